/* Records into lines. */
#include "tracetext.h"

#include "calltext.h"
#include "names.h"
#include "table.h"
#include "tracerest.h"

#include <inttypes.h>
#include <stdlib.h>

/* What a line is held back for. */
enum held { NOTHING, A_CALL, AN_ATOMIC, AN_OUTPUT };

struct tracer {
    struct names *names;
    bool colour;
    enum held held;
    struct record first; /* the record that began the line */
    struct call call;
};

struct tracer *tracer_new(struct symbols *symbols, bool colour)
{
    struct tracer *tracer = must(calloc(1, sizeof *tracer));
    tracer->names = names_new(symbols);
    tracer->colour = colour;
    return tracer;
}

void tracer_free(struct tracer *tracer)
{
    if (tracer)
        names_free(tracer->names);
    free(tracer);
}

const char *thread_colour(unsigned thread)
{
    /* Those that can be read on light and on dark. */
    static const char *const colours[] = {"\033[34m", "\033[32m", "\033[35m",
                                          "\033[36m", "\033[33m", "\033[31m"};
    size_t count = sizeof colours / sizeof *colours;
    return colours[(thread + count - 1) % count];
}

void write_escaped(const char *bytes, size_t count, FILE *to)
{
    static const char specials[] = "\nn\tt\rr\aa\bb\ff\vv\\\\\"\"";
    for (size_t i = 0; i < count; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        const char *special = NULL;
        for (const char *s = specials; *s && !special; s += 2)
            if ((unsigned char)*s == byte)
                special = s + 1;
        if (special)
            fprintf(to, "\\%c", *special);
        else if (byte < ' ' || byte == 0x7f)
            fprintf(to, "\\%03o", byte);
        else
            putc(byte, to);
    }
}

/* ---- Lines ------------------------------------------------------------------------------- */

static void begin_line(const struct tracer *tracer, const struct record *record, const char *word,
                       FILE *to)
{
    char line[NAME_SIZE];
    fprintf(to, "%" PRIu64 " ", record->tick);
    if (record->thread == 0) {
        fprintf(to, "-- %-5s", word);
        return;
    }
    names_line(tracer->names, record, line);
    bool colour = tracer->colour;
    fprintf(to, "%sP%u%s %s %-5s", colour ? thread_colour(record->thread) : "", record->thread,
            colour ? "\033[0m" : "", line, word);
}

static void end_held(struct tracer *tracer, FILE *to)
{
    char text[CALL_TEXT];
    switch (tracer->held) {
    case A_CALL:
        begin_line(tracer, &tracer->first, names_event(EVENT_CALL), to);
        call_text(tracer->names, &tracer->call, text);
        fprintf(to, " %s\n", text);
        break;
    case AN_ATOMIC:
        fputc('\n', to);
        break;
    case AN_OUTPUT:
        fputs("\"\n", to);
        break;
    default:
        break;
    }
    tracer->held = NOTHING;
}

/* True if the record belongs to the line that is held back; then it is added there. */
static bool continues(struct tracer *tracer, const struct record *record, FILE *to)
{
    char value[NAME_SIZE];
    const struct record *first = &tracer->first;
    switch (tracer->held) {
    case A_CALL:
        return call_add(&tracer->call, record);
    case AN_ATOMIC:
        if (record->event != EVENT_AFTER || record->thread != first->thread)
            return false;
        if (names_value(tracer->names, record, value))
            fprintf(to, " %s", value);
        end_held(tracer, to);
        return true;
    case AN_OUTPUT:
        if (record->event != EVENT_OUTPUT || record->thread != first->thread ||
            record->tick != first->tick)
            return false;
        write_bytes(record, to);
        return true;
    default:
        return false;
    }
}

static void begin_held(struct tracer *tracer, const struct record *record, FILE *to)
{
    tracer->first = *record;
    if (record->event == EVENT_CALL) {
        tracer->held = A_CALL;
        call_begin(&tracer->call, record);
        return;
    }
    begin_line(tracer, record, names_event(record->event), to);
    if (record->event == EVENT_ATOMIC) {
        tracer->held = AN_ATOMIC;
        write_rest(tracer->names, record, to);
    } else {
        tracer->held = AN_OUTPUT;
        fputs(" \"", to);
        write_bytes(record, to);
    }
}

/* Not in the text: how full the tables were differs from machine to machine; a call's failure is
   seen in its return; ARGS and SEMOP without a CALL. */
static bool silent(const struct record *record)
{
    return record->event == EVENT_MARKWATER || record->event == EVENT_ARGS ||
           record->event == EVENT_FRAME || record->event == EVENT_NAME ||
           record->event == EVENT_SEMOP || (record->event == EVENT_FAILED && record->thread);
}

static void write_record(struct tracer *tracer, const struct record *record, FILE *to)
{
    if (continues(tracer, record, to))
        return;
    end_held(tracer, to);
    names_note(tracer->names, record);
    switch (record->event) {
    case EVENT_CALL:
    case EVENT_ATOMIC:
    case EVENT_OUTPUT:
        begin_held(tracer, record, to);
        return;
    default:
        if (silent(record))
            return;
        begin_line(tracer, record, names_event(record->event), to);
        write_rest(tracer->names, record, to);
        fputc('\n', to);
    }
}

void tracer_text(struct tracer *tracer, const struct record *records, size_t count, FILE *to)
{
    for (size_t i = 0; i < count; i++)
        write_record(tracer, &records[i], to);
}

void tracer_finish(struct tracer *tracer, FILE *to) { end_held(tracer, to); }
