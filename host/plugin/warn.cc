/* What GCC does not announce: the struct that a call takes by value or gives, when it lies in
   memory that others may see, and what an assembler statement does to memory. */
#include "gcc-plugin.h"
#include "tree.h"
#include "basic-block.h"
#include "diagnostic-core.h"
#include "function.h"
#include "gimple.h"
#include "gimple-expr.h"
#include "gimple-iterator.h"

#include "points_plugin.h"

/* As the source calls it: "table", or "*p" for what lies behind p, if GCC still knows. */
static const char *name_of(tree object)
{
    static char name[100];
    tree base = get_base_address(object), id = NULL_TREE;
    bool behind = !DECL_P(base);
    if (!behind)
        id = DECL_NAME(base);
    else if (TREE_CODE(TREE_OPERAND(base, 0)) == SSA_NAME)
        id = SSA_NAME_IDENTIFIER(TREE_OPERAND(base, 0));
    const char *text = id ? IDENTIFIER_POINTER(id) : "...";
    int length = id && behind ? (int)strcspn(text, ".") : (int)strlen(text);
    snprintf(name, sizeof name, "%s%.*s", behind ? "*" : "", length, text);
    return name;
}

static bool may_be_shared(tree object)
{
    tree base = get_base_address(object);
    if (!base || TYPE_MAIN_VARIANT(TREE_TYPE(object)) == TYPE_MAIN_VARIANT(va_list_type_node))
        return false;
    return INDIRECT_REF_P(base) || TREE_CODE(base) == MEM_REF ||
           TREE_CODE(base) == TARGET_MEM_REF ||
           (VAR_P(base) && is_global_var(base) && !TREE_READONLY(base));
}

static bool is_aggregate(tree object)
{
    return !is_gimple_reg_type(TREE_TYPE(object)) && !CONSTANT_CLASS_P(object);
}

static void look_at_call(gimple *call)
{
    tree result = gimple_call_lhs(call);
    for (unsigned i = 0; i < gimple_call_num_args(call); i++) {
        tree argument = gimple_call_arg(call, i);
        if (is_aggregate(argument) && may_be_shared(argument))
            warning_at(gimple_location(call), 0,
                       "cannot be announced: that the call reads %qs, a struct passed by value "
                       "(copy it to a local variable before)",
                       name_of(argument));
    }
    if (result && is_aggregate(result) && may_be_shared(result))
        warning_at(gimple_location(call), 0,
                   "cannot be announced: that the call writes %qs, a struct returned "
                   "(take it into a local variable first)",
                   name_of(result));
}

static void look_at_operands(gasm *statement)
{
    for (unsigned i = 0; i < gimple_asm_noutputs(statement); i++) {
        tree object = TREE_VALUE(gimple_asm_output_op(statement, i));
        if (!is_gimple_reg(object) && may_be_shared(object))
            warning_at(gimple_location(statement), 0,
                       "cannot be announced: that the assembler statement writes %qs",
                       name_of(object));
    }
    for (unsigned i = 0; i < gimple_asm_ninputs(statement); i++) {
        tree object = TREE_VALUE(gimple_asm_input_op(statement, i));
        if (!is_gimple_val(object) && may_be_shared(object))
            warning_at(gimple_location(statement), 0,
                       "cannot be announced: that the assembler statement reads %qs",
                       name_of(object));
    }
}

static void look(function *f)
{
    basic_block block;
    FOR_EACH_BB_FN(block, f)
    for (gimple_stmt_iterator i = gsi_start_bb(block); !gsi_end_p(i); gsi_next(&i)) {
        gimple *statement = gsi_stmt(i);
        if (is_gimple_call(statement))
            look_at_call(statement);
        else if (gasm *assembler = dyn_cast<gasm *>(statement))
            look_at_operands(assembler);
    }
}

void warn_install(const char *plugin)
{
    pass_install(plugin, "points_warn_O0", look, "tsan0", true);
    pass_install(plugin, "points_warn", look, "tsan", true);
}
