/* Strings: each byte is announced before it is touched. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

size_t strlen(const char *text)
{
    size_t length = 0;
    while (string_byte(text + length))
        length++;
    return length;
}

size_t strnlen(const char *text, size_t most)
{
    size_t length = 0;
    while (length < most && string_byte(text + length))
        length++;
    return length;
}

/* ---- Copying ----------------------------------------------------------------------------- */

char *stpcpy(char *to, const char *from)
{
    for (;; to++, from++) {
        unsigned char c = string_byte(from);
        set_string_byte(to, (char)c);
        if (!c)
            return to;
    }
}

char *strcpy(char *to, const char *from)
{
    stpcpy(to, from);
    return to;
}

char *strncpy(char *to, const char *from, size_t size)
{
    unsigned char c = 1;
    for (size_t i = 0; i < size; i++) {
        if (c)
            c = string_byte(from + i);
        set_string_byte(to + i, (char)c);
    }
    return to;
}

char *stpncpy(char *to, const char *from, size_t size)
{
    strncpy(to, from, size);
    return to + strnlen(to, size);
}

size_t strxfrm(char *to, const char *from, size_t size)
{
    size_t length = strlen(from);
    if (length < size)
        strcpy(to, from);
    else
        strncpy(to, from, size);
    return length;
}

char *strcat(char *to, const char *from)
{
    stpcpy(to + strlen(to), from);
    return to;
}

char *strncat(char *to, const char *from, size_t most)
{
    char *end = to + strlen(to);
    for (; most > 0; most--, end++, from++) {
        unsigned char c = string_byte(from);
        if (!c)
            break;
        set_string_byte(end, (char)c);
    }
    set_string_byte(end, 0);
    return to;
}

char *strndup(const char *text, size_t most)
{
    size_t length = strnlen(text, most);
    char *copy = malloc(length + 1);
    if (!copy)
        return NULL;
    memcpy(copy, text, length);
    set_string_byte(copy + length, 0);
    return copy;
}

char *strdup(const char *text) { return strndup(text, (size_t)-1); }

/* ---- Comparing --------------------------------------------------------------------------- */

static int same(int c) { return c; }

static int compare(const char *a, const char *b, size_t most, int (*as)(int))
{
    for (; most > 0; most--, a++, b++) {
        int x = as(string_byte(a)), y = as(string_byte(b));
        if (x != y || !x)
            return x - y;
    }
    return 0;
}

int strcmp(const char *a, const char *b) { return compare(a, b, (size_t)-1, same); }

int strncmp(const char *a, const char *b, size_t most) { return compare(a, b, most, same); }

int strcoll(const char *a, const char *b) { return compare(a, b, (size_t)-1, same); }

int strcasecmp(const char *a, const char *b) { return compare(a, b, (size_t)-1, tolower); }

int strncasecmp(const char *a, const char *b, size_t most) { return compare(a, b, most, tolower); }

/* ---- Searching --------------------------------------------------------------------------- */

char *strchrnul(const char *text, int c)
{
    for (;; text++) {
        unsigned char now = string_byte(text);
        if (!now || now == (unsigned char)c)
            return (char *)text;
    }
}

char *strchr(const char *text, int c)
{
    for (;; text++) {
        unsigned char now = string_byte(text);
        if (now == (unsigned char)c)
            return (char *)text;
        if (!now)
            return NULL;
    }
}

char *strrchr(const char *text, int c)
{
    const char *last = NULL;
    for (;; text++) {
        unsigned char now = string_byte(text);
        if (now == (unsigned char)c)
            last = text;
        if (!now)
            return (char *)last;
    }
}

char *index(const char *text, int c) { return strchr(text, c); }

char *rindex(const char *text, int c) { return strrchr(text, c); }

static bool begins_with(const char *text, const char *word, int (*as)(int))
{
    for (;; text++, word++) {
        unsigned char c = string_byte(word);
        if (!c)
            return true;
        if (as(string_byte(text)) != as(c))
            return false;
    }
}

static char *find(const char *text, const char *word, int (*as)(int))
{
    for (;; text++) {
        if (begins_with(text, word, as))
            return (char *)text;
        if (!string_byte(text))
            return NULL;
    }
}

char *strstr(const char *text, const char *word) { return find(text, word, same); }

char *strcasestr(const char *text, const char *word) { return find(text, word, tolower); }

/* How many bytes at the text's beginning are in the set, or are not. */
static size_t span(const char *text, const char *set, bool in)
{
    size_t length = 0;
    for (;; length++) {
        unsigned char c = string_byte(text + length);
        if (!c || (strchr(set, c) != NULL) != in)
            return length;
    }
}

size_t strspn(const char *text, const char *set) { return span(text, set, true); }

size_t strcspn(const char *text, const char *set) { return span(text, set, false); }

char *strpbrk(const char *text, const char *set)
{
    text += strcspn(text, set);
    return string_byte(text) ? (char *)text : NULL;
}

/* ---- Taking apart ------------------------------------------------------------------------ */

/* Ends the word that begins at `text`; gives where the text goes on, or NULL at its end. */
static char *cut(char *text, const char *separators)
{
    char *end = text + strcspn(text, separators);
    if (!string_byte(end))
        return NULL;
    set_string_byte(end, 0);
    return end + 1;
}

char *strtok_r(char *text, const char *separators, char **rest)
{
    if (!text)
        text = *rest;
    if (!text)
        return NULL;
    text += strspn(text, separators);
    if (!string_byte(text)) {
        *rest = NULL;
        return NULL;
    }
    *rest = cut(text, separators);
    return text;
}

char *strtok(char *text, const char *separators)
{
    return strtok_r(text, separators, &lib->token_rest);
}

char *strsep(char **rest, const char *separators)
{
    char *text = *rest;
    if (text)
        *rest = cut(text, separators);
    return text;
}
