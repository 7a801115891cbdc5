/* The rows of the read-write table: gathered by switchtable.c, printed by switchtable_print.c. */
#ifndef PAWL_SWITCHTABLE_ROWS_H
#define PAWL_SWITCHTABLE_ROWS_H

#include "calltext.h"
#include "switchtable.h"

struct row {
    uint64_t tick, identity; /* of what is accessed; 0: a row to be shown in any case */
    unsigned thread;
    bool is_switch; /* text: why */
    bool writes;
    const char *file; /* NULL: unknown */
    unsigned line;
    char *text;
    unsigned again, rows; /* this row and those before it, `rows` in all, came again so often */
};

struct switchtable {
    struct names *names;
    struct row *rows;
    size_t count, room;
    bool calling; /* `call` is not a row yet */
    struct call call;
    struct record called;
    struct record printing;
    char *printed; /* what OUTPUT records have brought of one line; NULL: nothing */
    size_t printed_length;
};

#endif
