#include "cache.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "home.h"
#include "text.h"

enum { CACHE_FILES = 4096 }; /* so many may lie there; then the longest unused half goes */

char *cache_path(const char *key, const char *suffix)
{
    return text("%s/%s%s", home_cache(), key, suffix);
}

char *cache_temporary(const char *suffix)
{
    static unsigned number;
    return text("%s/tmp-%ld-%u%s", home_cache(), (long)getpid(), number++, suffix);
}

struct entry {
    char *path;
    time_t used;
};

static int by_age(const void *a, const void *b)
{
    time_t one = ((const struct entry *)a)->used, other = ((const struct entry *)b)->used;
    return (one > other) - (one < other);
}

static void throw_half_away(struct entry *entries, size_t count)
{
    qsort(entries, count, sizeof *entries, by_age);
    for (size_t i = 0; i < count / 2; i++)
        unlink(entries[i].path);
}

static void keep_small(void)
{
    DIR *folder = opendir(home_cache());
    struct entry *entries = NULL;
    size_t count = 0, room = 0;
    for (struct dirent *file; folder && (file = readdir(folder));) {
        struct stat status;
        if (file->d_type == DT_DIR || fstatat(dirfd(folder), file->d_name, &status, 0) != 0)
            continue;
        if (count == room)
            entries = grown(entries, room = room ? 2 * room : 256, sizeof *entries);
        entries[count].path = text("%s/%s", home_cache(), file->d_name);
        entries[count++].used =
            status.st_atime > status.st_mtime ? status.st_atime : status.st_mtime;
    }
    if (folder)
        closedir(folder);
    if (count > CACHE_FILES)
        throw_half_away(entries, count);
    for (size_t i = 0; i < count; i++)
        free(entries[i].path);
    free(entries);
}

void cache_store(const char *temporary, const char *path)
{
    static unsigned stored;
    if (rename(temporary, path) != 0)
        fail("%s: %s", path, strerror(errno));
    if (stored++ % 64 == 0)
        keep_small();
}
