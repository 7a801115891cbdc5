/* What is wrong with a run, so that another run can be said to fail in the same way. */
#ifndef PAWL_FAILURE_H
#define PAWL_FAILURE_H

#include "rerun.h"

enum failure_kind {
    FAILS_NOT,
    FAILS_ASSERT,   /* words: what was printed, with file and line; NULL: any */
    FAILS_CRASH,    /* words: the signal and the line; NULL: any */
    FAILS_DEADLOCK,
    FAILS_LIMIT,
    FAILS_STATUS,   /* number */
    FAILS_OUTPUT,   /* words: printed somewhere */
};

struct failure {
    enum failure_kind kind;
    bool not; /* of STATUS and OUTPUT: the other way round */
    int number;
    char *words;
    size_t records; /* of the run, up to the failure */
};

/* What --fails says; a word that it cannot be ends the command. */
struct failure failure_parse(const char *what);

/* What is wrong with the run, if it is this; else with kind FAILS_NOT. `wanted` NULL: whatever it is. */
struct failure failure_of(struct symbols *symbols, const struct rerun *run, const struct failure *wanted);

/* In words, "account.c:12: P1: Assertion `x' failed"; a new string. */
char *failure_text(const struct failure *failure);

#endif
