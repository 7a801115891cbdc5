/* exec: caught signals get their default again, ignored ones stay so; mask, pending and alarm are kept.
   tests: with signals_seen */
#include <signal.h>
#include <unistd.h>

static void handler(int number) { (void)number; }

int main(void)
{
    sigset_t mask;
    signal(SIGUSR1, handler);
    signal(SIGUSR2, SIG_IGN);
    sigemptyset(&mask);
    sigaddset(&mask, SIGINT);
    sigaddset(&mask, SIGTERM);
    sigprocmask(SIG_BLOCK, &mask, NULL);
    raise(SIGTERM);
    alarm(100);
    execl("./signals_seen", "signals_seen", (char *)NULL);
    return 1;
}
