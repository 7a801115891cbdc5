/* Opens a machine's file, finds variables and parts of them. */
#include "symbols_private.h"
#include "table.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct name {
    struct name *next;
    char *text;
};

const char *symbols_keep(struct symbols *symbols, char *made)
{
    struct name *name = must(malloc(sizeof *name));
    *name = (struct name){symbols->names, must(made)};
    symbols->names = name;
    return made;
}

static const char *open_parts(struct symbols *symbols, const char *path)
{
    elf_version(EV_CURRENT);
    symbols->file = open(path, O_RDONLY | O_CLOEXEC);
    if (symbols->file < 0)
        return "it cannot be read";
    symbols->elf = elf_begin(symbols->file, ELF_C_READ_MMAP, NULL);
    GElf_Ehdr header;
    if (!symbols->elf || !gelf_getehdr(symbols->elf, &header))
        return "it is no ELF file";
    symbols->machine = header.e_machine;
    symbols->word = header.e_ident[EI_CLASS] == ELFCLASS64 ? 8 : 4;
    if (header.e_machine != EM_X86_64 && header.e_machine != EM_AARCH64 &&
        header.e_machine != EM_ARM)
        return "it is for another processor";
    symbols->dwarf = dwarf_begin_elf(symbols->elf, DWARF_C_READ, NULL);
    if (!symbols->dwarf)
        return "it has no debug information";
    symbols->debug_frame = dwarf_getcfi(symbols->dwarf);
    symbols->eh_frame = dwarf_getcfi_elf(symbols->elf);
    return NULL;
}

struct symbols *symbols_open(const char *path, const char **why)
{
    struct symbols *symbols = must(calloc(1, sizeof *symbols));
    *why = open_parts(symbols, path);
    if (*why) {
        symbols_close(symbols);
        return NULL;
    }
    symbols->codes = table_new();
    symbols->pieces = table_new();
    symbols_read_tables(symbols);
    symbols_collect(symbols);
    return symbols;
}

void symbols_close(struct symbols *symbols)
{
    if (!symbols)
        return;
    for (size_t i = 0; i < symbols->function_count; i++)
        free(symbols->functions[i].locals);
    for (size_t i = 0; i < symbols->program_count; i++)
        free(symbols->programs[i].entries);
    while (symbols->names) {
        struct name *name = symbols->names;
        symbols->names = name->next;
        free(name->text);
        free(name);
    }
    free(symbols->units);
    free(symbols->variables);
    free(symbols->functions);
    free(symbols->programs);
    free(symbols->slots);
    table_free(symbols->codes);
    table_free(symbols->pieces);
    if (symbols->eh_frame)
        dwarf_cfi_end(symbols->eh_frame);
    dwarf_end(symbols->dwarf);
    elf_end(symbols->elf);
    if (symbols->file >= 0)
        close(symbols->file);
    free(symbols);
}

unsigned symbols_word(const struct symbols *symbols) { return symbols->word; }

int64_t symbols_slot_offset(const struct symbols *symbols, uint64_t address)
{
    for (size_t i = 0; i < symbols->slot_count; i++)
        if (address - symbols->slots[i].base < symbols->slots[i].size)
            return (int64_t)(address - symbols->slots[i].base);
    return -1;
}

bool symbols_in_slot(const struct symbols *symbols, uint64_t address)
{
    return symbols_slot_offset(symbols, address) >= 0;
}

const struct program_info *symbols_program(const struct symbols *symbols, uint64_t start,
                                           size_t *entry)
{
    for (size_t i = 0; i < symbols->program_count; i++)
        for (size_t j = 0; j < symbols->programs[i].entry_count; j++)
            if (symbols->programs[i].entries[j] == start) {
                *entry = j;
                return &symbols->programs[i];
            }
    return NULL;
}

/* The program that a source file belongs to: that of the last entry before it, or else the first
   after it. Counted from 0. */
