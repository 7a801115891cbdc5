/* ftok: a key of a file and a number, as everywhere. */
#include <sys/ipc.h>
#include <sys/stat.h>

#include "internal.h"

key_t ftok(const char *path, int number)
{
    struct stat file;
    if (stat(path, &file) != 0)
        return -1;
    return (key_t)((file.st_ino & 0xffff) | (file.st_dev & 0xff) << 16 |
                   ((unsigned)number & 0xff) << 24);
}
