/* What a thread is called, and where it stands: in the words of `pawl ps` (host/gdb/describe.py), which tells of
   FIFOs, locks of files, vfork and named semaphores also which. */
#include "proxy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "names.h"
#include "text.h"
#include "trace.h"

enum { LONGEST_NAME = 256 };

static const char *const operations[] = {
#define OPERATION(name, words) words,
#include "operations.def"
#undef OPERATION
};

/* ---- Where ------------------------------------------------------------------------------- */

static unsigned number_in(const struct proxy *proxy, const uint8_t *thread,
                          enum debugger_row_name name)
{
    return (unsigned)tables_field(proxy, thread, name);
}

/* The return address where its program stands; before its start, just behind that. */
static uint32_t standing_at(const struct proxy *proxy, const uint8_t *thread)
{
    uint32_t pc = number_in(proxy, thread, DEBUGGER_ANNOUNCED_PC);
    return pc ? pc : (number_in(proxy, thread, DEBUGGER_START) & ~1u) + 1;
}

static void put_line(struct proxy *proxy, uint32_t pc, FILE *to)
{
    const struct code *code = symbols_code(proxy->symbols, pc - 1);
    if (code->file)
        fprintf(to, "%s:%u", code->file, code->line);
    else
        fprintf(to, "0x%x", pc);
}

/* ---- What -------------------------------------------------------------------------------- */

static bool is_shared(const struct proxy *proxy, uint32_t address)
{
    return address - proxy->rows[DEBUGGER_SHARED].value < proxy->rows[DEBUGGER_SHARED].size;
}

static bool on_stack(const struct proxy *proxy, const uint8_t *thread, uint32_t address)
{
    uint32_t size = proxy->rows[DEBUGGER_STACK_BYTES].value,
             block = number_in(proxy, thread, DEBUGGER_BLOCK);
    return address >= block - size && address < block;
}

/* The part of a variable that holds the byte there; of the library's objects, the object itself. */
static void put_part(struct proxy *proxy, const struct variable *variable, uint32_t address,
                     FILE *to)
{
    const char *name =
        symbols_piece(proxy->symbols, variable, address - (uint64_t)variable->address, 1)->name;
    const char *inside = strstr(name, ".__");
    fprintf(to, "%.*s", (int)(inside ? (size_t)(inside - name) : strlen(name)), name);
}

static void put_variable(struct proxy *proxy, const uint8_t *thread, uint32_t address, FILE *to)
{
    const struct function *near =
        symbols_code(proxy->symbols, standing_at(proxy, thread) - 1)->function;
    const struct variable *variable = symbols_variable(proxy->symbols, address, near);
    if (on_stack(proxy, thread, address))
        fputs("on its stack", to);
    else if (variable)
        put_part(proxy, variable, address, to);
    else
        fprintf(to, "0x%x", address);
}

static bool in_memory(unsigned object)
{
    return object == OBJECT_WORD || (object >= OBJECT_MUTEX && object <= OBJECT_ONCE);
}

static void put_object(struct proxy *proxy, const uint8_t *thread, FILE *to)
{
    unsigned object = number_in(proxy, thread, DEBUGGER_WAIT_OBJECT);
    uint32_t which = number_in(proxy, thread, DEBUGGER_WAIT_WHICH);
    if (object == OBJECT_THREAD)
        fprintf(to, "the end of P%u", which);
    else if (object == OBJECT_CHILD)
        fprintf(to, which ? "child, pid %u" : "any child", which);
    else if (object == OBJECT_SEM)
        fprintf(to, "sem %u, number %u", which & 0xffff, which >> 16);
    else
        fputs(names_object_kind(object), to);
    if (in_memory(object)) {
        fputc(' ', to);
        put_variable(proxy, thread, which, to);
    } else if (object == OBJECT_PIPE || object == OBJECT_MSG || object == OBJECT_MQ ||
               object == OBJECT_SOCKET) {
        fprintf(to, " %u", which);
    }
}

/* The return address since which `other` has what `thread` waits for; 0: it has not. */
static uint32_t held_since(struct proxy *proxy, const uint8_t *thread, const uint8_t *other)
{
    unsigned object = number_in(proxy, thread, DEBUGGER_WAIT_OBJECT);
    uint32_t which = number_in(proxy, thread, DEBUGGER_WAIT_WHICH);
    const struct proxy_row *row = &proxy->rows[DEBUGGER_HELD];
    for (size_t i = 0; i < proxy->rows[DEBUGGER_HELD_COUNT].value; i++) {
        const uint8_t *held = other + row->value + i * row->size;
        if (number_in(proxy, held, DEBUGGER_HELD_OBJECT) == object &&
            number_in(proxy, held, DEBUGGER_HELD_WHICH) == which &&
            (!in_memory(object) || is_shared(proxy, which) ||
             number_in(proxy, held, DEBUGGER_HELD_IMAGE) == tables_image(proxy, thread)))
            return number_in(proxy, held, DEBUGGER_HELD_PC);
    }
    return 0;
}

