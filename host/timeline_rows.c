/* The rows that a timeline has besides those of the read-write table: calls of all kinds with what they gave,
   ends, timers, signals, and where a thread began to wait. */
#include "switchtable_rows.h"

#include "abi.h"
#include "table.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

bool timeline_wants_call(unsigned call)
{
    return call != SYS__exit && call != SYS_pthread_exit;
}

static struct row *last_of(struct switchtable *table, unsigned thread)
{
    for (size_t i = table->count; i--;)
        if (!table->rows[i].is_switch && table->rows[i].thread == thread)
            return &table->rows[i];
    return NULL;
}

static void append(struct row *row, const char *word, const char *rest)
{
    char *longer;
    if (asprintf(&longer, "%s%s%s", row->text, word, rest) < 0)
        longer = NULL;
    free(row->text);
    row->text = must(longer);
}

bool timeline_is_step(const struct record *record)
{
    switch (record->event) {
    case EVENT_READ:
    case EVENT_WRITE:
    case EVENT_ATOMIC:
    case EVENT_FUEL:
    case EVENT_MARK:
    case EVENT_CALL:
    case EVENT_FAULT:
    case EVENT_RETURN: /* of a call that waited: without lines it returns in a step of its own */
        return true;
    default:
        return false;
    }
}

static void count_step(struct switchtable *table, const struct record *record)
{
    if (!timeline_is_step(record))
        return;
    if (record->tick != table->step_tick)
        table->steps++;
    table->step_tick = record->tick;
    table->step_thread = record->thread;
}

/* A call that writes to the console is told of by what it prints. */
static void drop_write(struct switchtable *table, const struct record *record)
{
    struct row *last = table->count ? &table->rows[table->count - 1] : NULL;
    if (last && last->kind == ROW_CALL && last->call == SYS_write && last->thread == record->thread &&
        last->tick == record->tick)
        free(table->rows[--table->count].text);
}

void timeline_before(struct switchtable *table, const struct record *record)
{
    count_step(table, record);
    if (record->event == EVENT_OUTPUT)
        drop_write(table, record);
}

/* What a call gave, if that says something: an error, a number. */
static void add_result(struct switchtable *table, const struct record *record)
{
    char text[NAME_SIZE];
    int64_t result = (int64_t)record->value;
    struct row *row = last_of(table, record->thread);
    if (row && row->kind == ROW_WAIT) {
        switchtable_add_text(table, record, "back from", names_call(record->size));
        row = &table->rows[table->count - 1];
    } else if (!row || row->kind != ROW_CALL || row->call != record->size) {
        return;
    }
    if (!result)
        return;
    names_result(table->names, record->thread, result, text);
    append(row, " = ", text);
}

/* Whoever made the call of the row before made this thread. */
static void add_created(struct switchtable *table, const struct record *record)
{
    char number[16];
    struct row *row = table->count ? &table->rows[table->count - 1] : NULL;
    if (!row || row->kind != ROW_CALL || row->tick != record->tick)
        return;
    snprintf(number, sizeof number, "P%u", record->thread);
    row->text[strcspn(row->text, " ")] = 0; /* its arguments say less than who it is */
    append(row, ": ", number);
}

/* When a signal ends a process, that is told once, of the thread that made the step. */
static void drop_ends(struct switchtable *table, const struct record *record)
{
    while (table->count && table->rows[table->count - 1].kind == ROW_END &&
           table->rows[table->count - 1].tick == record->tick)
        free(table->rows[--table->count].text);
}

static void add_end(struct switchtable *table, const struct record *record)
{
    char how[64] = "";
    unsigned status = (unsigned)(record->value >> 32);
    if (record->size && status & 0x7f)
        drop_ends(table, record);
    if (record->size && status & 0x7f)
        snprintf(how, sizeof how, "by %s", names_signal(status & 0x7f));
    else if (record->size && status >> 8)
        snprintf(how, sizeof how, "with status %u", status >> 8);
    switchtable_add_text(table, record, "ends", how);
    struct row *row = &table->rows[table->count - 1];
    row->kind = ROW_END;
    row->fails = record->size && status & 0x7f;
    row->thread = row->fails && table->step_tick == record->tick ? table->step_thread : row->thread;
    row->file = NULL;
}

/* A thread that waited without a line waited for this call. */
void timeline_called(struct switchtable *table)
{
    struct row *last = &table->rows[table->count - 1];
    last->kind = ROW_CALL;
    last->call = table->call.number;
    for (size_t i = table->count - 1; i--;) {
        struct row *row = &table->rows[i];
        if (row->is_switch || row->thread != last->thread)
            continue;
        if (row->kind == ROW_WAIT && strcmp(row->text, "waits") == 0) {
            row->file = last->file;
            row->line = last->line;
            append(row, " in ", names_call(last->call));
        }
        return;
    }
}

/* Without lines a thread that cannot perform what it announced has just not gone on: what that was shows when it
   goes on, or when the run is over. */
static void begin_wait(struct switchtable *table, const struct record *record)
{
    unsigned thread = (unsigned)record->address;
    struct row *before = last_of(table, thread);
    if (record->size != REASON_WAIT || (before && (before->kind == ROW_WAIT || before->kind == ROW_END)))
        return;
    struct row row = {.tick = record->tick, .thread = thread, .kind = ROW_WAIT, .text = strdup("waits")};
    struct row left = table->rows[--table->count]; /* it waits first, then it is left */
    switchtable_add(table, row);
    left.steps = table->steps;
    table->rows[table->count++] = left; /* there was room for it */
}

/* The row where a thread began to wait learns for what. */
static void name_wait(struct switchtable *table, const struct record *record)
{
    char text[NAME_SIZE];
    struct row *last = &table->rows[table->count - 1];
    names_object(table->names, record->thread, record->size, record->address, text);
    last->kind = ROW_WAIT;
    last->text[0] = 0;
    append(last, "waits for ", text);
    for (size_t i = table->count - 1; i--;) {
        struct row *row = &table->rows[i];
        if (row->is_switch || row->thread != record->thread)
            continue;
        if (row->kind != ROW_WAIT || strcmp(row->text, "waits") != 0)
            return;
        row->file = last->file;
        row->line = last->line;
        append(row, " for ", text);
        free(table->rows[--table->count].text);
        return;
    }
}

void timeline_record(struct switchtable *table, const struct record *record)
{
    switch (record->event) {
    case EVENT_RETURN:
        add_result(table, record);
        break;
    case EVENT_CREATE:
        add_created(table, record);
        break;
    case EVENT_EXIT:
        add_end(table, record);
        break;
    case EVENT_SWITCH:
        begin_wait(table, record);
        break;
    case EVENT_WAIT:
        name_wait(table, record);
        break;
    case EVENT_TIMEOUT:
        switchtable_add_text(table, record, "its timer fires", "");
        break;
    case EVENT_SIGNAL:
        switchtable_add_text(table, record, "handles", names_signal(record->size));
        break;
    case EVENT_OUTSIDE:
        switchtable_add_text(table, record, "is sent", names_signal(record->size));
        break;
    default:
        break;
    }
}
