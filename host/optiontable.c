/* The options themselves. */
#include "optiontable.h"

#include <stddef.h>

enum {
    RUNS = 1 << SUB_RUN | 1 << SUB_REPLAY | 1 << SUB_GDB,
    EXPLORES = 1 << SUB_EXPLORE,
    SHRINKS = 1 << SUB_SHRINK,
    TRACES = 1 << SUB_TRACE,
    PLAYS = 1 << SUB_PLAY,
    CC = 1 << SUB_CC,
    GDB = 1 << SUB_GDB,
};

#define FLAG(name) TAKE_FLAG, offsetof(struct options, name), NULL, 0
#define TEXT(name) TAKE_TEXT, offsetof(struct options, name), NULL, 0
#define WORD(name, words) TAKE_WORD, offsetof(struct options, name), words, 0
#define LIST(name) TAKE_LIST, offsetof(struct options, name), NULL, 0
#define WORDS(name) TAKE_WORDS, offsetof(struct options, name), NULL, 0
#define NUMBER(name, least) TAKE_NUMBER, offsetof(struct options, name), NULL, least
#define SECONDS(name) TAKE_SECONDS, offsetof(struct options, name), NULL, 0

enum { MAKE = 1, WHO, IN_OUT, WHAT, LIMITS, TESTS };

