/* As buffer.c: a step is one access to a shared variable, with the local work behind it; a local variable that is dead
   is 0. At the end a process makes one step more, as a thread that ends does. */
#ifndef K
#define K 6
#endif
#define SLOTS 2
byte mutex = 1, holes = SLOTS, items;
byte buffer[SLOTS], in, out;

active [2] proctype producer()
{
    byte round, at;
begin:
    atomic { holes > 0 -> holes-- }
    atomic { mutex > 0 -> mutex-- }
    at = in;
    atomic { buffer[at] = _pid + 1; at = 0 }
    at = in;
    atomic { in = (at + 1) % SLOTS; at = 0 }
    mutex++;
    atomic {
        items++; round++;
        if :: round < K -> goto begin :: else -> round = 0 fi
    }
    skip;
end: false
}

active [2] proctype consumer()
{
    byte round, at;
begin:
    atomic { items > 0 -> items-- }
    atomic { mutex > 0 -> mutex-- }
    at = out;
    atomic { assert(buffer[at] != 0); at = 0 }
    at = out;
    atomic { out = (at + 1) % SLOTS; at = 0 }
    mutex++;
    atomic {
        holes++; round++;
        if :: round < K -> goto begin :: else -> round = 0 fi
    }
    skip;
end: false
}
