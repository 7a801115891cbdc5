/* The kernel's tables, read from the machine's memory. */
#include "proxy.h"

#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "table.h"
#include "trace.h"

enum { NOBODY = 0xffff, READ_AT_ONCE = 1024, PIECES = 64, MOST_THREADS = 4096, XPSR = 16 };

/* Debuggers read the tables field by field: they are asked for in larger pieces, and kept until the
   machine goes on. */
struct proxy_piece {
    uint32_t number; /* from 1 on; 0: nothing is here */
    uint8_t bytes[READ_AT_ONCE];
};

static const char *constant(const struct proxy *proxy, const char *name, size_t size)
{
    size_t length = size;
    const char *bytes =
        symbols_constant(proxy->symbols, symbols_address(proxy->symbols, name), &length);
    return bytes && length == size ? bytes : NULL;
}

void tables_open(struct proxy *proxy, const char *machine)
{
    const char *why;
    proxy->symbols = symbols_open(machine, &why);
    if (!proxy->symbols)
        fail("%s: %s", machine, why);
    const char *version = constant(proxy, "debugger_version", sizeof(uint32_t));
    uint32_t number = 0;
    if (version)
        memcpy(&number, version, sizeof number);
    const char *rows = constant(proxy, "debugger_rows", sizeof proxy->rows);
    if (number != DEBUGGER_VERSION || !rows)
        fail("%s is of another version of Pawl: its kernel says %u to debuggers, this is %u",
             machine, number, DEBUGGER_VERSION);
    memcpy(proxy->rows, rows, sizeof proxy->rows);
    proxy->pieces = must(calloc(PIECES, sizeof *proxy->pieces));
    proxy->current = (uint32_t)symbols_address(proxy->symbols, "current");
}

void tables_forget(struct proxy *proxy)
{
    proxy->processor_known = proxy->threads_known = false;
    proxy->viewer = 0;
    for (unsigned i = 0; i < PIECES; i++)
        proxy->pieces[i].number = 0;
    free(proxy->list);
    proxy->list = NULL;
}

/* ---- Bytes ------------------------------------------------------------------------------- */

static bool read_piece(struct proxy *proxy, uint32_t address, void *bytes, size_t size)
{
    char *question = text("m%x,%zx", address, size);
    const char *answer = proxy_ask(proxy, question, strlen(question));
    free(question);
    return strlen(answer) == 2 * size && hex_bytes(bytes, answer, size);
}

static const uint8_t *table_bytes(struct proxy *proxy, uint32_t offset)
{
    const struct proxy_row *machine = &proxy->rows[DEBUGGER_MACHINE];
    uint32_t number = offset / READ_AT_ONCE, from = number * READ_AT_ONCE;
    struct proxy_piece *piece = &proxy->pieces[number % PIECES];
    size_t size = machine->size - from < READ_AT_ONCE ? machine->size - from : READ_AT_ONCE;
    if (piece->number != number + 1) {
        piece->number = 0;
        if (!read_piece(proxy, machine->value + from, piece->bytes, size))
            return NULL;
        piece->number = number + 1;
    }
    return piece->bytes + offset % READ_AT_ONCE;
}

bool tables_hold(const struct proxy *proxy, uint32_t address, uint32_t size)
{
    const struct proxy_row *machine = &proxy->rows[DEBUGGER_MACHINE];
    return address >= machine->value && size <= machine->size &&
           address - machine->value <= machine->size - size;
}

static bool read_tables(struct proxy *proxy, uint32_t offset, uint8_t *bytes, size_t size)
{
    while (size) {
        size_t rest = READ_AT_ONCE - offset % READ_AT_ONCE, piece = size < rest ? size : rest;
        const uint8_t *from = table_bytes(proxy, offset);
        if (!from)
            return false;
        memcpy(bytes, from, piece);
        bytes += piece;
        offset += (uint32_t)piece;
        size -= piece;
    }
    return true;
}

