/* Strings, lists of strings and whole files, for the command. What is returned is the caller's to
   free; the command itself lives so shortly that it mostly does not. */
#ifndef PAWL_TEXT_H
#define PAWL_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Says "pawl: ..." on standard error and ends the command with status 2: wrong usage, a program
   that does not compile, a machine that cannot be built. */
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Says "pawl: ..." on standard error. */
void note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A new string, made as by printf. */
char *text(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* realloc to `count` items of `size` bytes; without memory the command fails. */
void *grown(void *items, size_t count, size_t size);

/* A list of strings that ends with NULL: fit for execv. Begins as {0}. */
struct list {
    char **items;
    size_t count;
};

/* Adds `item` itself, not a copy of it. */
void list_add(struct list *list, char *item);

/* Adds all items of an array that ends with NULL; none if it is NULL itself. */
void list_add_all(struct list *list, const char *const *items);

/* Splits `line` at blanks into words, as a shell does it: '...', "..." and \x quote. Adds the words
   to `list`; returns false if a quote is not closed. */
bool list_add_words(struct list *list, const char *line);

bool list_holds(const struct list *list, const char *item);

/* The bytes of a file, with a 0 after them, and their number in `*size` (may be NULL); NULL with
   errno set if it cannot be read. */
char *file_read(const char *path, size_t *size);

/* Writes a file as a whole: whoever reads it meanwhile sees the old one or the new one. Returns
   false with errno set if that failed. */
bool file_write(const char *path, const void *bytes, size_t size);

/* Copies an executable as a whole; what cannot be ends the command. */
void file_copy(const char *from, const char *to);

/* The permissions that new files do not get. */
mode_t file_mask(void);

bool file_exists(const char *path);

/* The part of `path` behind its last slash. */
const char *base_name(const char *path);

bool starts_with(const char *string, const char *prefix);
bool ends_with(const char *string, const char *suffix);

#endif
