/* A file that is mapped: stores are seen by read, writes by loads, and by who opens it later. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char text[20] = "";
    int d = open("mapped", O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(d, "hello world", 11);
    char *map = mmap(NULL, 11, PROT_READ | PROT_WRITE, MAP_SHARED, d, 0);
    char *copy = mmap(NULL, 11, PROT_READ | PROT_WRITE, MAP_PRIVATE, d, 0);
    printf("mapped %.11s, copy %.11s, behind %d\n", map, copy, map[11]);
    map[0] = 'H';
    copy[0] = 'J';
    pread(d, text, 11, 0);
    printf("read %s, copy %.5s\n", text, copy);
    pwrite(d, "World", 5, 6);
    printf("mapped %.11s\n", map);
    if (fork() == 0) {
        map[5] = '-';
        _exit(0);
    }
    wait(NULL);
    close(d);
    printf("closed %.11s, msync %d\n", map, msync(map, 11, MS_SYNC));
    munmap(map, 11);
    d = open("mapped", O_RDONLY);
    memset(text, 0, sizeof text);
    printf("%d bytes: ", (int)read(d, text, sizeof text));
    printf("%s\n", text);
    unlink("mapped");
    map = mmap(NULL, 11, PROT_READ, MAP_SHARED, d, 0);
    close(d);
    printf("without a name %.11s\n", map);
    return 0;
}
