/* Jumps out of functions (ISO C11 7.13, POSIX.1-2017 <setjmp.h>). */
#ifndef PAWL_SETJMP_H
#define PAWL_SETJMP_H

struct __jmp_buf {
    unsigned long __registers[sizeof(long) == 8 ? 22 : 10];
    int __saved; /* the mask was */
    unsigned __mask;
};
typedef struct __jmp_buf jmp_buf[1];
typedef struct __jmp_buf sigjmp_buf[1];

/* Notes where the program stands; gives 0. After a longjmp it returns a second time: the jump's value.
   The mask of signals is not kept. */
int setjmp(jmp_buf where) __attribute__((returns_twice));
int _setjmp(jmp_buf where) __attribute__((returns_twice));
/* The same; unless save is 0, siglongjmp brings the mask of signals back, too. */
int sigsetjmp(sigjmp_buf where, int save) __attribute__((returns_twice));
#define setjmp(where) setjmp(where)
#define sigsetjmp(where, save) sigsetjmp(where, save)

/* Back to setjmp, which gives the value; 1 if that is 0. The function that called it must not have
   returned. */
_Noreturn void longjmp(jmp_buf where, int value);
_Noreturn void _longjmp(jmp_buf where, int value);
_Noreturn void siglongjmp(sigjmp_buf where, int value);

#endif
