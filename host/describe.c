/* Names of threads, objects, sizes and results. */
#include "names_private.h"

#include "abi.h"

#include <dwarf.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void names_line(struct names *names, const struct record *record, char *text)
{
    const struct code *code = symbols_record_code(names->symbols, record->pc);
    if (code && code->file)
        name_put(text, "%s:%u", code->file, code->line);
    else
        name_put(text, "-");
}

const char *names_program(struct names *names, unsigned thread)
{
    const struct thread *known = names_thread(names, thread);
    const struct program_info *program = names->images[known->image].program;
    return program ? program->name : "?";
}

const char *names_start(struct names *names, unsigned thread)
{
    const struct function *function =
        symbols_function_at(names->symbols, names_thread(names, thread)->start);
    return function ? function->name : "?";
}

unsigned names_pid(struct names *names, unsigned thread)
{
    return names_thread(names, thread)->pid;
}

unsigned names_thread_of(struct names *names, unsigned pid)
{
    for (unsigned i = (unsigned)names->thread_count; i-- > 1;)
        if (names->threads[i].known && names->threads[i].pid == pid)
            return i;
    return 0;
}

/* What begins at an address: "mutex". */
static void target_name(struct names *names, unsigned thread, uint64_t address, char *text)
{
    names_pointer(names, thread, address, text);
    if (text[0] == '&')
        memmove(text, text + 1, strlen(text));
}

/* What is no array: "forks[0]" begins where "forks" does. */
static void lock_name(struct names *names, unsigned thread, uint64_t address, char *text)
{
    struct place place = place_find(names, thread, address);
    Dwarf_Die type;
    target_name(names, thread, address, text);
    if (place.what == IS_VARIABLE && place.offset == 0 && !place.end) {
        type = place.variable->type;
        if (dwarf_tag(&type) == DW_TAG_array_type)
            snprintf(text + strlen(text), 4, "[0]");
    }
}

void names_touched(struct names *names, const struct record *record, char *text)
{
    if (record->address < 4096)
        name_put(text, "0"); /* NULL, maybe with a member's offset */
    else
        target_name(names, record->thread, record->address, text);
}

void names_object(struct names *names, unsigned thread, enum object object, uint64_t which,
                  char *text)
{
    const char *kind = names_object_kind(object);
    char name[NAME_SIZE] = "";
    switch (object) {
    case OBJECT_NONE:
    case OBJECT_CLOCK:
    case OBJECT_CONSOLE:
    case OBJECT_SIGNAL:
        break;
    case OBJECT_CHILD:
        if ((int32_t)which > 0)
            snprintf(name, sizeof name, "%" PRId32, (int32_t)which);
        break;
    case OBJECT_WORD:
    case OBJECT_MUTEX:
    case OBJECT_CONDITION:
    case OBJECT_RWLOCK:
    case OBJECT_BARRIER:
    case OBJECT_ONCE:
        lock_name(names, thread, which, name);
        break;
    case OBJECT_THREAD:
        snprintf(name, sizeof name, "P%" PRIu64, which);
        break;
    case OBJECT_SEM:
        names_id(names, object, which & 0xffff, name);
        if (which >> 16)
            snprintf(name + strlen(name), 16, "[%u]", (unsigned)(which >> 16) & 0xffff);
        break;
    case OBJECT_MSG:
    case OBJECT_SHM:
        names_id(names, object, which, name);
        break;
    case OBJECT_FIFO:
    case OBJECT_LOCK:
        snprintf(name, sizeof name, "%s", names->path[0] ? names->path : "(no name)");
        break;
    default:
        snprintf(name, sizeof name, "%" PRIu64, which);
        break;
    }
    name_put(text, name[0] ? "%s %.480s" : "%s", kind, name);
}

/* ---- Operations -------------------------------------------------------------------------- */

void names_operation(struct names *names, const struct record *record, char *text)
{
    unsigned operation = (unsigned)(record->value >> 32), detail = (uint32_t)record->value;
    static const char *const words[] = {
#define OPERATION(name, text) [OP_##name] = (text),
#include "operations.def"
#undef OPERATION
    };
    struct record access = *record;
    char name[NAME_SIZE];
    access.size = (uint8_t)detail;
    switch (operation) {
    case OP_CALL:
        name_put(text, "%s", names_call(detail));
        break;
    case OP_READ:
    case OP_WRITE:
    case OP_ATOMIC:
    case OP_LOAD:
        names_access(names, &access, name);
        name_put(text, "%s %.480s", words[operation], name);
        break;
    case OP_MARK:
        name_put(text, "%s", names_mark(record->address));
        break;
    default:
        name_put(text, "%s", operation < OPERATIONS ? words[operation] : "?");
        break;
    }
}
