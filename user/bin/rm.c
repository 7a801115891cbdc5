/* rm [-f] FILE...: takes names away; -f: says nothing of those that are not there. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int force = argc > 1 && strcmp(argv[1], "-f") == 0, status = 0;
    if (argc == 1) {
        fprintf(stderr, "usage: rm [-f] FILE...\n");
        return 2;
    }
    for (int i = 1 + force; i < argc; i++)
        if (unlink(argv[i]) != 0 && !(force && errno == ENOENT)) {
            fprintf(stderr, "rm: %s: %s\n", argv[i], strerror(errno));
            status = 1;
        }
    return status;
}