static size_t program_of_unit(const struct symbols *symbols, unsigned unit)
{
    size_t found = 0;
    unsigned best = 0;
    bool any = false;
    for (size_t i = 0; i < symbols->program_count; i++) {
        const struct program_info *program = &symbols->programs[i];
        const struct function *entry =
            program->entry_count ? symbols_function_at(symbols, program->entries[0]) : NULL;
        if (!entry || (any && (entry->unit > unit || entry->unit < best)))
            continue;
        any = true;
        best = entry->unit > unit ? 0 : entry->unit;
        found = i;
    }
    return found;
}

/* 2: a variable of the same source file, 1: of the same program, 0: of another one. */
static int nearness(const struct symbols *symbols, const struct variable *variable,
                    const struct function *near)
{
    if (!near || near->unit == variable->unit)
        return 2;
    return program_of_unit(symbols, near->unit) == program_of_unit(symbols, variable->unit);
}

const struct variable *symbols_variable(const struct symbols *symbols, uint64_t address,
                                        const struct function *near)
{
    size_t low = 0, high = symbols->variable_count;
    while (low < high) { /* how many begin at the address or before it */
        size_t middle = (low + high) / 2;
        if ((uint64_t)symbols->variables[middle].address <= address)
            low = middle + 1;
        else
            high = middle;
    }
    const struct variable *best = NULL;
    int best_score = -1;
    for (; low; low--) {
        const struct variable *variable = &symbols->variables[low - 1];
        uint64_t offset = address - (uint64_t)variable->address;
        bool ends = offset == variable->size && offset;
        if (offset < variable->size || ends || !offset) {
            int near_by = symbols->overlaid ? nearness(symbols, variable, near) : 2;
            int score = near_by * 2 + !ends;
            if (near_by && score > best_score) { /* another program's is not there now */
                best_score = score;
                best = variable;
            }
        }
        if (!symbols->overlaid && low > 1 && (best_score == 5 || offset > variable->size))
            break;
    }
    return best;
}

static struct piece *new_piece(const struct variable *variable, const struct part *part)
{
    size_t size = strlen(variable->name) + strlen(part->name) + 1;
    struct piece *piece = must(malloc(sizeof *piece + size));
    char *name = (char *)(piece + 1);
    snprintf(name, size, "%s%s", variable->name, part->name);
    *piece = (struct piece){name, variable, *part};
    return piece;
}

const struct piece *symbols_piece(struct symbols *symbols, const struct variable *variable,
                                  uint64_t offset, uint64_t size)
{
    struct key key = {{(uintptr_t)variable, offset, size, 0}};
    struct piece *piece = table_get(symbols->pieces, &key);
    if (!piece) {
        struct part part;
        Dwarf_Die type = variable->type;
        part_accessed(&type, offset, size ? size : 256, &part);
        if (!size)
            part.kind = KIND_NONE;
        piece = new_piece(variable, &part);
        table_put(symbols->pieces, &key, piece);
    }
    return piece;
}

const struct piece *symbols_place(struct symbols *symbols, const struct variable *variable,
                                  uint64_t offset, Dwarf_Die *pointer)
{
    Dwarf_Die target, type = variable->type;
    bool typed = pointer && type_target(pointer, &target);
    struct key key = {{(uintptr_t)variable, offset, typed ? dwarf_dieoffset(&target) : 0, 1}};
    struct piece *piece = table_get(symbols->pieces, &key);
    if (!piece) {
        struct part part;
        part_begins(&type, offset, typed ? &target : NULL, &part);
        piece = new_piece(variable, &part);
        table_put(symbols->pieces, &key, piece);
    }
    return piece;
}

size_t symbols_find(struct symbols *symbols, const char *path, struct range *ranges, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < symbols->variable_count; i++) {
        struct variable *variable = &symbols->variables[i];
        size_t length = strlen(variable->name);
        struct part part;
        if (strncmp(path, variable->name, length) != 0 ||
            (path[length] && !strchr(".[", path[length])) ||
            !part_named(&variable->type, path + length, &part))
            continue;
        uint64_t from = (uint64_t)variable->address + part.start;
        if (count < most)
            ranges[count] = (struct range){from, from + part.size};
        count++;
    }
    return count;
}
