/* What a thread does wrong becomes a FAULT trap: the signal's handler, on a stack of its own, keeps
   the thread as it was in its table entry and returns into the kernel instead.

   The watchdog ends a step that goes on for two seconds of the processor's time without a trap,
   which only a loop can do that the compiler announces nothing of, such as for (;;) {}. It looks
   twice a second whether the machine has made a step since, and changes nothing else. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "port.h"

enum { LOOKS = 4, LOOK_MICROSECONDS = 500000, STACK_BYTES = 65536 };

static const int caught[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGVTALRM};
enum { CAUGHT = sizeof caught / sizeof *caught };

static struct {
    pid_t process;  /* that catches; 0: none. A child of it inherits all but the timer */
    bool returning; /* the next SIGILL is our own: see port_resume_interrupted */
    int looks;
    uint64_t steps; /* at the first of these looks */
    stack_t stack;
    struct sigaction action[CAUGHT];
    struct itimerval timer;
} before;

static void stop_thread(int number, uintptr_t address, void *ucontext)
{
    struct trap *trap = &port.trap;
    memset(trap, 0, sizeof *trap);
    trap->kind = TRAP_FAULT;
    trap->number = (uint16_t)processor_signal(number, ucontext);
    trap->args[0] = address;
    trap->pc = processor_pc(ucontext);
    if (!arch_constant(trap->pc, 1)) /* called what is no function: blame the caller */
        trap->pc = processor_return_address(ucontext);
    else
        trap->pc++; /* as if a return address: lines are found by the byte before it */
    trap->sp = processor_sp(ucontext);
    trap->fp = processor_fp(ucontext);
    processor_save(port.context, ucontext);
    processor_leave(ucontext);
}

static void look(void *ucontext)
{
    if (!port.in_user || port.steps != before.steps) {
        before.steps = port.steps;
        before.looks = 0;
    } else if (++before.looks == LOOKS && slots_have(processor_sp(ucontext))) {
        stop_thread(SIGXCPU, 0, ucontext);
    }
}

/* Not a thread's fault: whoever caught the signal before gets it again, from where it was. */
static void pass_on(int number, const siginfo_t *info, void *ucontext)
{
    for (int i = 0; i < CAUGHT; i++)
        if (caught[i] == number && before.action[i].sa_handler != SIG_DFL) {
            sigaction(number, &before.action[i], NULL);
            return;
        }
    char where[64];
    snprintf(where, sizeof where, "%p, touching %p", (void *)processor_pc(ucontext), info->si_addr);
    port_output.panic(strsignal(number), where);
}

static void on_signal(int number, siginfo_t *info, void *ucontext)
{
    int error = errno;
    if (number == SIGVTALRM)
        look(ucontext);
    else if (before.returning) {
        before.returning = false;
        processor_restore(port.context, ucontext);
    } else if (!port.in_user)
        pass_on(number, info, ucontext);
    else
        stop_thread(number, number == SIGSEGV || number == SIGBUS ? (uintptr_t)info->si_addr : 0,
                    ucontext);
    errno = error;
}

/* Only a return from a signal brings all registers back at once. */
_Noreturn void port_resume_interrupted(void);
_Noreturn void port_resume_interrupted(void)
{
    before.returning = true;
    raise(SIGILL);
    abort();
}

static void catch_signals(void)
{
    static _Alignas(16) char stack[STACK_BYTES];
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, &before.stack);
    struct sigaction action = {.sa_sigaction = on_signal,
                               .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < CAUGHT; i++)
        sigaction(caught[i], &action, &before.action[i]);
}

void faults_catch(void)
{
    if (before.process == getpid())
        return;
    if (!before.process)
        catch_signals();
    before.process = getpid();
    before.looks = 0;
    struct timeval often = {.tv_usec = LOOK_MICROSECONDS};
    setitimer(ITIMER_VIRTUAL, &(struct itimerval){often, often}, &before.timer);
}

void faults_release(void)
{
    if (!before.process)
        return;
    before.process = 0;
    setitimer(ITIMER_VIRTUAL, &before.timer, NULL);
    for (int i = 0; i < CAUGHT; i++)
        sigaction(caught[i], &before.action[i], NULL);
    sigaltstack(&before.stack, NULL);
}
