/* exec puts another program into the process: the pid and the descriptors stay, the memory does not.
   exec는 프로세스에 다른 프로그램을 얹는다: pid와 기술자는 남고 메모리는 바뀐다.

   In the course: processes, exec (프로그램 실행).
   The child redirects its output into a pipe and becomes `echo`; the parent reads what echo printed. What stands
   behind a successful exec is never reached.

   What can come out: always the same.

   pawl: schedule run: P1:* P2:* P1:*
   pawl: expect output "no such program: No such file or directory\nparent: echo said: hello from exec\nparent: status 0\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int fd[2], status;
    char text[64] = "";

    pipe(fd);
    if (fork() == 0) {
        execl("/bin/nothing", "nothing", (char *)NULL);
        printf("no such program: %s\n", strerror(errno));
        dup2(fd[1], 1);
        close(fd[0]);
        close(fd[1]);
        execlp("echo", "echo", "hello", "from", "exec", (char *)NULL);
        _exit(1);
    }
    close(fd[1]);
    wait(&status);
    read(fd[0], text, sizeof text - 1);
    printf("parent: echo said: %s", text);
    printf("parent: status %d\n", WEXITSTATUS(status));
    return 0;
}
