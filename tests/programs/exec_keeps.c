/* tests: with state_seen
 * What exec keeps: descriptors without FD_CLOEXEC, ignored signals, the mask and what is pending. Caught
 * becomes default. */
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static void handler(int number) { (void)number; }

int main(void)
{
    sigset_t blocked;
    for (int fd = 10; fd <= 12; fd++)
        dup2(1, fd);
    fcntl(11, F_SETFD, FD_CLOEXEC);
    fcntl(12, F_SETFD, FD_CLOEXEC);
    fcntl(12, F_SETFD, 0);
    dup2(11, 13); /* the copy has not the flag */
    signal(SIGUSR1, handler);
    signal(SIGUSR2, SIG_IGN);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTERM);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    raise(SIGTERM);
    execl("./state_seen", "state_seen", (char *)NULL);
    return 1;
}
