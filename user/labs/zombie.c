/* A child that has ended stays as a zombie until its parent asks for its status.
   끝난 자식은 부모가 wait를 부를 때까지 좀비로 남는다.

   In the course: processes, termination (프로세스 종료, 좀비 프로세스).
   While the parent does something else, the child's entry is kept: only its pid and its status are left of it.

   What can come out: the child is a zombie (Z) before wait, and gone after it.

   pawl: schedule run: P1:*
   pawl: expect output "before wait: Z\n"
   pawl: expect output "wait: status 7\n"
   pawl: expect output "after wait: gone\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 2
   pawl: expect outcome exit 0 "before wait: R\nwait: status 7\nafter wait: gone\n" */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The letter behind "State:" in /proc/PID/status, as ps shows it. */
static const char *state_of(pid_t pid)
{
    static char text[256];
    char name[32], *state;
    ssize_t length;
    int file;

    snprintf(name, sizeof name, "/proc/%d/status", (int)pid);
    if ((file = open(name, O_RDONLY)) < 0)
        return "gone";
    length = read(file, text, sizeof text - 1);
    close(file);
    text[length] = 0;
    state = strpbrk(strstr(text, "State:") + strlen("State:"), "RSTZ");
    state[1] = 0;
    return state;
}

int main(void)
{
    int status;
    pid_t child = fork();

    if (child == 0)
        _exit(7);
    sleep(1);
    printf("before wait: %s\n", state_of(child));
    wait(&status);
    printf("wait: status %d\n", WEXITSTATUS(status));
    printf("after wait: %s\n", state_of(child));
    return 0;
}
