/* The text of a system call: its name and arguments. */
#ifndef PAWL_CALLTEXT_H
#define PAWL_CALLTEXT_H

#include "names.h"

enum { CALL_ARGUMENTS = 6, CALL_OPERATIONS = 4, CALL_TEXT = 2048 };

/* A call, gathered from its records. */
struct call {
    unsigned number, thread;
    uint64_t arguments[CALL_ARGUMENTS];
    unsigned count;      /* arguments so far */
    unsigned operations; /* of a semop, so far */
    struct {
        unsigned semaphore;
        int change;
    } operation[CALL_OPERATIONS];
};

/* Begins with a CALL record. */
void call_begin(struct call *call, const struct record *record);

/* Adds a record that follows; false if it does not belong to the call. */
bool call_add(struct call *call, const struct record *record);

/* Writes "semop lock -1" into `text`, of CALL_TEXT bytes. */
void call_text(struct names *names, const struct call *call, char *text);

#endif
