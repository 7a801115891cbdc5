/* Names and files that nobody else has. What stands for the Xs is counted, not drawn by lot: so that
   a run can be repeated. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

enum { LETTERS = 6, ATTEMPTS = 1000 };

/* The last six letters before `suffix` characters at the end; NULL with EINVAL if they are no Xs. */
static char *find_letters(char *name, int suffix)
{
    size_t length = strlen(name);
    char *letters = name + length - (size_t)suffix - LETTERS;
    if (suffix < 0 || length < (size_t)suffix + LETTERS || strncmp(letters, "XXXXXX", LETTERS)) {
        library_fail(K_EINVAL);
        return NULL;
    }
    return letters;
}

/* The next name of this process. */
static void next_name(char *letters)
{
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    unsigned long number = (unsigned long)getpid() * 46656 + lib->temporary_names++;
    for (int i = LETTERS; i-- > 0; number /= 36)
        set_string_byte(letters + i, alphabet[number % 36]);
}

/* Tries names until `make` has made something of one, or fails for another reason than that it is
   there already. */
static int try_names(char *name, char *letters, int flags, int (*make)(const char *, int))
{
    if (!letters)
        return -1;
    for (int i = 0; i < ATTEMPTS; i++) {
        next_name(letters);
        int made = make(name, flags);
        if (made >= 0 || errno != EEXIST)
            return made;
    }
    return -1;
}

static int make_file(const char *name, int flags)
{
    return open(name, flags | O_RDWR | O_CREAT | O_EXCL, 0600);
}

static int make_directory(const char *name, int flags)
{
    (void)flags;
    return mkdir(name, 0700);
}

/* -1 with EEXIST if there is such a file. */
static int make_nothing(const char *name, int flags)
{
    int descriptor = open(name, flags | O_RDONLY | O_NONBLOCK);
    if (descriptor < 0 && errno == ENOENT)
        return 0;
    if (descriptor >= 0)
        close(descriptor);
    return (int)library_fail(K_EEXIST);
}

int mkostemps(char *name, int suffix, int flags)
{
    return try_names(name, find_letters(name, suffix), flags & ~O_ACCMODE, make_file);
}

int mkstemps(char *name, int suffix) { return mkostemps(name, suffix, 0); }

int mkostemp(char *name, int flags) { return mkostemps(name, 0, flags); }

int mkstemp(char *name) { return mkostemps(name, 0, 0); }

char *mkdtemp(char *name)
{
    return try_names(name, find_letters(name, 0), 0, make_directory) < 0 ? NULL : name;
}

char *mktemp(char *name)
{
    if (try_names(name, find_letters(name, 0), 0, make_nothing) < 0)
        set_string_byte(name, 0);
    return name;
}

char *tmpnam(char *name)
{
    char *to = name ? name : lib->temporary_name;
    strcpy(to, P_tmpdir "/fileXXXXXX");
    return try_names(to, find_letters(to, 0), 0, make_nothing) < 0 ? NULL : to;
}

FILE *tmpfile(void)
{
    char name[] = P_tmpdir "/tmpfXXXXXX";
    int descriptor = mkstemp(name);
    if (descriptor < 0)
        return NULL;
    unlink(name);
    FILE *stream = fdopen(descriptor, "w+");
    if (!stream)
        close(descriptor);
    return stream;
}
