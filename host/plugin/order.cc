/* The order of arguments. GCC's gimplifier takes them from the right on machines that may push
   them (x86), and from the left on the others. Here the left one wins: before GCC looks at a call,
   each argument is gimplified as GCC would do it, but from the left; what is left then has no
   effects and reads no memory, so that GCC's own order does not matter any more. */
#include "gcc-plugin.h"

#include "tree.h"

#include "basic-block.h"
#include "calls.h"
#include "gimple-expr.h"
#include "gimple.h"
#include "gimplify.h"
#include "langhooks.h"
#include "points_plugin.h"

static int (*gimplify_c)(tree *, gimple_seq *, gimple_seq *);

static bool has_order(tree call)
{
    if (!CALL_EXPR_FN(call))
        return false;
    tree function = get_callee_fndecl(call);
    if (function && fndecl_built_in_p(function, BUILT_IN_VA_START))
        return false;
    int busy = 0;
    for (int i = 0; i < call_expr_nargs(call); i++) {
        tree argument = CALL_EXPR_ARG(call, i);
        STRIP_NOPS(argument);
        busy += !is_gimple_val(argument) || !is_gimple_reg_type(TREE_TYPE(argument));
    }
    return busy >= 2;
}

static void put_in_order(tree call, gimple_seq *before)
{
    /* The function comes first on every machine. Its type says how it is called, and a cast of it
       must survive. */
    tree type = TREE_TYPE(CALL_EXPR_FN(call));
    if (gimplify_expr(&CALL_EXPR_FN(call), before, NULL, is_gimple_call_addr, fb_rvalue) ==
        GS_ERROR)
        return;
    if (TREE_TYPE(CALL_EXPR_FN(call)) != type)
        CALL_EXPR_FN(call) = build1(NOP_EXPR, type, CALL_EXPR_FN(call));

    bool into_ssa = !(call_expr_flags(call) & ECF_RETURNS_TWICE);
    for (int i = 0; i < call_expr_nargs(call); i++)
        if (gimplify_arg(&CALL_EXPR_ARG(call, i), before, EXPR_LOCATION(call), into_ssa) ==
            GS_ERROR)
            return;
}

static int gimplify_in_order(tree *expression, gimple_seq *before, gimple_seq *after)
{
    if (TREE_CODE(*expression) == CALL_EXPR && has_order(*expression))
        put_in_order(*expression, before);
    return gimplify_c(expression, before, after);
}

void order_install()
{
    gimplify_c = lang_hooks.gimplify_expr;
    lang_hooks.gimplify_expr = gimplify_in_order;
}
