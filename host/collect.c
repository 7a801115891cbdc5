/* Collects the programs' variables and functions from the debug information. */
#include "symbols_private.h"
#include "table.h"

#include <dwarf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *grown(void *items, size_t count, size_t size)
{
    bool full = (count & (count - 1)) == 0; /* 0, 1, 2, 4, ...: the room is used up */
    return full ? must(realloc(items, (count ? 2 * count : 1) * size)) : items;
}

static const char *qualified(struct symbols *symbols, const char *function, const char *name)
{
    char *made;
    return symbols_keep(symbols, asprintf(&made, "%s:%s", function, name) < 0 ? NULL : made);
}

/* The first location that a variable has. */
static bool location_of(Dwarf_Die *die, Dwarf_Op **ops, size_t *count)
{
    Dwarf_Attribute attribute;
    Dwarf_Addr base, from, to;
    return dwarf_attr_integrate(die, DW_AT_location, &attribute) &&
           (dwarf_getlocation(&attribute, ops, count) == 0 ||
            dwarf_getlocations(&attribute, 0, &base, &from, &to, ops, count) > 0) &&
           *count > 0;
}

static bool global_address(Dwarf_Die *die, Dwarf_Op *op, Dwarf_Addr *address)
{
    Dwarf_Attribute attribute;
    if (op->atom == DW_OP_addr) {
        *address = op->number;
        return true;
    }
    return op->atom == DW_OP_addrx && dwarf_attr_integrate(die, DW_AT_location, &attribute) &&
           dwarf_getlocation_attr(&attribute, op, &attribute) == 0 &&
           dwarf_formaddr(&attribute, address) == 0;
}

static void add_variable(struct symbols *symbols, struct variable variable)
{
    symbols->variables =
        grown(symbols->variables, symbols->variable_count, sizeof *symbols->variables);
    symbols->variables[symbols->variable_count++] = variable;
}

/* `scope`: the function that it is written in, NULL at the file's level; `function`: in whose
   frame it lies. */
static void collect_variable(struct symbols *symbols, Dwarf_Die *die, const char *scope,
                             struct function *function)
{
    const char *name = dwarf_diename(die);
    Dwarf_Op *ops;
    size_t count;
    struct variable variable = {.unit = (unsigned)symbols->unit_count - 1};
    if (!name || !type_of(die, &variable.type) || !location_of(die, &ops, &count))
        return;
    variable.name = scope ? qualified(symbols, scope, name) : name;
    variable.size = type_size(&variable.type);
    Dwarf_Addr address;
    if (count == 1 && global_address(die, ops, &address)) {
        variable.address = (int64_t)address;
        add_variable(symbols, variable);
    } else if (function && ops->atom == DW_OP_fbreg && count == 1) {
        variable.address = (int64_t)ops->number;
        function->locals = grown(function->locals, function->local_count, sizeof variable);
        function->locals[function->local_count++] = variable;
    } else if (function && !variable.size && dwarf_tag(&variable.type) == DW_TAG_array_type) {
        function->lost = variable.name;
    }
}

static void collect_scope(struct symbols *symbols, Dwarf_Die *die, const char *scope,
                          struct function *function)
{
    Dwarf_Die item;
    for (int left = dwarf_child(die, &item); left == 0; left = dwarf_siblingof(&item, &item)) {
        switch (dwarf_tag(&item)) {
        case DW_TAG_variable:
        case DW_TAG_formal_parameter:
            collect_variable(symbols, &item, scope, function);
            break;
        case DW_TAG_lexical_block:
            collect_scope(symbols, &item, scope, function);
            break;
        case DW_TAG_inlined_subroutine:
            collect_scope(symbols, &item, dwarf_diename(&item), function);
            break;
        default:
            break;
        }
    }
}

static bool base_is_cfa(Dwarf_Die *die)
{
    Dwarf_Attribute attribute;
    Dwarf_Op *ops;
    size_t count;
    return dwarf_attr_integrate(die, DW_AT_frame_base, &attribute) &&
           dwarf_getlocation(&attribute, &ops, &count) == 0 && count == 1 &&
           ops->atom == DW_OP_call_frame_cfa;
}

static void collect_function(struct symbols *symbols, Dwarf_Die *die)
{
    struct function function = {.name = dwarf_diename(die),
                                .unit = (unsigned)symbols->unit_count - 1};
    Dwarf_Addr low, high;
    if (!function.name || dwarf_lowpc(die, &low) != 0 || dwarf_highpc(die, &high) != 0)
        return;
    function.low = low;
    function.high = high;
    function.base_is_cfa = base_is_cfa(die);
    collect_scope(symbols, die, function.name, &function);
    symbols->functions =
        grown(symbols->functions, symbols->function_count, sizeof *symbols->functions);
    symbols->functions[symbols->function_count++] = function;
}

static void collect_unit(struct symbols *symbols, Dwarf_Die *unit)
{
    symbols->units = grown(symbols->units, symbols->unit_count, sizeof *symbols->units);
    symbols->units[symbols->unit_count++] = (struct unit){*unit};
    Dwarf_Die item;
    for (int left = dwarf_child(unit, &item); left == 0; left = dwarf_siblingof(&item, &item)) {
        if (dwarf_tag(&item) == DW_TAG_variable)
            collect_variable(symbols, &item, NULL, NULL);
        else if (dwarf_tag(&item) == DW_TAG_subprogram)
            collect_function(symbols, &item);
    }
}

/* Programs alone are compiled with all points, or for metal mode, and the compiler notes its flags. (The explorer's kernel has those of
   accesses, too, but its loops are not counted.) */
static bool is_program(Dwarf_Die *unit)
{
    Dwarf_Attribute attribute;
    const char *producer = dwarf_formstring(dwarf_attr(unit, DW_AT_producer, &attribute));
    return producer && (strstr(producer, "-fsanitize-coverage=trace-pc") ||
                        strstr(producer, "-frandom-seed=metal"));
}

static int by_address(const void *a, const void *b)
{
    const struct variable *x = a, *y = b;
    return (x->address > y->address) - (x->address < y->address);
}

static int by_low(const void *a, const void *b)
{
    const struct function *x = a, *y = b;
    return (x->low > y->low) - (x->low < y->low);
}

void symbols_collect(struct symbols *symbols)
{
    Dwarf_CU *cu = NULL;
    Dwarf_Die unit;
    uint8_t kind;
    while (dwarf_get_units(symbols->dwarf, cu, &cu, NULL, &kind, &unit, NULL) == 0)
        if (kind == DW_UT_compile && is_program(&unit))
            collect_unit(symbols, &unit);
    if (symbols->variable_count)
        qsort(symbols->variables, symbols->variable_count, sizeof *symbols->variables, by_address);
    if (symbols->function_count)
        qsort(symbols->functions, symbols->function_count, sizeof *symbols->functions, by_low);
}
