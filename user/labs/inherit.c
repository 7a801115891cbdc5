/* What a child inherits and what it does not.
   자식이 물려받는 것과 그렇지 않은 것.

   In the course: processes, fork (프로세스 생성, 상속).
   A child has its parent's variables, open files with their offset, working directory, umask, signal
   actions and mask; it has not its pid, its pending alarm, its pending signals nor its file locks.

   What can come out: always the same, for the parent waits; where a timer may fire at any moment (explore) the alarm
   may be early, and end the parent.

   pawl: schedule run: P1:*
   pawl: expect output "child : variable 2, offset 12, in /tmp, umask 077\n"
   pawl: expect output "child : SIGUSR1 ignored, SIGUSR2 not pending, alarm in 0 s, the file is locked by another\n"
   pawl: expect output "parent: variable 2, offset 12, in /tmp, umask 077\n"
   pawl: expect output "parent: SIGUSR1 ignored, SIGUSR2 pending, alarm in 60 s, the file is mine or free\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 5 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int variable = 1;

static void show(const char *who, int file)
{
    struct sigaction action;
    sigset_t pending;
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    mode_t mask = umask(0);
    char here[64];

    umask(mask);
    sigaction(SIGUSR1, NULL, &action);
    sigpending(&pending);
    fcntl(file, F_GETLK, &lock);
    printf("%s: variable %d, offset %ld, in %s, umask %03o\n", who, variable,
           (long)lseek(file, 0, SEEK_CUR), getcwd(here, sizeof here), (unsigned)mask);
    printf("%s: SIGUSR1 %s, SIGUSR2 %s, alarm in %u s, the file is %s\n", who,
           action.sa_handler == SIG_IGN ? "ignored" : "not ignored",
           sigismember(&pending, SIGUSR2) ? "pending" : "not pending", alarm(0),
           lock.l_type == F_UNLCK ? "mine or free" : "locked by another");
}

int main(void)
{
    sigset_t mask;
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int file = open("/tmp/inherited", O_RDWR | O_CREAT, 0600);

    write(file, "twelve bytes", 12);
    fcntl(file, F_SETLK, &lock);
    chdir("/tmp");
    umask(077);
    signal(SIGUSR1, SIG_IGN);
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR2);
    sigprocmask(SIG_BLOCK, &mask, NULL);
    raise(SIGUSR2);
    alarm(60);
    variable = 2;
    if (fork() == 0) {
        show("child ", file);
        return 0;
    }
    wait(NULL);
    show("parent", file);
    unlink("/tmp/inherited");
    return 0;
}
