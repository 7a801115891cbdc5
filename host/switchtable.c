/* Gathers the rows of the read-write table. */
#include "switchtable_rows.h"

#include "abi.h"
#include "table.h"
#include "tracetext.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_LOOP = 16, PRINT_SHOWN = 40, FULL_PRINT_SHOWN = 200 };

struct switchtable *switchtable_new(struct symbols *symbols)
{
    struct switchtable *table = must(calloc(1, sizeof *table));
    table->names = names_new(symbols);
    return table;
}

void switchtable_free(struct switchtable *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->count; i++)
        free(table->rows[i].text);
    free(table->rows);
    free(table->printed);
    names_free(table->names);
    free(table);
}

static bool same(const struct row *a, const struct row *b)
{
    return a->thread == b->thread && a->is_switch == b->is_switch && a->line == b->line &&
           a->file == b->file && strcmp(a->text, b->text) == 0;
}

/* True if the last `period` rows repeat the ones before them. */
static bool repeats(const struct switchtable *table, size_t period)
{
    if (table->count < 2 * period)
        return false;
    const struct row *last = &table->rows[table->count - period];
    for (size_t i = 0; i < period; i++)
        if (!same(&last[i], &last[i] - period) ||
            (i + 1 < period && last[i].again != (last + i - period)->again))
            return false;
    return table->rows[table->count - 1].again == 0;
}

/* A spinning loop, or two that spin in turn, fill the table with the same rows: count them instead.
 */
static void fold(struct switchtable *table)
{
    for (size_t period = 1; period <= LONGEST_LOOP; period++) {
        struct row *before = &table->rows[table->count - 1] - period;
        if (!repeats(table, period) || (before->again && before->rows != period))
            continue;
        before->again++;
        before->rows = (unsigned)period;
        for (size_t i = 0; i < period; i++)
            free(table->rows[--table->count].text);
        return;
    }
}

void switchtable_add(struct switchtable *table, struct row row)
{
    row.text = must(row.text);
    if (table->full)
        row.steps = table->steps;
    if (table->count == table->room) {
        table->room = table->room ? 2 * table->room : 64;
        table->rows = must(realloc(table->rows, table->room * sizeof *table->rows));
    }
    table->rows[table->count++] = row;
    if (!table->full)
        fold(table);
}

static struct row row_of(struct switchtable *table, const struct record *record)
{
    const struct code *code = symbols_record_code(names_symbols(table->names), record->pc);
    return (struct row){.tick = record->tick,
                        .thread = record->thread,
                        .file = code ? code->file : NULL,
                        .line = code ? code->line : 0};
}

void switchtable_add_text(struct switchtable *table, const struct record *record, const char *word,
                          const char *rest)
{
    struct row row = row_of(table, record);
    if (asprintf(&row.text, rest[0] ? "%-5s %s" : "%s%s", word, rest) < 0)
        row.text = NULL;
    switchtable_add(table, row);
}

static void add_access(struct switchtable *table, const struct record *record)
{
    char name[NAME_SIZE], value[NAME_SIZE];
    struct row row = row_of(table, record);
    row.identity = names_identity(table->names, record);
    row.writes = record->event != EVENT_READ;
    if (!row.identity)
        return;
    names_access(table->names, record, name);
    names_value(table->names, record, value);
    if (asprintf(&row.text, "%-5s %s%s%s", names_event(record->event), name, value[0] ? " " : "",
                 value) < 0)
        row.text = NULL;
    switchtable_add(table, row);
}

/* What an atomic access left belongs to the row of what it found. */
static void add_after(struct switchtable *table, const struct record *record)
{
    char value[NAME_SIZE], *text;
    struct row *row = table->count ? &table->rows[table->count - 1] : NULL;
    if (!row || row->thread != record->thread || !row->writes || row->again ||
        !names_value(table->names, record, value))
        return;
    if (asprintf(&text, "%s -> %s", row->text, value) < 0)
        text = NULL;
    free(row->text);
    row->text = must(text);
    if (!table->full)
        fold(table);
}

