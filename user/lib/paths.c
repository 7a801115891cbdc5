/* Parts of paths, and what the system is called. */
#include <libgen.h>
#include <string.h>
#include <sys/utsname.h>

#include "internal.h"

/* How many bytes of the path remain without the '/'s at its end; 1 of "/". */
static size_t without_end(const char *path, size_t length)
{
    while (length > 1 && string_byte(path + length - 1) == '/')
        length--;
    return length;
}

char *basename(char *path)
{
    if (!path || !string_byte(path))
        return (char *)".";
    size_t all = strlen(path), length = without_end(path, all), from = length;
    if (length < all)
        set_string_byte(path + length, 0);
    while (from > 0 && string_byte(path + from - 1) != '/')
        from--;
    return length == 1 ? path : path + from;
}

char *dirname(char *path)
{
    if (!path || !string_byte(path))
        return (char *)".";
    size_t length = without_end(path, strlen(path));
    while (length > 0 && string_byte(path + length - 1) != '/')
        length--;
    if (length == 0)
        return (char *)".";
    set_string_byte(path + without_end(path, length), 0);
    return path;
}

int uname(struct utsname *name)
{
    strcpy(name->sysname, "Pawl");
    strcpy(name->nodename, "pawl");
    strcpy(name->release, "1");
    strcpy(name->version, "1");
    strcpy(name->machine, "pawl");
    return 0;
}
