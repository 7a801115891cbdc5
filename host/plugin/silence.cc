/* What no program sees is not announced. An access of a va_arg: an x86-64 counts registers and has
   two places to look, an ARM steps a pointer; what becomes of a va_arg is remembered when it is
   lowered. And of a temporary of GCC's own, which one machine has and another has not. The
   announcements are taken out again right after they were made. */
#include "gcc-plugin.h"
#include "tree.h"
#include "basic-block.h"
#include "function.h"
#include "gimple.h"
#include "gimple-expr.h"
#include "gimple-iterator.h"
#include "ssa.h"
#include "c-family/c-common.h"
#include "c-tree.h"

#include "points_plugin.h"

/* Of the function that is compiled: what it had before va_arg was lowered, what it got by it. */
static hash_set<gimple *> known, hidden;
static hash_set<basic_block> known_blocks, hidden_blocks;

static void remember_known(function *f)
{
    basic_block block;
    known.empty();
    known_blocks.empty();
    FOR_EACH_BB_FN(block, f)
    {
        known_blocks.add(block);
        for (gphi_iterator i = gsi_start_phis(block); !gsi_end_p(i); gsi_next(&i))
            known.add(i.phi());
        for (gimple_stmt_iterator i = gsi_start_bb(block); !gsi_end_p(i); gsi_next(&i))
            known.add(gsi_stmt(i));
    }
}

static void remember_hidden(function *f)
{
    basic_block block;
    hidden.empty();
    hidden_blocks.empty();
    FOR_EACH_BB_FN(block, f)
    {
        if (!known_blocks.contains(block))
            hidden_blocks.add(block);
        for (gphi_iterator i = gsi_start_phis(block); !gsi_end_p(i); gsi_next(&i))
            if (!known.contains(i.phi()))
                hidden.add(i.phi());
        for (gimple_stmt_iterator i = gsi_start_bb(block); !gsi_end_p(i); gsi_next(&i))
            if (!known.contains(gsi_stmt(i)))
                hidden.add(gsi_stmt(i));
    }
}

static bool is_access(enum built_in_function code)
{
    return code >= BUILT_IN_TSAN_READ1 && code <= BUILT_IN_TSAN_VOLATILE_WRITE16;
}

static bool is_of_va_arg(gimple *access, gimple *announced)
{
    tree address = gimple_call_arg(access, 0);
    if (TREE_CODE(address) == SSA_NAME && hidden.contains(SSA_NAME_DEF_STMT(address)))
        return true;
    /* A struct may be copied from the list to where the program wants it. */
    bool is_copy = announced && gimple_assign_single_p(announced) &&
                   !is_gimple_reg_type(TREE_TYPE(gimple_assign_lhs(announced)));
    return announced && hidden.contains(announced) && !is_copy;
}

/* The operands that GCC's <stdatomic.h> keeps in variables of its own, such as __atomic_exchange_tmp. */
static bool is_of_atomic_header(tree variable)
{
    const char *name = DECL_NAME(variable) ? IDENTIFIER_POINTER(DECL_NAME(variable)) : "";
    return strncmp(name, "__atomic_", 9) == 0;
}

/* What GCC keeps a struct in on its way to or from a call, or an atomic operation's operand: nobody else can know
   it. */
static bool is_of_temporary(gimple *access)
{
    tree address = gimple_call_arg(access, 0);
    tree base = TREE_CODE(address) == ADDR_EXPR ? get_base_address(TREE_OPERAND(address, 0)) : NULL;
    if (!base || TREE_CODE(base) == RESULT_DECL)
        return base;
    return VAR_P(base) &&
           (is_of_atomic_header(base) || (!DECL_NAME(base) && !C_DECL_COMPOUND_LITERAL_P(base)));
}

static enum built_in_function built_in(gimple *statement)
{
    tree function = is_gimple_call(statement) ? gimple_call_fndecl(statement) : NULL_TREE;
    return function && fndecl_built_in_p(function, BUILT_IN_NORMAL) ? DECL_FUNCTION_CODE(function)
                                                                    : BUILT_IN_NONE;
}

static void take_out(gimple_stmt_iterator *call)
{
    unlink_stmt_vdef(gsi_stmt(*call));
    gsi_remove(call, true);
}

static void take_out_counts(function *f)
{
    basic_block block;
    FOR_EACH_BB_FN(block, f)
    {
        gimple_stmt_iterator first = gsi_start_nondebug_after_labels_bb(block);
        if (hidden_blocks.contains(block) && !gsi_end_p(first) &&
            built_in(gsi_stmt(first)) == BUILT_IN_SANITIZER_COV_TRACE_PC)
            take_out(&first);
    }
}

static void take_out_accesses(function *f)
{
    basic_block block;
    FOR_EACH_BB_FN(block, f)
    {
        gimple *announced = NULL;
        gimple_stmt_iterator before, i = gsi_last_bb(block);
        for (; !gsi_end_p(i); i = before) {
            gimple *statement = gsi_stmt(i);
            before = i;
            gsi_prev(&before);
            if (!is_access(built_in(statement)))
                announced = statement;
            else if (is_of_va_arg(statement, announced) || is_of_temporary(statement))
                take_out(&i);
        }
    }
}

void silence_install(const char *plugin)
{
    pass_install(plugin, "points_known", remember_known, "lower_vaarg", true);
    pass_install(plugin, "points_hidden", remember_hidden, "lower_vaarg", false);
    pass_install(plugin, "points_counts", take_out_counts, "sancov_O0", false);
    pass_install(plugin, "points_accesses", take_out_accesses, "tsan0", false);
}
