/* Processes, signals, time. */
#include <sched.h>
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>

static struct sigaction action;
static sigset_t set;
static struct itimerval interval;
static volatile sig_atomic_t handled;
static unsigned generation;

static void work(unsigned count);

static void handle(int signal) { handled = handled + signal; }
static int some_signal(void)
{
    return (int)ONE_OF(SIGUSR1, SIGUSR1, SIGUSR2, SIGALRM, SIGCHLD, SIGTERM, SIGPIPE, SIGCONT,
                       SIGSTOP, 0, 32, -1, SIGKILL);
}
static sigset_t *some_set(void)
{
    sigemptyset(&set);
    for (unsigned i = dice(4); i; i--)
        sigaddset(&set, (int)ONE_OF(SIGUSR1, SIGUSR2, SIGALRM, SIGCHLD, SIGTERM));
    return or_bad(&set);
}
/* Not the one that main is, nor its group: it looks after the others. */
static int pid(void) { return 3 + (int)dice(20); }
static long do_kill(void)
{
    return kill((int)ONE_OF(0, 1) ? pid() : seldom() ? 0 : -pid(), some_signal());
}
static long do_sigqueue(void)
{
    return sigqueue(pid(), some_signal(), (union sigval){.sival_int = 1});
}
static long do_sigaction(void)
{
    action = (struct sigaction){
        .sa_flags = (int)ONE_OF(0, SA_RESTART, SA_NODEFER, SA_RESETHAND, SA_NOCLDWAIT)};
    action.sa_handler = dice(3) ? handle : dice(2) ? SIG_IGN : SIG_DFL;
    return sigaction(some_signal(), or_bad(&action), or_bad(NULL));
}
static long do_sigprocmask(void)
{
    return sigprocmask((int)ONE_OF(SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK, 9), some_set(),
                       or_bad(NULL));
}
static long do_sigpending(void) { return sigpending(or_bad(area)); }
static long do_sigsuspend(void) { return seldom() ? sigsuspend(some_set()) : 0; }
static long do_pause(void) { return seldom() ? pause() : 0; }
static long do_sigtimedwait(void) { return sigtimedwait(some_set(), or_bad(NULL), some_length()); }
static long do_alarm(void) { return (long)alarm(dice(2)); }
static long do_setitimer(void)
{
    interval = (struct itimerval){.it_value.tv_usec = ONE_OF(0, 10, 1000, 30000, -1)};
    return setitimer((int)ONE_OF(ITIMER_REAL, ITIMER_REAL, 99), or_bad(&interval), or_bad(NULL));
}
static long do_setpgid(void)
{
    return dice(2) ? setpgid(0, 0) : setpgid(pid(), seldom() ? -1 : pid());
}
static long do_getpgid(void) { return dice(2) ? getpgid((int)dice(20)) : getsid((int)dice(20)); }
static long do_setsid(void) { return seldom() ? setsid() : 0; }
static long do_wait(void)
{
    return waitpid((int)ONE_OF(-1, 0, 1, 2, 3, 1000, -5), or_bad(NULL),
                   mostly(WNOHANG) | (int)ONE_OF(0, WUNTRACED, WCONTINUED));
}
static long do_yield(void) { return sched_yield(); }
static long do_nanosleep(void) { return nanosleep(some_length(), or_bad(NULL)); }
static long do_clock(void)
{
    return clock_gettime((int)ONE_OF(CLOCK_REALTIME, CLOCK_MONOTONIC, 5, -1), pointer());
}
static long do_getpid(void) { return getpid() * 1000 + getppid(); }
static long do_choose(void) { return pawl_choose((int)ONE_OF(1, 2, 10, 0, -1)); }
static long do_raise(void)
{
    return seldom() ? raise((int)ONE_OF(0, 32, -1, SIGCHLD, SIGTERM)) : 0;
}
static long do_exit(void) { return seldom() && seldom() ? (_exit((int)dice(300)), 0) : 0; }
static void spawned(void *argument)
{
    (void)argument;
    work(10);
}
static long do_fork(void)
{
    pid_t child = generation < 3 ? fork() : 0;
    if (child || generation >= 3)
        return child;
    generation++;
    state += 77;
    work(15);
    _exit((int)dice(256));
}
static long do_spawn(void) { return dice(3) ? 0 : spawn(spawned, NULL); }
