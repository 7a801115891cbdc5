/* cat [FILE...]: copies files, or what it reads, to what it prints. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int copy(int from, const char *name)
{
    char bytes[512];
    ssize_t count;
    while ((count = read(from, bytes, sizeof bytes)) > 0)
        for (ssize_t done = 0, now; done < count; done += now)
            if ((now = write(STDOUT_FILENO, bytes + done, (size_t)(count - done))) < 0) {
                perror("cat");
                return 1;
            }
    if (count < 0)
        fprintf(stderr, "cat: %s: %s\n", name, strerror(errno));
    return count < 0;
}

int main(int argc, char **argv)
{
    int status = argc > 1 ? 0 : copy(STDIN_FILENO, "-");
    for (int i = 1; i < argc; i++) {
        int file = strcmp(argv[i], "-") ? open(argv[i], O_RDONLY) : dup(STDIN_FILENO);
        if (file < 0) {
            fprintf(stderr, "cat: %s: %s\n", argv[i], strerror(errno));
            status = 1;
            continue;
        }
        status |= copy(file, argv[i]);
        close(file);
    }
    return status;
}
