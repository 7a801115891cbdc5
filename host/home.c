#include "home.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text.h"

/* The folder two levels above the command: of build/pawl the tree, of PREFIX/bin/pawl the prefix.
 */
static const char *top(void)
{
    static char path[PATH_MAX];
    if (path[0])
        return path;
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length < 0)
        fail("cannot tell where pawl is: %s", strerror(errno));
    path[length] = 0;
    for (int i = 0; i < 2; i++) {
        char *slash = strrchr(path, '/');
        if (slash)
            *slash = 0;
    }
    return path;
}

static bool in_tree(void)
{
    static int known = -1;
    if (known < 0) {
        char *mark = text("%s/kernel/abi.h", top());
        known = file_exists(mark);
        free(mark);
    }
    return known;
}

char *home_path(const char *relative)
{
    if (in_tree())
        return text("%s/%s", top(), relative);
    if (starts_with(relative, "build/"))
        return text("%s/lib/pawl/%s", top(), relative + strlen("build/"));
    if (starts_with(relative, "user/"))
        return text("%s/share/pawl/%s", top(), relative + strlen("user/"));
    return text("%s/share/pawl/%s", top(), relative);
}

/* mkdir -p */
static bool make_folder(const char *path)
{
    char *part = text("%s", path);
    for (char *slash = part; (slash = strchr(slash + 1, '/'));) {
        *slash = 0;
        mkdir(part, 0777);
        *slash = '/';
    }
    mkdir(part, 0777);
    bool good = access(part, W_OK | X_OK) == 0;
    free(part);
    return good;
}

const char *home_cache(void)
{
    static char *folder;
    if (folder)
        return folder;
    const char *chosen = getenv("PAWL_CACHE");
    if (chosen && *chosen)
        folder = text("%s", chosen);
    else if (in_tree() && access(top(), W_OK) == 0)
        folder = text("%s/build/cache", top());
    else if ((chosen = getenv("XDG_CACHE_HOME")) && *chosen)
        folder = text("%s/pawl", chosen);
    else
        folder = text("%s/.cache/pawl", getenv("HOME") ? getenv("HOME") : "/tmp");
    if (!make_folder(folder))
        fail("the cache %s cannot be written: set PAWL_CACHE to a folder that can", folder);
    return folder;
}
