/* What a program must not do and the kernel sees: bits. */
#ifndef PAWL_MISUSE_H
#define PAWL_MISUSE_H

enum misuse {
    MISUSE_NOT_HELD = 1,  /* unlocks what it does not hold */
    MISUSE_DESTROYED = 2, /* destroys what others wait for, or what is locked */
    MISUSE_AGAIN = 4,     /* locks what it holds, and waits for itself */
};

#endif
