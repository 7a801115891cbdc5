/* tee [-a] [FILE...]: what it reads goes to what it prints, and into the files (-a: to their ends). */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { FILES = 8 };

static int write_all(int to, const char *bytes, ssize_t count)
{
    for (ssize_t now; count > 0; bytes += now, count -= now)
        if ((now = write(to, bytes, (size_t)count)) < 0)
            return 1;
    return 0;
}

int main(int argc, char **argv)
{
    int append = argc > 1 && strcmp(argv[1], "-a") == 0, status = 0, count = 0;
    int files[FILES];
    const char *names[FILES];
    for (int i = 1 + append; i < argc; i++) {
        int file = count < FILES
                       ? open(argv[i], O_WRONLY | O_CREAT | (append ? O_APPEND : O_TRUNC), 0666)
                       : -1;
        if (file < 0) {
            fprintf(stderr, "tee: ");
            perror(argv[i]);
            status = 1;
            continue;
        }
        names[count] = argv[i];
        files[count++] = file;
    }
    char bytes[512];
    ssize_t length;
    while ((length = read(STDIN_FILENO, bytes, sizeof bytes)) > 0) {
        status |= write_all(STDOUT_FILENO, bytes, length);
        for (int i = 0; i < count; i++)
            if (write_all(files[i], bytes, length)) {
                perror(names[i]);
                status = 1;
            }
    }
    return status;
}
