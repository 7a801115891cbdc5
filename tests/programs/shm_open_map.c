/* shm_open, ftruncate and mmap: memory with a name, seen by all who map it; it outlives close and unlink. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    struct stat s;
    shm_unlink("/suite_map");
    int fd = shm_open("/suite_map", O_RDWR | O_CREAT | O_EXCL, 0600);
    fstat(fd, &s);
    printf("size %ld\n", (long)s.st_size);
    ftruncate(fd, 4096);
    char *text = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    printf("zero at first: %d\n", text[0]);
    if (fork() == 0) {
        int again = shm_open("/suite_map", O_RDWR, 0);
        char *same = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, again, 0);
        strcpy(same, "from the child");
        _exit(0);
    }
    wait(NULL);
    printf("%s\n", text);
    printf("unlink %d\n", shm_unlink("/suite_map"));
    strcat(text, ", still here");
    printf("%s\n", text);
    printf("munmap %d\n", munmap(text, 4096));
    int gone = shm_open("/suite_map", O_RDWR, 0);
    printf("gone %d errno %d\n", gone, errno);
    return 0;
}
