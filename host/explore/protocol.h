/* What the explorer tells pawl: lines on descriptor 3, fields separated by one blank, the last field may hold
   blanks. Numbers are decimal, addresses hexadecimal without 0x.

   progress STATES TRANSITIONS FRONTIER PREEMPTIONS KIB MILLISECONDS
       now and then, and once at the end. PREEMPTIONS: all runs with fewer were tried; -1: no such bound.
   violation KIND PREEMPTIONS STEPS PC ADDRESS NUMBER FAIR SCHEDULE
       KIND as in --json ("mutex", ...); what is not known is 0; NUMBER: of the thread at fault, 0 none.
       FAIR: of starvation: "strong" or "weak"; of deadlock "all" or "partial"; of misuse which; of the others "-".
   note KIND PREEMPTIONS STEPS PC ADDRESS NUMBER FAIR SCHEDULE
       the same, of what is no violation: starvation only under a scheduler in lock step, and the like.
   condition NAME holds|broken HOW
       NAME: mutual_exclusion progress bounded_waiting; only with marks of <pawl.h>. HOW: "-" or a word more.
   overtaken N
       greatest overtaking; -1: no bound; -2: no bound, only if unfair.
   outcome END PREEMPTIONS SHARE STATUSES SCHEDULE
       END as in --json, or partial: of deadlock, the others go on; SHARE: of how many of RANDOM_RUNS random runs ended so; STATUSES: numbers with
       commas between, in order of creation, or "-". Followed by a line
   output TEXT
       what it printed, as a C string without the quotes: \n, \t, \\, \", \ooo.
   reached PC
       a line each: addresses (return addresses of operations) at which some run stood.
   end COMPLETE BOUND OUTCOMES_COMPLETE STATES TRANSITIONS KIB MILLISECONDS NATIVE
       the last line. COMPLETE: 0 or 1; BOUND: every run with at most BOUND preemptions was tried, -1 none.

   A schedule is words: N*K  thread number N makes K steps;  ?N=V  its choice;  wN  waiter N is taken;  tN  its
   timer fires;  gN=S  it is sent signal S;  fN=E  its next call fails with error E;  lN=F  fate F of its datagram;
   (  begins the loop of a livelock, which ends with the schedule.

   Told to end by SIGINT, it says what it knows so far, with all lines up to "end", and ends soon.

   The explorer is told: BOOTFILE, then words KEY=VALUE: preemptions, time (milliseconds), memory (MiB), outcomes
   (most), random (runs for shares, 0: none), races=1, reduce=0, signals=SET, faults=1, lossy is a flag of the
   boot block, reach=ADDRESS:SIZE:OP:VALUE and never=... (OP: == != < > <= >= signed), verdicts=0 (safety only),
   fuse=FROM-TO,... (address ranges whose steps by one thread are one step), verify=1, planted=N, seed=N,
   walk=1 (random walk only), final=ADDRESS:SIZE,... (each process that ends prints \001,
   the number of the thread that it began with, that of its image, and these values of it, - for none, \002),
   from=SCHEDULE (all runs that begin so; the schedules above begin so, too, and all counts are
   of whole runs), progress=MILLISECONDS between progress lines (0: none). */
#ifndef PAWL_EXPLORE_PROTOCOL_H
#define PAWL_EXPLORE_PROTOCOL_H

enum { RANDOM_RUNS = 10000 };

#endif