const struct option_row option_rows[] = {
    {"o", "OUT", "the result: an object to link into a test if it ends in .o, else a whole machine", CC, 0,
     TEXT(out)},
    {"o", "FILE", "the result, as a schedule file", SHRINKS, 0, TEXT(out)},
    {"o", "FILE", "at the end: the path, as a schedule file", PLAYS, 0, TEXT(out)},
    {"keys", "TEXT", "type this (\\n: Enter) and print the screen, without a terminal", PLAYS, 0, TEXT(keys)},
    {"size", "COLUMNSxROWS", "of that screen (default: 80x24)", PLAYS, 0, TEXT(size)},
    {"batch", "FILE", "carry out these commands of gdb, and end", GDB, 0, TEXT(batch)},

    {"on", "host|qemu", "where it runs (default: host)", RUNS | CC | SHRINKS | TRACES | PLAYS, MAKE,
     WORD(on, "host qemu")},
    {"board", "NAME", "which machine QEMU is: mps2-an385 (default) or lm3s6965evb (64 KiB of RAM)",
     RUNS | CC | SHRINKS | TRACES | PLAYS, MAKE, TEXT(board)},
    {"share", NULL, "link all the programs over one data image", RUNS | CC | EXPLORES | SHRINKS | TRACES | PLAYS, MAKE,
     FLAG(share)},
    {"with", "FILE.c", "a program for /bin that is not started", RUNS | CC | EXPLORES | SHRINKS | TRACES | PLAYS, MAKE,
     LIST(with)},
    {"cflags", "FLAGS", "further flags for the compiler", RUNS | CC | EXPLORES | SHRINKS | TRACES | PLAYS, MAKE,
     WORDS(cflags)},

    {"schedule", "TEXT|NAME|FILE",
     "who runs when: entries, the name of a schedule in the lab's header, or a file", RUNS | SHRINKS, WHO,
     TEXT(schedule)},
    {"schedule", "TEXT|NAME|FILE", "the beginning of the path", PLAYS, WHO, TEXT(schedule)},
    {"policy", "rr|coop|prio|random",
     "who runs when otherwise: in turn (default), until they wait, by priority, by dice", RUNS | SHRINKS,
     WHO, WORD(policy, "rr coop prio random")},
    {"quantum", "TICKS", "ticks before a thread's slice ends (default: 1000)", RUNS | SHRINKS, WHO,
     NUMBER(quantum, 1)},
    {"seed", "N", "of --policy=random (default: 1)", RUNS | SHRINKS, WHO, NUMBER(seed, 0)},
    {"seed", "N", "of the random runs (default: 1)", EXPLORES, WHO, NUMBER(seed, 0)},
    {"fails", "WHAT",
     "what is wrong with a run: assert, crash, deadlock, limit, status=N, output=TEXT (which it prints); with ! for "
     "=, that it does not (default: what is wrong with the first run)",
     SHRINKS, WHO, TEXT(fails)},
    {"wake", "fifo|any", "waiters stand in a line (default), or whoever is scheduled first takes it",
     RUNS | SHRINKS | PLAYS, WHO, WORD(wake, "fifo any")},
    {"wake", "fifo|any", "waiters stand in a line, or whoever is scheduled first takes it (default)",
     EXPLORES, WHO, WORD(wake, "fifo any")},
    {"clock", "ticks|free", "time goes a tick a step (default), or a timer may fire at any step",
     RUNS | SHRINKS | PLAYS, WHO, WORD(clock, "ticks free")},
    {"clock", "free", "a timer may fire at any step (there is no other way to explore)", EXPLORES, WHO,
     WORD(clock, "ticks free")},
    {"lossy", NULL,
     "datagrams of AF_INET may be lost (1), doubled (2) or overtaken by the next (3): as the schedule says "
     "(P2?1: what P2 sends now), else by dice with --policy=random, else they arrive (0)",
     RUNS | SHRINKS | PLAYS, WHO, FLAG(lossy)},
    {"lossy", NULL, "datagrams of AF_INET may be lost, doubled, or overtaken by the next", EXPLORES, WHO,
     FLAG(lossy)},
    {"failure", "pass|stop", "a process that aborts or dies of a fault ends alone (default), or the run with it",
     RUNS | SHRINKS | PLAYS, WHO, WORD(failure, "pass stop")},
    {"limit", "TICKS", "stop a run that goes on (default: 100000000)", RUNS | SHRINKS, WHO,
     NUMBER(limit, 1)},
    {"limit", "TICKS", "stop a random run that goes on", EXPLORES, WHO, NUMBER(limit, 1)},

    {"stdin", "FILE", "what the console reads (default: end of file at once)", RUNS | EXPLORES | SHRINKS | TRACES | PLAYS,
     IN_OUT, TEXT(input)},
    {"file", "HOST:INSIDE", "bring in a file; INSIDE is where the programs see it",
     RUNS | EXPLORES | SHRINKS | TRACES | PLAYS, IN_OUT, LIST(files)},
    {"live", NULL, "the console reads standard input while the run goes on; at its end: what repeats it",
     RUNS, IN_OUT, FLAG(live)},
    {"type", "TICK:TEXT", "typed at the console then: letters, \\n, \\x03 for Ctrl+C, \\x04 for end of file, ...",
     RUNS | SHRINKS | TRACES, IN_OUT, LIST(type)},
    {"signal", "WHO:SIGNAL@TICK", "sent from outside then, as P1:INT@500",
     RUNS | SHRINKS | TRACES, IN_OUT, LIST(signals)},
    {"trace", "FILE", "write the trace, one line an event", RUNS, IN_OUT, TEXT(trace)},
    {"table", NULL, "show the reads and writes round the switches (on a terminal they are shown anyway)",
     RUNS, IN_OUT, FLAG(table)},
    {"table", NULL, "show the shortened run (on a terminal it is shown anyway)", SHRINKS, IN_OUT, FLAG(table)},
    {"html", "FILE", "write the run as a page for a browser", 1 << SUB_RUN | TRACES, IN_OUT,
     TEXT(html)},
    {"perfetto", "OUT", "the run as JSON for Perfetto or chrome://tracing instead, to a file or standard output", TRACES,
     IN_OUT, TAKE_MAYBE, offsetof(struct options, perfetto), NULL, 0},
    {"dot", NULL, "the graph of a deadlock instead, for Graphviz: who waits for what, and who holds it", TRACES,
     IN_OUT, FLAG(dot)},
    {"save", "DIR", "write each example into a schedule file there: `pawl replay FILE'", EXPLORES, IN_OUT,
     TEXT(save)},
    {"json", NULL, "one JSON object on standard output instead of text", EXPLORES, IN_OUT, FLAG(json)},
    {"expect", NULL, "compare with the `expect' lines of the header; status 1 if the run differs", RUNS,
     IN_OUT, FLAG(expect)},
    {"expect", NULL,
     "explore as the `explore' lines of the header say, and compare with the `expect' lines behind each; "
     "status 1 if something differs",
     EXPLORES, IN_OUT, FLAG(expect)},

    {"races", NULL, "data races are violations", EXPLORES, WHAT, FLAG(races)},
    {"reach", "EXPR", "is there a state with, e.g., 'balance==15 && queue.count[1]>0'?", EXPLORES, WHAT,
     LIST(reach)},
    {"never", "EXPR", "such a state is a violation", EXPLORES, WHAT, LIST(never)},
    {"signal", "SIGNAL", "is sent to any process at any moment, as INT or USR1", EXPLORES, WHAT,
     LIST(signals)},
    {"faults", "0|1", "1: any one system call may fail: EINTR, ENOMEM, EAGAIN, a process killed", EXPLORES,
     WHAT, WORD(faults, "0 1")},
    {"against", "OTHER.c", "which outcomes another version has or has not", EXPLORES, WHAT, TEXT(against)},

    {"preemptions", "N", "at most N preemptions (default: all runs)", EXPLORES, LIMITS,
     NUMBER(preemptions, 0)},
    {"time", "SECONDS", "then say what is known so far", EXPLORES, LIMITS, SECONDS(time)},
    {"memory", "MIB", "no more than that", EXPLORES, LIMITS, NUMBER(memory, 1)},
    {"outcomes", "N", "list at most N outcomes", EXPLORES, LIMITS, NUMBER(outcomes, 0)},
    {"jobs", "1|2", "2: random runs beside the search (default: 2 with two processors or more)", EXPLORES,
     LIMITS, WORD(jobs, "1 2")},
    {"no-reduction", NULL, "do not merge steps that nobody can tell apart", EXPLORES, LIMITS,
     FLAG(no_reduction)},

    {"sanitize", NULL, "on the host: the kernel built with ASan and UBSan", RUNS | CC | SHRINKS | TRACES, TESTS,
     FLAG(sanitize)},
    {"processor", "aarch64", "on the host: built for that processor, run by qemu-aarch64",
     RUNS | CC | SHRINKS | TRACES, TESTS, WORD(processor, "aarch64 host-live")},
    {"high-water", NULL, "show how full the kernel's tables ever were", RUNS, TESTS, FLAG(high_water)},
    {"check", NULL, "check the kernel's tables after each trap", RUNS | EXPLORES | SHRINKS, TESTS, FLAG(check)},
    {"poison", NULL, "fill fresh stacks and heap with rubbish", RUNS | EXPLORES, TESTS, FLAG(poison)},
    {"paranoid", NULL, "on the host: close all memory that the running thread may not touch", RUNS, TESTS,
     FLAG(paranoid)},
    {"random", "N", "so many random runs for the shares of outcomes (default: 10000)", EXPLORES, TESTS,
     NUMBER(random, 0)},
    {"safety", NULL, "assertions, crashes and deadlocks only: faster", EXPLORES, TESTS, FLAG(safety)},
    {"verify", NULL, "run each native step twice, with what it did not declare inverted", EXPLORES, TESTS,
     FLAG(verify)},
    {"planted", "N", "a bug in the explorer that is to be found", EXPLORES, TESTS, NUMBER(planted, 1)},
    {"explorer", "FILE", "an executable that explores instead", EXPLORES, TESTS, TEXT(explorer)},
    {0},
};
