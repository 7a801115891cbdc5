/* The environment: lib->environ, which programs know as `environ`. It begins on the stack of the
   thread that started; what setenv adds lies on the heap, in a table of the library's own. */
#include <stdlib.h>

#include "internal.h"

size_t strlen(const char *text);
void *memcpy(void *restrict to, const void *restrict from, size_t size);

/* Length of the name in front of '=', which a name given by the program must not have; 0: it is none. */
static size_t name_length(const char *name)
{
    size_t length = 0;
    for (unsigned char c; name && (c = string_byte(name + length)) != 0; length++)
        if (c == '=')
            return 0;
    return length;
}

/* Its entry in the table; NULL if there is none. `length` bytes of the name count. */
static char **find(const char *name, size_t length)
{
    for (char **each = lib->environ; each && *each; each++) {
        size_t i = 0;
        while (i < length && (*each)[i] == name[i])
            i++;
        if (i == length && (*each)[i] == '=')
            return each;
    }
    return NULL;
}

char *getenv(const char *name)
{
    size_t length = name_length(name);
    char **found = length ? find(name, length) : NULL;
    return found ? *found + length + 1 : NULL;
}

/* Enters a string that has no entry yet: a table of the library's own grows, another one is copied. */
static int add(char *string)
{
    size_t count = 0;
    while (lib->environ && lib->environ[count])
        count++;
    bool own = lib->environ && lib->environ == lib->environment_own;
    char **table = realloc(own ? lib->environ : NULL, (count + 2) * sizeof *table);
    if (!table)
        return -1;
    if (!own && count)
        memcpy(table, lib->environ, count * sizeof *table);
    table[count] = string;
    table[count + 1] = NULL;
    lib->environ = lib->environment_own = table;
    return 0;
}

static int enter(char *string, size_t length)
{
    char **found = find(string, length);
    if (!found)
        return add(string);
    *found = string;
    return 0;
}

int putenv(char *string)
{
    size_t length = 0;
    unsigned char c;
    while ((c = string_byte(string + length)) != 0 && c != '=')
        length++;
    return c ? enter(string, length) : unsetenv(string);
}

int setenv(const char *name, const char *value, int overwrite)
{
    size_t length = name_length(name);
    if (!length)
        return (int)library_fail(K_EINVAL);
    if (!overwrite && find(name, length))
        return 0;
    size_t size = 0;
    while (string_byte(value + size))
        size++;
    char *string = malloc(length + size + 2);
    if (!string)
        return -1;
    memcpy(string, name, length);
    string[length] = '=';
    memcpy(string + length + 1, value, size);
    string[length + 1 + size] = 0;
    return enter(string, length);
}

int unsetenv(const char *name)
{
    size_t length = name_length(name);
    if (!length)
        return (int)library_fail(K_EINVAL);
    char **found;
    while ((found = find(name, length)) != NULL)
        do
            found[0] = found[1];
        while (*found++);
    return 0;
}

int clearenv(void)
{
    lib->environ = NULL;
    return 0;
}
