/* Records into lines. */
#include "tracetext.h"

#include "boot.h"
#include "calltext.h"
#include "names.h"
#include "table.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

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

/* ---- Pieces of a line -------------------------------------------------------------------- */

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

/* " P1", or " --" for the machine itself. */
static void put_thread(uint64_t thread, FILE *to)
{
    if (thread)
        fprintf(to, " P%" PRIu64, thread);
    else
        fputs(" --", to);
}

static void put_access(struct tracer *tracer, const struct record *record, FILE *to)
{
    char name[NAME_SIZE], value[NAME_SIZE];
    names_access(tracer->names, record, name);
    fprintf(to, " %s", name);
    if (names_value(tracer->names, record, value))
        fprintf(to, " %s", value);
}

static void put_output(const struct record *record, FILE *to)
{
    char bytes[16];
    memcpy(bytes, &record->address, 8);
    memcpy(bytes + 8, &record->value, 8);
    write_escaped(bytes, record->size < 16 ? record->size : 16, to);
}

static void put_create(struct tracer *tracer, const struct record *record, FILE *to)
{
    static const char *const hows[] = {"program", "fork", "spawn", "thread", "vfork"};
    char start[NAME_SIZE];
    names_function(tracer->names, record->address, start);
    fprintf(to, " %s", record->size < 5 ? hows[record->size] : "?");
    if (record->size == 0)
        fprintf(to, " %s", names_program(tracer->names, record->thread));
    fprintf(to, " %s pid %u parent %u", start, (unsigned)(record->value >> 16),
            (unsigned)(record->value & 0xffff));
}

static void put_status(const struct record *record, FILE *to)
{
    unsigned status = (unsigned)(record->value >> 32);
    fprintf(to, " pid %u", (unsigned)record->value);
    if (!record->size)
        fputs(" thread", to);
    else if (status & 0x7f)
        fprintf(to, " signal %s", names_signal(status & 0x7f));
    else
        fprintf(to, " status %u", status >> 8);
}

static void put_misuse(struct tracer *tracer, const struct record *record, FILE *to)
{
    char text[NAME_SIZE];
    names_object(tracer->names, record->thread, (unsigned)record->value, record->address, text);
    fprintf(to, " %s %s",
            record->size == MISUSE_NOT_HELD    ? "unlocks, not having it:"
            : record->size == MISUSE_DESTROYED ? "destroys, in use:"
                                               : "locks, having it:",
            text);
}

static void put_switch(const struct record *record, FILE *to)
{
    put_thread((uint32_t)record->address, to);
    put_thread(record->value, to);
    fprintf(to, " %s", names_reason(record->size));
}

static void put_object(struct tracer *tracer, const struct record *record, unsigned thread,
                       FILE *to)
{
    char name[NAME_SIZE];
    names_object(tracer->names, thread, record->size, record->address, name);
    fprintf(to, " %s", name);
}

/* An object is left by its key or number, for its id's variable may be anybody's. */
static void put_left(const struct tracer *tracer, const struct record *record, FILE *to)
{
    const char *kind = names_object_kind(record->size);
    switch (record->size) {
    case OBJECT_PROCESS:
        fprintf(to, " %s %" PRIu64 "%s", kind, record->address, record->value ? " zombie" : "");
        break;
    case OBJECT_SEM:
    case OBJECT_SHM:
        fprintf(to, " %s key %" PRId32, kind, (int32_t)record->address);
        break;
    case OBJECT_MSG:
        fprintf(to, " %s key %" PRId32 " messages %" PRIu64, kind, (int32_t)record->address,
                record->value);
        break;
    case OBJECT_NAMED:
        fprintf(to, " %s %" PRIu64 " value %" PRIu64, kind, record->address, record->value);
        break;
    case OBJECT_FIFO:
        fprintf(to, " %s %s", kind, names_path(tracer->names));
        break;
    default:
        fprintf(to, " %s %" PRIu64 " messages %" PRIu64, kind, record->address, record->value);
        break;
    }
}