bool tables_read(struct proxy *proxy, uint32_t address, void *bytes, size_t size)
{
    if (tables_hold(proxy, address, (uint32_t)size))
        return read_tables(proxy, address - proxy->rows[DEBUGGER_MACHINE].value, bytes, size);
    for (size_t done = 0; done < size; done += READ_AT_ONCE) {
        size_t piece = size - done < READ_AT_ONCE ? size - done : READ_AT_ONCE;
        if (!read_piece(proxy, address + (uint32_t)done, (char *)bytes + done, piece))
            return false;
    }
    return true;
}

static uint64_t number_at(const void *bytes, size_t size)
{
    uint64_t number = 0;
    memcpy(&number, bytes, size < sizeof number ? size : sizeof number);
    return number;
}

uint64_t tables_field(const struct proxy *proxy, const uint8_t *entry, enum debugger_row_name name)
{
    return number_at(entry + proxy->rows[name].value, proxy->rows[name].size);
}

static uint64_t read_number(struct proxy *proxy, uint32_t address, size_t size)
{
    uint64_t number = 0;
    return size <= sizeof number && tables_read(proxy, address, &number, size) ? number : 0;
}

uint64_t tables_at(struct proxy *proxy, uint32_t entry, enum debugger_row_name name)
{
    return read_number(proxy, entry + proxy->rows[name].value, proxy->rows[name].size);
}

uint32_t tables_entry(const struct proxy *proxy, enum debugger_row_name name, unsigned index)
{
    return proxy->rows[name].value + index * proxy->rows[name].size;
}

static uint64_t read_entry(struct proxy *proxy, enum debugger_row_name name, unsigned index)
{
    return read_number(proxy, tables_entry(proxy, name, index), proxy->rows[name].size);
}

/* ---- Threads ----------------------------------------------------------------------------- */

static bool in_exception(struct proxy *proxy)
{
    uint32_t xpsr = 0;
    const char *answer = proxy_ask(proxy, "p19", 3);
    return hex_bytes(&xpsr, answer, sizeof xpsr) && xpsr & 0x1ff;
}

static unsigned threads_used(struct proxy *proxy)
{
    unsigned used = (unsigned)read_entry(proxy, DEBUGGER_THREADS_USED, 0);
    return used < MOST_THREADS ? used : MOST_THREADS;
}

/* One that has ended meanwhile has no entry any more: it made the last step. */
static unsigned owner(struct proxy *proxy, uint32_t entry)
{
    uint32_t first = tables_entry(proxy, DEBUGGER_THREADS, 0),
             stride = proxy->rows[DEBUGGER_THREADS].size;
    if (!entry || (entry - first) % stride || (entry - first) / stride >= threads_used(proxy))
        return 0;
    if (tables_at(proxy, entry, DEBUGGER_STATE) == STATE_FREE)
        return (unsigned)read_entry(proxy, DEBUGGER_LAST_NUMBER, 0);
    return (unsigned)tables_at(proxy, entry, DEBUGGER_NUMBER);
}

struct proxy_processor tables_processor(struct proxy *proxy)
{
    if (proxy->processor_known)
        return proxy->processor;
    unsigned number = owner(proxy, (uint32_t)read_number(proxy, proxy->current, 4));
    proxy->processor = (struct proxy_processor){number ? number : 1, !number, in_exception(proxy)};
    proxy->processor_known = true;
    return proxy->processor;
}

static void read_threads(struct proxy *proxy)
{
    if (proxy->threads_known)
        return;
    proxy->threads_known = true;
    proxy->count = tables_processor(proxy).booting ? 0 : threads_used(proxy);
    size_t size = proxy->count * proxy->rows[DEBUGGER_THREADS].size;
    proxy->threads = grown(proxy->threads, size + 1, 1);
    if (!tables_read(proxy, tables_entry(proxy, DEBUGGER_THREADS, 0), proxy->threads, size))
        proxy->count = 0;
}

static const uint8_t *living(struct proxy *proxy, size_t index)
{
    const uint8_t *entry = proxy->threads + index * proxy->rows[DEBUGGER_THREADS].size;
    uint64_t state = tables_field(proxy, entry, DEBUGGER_STATE);
    return state == STATE_READY || state == STATE_WAITING ? entry : NULL;
}

