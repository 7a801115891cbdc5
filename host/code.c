/* Code addresses and source lines. */
#include "symbols_private.h"
#include "table.h"

#include <dwarf.h>
#include <stdlib.h>
#include <string.h>

static const struct function *function_of(const struct symbols *symbols, uint64_t pc)
{
    size_t low = 0, high = symbols->function_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (symbols->functions[middle].low <= pc)
            low = middle + 1;
        else
            high = middle;
    }
    const struct function *function = low ? &symbols->functions[low - 1] : NULL;
    return function && pc < function->high ? function : NULL;
}

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The processors' numbers of their stack and frame pointers in DWARF. */
static enum frame_register register_of(unsigned machine, uint64_t number)
{
    switch (machine) {
    case EM_X86_64:
        return number == 7 ? FRAME_SP : number == 6 ? FRAME_FP : FRAME_UNKNOWN;
    case EM_AARCH64:
        return number == 31 ? FRAME_SP : number == 29 ? FRAME_FP : FRAME_UNKNOWN;
    default: /* ARM: r7 in Thumb code */
        return number == 13 ? FRAME_SP : number == 7 || number == 11 ? FRAME_FP : FRAME_UNKNOWN;
    }
}

static void find_frame(const struct symbols *symbols, uint64_t pc, struct code *code)
{
    Dwarf_CFI *tables[] = {symbols->debug_frame, symbols->eh_frame};
    for (size_t i = 0; i < 2 && code->frame == FRAME_UNKNOWN; i++) {
        Dwarf_Frame *frame;
        Dwarf_Op *ops;
        size_t count;
        if (!tables[i] || dwarf_cfi_addrframe(tables[i], pc, &frame) != 0)
            continue;
        if (dwarf_frame_cfa(frame, &ops, &count) == 0 && count == 1) {
            bool extended = ops->atom == DW_OP_bregx;
            uint64_t number = extended ? ops->number : (uint64_t)ops->atom - DW_OP_breg0;
            code->offset = (int64_t)(extended ? ops->number2 : ops->number);
            code->frame = register_of(symbols->machine, number);
        }
        free(frame);
    }
}

static void find_line(const struct symbols *symbols, uint64_t pc, struct code *code)
{
    int number;
    Dwarf_Line *line = dwarf_getsrc_die(&symbols->units[code->function->unit].die, pc);
    const char *path = line ? dwarf_linesrc(line, NULL, NULL) : NULL;
    if (path && dwarf_lineno(line, &number) == 0) {
        code->file = base_of(path);
        code->line = (unsigned)number;
    }
}

const struct code *symbols_code(struct symbols *symbols, uint64_t pc)
{
    struct key key = {{pc, 0, 0, 0}};
    struct code *code = table_get(symbols->codes, &key);
    if (code)
        return code;
    code = must(calloc(1, sizeof *code));
    code->function = function_of(symbols, pc);
    if (code->function) {
        find_line(symbols, pc, code);
        find_frame(symbols, pc, code);
    }
    table_put(symbols->codes, &key, code);
    return code;
}

const struct code *symbols_record_code(struct symbols *symbols, uint64_t pc)
{
    return pc ? symbols_code(symbols, pc - 1) : NULL;
}

const struct function *symbols_function_at(const struct symbols *symbols, uint64_t address)
{
    if (symbols->machine == EM_ARM)
        address &= ~1ULL;
    const struct function *function = function_of(symbols, address);
    return function && function->low == address ? function : NULL;
}

size_t symbols_functions(const struct symbols *symbols, const char *name, uint64_t *addresses,
                         size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < symbols->function_count; i++) {
        if (strcmp(symbols->functions[i].name, name) != 0)
            continue;
        if (count < most)
            addresses[count] = symbols->functions[i].low;
        count++;
    }
    return count;
}

/* Calls `visit` for each row of the line tables that belongs to the file. */
static void each_row(struct symbols *symbols, const char *file,
                     void (*visit)(void *state, unsigned line, struct range range), void *state)
{
    for (size_t i = 0; i < symbols->unit_count; i++) {
        Dwarf_Lines *lines;
        size_t count;
        if (dwarf_getsrclines(&symbols->units[i].die, &lines, &count) != 0)
            continue;
        for (size_t j = 0; j + 1 < count; j++) {
            Dwarf_Line *row = dwarf_onesrcline(lines, j);
            const char *path = dwarf_linesrc(row, NULL, NULL);
            Dwarf_Addr from, to;
            int number;
            bool ends = true;
            dwarf_lineendsequence(row, &ends);
            if (!ends && path && strcmp(base_of(path), file) == 0 &&
                dwarf_lineno(row, &number) == 0 && dwarf_lineaddr(row, &from) == 0 &&
                dwarf_lineaddr(dwarf_onesrcline(lines, j + 1), &to) == 0 && from < to)
                visit(state, (unsigned)number, (struct range){from, to});
        }
    }
}

struct line_search {
    unsigned line;
    struct range *ranges;
    size_t most, count;
};

static void take_range(void *state, unsigned line, struct range range)
{
    struct line_search *search = state;
    if (line != search->line)
        return;
    bool kept = search->count && search->count <= search->most;
    if (kept && search->ranges[search->count - 1].to == range.from) {
        search->ranges[search->count - 1].to = range.to;
        return;
    }
    if (search->count < search->most)
        search->ranges[search->count] = range;
    search->count++;
}

size_t symbols_lines(struct symbols *symbols, const char *file, unsigned line, struct range *ranges,
                     size_t most)
{
    struct line_search search = {line, ranges, most, 0};
    each_row(symbols, file, take_range, &search);
    return search.count;
}

static void take_least(void *state, unsigned line, struct range range)
{
    struct line_search *search = state;
    (void)range;
    if (line >= search->line && (!search->count || line < search->count))
        search->count = line;
}

unsigned symbols_next_line(struct symbols *symbols, const char *file, unsigned line)
{
    struct line_search search = {.line = line};
    each_row(symbols, file, take_least, &search);
    return (unsigned)search.count;
}
