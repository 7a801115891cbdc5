#include "programs.h"

#include <stdio.h>
#include <string.h>

#include "object.h"
#include "../user/lib/library.h"

/* The variables of the library that programs use by name: the slot's own. */
static void write_library(FILE *to, size_t slot)
{
    static const char *const names[] = {
#define DATA(type, name, begin) #name,
#include "../user/lib/data.def"
#undef DATA
    };
    fprintf(to,
            "#undef LIBRARY_STATE\n"
            "#define LIBRARY_STATE library_%zu.state\n"
            "static union library_room library_%zu\n"
            "    __attribute__((section(\".slot%zu.library\"), used, aligned(16))) = {{\n"
            "#include \"data.def\"\n"
            "    .streams = LIBRARY_STREAMS_BEGIN(LIBRARY_STATE),\n"
            "}};\n",
            slot, slot, slot);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        fprintf(to, "__asm__(\".globl slot%zu.%s\\n.set slot%zu.%s, library_%zu + %zu\");\n", slot,
                names[i], slot, names[i], slot, i * LIBRARY_CELL);
}

static void write_entries(FILE *to, const struct guest *guest, size_t program)
{
    for (size_t i = 0; i < guest->entries.count; i++)
        fprintf(to, "extern void entry_%zu_%zu(void) __asm__(\"prog.%s.%s\");\n", program, i,
                guest->symbol, guest->entries.items[i]);
    fprintf(to, "static const uintptr_t entries_%zu[] = {", program);
    for (size_t i = 0; i < guest->entries.count; i++)
        fprintf(to, "(uintptr_t)entry_%zu_%zu, ", program, i);
    fprintf(to, "0};\n");
}

/* On the host the layout that the linker's script makes of the slot's sections is counted again:
   what the linker defines is no constant of C there, where addresses are longer than sizes. */
static void write_host_slot(FILE *to, const struct group *group, size_t slot)
{
    struct section data = object_section(group->object, text(".slot%zu.data", slot));
    struct section bss = object_section(group->object, text(".slot%zu.bss", slot));
    fprintf(to,
            "enum {\n"
            "    DATA_SIZE_%zu = UP(LIBRARY_SIZE, %llu) + %llu,\n"
            "    HEAP_START_%zu = UP(DATA_SIZE_%zu, %llu) + %llu,\n"
            "};\n"
            "_Static_assert(HEAP_START_%zu + 16ll + HEAP_SIZE + STACKS * STACK_SIZE <= 0x1000000,\n"
            "               \"the data of program %zu does not fit into its slot\");\n"
            "#define DATA_%zu (const void *)(0x30000000 + %zu * 0x1000000)\n"
            "extern const uintptr_t __start_slot%zu_ctors[] __attribute__((weak));\n"
            "extern const uintptr_t __stop_slot%zu_ctors[] __attribute__((weak));\n"
            "#define CTORS_%zu (uintptr_t)__start_slot%zu_ctors, (uintptr_t)__stop_slot%zu_ctors\n",
            slot, (unsigned long long)data.alignment, (unsigned long long)data.size, slot, slot,
            (unsigned long long)bss.alignment, (unsigned long long)bss.size, slot, slot, slot, slot,
            slot, slot, slot, slot, slot);
}

/* On a board the linker's script says it all. */
static void write_board_slot(FILE *to, size_t slot)
{
    fprintf(
        to,
        "extern const char slot%zu_base[], slot%zu_size[], slot%zu_data[], slot%zu_data_size[],\n"
        "    slot%zu_heap_start[], slot%zu_ctors[], slot%zu_ctors_end[];\n"
        "#define DATA_SIZE_%zu (uint32_t)slot%zu_data_size\n"
        "#define HEAP_START_%zu (uint32_t)slot%zu_heap_start\n"
        "#define DATA_%zu slot%zu_data\n"
        "#define CTORS_%zu (uintptr_t)slot%zu_ctors, (uintptr_t)slot%zu_ctors_end\n",
        slot, slot, slot, slot, slot, slot, slot, slot, slot, slot, slot, slot, slot, slot, slot,
        slot);
}

static void write_program(FILE *to, const struct target *target, const struct group *group,
                          const struct guest *guest, size_t program, size_t slot)
{
    fprintf(to,
            "    {\"%s\", entries_%zu, %zu, %s%s%s%s, DATA_%zu, DATA_SIZE_%zu, HEAP_START_%zu, "
            "CTORS_%zu},\n",
            guest->name, program, slot % target->slots, guest->is_void ? "PROGRAM_VOID_MAIN" : "0",
            group->count > 1 ? " | PROGRAM_SHARED" : "",
            strcmp(guest->entries.items[0], "main") ? " | PROGRAM_PARTS" : "",
            guest->bin ? " | PROGRAM_BIN" : "", slot, slot, slot, slot);
}

static void write_slots(FILE *to, const struct target *target, size_t groups)
{
    size_t count = groups < target->slots ? groups : target->slots;
    fprintf(to, "const struct slot slots[] = {\n");
    for (size_t slot = 0; slot < count; slot++)
        if (target->host)
            fprintf(to, "    {0x10000000 + %zu * 0x1000000, 0x1000000},\n", slot);
        else
            fprintf(to, "    {(uintptr_t)slot%zu_base, (uint32_t)slot%zu_size},\n", slot, slot);
    fprintf(to, "};\nconst unsigned slot_count = %zu;\n", count);
}

char *programs_text(const struct group *groups, size_t count, const struct target *target)
{
    char *all;
    size_t size, program = 0;
    FILE *to = open_memstream(&all, &size);
    fprintf(to, "#include \"program.h\"\n#include \"library.h\"\n#include \"config.h\"\n"
                "#define UP(n, to) (((n) + (to) - 1) / (to) * (to))\n"
                "#define DATA(type, name, begin) .name = begin,\n");
    for (size_t slot = 0; slot < count; slot++) {
        write_library(to, slot);
        if (target->host)
            write_host_slot(to, &groups[slot], slot);
        else
            write_board_slot(to, slot);
        for (size_t i = 0; i < groups[slot].count; i++)
            write_entries(to, &groups[slot].guests[i], program++);
    }
    fprintf(to, "const struct program programs[] = {\n");
    program = 0;
    for (size_t slot = 0; slot < count; slot++)
        for (size_t i = 0; i < groups[slot].count; i++)
            write_program(to, target, &groups[slot], &groups[slot].guests[i], program++, slot);
    fprintf(to, "};\nconst unsigned program_count = %zu;\n", program);
    write_slots(to, target, count);
    fclose(to);
    return all;
}
