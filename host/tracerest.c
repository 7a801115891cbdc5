/* What follows the event's word: a function for each kind. */
#include "tracerest.h"

#include "boot.h"
#include "tracetext.h"

#include <inttypes.h>
#include <string.h>

struct rest {
    struct names *names;
    const struct record *record;
    FILE *to;
};

/* " P1", or " --" for the machine itself. */
static void put_thread(const struct rest *rest, uint64_t thread)
{
    if (thread)
        fprintf(rest->to, " P%" PRIu64, thread);
    else
        fputs(" --", rest->to);
}

static void put_word(const struct rest *rest, const char *word) { fprintf(rest->to, " %s", word); }

/* ---- Memory ------------------------------------------------------------------------------ */

static void put_block(const struct rest *rest)
{
    char name[NAME_SIZE];
    names_access(rest->names, rest->record, name);
    put_word(rest, name);
}

static void put_access(const struct rest *rest)
{
    char value[NAME_SIZE];
    put_block(rest);
    if (names_value(rest->names, rest->record, value))
        put_word(rest, value);
}

static void put_fault(const struct rest *rest)
{
    char text[NAME_SIZE];
    names_touched(rest->names, rest->record, text);
    fprintf(rest->to, " %s %s", names_signal(rest->record->size), text);
}

/* ---- Calls ------------------------------------------------------------------------------- */

static void put_return(const struct rest *rest)
{
    char text[NAME_SIZE];
    names_result(rest->names, rest->record->thread, (int64_t)rest->record->value, text);
    fprintf(rest->to, " %s %s", names_call(rest->record->size), text);
}

static void put_failed(const struct rest *rest)
{
    fprintf(rest->to, " %s %s", names_call(rest->record->size), names_error(rest->record->value));
}

static void put_told(const struct rest *rest)
{
    put_word(rest, rest->record->value == FAULT_KILL ? "KILL" : names_error(rest->record->value));
}

static void put_object(const struct rest *rest)
{
    const struct record *record = rest->record;
    char name[NAME_SIZE];
    names_object(rest->names, record->thread, record->size, record->address, name);
    put_word(rest, name);
}

static void put_on(const struct rest *rest)
{
    put_object(rest);
    fprintf(rest->to, " since %" PRIu64, rest->record->value);
}

static void put_misuse(const struct rest *rest)
{
    const struct record *record = rest->record;
    char text[NAME_SIZE];
    names_object(rest->names, record->thread, (unsigned)record->value, record->address, text);
    fprintf(rest->to, " %s %s",
            record->size == MISUSE_NOT_HELD    ? "unlocks, not having it:"
            : record->size == MISUSE_DESTROYED ? "destroys, in use:"
                                               : "locks, having it:",
            text);
}

static void put_mark(const struct rest *rest) { put_word(rest, names_mark(rest->record->value)); }
static void put_signal(const struct rest *rest) { put_word(rest, names_signal(rest->record->size)); }

static void put_input(const struct rest *rest)
{
    fputs(" \"", rest->to);
    write_bytes(rest->record, rest->to);
    fputc('"', rest->to);
}

/* ---- Threads ----------------------------------------------------------------------------- */

static void put_create(const struct rest *rest)
{
    static const char *const hows[] = {"program", "fork", "spawn", "thread", "vfork"};
    const struct record *record = rest->record;
    char start[NAME_SIZE];
    names_function(rest->names, record->address, start);
    put_word(rest, record->size < 5 ? hows[record->size] : "?");
    if (record->size == 0)
        put_word(rest, names_program(rest->names, record->thread));
    fprintf(rest->to, " %s pid %u parent %u", start, (unsigned)(record->value >> 16),
            (unsigned)(record->value & 0xffff));
}

static void put_exec(const struct rest *rest)
{
    put_word(rest, names_program(rest->names, rest->record->thread));
}

static void put_exit(const struct rest *rest)
{
    unsigned status = (unsigned)(rest->record->value >> 32);
    fprintf(rest->to, " pid %u", (unsigned)rest->record->value);
    if (!rest->record->size)
        put_word(rest, "thread");
    else if (status & 0x7f)
        fprintf(rest->to, " signal %s", names_signal(status & 0x7f));
    else
        fprintf(rest->to, " status %u", status >> 8);
}

