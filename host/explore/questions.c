#include "questions.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "engine.h"
#include "grow.h"
#include "effort.h"

enum operator { EQUAL, UNEQUAL, LESS, GREATER, AT_MOST, AT_LEAST, OPERATORS };

static const char *const operators[OPERATORS] = {"==", "!=", "<", ">", "<=", ">="};

struct comparison {
    uint64_t address;
    unsigned size;
    enum operator operator;
    int64_t value;
    bool last; /* of those that have to hold at once */
};

static struct {
    struct comparison *items;
    unsigned count, room;
} questions[QUESTIONS];

static bool parse(const char *text, struct comparison *c)
{
    char operator[3];
    if (sscanf(text, "%" SCNx64 ":%u:%2[=!<>]:%" SCNd64, &c->address, &c->size, operator, &c->value) != 4)
        return false;
    for (c->operator = EQUAL; c->operator < OPERATORS; c->operator++)
        if (strcmp(operators[c->operator], operator) == 0)
            return true;
    return false;
}

bool question_add(enum question which, const char *text)
{
    while (text) {
        const char *next = strchr(text, '&');
        struct comparison c = {.last = !next};
        if (!parse(text, &c))
            return false;
        GROW(questions[which].items, questions[which].count, questions[which].room, search_memory);
        questions[which].items[questions[which].count++] = c;
        text = next ? next + 1 : NULL;
    }
    return true;
}

bool question_asked(enum question which) { return questions[which].count; }

static bool holds(const struct comparison *c)
{
    int64_t value;
    if (!engine_value(c->address, c->size, &value))
        return false;
    switch (c->operator) {
    case EQUAL:
        return value == c->value;
    case UNEQUAL:
        return value != c->value;
    case LESS:
        return value < c->value;
    case GREATER:
        return value > c->value;
    case AT_MOST:
        return value <= c->value;
    default:
        return value >= c->value;
    }
}

bool question_holds(enum question which)
{
    bool all = true;
    for (unsigned i = 0; i < questions[which].count; i++) {
        const struct comparison *c = &questions[which].items[i];
        all = all && holds(c);
        if (c->last && all)
            return true;
        all = all || c->last;
    }
    return false;
}