const uint8_t *tables_thread(struct proxy *proxy, unsigned number)
{
    read_threads(proxy);
    for (size_t i = 0; i < proxy->count; i++) {
        const uint8_t *entry = living(proxy, i);
        if (entry && tables_field(proxy, entry, DEBUGGER_NUMBER) == number)
            return entry;
    }
    return NULL;
}

unsigned tables_next(struct proxy *proxy, unsigned number)
{
    read_threads(proxy);
    unsigned next = tables_processor(proxy).thread;
    next = next > number ? next : 0;
    for (size_t i = 0; i < proxy->count; i++) {
        const uint8_t *entry = living(proxy, i);
        unsigned one = entry ? (unsigned)tables_field(proxy, entry, DEBUGGER_NUMBER) : 0;
        if (one > number && (!next || one < next))
            next = one;
    }
    return next;
}

/* In the order of struct context of arch/cortex-m/context.h. */
bool tables_registers(struct proxy *proxy, unsigned number, uint32_t *registers)
{
    static const uint8_t place[PROXY_REGISTERS] = {9, 10, 11, 12, 0, 1,  2,  3,   4,
                                                   5, 6,  7,  13, 8, 14, 15, XPSR};
    const uint8_t *entry =
        number == tables_processor(proxy).thread ? NULL : tables_thread(proxy, number);
    if (!entry)
        return false;
    const uint8_t *context = entry + proxy->rows[DEBUGGER_CONTEXT].value;
    for (unsigned i = 0; i < PROXY_REGISTERS; i++)
        registers[i] = (uint32_t)number_at(context + (size_t)4 * place[i], 4);
    return true;
}

/* ---- Memory ------------------------------------------------------------------------------ */

unsigned tables_image(struct proxy *proxy, const uint8_t *thread)
{
    unsigned pid = (unsigned)tables_field(proxy, thread, DEBUGGER_PROCESS);
    return (unsigned)tables_at(proxy, tables_entry(proxy, DEBUGGER_PROCESSES, pid),
                               DEBUGGER_PROCESS_IMAGE);
}

static struct proxy_view read_view(struct proxy *proxy, unsigned number)
{
    const uint8_t *thread = tables_thread(proxy, number);
    unsigned image = thread ? tables_image(proxy, thread) : NOBODY;
    if (image == NOBODY)
        return (struct proxy_view){0};
    struct proxy_view view = {.image = tables_entry(proxy, DEBUGGER_IMAGES, image)};
    unsigned program = (unsigned)tables_at(proxy, view.image, DEBUGGER_IMAGE_PROGRAM);
    unsigned slot = (unsigned)tables_at(proxy, tables_entry(proxy, DEBUGGER_PROGRAMS, program),
                                        DEBUGGER_PROGRAM_SLOT);
    uint32_t at = tables_entry(proxy, DEBUGGER_SLOTS, slot);
    view.base = (uint32_t)tables_at(proxy, at, DEBUGGER_SLOT_BASE);
    view.size = (uint32_t)tables_at(proxy, at, DEBUGGER_SLOT_SIZE);
    view.out = read_entry(proxy, DEBUGGER_RESIDENT, slot) != image;
    return view;
}

const struct proxy_view *tables_view(struct proxy *proxy, unsigned number)
{
    if (proxy->viewer != number)
        proxy->view = read_view(proxy, number);
    proxy->viewer = number;
    return &proxy->view;
}

bool tables_translate(struct proxy *proxy, const struct proxy_view *view, uint32_t *address,
                      uint32_t *length)
{
    uint32_t offset = *address - view->base, page_size = proxy->rows[DEBUGGER_POOL].size;
    if (!view->out || offset >= view->size) {
        if (view->out && *address<view->base && * length> view->base - *address)
            *length = view->base - *address;
        return true;
    }
    const struct proxy_row *pages = &proxy->rows[DEBUGGER_IMAGE_PAGES];
    uint32_t entry = view->image + pages->value + offset / page_size * pages->size;
    unsigned page = (unsigned)read_number(proxy, entry, pages->size);
    uint32_t rest = page_size - offset % page_size;
    *length = *length < rest ? *length : rest;
    *address = tables_entry(proxy, DEBUGGER_POOL, page - 1) + offset % page_size;
    return page != 0;
}