static bool on_semaphore(unsigned call)
{
    switch (call) {
    case SYS_P:
    case SYS_V:
    case SYS_sem_wait:
    case SYS_sem_trywait:
    case SYS_sem_timedwait:
    case SYS_sem_post:
    case SYS_semop:
    case SYS_semtimedop:
        return true;
    default:
        return false;
    }
}

static void end_call(struct switchtable *table)
{
    char text[CALL_TEXT];
    if (!table->calling)
        return;
    table->calling = false;
    call_text(table->names, &table->call, text);
    switchtable_add_text(table, &table->called, table->full ? text : "call", table->full ? "" : text);
    if (table->full)
        timeline_called(table);
}

static void end_print(struct switchtable *table)
{
    char *quoted;
    size_t size, length = table->printed_length, most = table->full ? FULL_PRINT_SHOWN : PRINT_SHOWN;
    if (!table->printed)
        return;
    FILE *to = must(open_memstream(&quoted, &size));
    putc('"', to);
    write_escaped(table->printed, length < most ? length : most, to);
    fputs(length > most ? "...\"" : "\"", to);
    fclose(to);
    switchtable_add_text(table, &table->printing, "print", quoted);
    free(quoted);
    free(table->printed);
    table->printed = NULL;
    table->printed_length = 0;
}

static void add_output(struct switchtable *table, const struct record *record)
{
    if (!table->printed)
        table->printing = *record;
    table->printed = must(realloc(table->printed, table->printed_length + 16));
    memcpy(table->printed + table->printed_length, &record->address, 8);
    memcpy(table->printed + table->printed_length + 8, &record->value, 8);
    table->printed_length += record->size < 16 ? record->size : 16;
}

static void add_switch(struct switchtable *table, const struct record *record)
{
    struct row row = {.tick = record->tick, .is_switch = true, .thread = (unsigned)record->value};
    row.left = (unsigned)record->address;
    row.preempts = record->address >> 32;
    row.text = strdup(names_reason(record->size));
    switchtable_add(table, row);
}

/* Records that are a row of their own. */
static void add_record(struct switchtable *table, const struct record *record)
{
    char text[NAME_SIZE];
    switch (record->event) {
    case EVENT_READ:
    case EVENT_WRITE:
    case EVENT_ATOMIC:
        add_access(table, record);
        break;
    case EVENT_AFTER:
        add_after(table, record);
        break;
    case EVENT_MARK:
        switchtable_add_text(table, record, names_mark(record->value), "");
        break;
    case EVENT_WAIT:
        names_object(table->names, record->thread, record->size, record->address, text);
        switchtable_add_text(table, record, "wait", text);
        break;
    case EVENT_FAULT:
        switchtable_add_text(table, record, names_signal(record->size), "");
        break;
    case EVENT_SWITCH:
        add_switch(table, record);
        break;
    default:
        break;
    }
}

void switchtable_records(struct switchtable *table, const struct record *records, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct record *record = &records[i];
        if (table->calling && call_add(&table->call, record))
            continue;
        end_call(table);
        if (record->event == EVENT_OUTPUT && table->printed &&
            table->printing.thread == record->thread && table->printing.tick == record->tick) {
            add_output(table, record);
            continue;
        }
        end_print(table);
        names_note(table->names, record);
        if (table->full)
            timeline_before(table, record);
        if (record->event == EVENT_OUTPUT) {
            add_output(table, record);
        } else if (record->event == EVENT_CALL &&
                   (table->full ? timeline_wants_call(record->size) : on_semaphore(record->size))) {
            call_begin(&table->call, record);
            table->called = *record;
            table->calling = true;
        } else {
            add_record(table, record);
        }
        if (table->full)
            timeline_record(table, record);
    }
}
