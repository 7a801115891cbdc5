/* As peterson.c: a step is one access to a shared variable, with the local work behind it; a local variable that is dead
   is 0. At the end a process makes one step more, as a thread that ends does. */
#ifndef K
#define K 3
#endif
bit wants[2], turn;

active [2] proctype process()
{
    byte round;
begin:
    wants[_pid] = 1;
    turn = 1 - _pid;
look:
    atomic { if :: wants[1 - _pid] :: else -> goto out fi }
    atomic { if :: turn != _pid -> goto look :: else fi }
out:
    atomic {
        wants[_pid] = 0; round++;
        if :: round < K -> goto begin :: else -> round = 0 fi
    }
    skip;
end: false
}
