/* As bakery3.c: a step is one access to a shared variable, with the local work behind it; a local variable that is dead
   is 0. At the end a process makes one step more, as a thread that ends does. */
#ifndef K
#define K 3
#endif
#define N 3
byte choosing[N], number[N];

active [N] proctype process()
{
    byte round, mine, j;
begin:
    atomic { choosing[_pid] = 1; mine = 0; j = 0 }
look:
    atomic {
        if
        :: number[j] > mine -> mine = number[j]
        :: else
        fi;
        j++;
        if
        :: j < N -> goto look
        :: else -> j = 0; mine++
        fi
    }
    number[_pid] = mine;
    choosing[_pid] = 0;
wait:
    atomic {
        if
        :: choosing[j] -> goto wait
        :: else
        fi
    }
turn:
    atomic {
        if
        :: number[j] != 0 && (number[j] < mine || (number[j] == mine && j < _pid)) -> goto turn
        :: else -> j++
        fi;
        if
        :: j < N -> goto wait
        :: else -> mine = 0; j = 0
        fi
    }
    atomic {
        number[_pid] = 0;
        round++;
        if
        :: round < K -> goto begin
        :: else -> round = 0
        fi
    }
    skip; /* exit */
end:
    false
}
