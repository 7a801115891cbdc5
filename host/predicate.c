#include "predicate.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "symbols.h"
#include "text.h"

/* The parts of one comparison, and the option for messages. */
struct comparison {
    const char *key, *expression;
    char *name, *value;
    const char *operator;
};

static char *trimmed(const char *from, size_t length)
{
    while (length && isspace((unsigned char)*from))
        from++, length--;
    while (length && isspace((unsigned char)from[length - 1]))
        length--;
    return text("%.*s", (int)length, from);
}

static void part(struct comparison *c, const char *from, size_t length)
{
    static const char *const operators[] = {"==", "!=", "<=", ">=", "<", ">"};
    char *whole = trimmed(from, length);
    size_t at = strcspn(whole, "=!<>");
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        if (!starts_with(whole + at, operators[i]))
            continue;
        const char *right = whole + at + strlen(operators[i]);
        c->operator= operators[i];
        c->name = trimmed(whole, at);
        c->value = trimmed(right, strlen(right));
        if (!*c->name || !*c->value)
            break;
        free(whole);
        return;
    }
    fail("--%s=%s: a comparison is written NAME==NUMBER (or with != < > <= >=), several are joined by &&", c->key,
         c->expression);
}

/* A number in C's ways, a character, true, false, NULL, or an enumerator of the variable's type. */
static int64_t value_of(const struct comparison *c)
{
    char *end;
    const char *word = c->value;
    if (strcmp(word, "true") == 0)
        return 1;
    if (strcmp(word, "false") == 0 || strcmp(word, "NULL") == 0)
        return 0;
    if (word[0] == '\'' && word[1] && word[2] == '\'' && !word[3])
        return word[1];
    errno = 0;
    int64_t value = strtoll(word, &end, 0);
    if (errno || *end)
        fail("--%s=%s: %s is no number", c->key, c->expression, word);
    return value;
}

static struct range find(const struct comparison *c, struct symbols *symbols)
{
    struct range range;
    size_t count = symbols_find(symbols, c->name, &range, 1);
    if (!count)
        fail("--%s=%s: there is no variable %s", c->key, c->expression, c->name);
    if (count > 1)
        fail("--%s=%s: several variables are called %s", c->key, c->expression, c->name);
    uint64_t size = range.to - range.from;
    if (size != 1 && size != 2 && size != 4 && size != 8)
        fail("--%s=%s: %s is no number: it has %" PRIu64 " bytes", c->key, c->expression, c->name, size);
    return range;
}

static char *add(char *word, const struct comparison *c, struct symbols *symbols)
{
    struct range range = find(c, symbols);
    char *longer = text("%s%s%" PRIx64 ":%" PRIu64 ":%s:%" PRId64, word, ends_with(word, "=") ? "" : "&",
                        range.from, range.to - range.from, c->operator, value_of(c));
    free(word);
    return longer;
}

char *predicate_word(const char *key, const char *expression, struct symbols *symbols)
{
    char *word = text("%s=", key);
    for (const char *from = expression; from;) {
        struct comparison c = {.key = key, .expression = expression};
        const char *both = strstr(from, "&&");
        part(&c, from, both ? (size_t)(both - from) : strlen(from));
        word = add(word, &c, symbols);
        free(c.name);
        free(c.value);
        from = both ? both + 2 : NULL;
    }
    return word;
}
