/* The shell's words: quotes, variables, names of files. */
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sh.h"

/* All variables are in the environment: what `export` would add is little here. */
void variables_start(void)
{
    if (!getenv("PATH"))
        setenv("PATH", "/bin", 1);
}

bool is_assignment(const char *word)
{
    size_t length = strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
    return length && word[length] == '=' && !isdigit((unsigned char)word[0]);
}

/* ---- A text that grows ---------------------------------------------------------------------- */

struct text {
    char *bytes;
    size_t length, size;
    bool quoted;  /* some of it was: even an empty word is one */
    bool pattern; /* an unquoted * or ? is in it */
};

static void add(struct text *text, char c)
{
    if (text->length + 2 > text->size) {
        text->size = text->size ? 2 * text->size : 32;
        text->bytes = realloc(text->bytes, text->size);
        if (!text->bytes) {
            fprintf(stderr, "sh: out of memory\n");
            exit(2);
        }
    }
    text->bytes[text->length++] = c;
    text->bytes[text->length] = 0;
}

static void add_all(struct text *text, const char *bytes)
{
    while (*bytes)
        add(text, *bytes++);
}

/* ---- A list of words ------------------------------------------------------------------------ */

struct words {
    char **words;
    int count, size;
};

static void add_word(struct words *list, char *word)
{
    if (list->count + 2 > list->size) {
        list->size = list->size ? 2 * list->size : 16;
        list->words = realloc(list->words, (size_t)list->size * sizeof *list->words);
        if (!list->words) {
            fprintf(stderr, "sh: out of memory\n");
            exit(2);
        }
    }
    list->words[list->count++] = word;
    list->words[list->count] = NULL;
}

void free_words(char **words)
{
    for (char **word = words; word && *word; word++)
        free(*word);
    free(words);
}

/* ---- Variables ------------------------------------------------------------------------------ */

static int argument_count(void)
{
    int count = 0;
    while (arguments[count])
        count++;
    return count - 1;
}

static void add_number(struct text *text, int number)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", number);
    add_all(text, digits);
}

static void add_arguments(struct text *text)
{
    for (int i = 1; i <= argument_count(); i++) {
        if (i > 1)
            add(text, ' ');
        add_all(text, arguments[i]);
    }
}

/* Adds what the variable at $ stands for; gives where its name ends. */
static const char *add_variable(struct text *text, const char *at)
{
    at++;
    bool braces = *at == '{';
    if (braces)
        at++;
    size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
    if (isdigit((unsigned char)*at) || !length)
        length = *at && strchr("?$!#@*0123456789", *at) ? 1 : 0;
    if (*at == '?')
        add_number(text, last_status);
    else if (*at == '$' && length)
        add_number(text, (int)getpid());
    else if (*at == '!')
        add_number(text, last_background);
    else if (*at == '#')
        add_number(text, argument_count());
    else if (length && (*at == '@' || *at == '*'))
        add_arguments(text);
    else if (isdigit((unsigned char)*at))
        add_all(text, *at - '0' <= argument_count() ? arguments[*at - '0'] : "");
    else if (length) {
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)length, at);
        const char *value = getenv(name);
        add_all(text, value ? value : "");
    } else
        add(text, '$');
    at += length;
    return braces && *at == '}' ? at + 1 : at;
}

/* ---- Names of files ------------------------------------------------------------------------- */

static bool matches(const char *pattern, const char *name)
{
    for (; *pattern && *pattern != '*'; pattern++, name++)
        if (!*name || (*pattern != '?' && *pattern != *name))
            return false;
    if (!*pattern)
        return !*name;
    for (;; name++) {
        if (matches(pattern + 1, name))
            return true;
        if (!*name)
            return false;
    }
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Adds the files that the pattern's last part matches, sorted; the pattern itself if none does. */
static void add_files(struct words *list, char *pattern)
{
    int before = list->count;
    char *slash = strrchr(pattern, '/');
    char *name = slash ? slash + 1 : pattern;
    char folder[128] = ".";
    if (slash)
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - pattern + 1), pattern);
    DIR *directory = opendir(folder);
    struct dirent *entry;
    while (directory && (entry = readdir(directory)) != NULL) {
        if ((entry->d_name[0] == '.' && name[0] != '.') || !matches(name, entry->d_name))
            continue;
        struct text path = {0};
        if (slash)
            add_all(&path, folder);
        add_all(&path, entry->d_name);
        add_word(list, path.bytes);
    }
    if (directory)
        closedir(directory);
    if (list->count == before)
        add_word(list, strdup(pattern));
    else
        qsort(list->words + before, (size_t)(list->count - before), sizeof *list->words, compare);
}

/* ---- Expansion ------------------------------------------------------------------------------ */

static void end_word(struct words *list, struct text *text)
{
    if (text->pattern)
        add_files(list, text->bytes);
    else if (text->length || text->quoted)
        add_word(list, strdup(text->length ? text->bytes : ""));
    free(text->bytes);
    *text = (struct text){0};
}

/* A variable outside quotes is split at blanks. */
static const char *split_variable(struct words *list, struct text *text, const char *at)
{
    struct text value = {0};
    at = add_variable(&value, at);
    for (const char *c = value.length ? value.bytes : ""; *c; c++)
        if (list && strchr(" \t\n", *c))
            end_word(list, text);
        else
            add(text, *c);
    free(value.bytes);
    return at;
}

static const char *add_quoted(struct text *text, const char *at)
{
    char quote = *at++;
    text->quoted = true;
    if (quote == '\\') {
        if (*at && *at != '\n')
            add(text, *at);
        return *at ? at + 1 : at;
    }
    while (*at && *at != quote) {
        if (quote == '"' && *at == '$')
            at = add_variable(text, at);
        else {
            if (quote == '"' && *at == '\\' && at[1] && strchr("\\\"$`", at[1]))
                at++;
            add(text, *at++);
        }
    }
    return *at ? at + 1 : at;
}

/* With a list, words end at blanks of variables, and patterns count; without, all is one text. */
static void expand(struct words *list, struct text *text, const char *at)
{
    while (*at) {
        if (strchr("'\"\\", *at))
            at = add_quoted(text, at);
        else if (*at == '$')
            at = split_variable(list, text, at);
        else {
            text->pattern |= list && (*at == '*' || *at == '?');
            add(text, *at++);
        }
    }
}

char **expand_words(char *const *written, int count)
{
    struct words list = {0};
    for (int i = 0; i < count; i++) {
        struct text text = {0};
        expand(&list, &text, written[i]);
        end_word(&list, &text);
    }
    return list.words;
}

char *expand_word(const char *written)
{
    struct text text = {0};
    expand(NULL, &text, written);
    return text.length ? text.bytes : strdup("");
}
