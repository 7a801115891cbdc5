#include "labheader.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

static char *trimmed(const char *from, size_t length)
{
    while (length && isspace((unsigned char)*from))
        from++, length--;
    while (length && isspace((unsigned char)from[length - 1]))
        length--;
    return text("%.*s", (int)length, from);
}

static void add_line(struct header *header, const char *line, size_t length)
{
    char *rest = trimmed(line, length);
    size_t word = strcspn(rest, " \t");
    header->lines = grown(header->lines, header->count + 1, sizeof *header->lines);
    header->lines[header->count++] =
        (struct header_line){trimmed(rest, word), trimmed(rest + word, strlen(rest + word))};
    free(rest);
}

/* A line of a comment begins behind blanks and a '*'. */
static void look_at_line(struct header *header, const char *line, size_t length)
{
    size_t skip = strspn(line, " \t*/");
    if (skip >= length)
        return;
    if (!header->title)
        header->title = trimmed(line + skip, length - skip);
    if (starts_with(line + skip, "pawl:"))
        add_line(header, line + skip + 5, length - skip - 5);
}

struct header header_read(const char *source)
{
    struct header header = {0};
    char *all = file_read(source, NULL);
    const char *at = all ? all + strspn(all, " \t\r\n") : "";
    const char *end = starts_with(at, "/*") ? strstr(at, "*/") : NULL;
    while (end && at < end) {
        size_t length = strcspn(at, "\n");
        look_at_line(&header, at, at + length < end ? length : (size_t)(end - at));
        at += length + 1;
    }
    free(all);
    if (!header.title)
        header.title = text("%s", "");
    return header;
}

/* The length of the name before a colon and a blank; 0 if the schedule has none. */
static size_t name_length(const char *schedule)
{
    size_t length = 0;
    while (isalnum((unsigned char)schedule[length]) || schedule[length] == '-')
        length++;
    return schedule[length] == ':' && schedule[length + 1] == ' ' ? length : 0;
}

/* The lines from `first` on that belong to the line before it. */
static void block(const struct header *header, size_t first, size_t *from, size_t *to)
{
    *from = *to = first;
    while (*to < header->count && strcmp(header->lines[*to].key, "schedule") != 0 &&
           strcmp(header->lines[*to].key, "explore") != 0 && strcmp(header->lines[*to].key, "sweep") != 0)
        ++*to;
}

static const char *numbered(const struct header *header, const char *key, size_t number, size_t *from,
                            size_t *to)
{
    for (size_t i = 0; i < header->count; i++)
        if (strcmp(header->lines[i].key, key) == 0 && number-- == 0) {
            block(header, i + 1, from, to);
            return header->lines[i].value;
        }
    return NULL;
}

const char *header_explore(const struct header *header, size_t number, size_t *from, size_t *to)
{
    return numbered(header, "explore", number, from, to);
}

const char *header_sweep(const struct header *header, size_t number, size_t *from, size_t *to)
{
    return numbered(header, "sweep", number, from, to);
}

const char *header_schedule(const struct header *header, const char *name, size_t *from, size_t *to)
{
    for (size_t i = 0; i < header->count; i++) {
        if (strcmp(header->lines[i].key, "schedule") != 0)
            continue;
        const char *value = header->lines[i].value;
        size_t length = name_length(value);
        if (name && (strlen(name) != length || strncmp(value, name, length) != 0))
            continue;
        block(header, i + 1, from, to);
        return length ? value + length + 2 : value;
    }
    return NULL;
}

char *header_unquoted(const char *value)
{
    const char *at = strchr(value, '"'), *end = strrchr(value, '"');
    if (!at || at == end)
        fail("a header says: expect %s: a text in quotes is needed", value);
    char *result = text("%s", at + 1), *to = result;
    for (at++; at < end; at++) {
        char c = *at;
        if (c == '\\' && at + 1 < end) {
            c = *++at;
            c = (char)(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c);
        }
        *to++ = c;
    }
    *to = 0;
    return result;
}

struct expectation header_expectation(const struct header *header, size_t from, size_t to)
{
    struct expectation expected = {.status = -1, .preemptions = -1, .steps = -1};
    for (size_t i = from; i < to; i++) {
        if (strcmp(header->lines[i].key, "expect") != 0)
            continue;
        const char *value = header->lines[i].value;
        if (starts_with(value, "end "))
            expected.end = text("%s", value + 4);
        else if (starts_with(value, "status "))
            expected.status = atoi(value + 7);
        else if (starts_with(value, "preemptions "))
            expected.preemptions = atoll(value + 12);
        else if (starts_with(value, "steps "))
            expected.steps = atoll(value + 6);
        else if (starts_with(value, "output "))
            expected.output = text("%s%s", expected.output ? expected.output : "", header_unquoted(value));
    }
    return expected;
}
