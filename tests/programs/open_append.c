/* O_APPEND: every write goes to the end, wherever the offset was and whoever has written meanwhile. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char text[100];
    int one = open("log", O_WRONLY | O_CREAT | O_APPEND, 0644);
    int two = open("log", O_RDWR | O_APPEND);
    write(one, "one ", 4);
    write(two, "two ", 4);
    write(one, "one ", 4);
    lseek(two, 0, SEEK_SET);
    write(two, "end ", 4);
    printf("offset after the write: %ld\n", (long)lseek(two, 0, SEEK_CUR));
    if (fork() == 0) {
        write(two, "child ", 6);
        _exit(0);
    }
    wait(NULL);
    write(one, "parent", 6);
    lseek(two, 0, SEEK_SET);
    ssize_t n = read(two, text, sizeof text);
    printf("%ld bytes: %.*s\n", (long)n, (int)n, text);
    return 0;
}
