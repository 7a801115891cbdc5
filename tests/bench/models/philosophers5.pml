/* As philosophers5.c: a step is one access to a shared variable, with the local work behind it; a local variable that is dead
   is 0. At the end a process makes one step more, as a thread that ends does. */
#ifndef K
#define K 2
#endif
#define N 5
#define FIRST (_pid == N - 1 -> 0 : _pid)
#define SECOND (_pid == N - 1 -> N - 1 : _pid + 1)
bit taken[N];
bit eats[N];

active [N] proctype philosopher()
{
    byte round;
first:
    atomic { if :: taken[FIRST] -> goto first :: else -> taken[FIRST] = 1 fi }
second:
    atomic { if :: taken[SECOND] -> goto second :: else -> taken[SECOND] = 1 fi }
    eats[_pid] = 1;
    eats[_pid] = 0;
    taken[SECOND] = 0;
    atomic {
        taken[FIRST] = 0; round++;
        if :: round < K -> goto first :: else -> round = 0 fi
    }
    skip;
end: false
}