/* What follows the event's word. */
static void put_rest(struct tracer *tracer, const struct record *record, FILE *to)
{
    static const char *const states[] = {"free", "ready", "waiting", "ended", "stopped"};
    char text[NAME_SIZE];
    switch (record->event) {
    case EVENT_CREATE:
        put_create(tracer, record, to);
        break;
    case EVENT_EXEC:
        fprintf(to, " %s", names_program(tracer->names, record->thread));
        break;
    case EVENT_READ:
    case EVENT_WRITE:
    case EVENT_AFTER:
        put_access(tracer, record, to);
        break;
    case EVENT_INPUT:
        fputs(" \"", to);
        put_output(record, to);
        fputc('"', to);
        break;
    case EVENT_OUTSIDE:
        fprintf(to, " %s", names_signal(record->size));
        break;
    case EVENT_MARK:
        fprintf(to, " %s", names_mark(record->value));
        break;
    case EVENT_RETURN:
        names_result(tracer->names, record->thread, (int64_t)record->value, text);
        fprintf(to, " %s %s", names_call(record->size), text);
        break;
    case EVENT_WAIT:
    case EVENT_HOLDER:
        put_object(tracer, record, record->thread, to);
        break;
    case EVENT_ON:
        put_object(tracer, record, record->thread, to);
        fprintf(to, " since %" PRIu64, record->value);
        break;
    case EVENT_WAKE:
        fputs(" by", to);
        put_thread(record->value, to);
        break;
    case EVENT_PICK:
        put_thread(record->value, to);
        break;
    case EVENT_TOLD:
        fprintf(to, " %s", record->value == FAULT_KILL ? "KILL" : names_error(record->value));
        break;
    case EVENT_SWITCH:
        put_switch(record, to);
        break;
    case EVENT_CHOICE:
        fprintf(to, " %" PRIu64 " of %" PRIu64, record->value, record->address);
        break;
    case EVENT_ALLOC:
    case EVENT_FREE:
    case EVENT_SHARED:
        names_access(tracer->names, record, text);
        fprintf(to, " %s", text);
        break;
    case EVENT_FAILED:
        fprintf(to, " %s %s", names_call(record->size), names_error(record->value));
        break;
    case EVENT_SIGNAL:
        fprintf(to, " %s", names_signal(record->size));
        break;
    case EVENT_MISUSE:
        put_misuse(tracer, record, to);
        break;
    case EVENT_FAULT:
        names_touched(tracer->names, record, text);
        fprintf(to, " %s %s", names_signal(record->size), text);
        break;
    case EVENT_EXIT:
        put_status(record, to);
        break;
    case EVENT_STATE:
        names_operation(tracer->names, record, text);
        fprintf(to, " %s %s", record->size < 4 ? states[record->size] : "?", text);
        break;
    case EVENT_LEFT:
        put_left(tracer, record, to);
        break;
    case EVENT_END:
        fprintf(to, " %s, status %" PRIu64, names_end(record->size), record->value);
        break;
    case EVENT_COUNT:
        fprintf(to, " steps %" PRIu64 " preemptions %" PRIu64, record->address, record->value);
        break;
    default:
        break;
    }
}

/* ---- Lines ------------------------------------------------------------------------------- */

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
        put_output(record, to);
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
        put_access(tracer, record, to);
    } else {
        tracer->held = AN_OUTPUT;
        fputs(" \"", to);
        put_output(record, to);
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
        put_rest(tracer, record, to);
        fputc('\n', to);
    }
}

void tracer_text(struct tracer *tracer, const struct record *records, size_t count, FILE *to)
{
    for (size_t i = 0; i < count; i++)
        write_record(tracer, &records[i], to);
}

void tracer_finish(struct tracer *tracer, FILE *to) { end_held(tracer, to); }
