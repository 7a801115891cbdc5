/* ftok: the same file and number give the same key, another number another; a missing file gives -1. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <unistd.h>

int main(void)
{
    close(open("file", O_CREAT | O_WRONLY, 0644));
    key_t a = ftok("file", 'a');
    printf("a key: %d\n", a != -1);
    printf("the same: %d, by another path %d\n", ftok("file", 'a') == a, ftok("./file", 'a') == a);
    printf("another number: %d\n", ftok("file", 'b') != a);
    printf("low eight bits count: %d\n", ftok("file", 'a' + 256) == a);
    key_t none = ftok("missing", 'a');
    printf("missing: %d errno %d\n", (int)none, errno);
    int id = shmget(none, 10, IPC_CREAT | 0600); /* works all the same: -1 is a key like others */
    printf("by luck: %d\n", id >= 0 && shmget(ftok("missing too", 'z'), 10, 0) == id);
    shmctl(id, IPC_RMID, NULL);
    return 0;
}
