/* mkfifo NAME...: makes FIFOs. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

int main(int argc, char **argv)
{
    int status = 0;
    if (argc == 1) {
        fprintf(stderr, "usage: mkfifo NAME...\n");
        return 2;
    }
    for (int i = 1; i < argc; i++)
        if (mkfifo(argv[i], 0666) != 0) {
            fprintf(stderr, "mkfifo: %s: %s\n", argv[i], strerror(errno));
            status = 1;
        }
    return status;
}
