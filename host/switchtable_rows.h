/* The rows of the read-write table: gathered by switchtable.c, printed by switchtable_print.c. */
#ifndef PAWL_SWITCHTABLE_ROWS_H
#define PAWL_SWITCHTABLE_ROWS_H

#include "calltext.h"
#include "switchtable.h"

enum row_kind {
    ROW_OTHER,
    ROW_CALL, /* call: which */
    ROW_WAIT, /* the thread waits from here on */
    ROW_END,  /* it has ended */
    ROW_LOOP, /* from here on all comes again for ever; a switch to nobody */
};

struct row {
    uint64_t tick, identity; /* of what is accessed; 0: a row to be shown in any case */
    unsigned thread;
    bool is_switch; /* text: why */
    bool writes;
    const char *file; /* NULL: unknown */
    unsigned line;
    char *text;
    enum row_kind kind;
    unsigned call;
    uint64_t steps; /* of the run, this one's included; only if full */
    unsigned left; /* of a switch: the thread that was left */
    bool preempts; /* of a switch: it counts as a preemption */
    bool fails;    /* of an end: by a signal */
    unsigned number; /* of a preemption: the how manieth; 0: within the loop of a livelock. Set by timeline.c */
    unsigned again, rows; /* this row and those before it, `rows` in all, came again so often */
};

struct switchtable {
    struct names *names;
    bool full;      /* for a timeline: more records are rows, and none is folded (timeline_rows.c) */
    uint64_t steps; /* so far, only if full; the tick of the last one */
    uint64_t step_tick;
    unsigned step_thread;
    struct row *rows;
    size_t count, room;
    bool calling; /* `call` is not a row yet */
    struct call call;
    struct record called;
    struct record printing;
    char *printed; /* what OUTPUT records have brought of one line; NULL: nothing */
    size_t printed_length;
};

/* Adds a row; its text is the table's from then on, NULL: there was no memory for it. */
void switchtable_add(struct switchtable *table, struct row row);

/* A row of this record, its text "WORD  REST". */
void switchtable_add_text(struct switchtable *table, const struct record *record, const char *word,
                          const char *rest);

/* Sets by row what the table is about: not what one thread alone accesses, or nobody writes. True if two threads
   share anything. */
bool switchtable_find_shown(const struct switchtable *table, bool *shown);

/* What a timeline shows besides. To be called before and after the rows that every table has. */
void timeline_before(struct switchtable *table, const struct record *record);
void timeline_record(struct switchtable *table, const struct record *record);

/* The last row is that of table->call. */
void timeline_called(struct switchtable *table);

/* True if such a record shows that its thread made a step, if it is the first one of its tick. */
bool timeline_is_step(const struct record *record);

/* True if the call is to have a row. */
bool timeline_wants_call(unsigned call);

#endif
