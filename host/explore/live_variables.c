/* Where a function's variables lie that are always in its frame, as the debug information says. */
#ifdef __x86_64__

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "live_private.h"

static Dwarf *dwarf_of_self(void)
{
    static Dwarf *dwarf;
    static bool tried;
    if (!tried) {
        int file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
        dwarf = file < 0 ? NULL : dwarf_begin(file, DWARF_C_READ);
    }
    tried = true;
    return dwarf;
}

/* From -O1 on addresses are computed from others that lie outside of what they are used for. */
static bool is_plain(Dwarf_Die *unit, bool *optimized)
{
    Dwarf_Attribute attribute;
    const char *producer = dwarf_formstring(dwarf_attr(unit, DW_AT_producer, &attribute));
    bool plain = producer && strncmp(producer, "GNU C", 5) == 0;
    *optimized = !plain;
    for (const char *at = producer; plain && (at = strstr(at, " -O")); at += 3) {
        if (at[3] != '0')
            plain = false;
        if (at[3] != '0' && at[3] != 'g')
            *optimized = true;
    }
    return plain;
}

static bool fixed_place(Dwarf_Die *die, int32_t *offset)
{
    Dwarf_Attribute attribute;
    Dwarf_Op *op;
    size_t count;
    if (!dwarf_attr(die, DW_AT_location, &attribute) || dwarf_whatform(&attribute) != DW_FORM_exprloc ||
        dwarf_getlocation(&attribute, &op, &count) != 0 || count != 1 || op->atom != DW_OP_fbreg)
        return false;
    *offset = (int32_t)op->number + 8; /* the frame's base lies above the return address */
    return true;
}

static void take(Dwarf_Die *die, struct variables *variables)
{
    int32_t offset;
    Dwarf_Word size;
    Dwarf_Die child, type;
    Dwarf_Attribute attribute;
    int tag = dwarf_tag(die);
    if ((tag == DW_TAG_variable || tag == DW_TAG_formal_parameter) && fixed_place(die, &offset)) {
        if (!dwarf_formref_die(dwarf_attr_integrate(die, DW_AT_type, &attribute), &type) ||
            dwarf_aggregate_size(&type, &size) != 0 || size > 1 << 20)
            size = 0; /* of what size is not known: others begin behind it */
        ranges_add(&variables->variables, offset, offset + (int32_t)size);
    }
    if (dwarf_child(die, &child) == 0)
        do
            take(&child, variables);
        while (dwarf_siblingof(&child, &child) == 0);
}

static bool frame_base_is_cfa(Dwarf_Die *die)
{
    Dwarf_Attribute attribute;
    Dwarf_Op *op;
    size_t count;
    return dwarf_attr(die, DW_AT_frame_base, &attribute) && dwarf_getlocation(&attribute, &op, &count) == 0 &&
           count == 1 && op->atom == DW_OP_call_frame_cfa;
}

static int by_start(const void *a, const void *b)
{
    const struct range *r = a, *s = b;
    return r->from < s->from ? -1 : r->from > s->from ? 1 : 0;
}

void variables_of(const struct function *function, struct variables *variables)
{
    /* The library is optimized. */
    Dwarf *dwarf = function_of_library(function) ? NULL : dwarf_of_self();
    Dwarf_Die unit, die;
    Dwarf_Addr start;
    bool optimized;
    if (!dwarf || !dwarf_addrdie(dwarf, function->start, &unit))
        return;
    bool plain = is_plain(&unit, &optimized);
    if (optimized || dwarf_child(&unit, &die) != 0)
        return;
    do {
        if (dwarf_tag(&die) != DW_TAG_subprogram || dwarf_lowpc(&die, &start) != 0 || start != function->start ||
            !frame_base_is_cfa(&die))
            continue;
        take(&die, variables);
        qsort(variables->variables.items, variables->variables.count, sizeof *variables->variables.items, by_start);
        variables->known = true;
        variables->plain = plain;
        return;
    } while (dwarf_siblingof(&die, &die) == 0);
}

#endif
