#include "text.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void say(const char *format, va_list arguments)
{
    fflush(stdout);
    fputs("pawl: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
}

void fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(format, arguments);
    va_end(arguments);
    exit(2);
}

void note(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(format, arguments);
    va_end(arguments);
}

char *text(const char *format, ...)
{
    char *result;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&result, format, arguments);
    va_end(arguments);
    if (length < 0)
        fail("out of memory");
    return result;
}

void *grown(void *items, size_t count, size_t size)
{
    void *more = reallocarray(items, count, size);
    if (!more)
        fail("out of memory");
    return more;
}

void list_add(struct list *list, char *item)
{
    list->items = grown(list->items, list->count + 2, sizeof *list->items);
    list->items[list->count++] = item;
    list->items[list->count] = NULL;
}

void list_add_all(struct list *list, const char *const *items)
{
    for (; items && *items; items++)
        list_add(list, text("%s", *items));
}

bool list_holds(const struct list *list, const char *item)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], item) == 0)
            return true;
    return false;
}

/* Copies one word from *line to `word`, without its quotes. */
static bool copy_word(const char **line, char *word)
{
    char quote = 0;
    for (; **line && (quote || !isspace((unsigned char)**line)); ++*line) {
        char c = **line;
        if (quote ? c == quote : c == '\'' || c == '"') {
            quote = (char)(quote ? 0 : c);
            continue;
        }
        if (c == '\\' && quote != '\'' && (*line)[1])
            c = *++*line;
        *word++ = c;
    }
    *word = 0;
    return !quote;
}

bool list_add_words(struct list *list, const char *line)
{
    for (;;) {
        while (isspace((unsigned char)*line))
            line++;
        if (!*line)
            return true;
        char *word = text("%s", line);
        if (!copy_word(&line, word)) {
            free(word);
            return false;
        }
        list_add(list, word);
    }
}

static char *read_all(int file, size_t *size)
{
    struct stat status;
    size_t room =
        fstat(file, &status) == 0 && status.st_size > 0 ? (size_t)status.st_size + 1 : 4096;
    char *bytes = grown(NULL, room, 1);
    size_t used = 0;
    for (ssize_t got = 1; got;) {
        if (used + 1 >= room)
            bytes = grown(bytes, room *= 2, 1);
        got = read(file, bytes + used, room - used - 1);
        if (got < 0) {
            free(bytes);
            return NULL;
        }
        used += (size_t)got;
    }
    bytes[used] = 0;
    if (size)
        *size = used;
    return bytes;
}

char *file_read(const char *path, size_t *size)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return NULL;
    char *bytes = read_all(file, size);
    int error = errno;
    close(file);
    errno = error;
    return bytes;
}

static bool write_all(int file, const char *bytes, size_t size)
{
    while (size) {
        ssize_t done = write(file, bytes, size);
        if (done < 0)
            return false;
        bytes += done;
        size -= (size_t)done;
    }
    return true;
}

mode_t file_mask(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return mask;
}

bool file_write(const char *path, const void *bytes, size_t size)
{
    char *temporary = text("%s.XXXXXX", path);
    int file = mkostemp(temporary, O_CLOEXEC);
    bool done = false;
    if (file >= 0) {
        done = write_all(file, bytes, size) && fchmod(file, 0666 & ~file_mask()) == 0;
        done = close(file) == 0 && done && rename(temporary, path) == 0;
        if (!done)
            unlink(temporary);
    }
    free(temporary);
    return done;
}

void file_copy(const char *from, const char *to)
{
    size_t size;
    char *bytes = file_read(from, &size);
    if (!bytes || !file_write(to, bytes, size) || chmod(to, 0777 & ~file_mask()) != 0)
        fail("%s: %s", to, strerror(errno));
    free(bytes);
}

bool file_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool starts_with(const char *string, const char *prefix)
{
    return strncmp(string, prefix, strlen(prefix)) == 0;
}

bool ends_with(const char *string, const char *suffix)
{
    size_t length = strlen(string), tail = strlen(suffix);
    return length >= tail && strcmp(string + length - tail, suffix) == 0;
}