static void put_switch(const struct rest *rest)
{
    put_thread(rest, (uint32_t)rest->record->address);
    put_thread(rest, rest->record->value);
    put_word(rest, names_reason(rest->record->size));
}

static void put_wake(const struct rest *rest)
{
    put_word(rest, "by");
    put_thread(rest, rest->record->value);
}

static void put_pick(const struct rest *rest) { put_thread(rest, rest->record->value); }

static void put_choice(const struct rest *rest)
{
    fprintf(rest->to, " %" PRIu64 " of %" PRIu64, rest->record->value, rest->record->address);
}

/* ---- The end ----------------------------------------------------------------------------- */

static void put_state(const struct rest *rest)
{
    static const char *const states[] = {"free", "ready", "waiting", "ended", "stopped"};
    const struct record *record = rest->record;
    char text[NAME_SIZE];
    names_operation(rest->names, record, text);
    fprintf(rest->to, " %s %s", record->size < 5 ? states[record->size] : "?", text);
}

/* An object is left by its key or number, for its id's variable may be anybody's. */
static void put_left(const struct rest *rest)
{
    const struct record *record = rest->record;
    FILE *to = rest->to;
    put_word(rest, names_object_kind(record->size));
    switch (record->size) {
    case OBJECT_PROCESS:
        fprintf(to, " %" PRIu64 "%s", record->address, record->value ? " zombie" : "");
        break;
    case OBJECT_SEM:
    case OBJECT_SHM:
        fprintf(to, " key %" PRId32, (int32_t)record->address);
        break;
    case OBJECT_MSG:
        fprintf(to, " key %" PRId32 " messages %" PRIu64, (int32_t)record->address, record->value);
        break;
    case OBJECT_NAMED:
        fprintf(to, " %" PRIu64 " value %" PRIu64, record->address, record->value);
        break;
    case OBJECT_FIFO:
        put_word(rest, names_path(rest->names));
        break;
    default:
        fprintf(to, " %" PRIu64 " messages %" PRIu64, record->address, record->value);
        break;
    }
}

static void put_end(const struct rest *rest)
{
    fprintf(rest->to, " %s, status %" PRIu64, names_end(rest->record->size), rest->record->value);
}

static void put_count(const struct rest *rest)
{
    fprintf(rest->to, " steps %" PRIu64 " preemptions %" PRIu64, rest->record->address,
            rest->record->value);
}

/* ---- All of them ------------------------------------------------------------------------- */

void write_bytes(const struct record *record, FILE *to)
{
    char bytes[16];
    memcpy(bytes, &record->address, 8);
    memcpy(bytes + 8, &record->value, 8);
    write_escaped(bytes, record->size < 16 ? record->size : 16, to);
}

void write_rest(struct names *names, const struct record *record, FILE *to)
{
    static void (*const puts_rest[])(const struct rest *rest) = {
        [EVENT_READ] = put_access,     [EVENT_WRITE] = put_access,   [EVENT_AFTER] = put_access,
        [EVENT_ATOMIC] = put_access,   [EVENT_ALLOC] = put_block,    [EVENT_FREE] = put_block,
        [EVENT_SHARED] = put_block,    [EVENT_FAULT] = put_fault,    [EVENT_RETURN] = put_return,
        [EVENT_FAILED] = put_failed,   [EVENT_TOLD] = put_told,      [EVENT_WAIT] = put_object,
        [EVENT_HOLDER] = put_object,   [EVENT_ON] = put_on,          [EVENT_MISUSE] = put_misuse,
        [EVENT_MARK] = put_mark,       [EVENT_SIGNAL] = put_signal,  [EVENT_OUTSIDE] = put_signal,
        [EVENT_INPUT] = put_input,     [EVENT_CREATE] = put_create,  [EVENT_EXEC] = put_exec,
        [EVENT_EXIT] = put_exit,       [EVENT_SWITCH] = put_switch,  [EVENT_WAKE] = put_wake,
        [EVENT_PICK] = put_pick,       [EVENT_CHOICE] = put_choice,  [EVENT_STATE] = put_state,
        [EVENT_LEFT] = put_left,       [EVENT_END] = put_end,        [EVENT_COUNT] = put_count,
    };
    if (record->event < sizeof puts_rest / sizeof *puts_rest && puts_rest[record->event])
        puts_rest[record->event](&(struct rest){names, record, to});
}
