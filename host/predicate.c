#include "predicate.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "symbols.h"
#include "text.h"

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

const char *comparison_next(struct comparison *c, const char *from)
{
    const char *both = strstr(from, "&&");
    part(c, from, both ? (size_t)(both - from) : strlen(from));
    return both ? both + 2 : NULL;
}

bool comparison_number(const char *word, int64_t *value)
{
    char *end;
    *value = strcmp(word, "true") == 0;
    if (*value || strcmp(word, "false") == 0 || strcmp(word, "NULL") == 0)
        return true;
    if (word[0] == '\'' && word[1] && word[2] == '\'' && !word[3]) {
        *value = word[1];
        return true;
    }
    errno = 0;
    *value = strtoll(word, &end, 0);
    return !errno && end > word && !*end;
}

static int64_t value_of(const struct comparison *c)
{
    int64_t value;
    if (!comparison_number(c->value, &value))
        fail("--%s=%s: %s is no number", c->key, c->expression, c->value);
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
        from = comparison_next(&c, from);
        word = add(word, &c, symbols);
        free(c.name);
        free(c.value);
    }
    return word;
}
