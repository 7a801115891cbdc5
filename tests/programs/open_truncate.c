/* O_TRUNC empties the file for all who have it open; another one's offset stays, and a write there leaves a
 * hole. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    char bytes[16];
    struct stat s;
    int fd = open("file", O_RDWR | O_CREAT | O_TRUNC, 0644);
    write(fd, "0123456789", 10);
    int other = open("file", O_WRONLY | O_TRUNC);
    fstat(fd, &s);
    printf("size %ld\n", (long)s.st_size);
    printf("offset %ld, read %ld\n", (long)lseek(fd, 0, SEEK_CUR), (long)read(fd, bytes, 1));
    write(fd, "ab", 2);
    write(other, "xyz", 3);
    lseek(fd, 0, SEEK_SET);
    ssize_t n = read(fd, bytes, sizeof bytes);
    printf("%ld bytes:", (long)n);
    for (int i = 0; i < n; i++)
        printf(" %d", bytes[i]);
    printf("\n");
    return 0;
}
