#include "trace_file.h"

#include <errno.h>
#include <string.h>

#include "text.h"

FILE *trace_open(const char *path)
{
    FILE *file = path ? fopen(path, "w") : NULL;
    if (path && !file)
        fail("--trace=%s: %s", path, strerror(errno));
    return file;
}

void trace_close(FILE *file, const char *path)
{
    if (file && fclose(file) != 0)
        fail("--trace=%s: %s", path, strerror(errno));
}
