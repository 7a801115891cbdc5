/* What is attached to read only cannot be written, what is detached cannot be touched: SIGSEGV. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

static char *at;
static int id;

static void write_read_only(void)
{
    char *text = shmat(id, NULL, SHM_RDONLY);
    printf("reads %s\n", text);
    fflush(stdout);
    text[0] = 'x';
}

static void read_detached(void)
{
    printf("shmdt %d\n", shmdt(at));
    fflush(stdout);
    char c = *(volatile char *)at;
    printf("read %c\n", c);
}

static void write_string_detached(void)
{
    shmdt(at);
    strcpy(at, "never");
}

static void look(const char *name, void act(void), int attached)
{
    int status;
    at = attached ? shmat(id, NULL, 0) : NULL;
    fflush(stdout);
    if (fork() == 0) {
        act();
        _exit(0);
    }
    wait(&status);
    if (attached)
        shmdt(at);
    printf("%s: %s\n", name, WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV ? "SIGSEGV" : "goes on");
}

int main(void)
{
    id = shmget(IPC_PRIVATE, 100, IPC_CREAT | 0600);
    at = shmat(id, NULL, 0);
    strcpy(at, "text");
    shmdt(at);
    look("write to what is read only", write_read_only, 0);
    look("read what is detached", read_detached, 1);
    look("strcpy to what is detached", write_string_detached, 1);
    at = shmat(id, NULL, 0);
    printf("still %s\n", at);
    shmctl(id, IPC_RMID, NULL);
    return 0;
}
