/* The answer's sentences, in English or Korean: what the environment's language is (LC_ALL, LC_MESSAGES, LANG). */
#ifndef PAWL_PHRASES_H
#define PAWL_PHRASES_H

#include <stdbool.h>

#include "answer.h"

enum phrase {
#define PHRASE(name, english, korean) SAY_##name,
#include "phrases.def"
#undef PHRASE
    PHRASES
};

/* The phrase; some are formats for printf. Both languages take the same arguments in the same order. */
const char *say(enum phrase phrase);

/* A word of the protocol (a kind, an end, a condition, ...) for a person; the word itself if it is not known. */
const char *say_kind(const char *kind);
const char *say_condition(const char *name);
const char *say_end(const char *end);
const char *say_how(const char *how);

/* The message of a finding, a new string. */
char *say_finding(const struct finding *finding);

bool phrases_korean(void);

#endif