static void put_wait(struct proxy *proxy, const uint8_t *thread, FILE *to)
{
    fputs("waits for ", to);
    put_object(proxy, thread, to);
    for (unsigned number = 0; (number = tables_next(proxy, number));) {
        const uint8_t *other = tables_thread(proxy, number);
        uint32_t since = other ? held_since(proxy, thread, other) : 0;
        if (!since)
            continue;
        fputs(", which ", to);
        fprintf(to, other == thread ? "it itself" : "P%u", number);
        fputs(" has since ", to);
        put_line(proxy, since, to);
    }
    if (number_in(proxy, thread, DEBUGGER_WAIT_TIMED))
        fprintf(to, ", until tick %llu",
                (unsigned long long)tables_field(proxy, thread, DEBUGGER_WAIT_DEADLINE));
}

/* What it does when it is chosen. */
static void put_operation(struct proxy *proxy, const uint8_t *thread, FILE *to)
{
    unsigned number = number_in(proxy, thread, DEBUGGER_ANNOUNCED_NUMBER);
    if (number_in(proxy, thread, DEBUGGER_ANNOUNCED_KIND) ==
        proxy->rows[DEBUGGER_KIND_OF_CALLS].value) {
        fprintf(to, "before %s", names_call(number));
    } else if (number == OP_START || number >= OP_CALL) {
        fputs(number_in(proxy, thread, DEBUGGER_ANNOUNCED_PC) ? "goes on" : "at its start", to);
    } else if (number == OP_MARK) {
        fprintf(to, "before %s", names_mark(number_in(proxy, thread, DEBUGGER_ANNOUNCED_ADDRESS)));
    } else {
        fprintf(to, "before %s", operations[number]);
        if (op_accesses(number)) {
            fputc(' ', to);
            put_variable(proxy, thread, number_in(proxy, thread, DEBUGGER_ANNOUNCED_ADDRESS), to);
        }
    }
}

/* ---- All of it --------------------------------------------------------------------------- */

static uint32_t process_entry(struct proxy *proxy, const uint8_t *thread)
{
    return tables_entry(proxy, DEBUGGER_PROCESSES, number_in(proxy, thread, DEBUGGER_PROCESS));
}

static const char *state(struct proxy *proxy, unsigned number, const uint8_t *thread)
{
    struct proxy_processor processor = tables_processor(proxy);
    if (number == processor.thread)
        return processor.in_kernel ? "in the kernel" : "runs";
    if (tables_at(proxy, process_entry(proxy, thread), DEBUGGER_PROCESS_STOPPED))
        return "stopped";
    return number_in(proxy, thread, DEBUGGER_STATE) == STATE_WAITING ? "waiting" : "ready";
}

char *proxy_words(struct proxy *proxy, unsigned number)
{
    const uint8_t *thread = tables_thread(proxy, number);
    if (!thread)
        return text(tables_processor(proxy).booting ? "the machine begins" : "has ended");
    char *words;
    size_t size;
    FILE *to = open_memstream(&words, &size);
    const char *how = state(proxy, number, thread);
    fprintf(to, "pid %u, %s", number_in(proxy, thread, DEBUGGER_PROCESS), how);
    if (strcmp(how, "runs") != 0) {
        fputs(", ", to);
        put_line(proxy, standing_at(proxy, thread), to);
        fputc(' ', to);
        if (number_in(proxy, thread, DEBUGGER_STATE) == STATE_WAITING)
            put_wait(proxy, thread, to);
        else
            put_operation(proxy, thread, to);
    }
    fclose(to);
    return words;
}

/* Of the program that the thread runs. */
static const char *program(struct proxy *proxy, const uint8_t *thread)
{
    unsigned index =
        (unsigned)tables_at(proxy, process_entry(proxy, thread), DEBUGGER_PROCESS_PROGRAM);
    uint32_t entry = tables_entry(proxy, DEBUGGER_PROGRAMS, index);
    size_t length = LONGEST_NAME;
    const char *name =
        symbols_constant(proxy->symbols, tables_at(proxy, entry, DEBUGGER_PROGRAM_NAME), &length);
    return name && memchr(name, 0, length) ? name : "?";
}

char *proxy_name(struct proxy *proxy, unsigned number)
{
    const uint8_t *thread = tables_thread(proxy, number);
    return thread ? text("P%u %s", number, program(proxy, thread)) : text("P%u", number);
}

/* What is no ASCII is a question mark: the debugger wants UTF-8, and names of files need not be
 * that. */
static void put_xml(const char *words, FILE *to)
{
    for (; *words; words++)
        if (strchr("<>&\"'", *words))
            fprintf(to, "&#%u;", (unsigned char)*words);
        else
            fputc(*words >= ' ' && *words < 0x7f ? *words : '?', to);
}

char *proxy_list(struct proxy *proxy)
{
    char *list;
    size_t size;
    FILE *to = open_memstream(&list, &size);
    fputs("<?xml version=\"1.0\"?>\n<threads>\n", to);
    for (unsigned number = 0; (number = tables_next(proxy, number));) {
        char *name = proxy_name(proxy, number), *words = proxy_words(proxy, number);
        fprintf(to, "<thread id=\"%x\" name=\"", number);
        put_xml(name, to);
        fputs("\">", to);
        put_xml(words, to);
        fputs("</thread>\n", to);
        free(name);
        free(words);
    }
    fputs("</threads>\n", to);
    fclose(to);
    return list;
}
