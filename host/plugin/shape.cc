/* Where GCC lets the machine decide how structs and arrays get their values, and so what it
   announces, the decision for ARM is taken on every machine:
   - a struct of more than 4 bytes that a call returns is written through a pointer to the variable
     that takes it, so that others may know that variable and its accesses are announced;
   - a local with constant values for all its elements is copied in one piece from constants, or
     cleared in one piece. */
#include "gcc-plugin.h"
#include "tree.h"
#include "basic-block.h"
#include "gimple.h"
#include "gimple-expr.h"
#include "gimplify.h"
#include "memmodel.h"
#include "rtl.h"
#include "expr.h"
#include "langhooks.h"
#include "varasm.h"
#include "c-family/c-common.h"

#include "points_plugin.h"

enum {
    WORD = 4,            /* bytes that a register of ARM holds */
    CLEAR_RATIO_ARM = 3, /* more zeros than that are worth clearing all first */
};

static int (*gimplify_c)(tree *, gimple_seq *, gimple_seq *);

/* A struct of one pointer or one long, 4 bytes on ARM whatever they are here. */
static bool is_one_pointer(tree type)
{
    while (RECORD_OR_UNION_TYPE_P(type)) {
        tree field = TYPE_FIELDS(type);
        if (!field || TREE_CODE(field) != FIELD_DECL || DECL_CHAIN(field))
            return false;
        type = TREE_TYPE(field);
    }
    tree plain = TYPE_MAIN_VARIANT(type);
    return POINTER_TYPE_P(type) || plain == long_integer_type_node ||
           plain == long_unsigned_type_node;
}

static bool is_returned_in_memory(tree call)
{
    tree type = TREE_TYPE(call);
    return AGGREGATE_TYPE_P(type) && int_size_in_bytes(type) > WORD && !is_one_pointer(type);
}

static void take_by_address(tree assignment)
{
    tree object = TREE_OPERAND(assignment, 0);
    if (DECL_P(object) && DECL_REGISTER(object))
        return;
    if (TREE_CODE(assignment) == INIT_EXPR ||
        (is_gimple_variable(object) && !needs_to_live_in_memory(object)))
        mark_addressable(object);
}

/* The braces that give `value`: itself, a literal's, a constant's; or NULL. */
static tree braces_of(tree value)
{
    if (TREE_CODE(value) == COMPOUND_LITERAL_EXPR) {
        tree literal = COMPOUND_LITERAL_EXPR_DECL(value);
        if (TREE_ADDRESSABLE(value) || TREE_ADDRESSABLE(literal))
            return NULL_TREE;
        value = DECL_INITIAL(literal);
    } else if (VAR_P(value) && TREE_READONLY(value) && !TREE_THIS_VOLATILE(value)) {
        value = DECL_INITIAL(value);
    }
    bool is_braces = value && TREE_CODE(value) == CONSTRUCTOR && AGGREGATE_TYPE_P(TREE_TYPE(value));
    return is_braces ? value : NULL_TREE;
}

static bool is_one_word(tree object, HOST_WIDE_INT size)
{
    unsigned align = DECL_P(object) ? DECL_ALIGN(object) : TYPE_ALIGN(TREE_TYPE(object));
    return (size == 1 || size == 2 || size == WORD) && size * BITS_PER_UNIT <= align;
}

struct counts {
    HOST_WIDE_INT nonzero, different, all;
    bool constant, complete;
};

static struct counts count(tree values)
{
    struct counts c;
    c.constant = categorize_ctor_elements(values, &c.nonzero, &c.different, &c.all, &c.complete);
    return c;
}

static bool is_copied_whole(tree object, tree values)
{
    HOST_WIDE_INT size = int_size_in_bytes(TREE_TYPE(values));
    struct counts c = count(values);
    bool cleared = !c.complete || (c.all - c.nonzero > CLEAR_RATIO_ARM && c.nonzero < c.all / 4);
    bool repetitive = c.different <= c.nonzero / 8 && size > 64;
    return size > 0 && c.constant && c.nonzero > 1 && !cleared && !repetitive &&
           (size < c.nonzero || !is_one_word(object, size));
}

static bool is_cleared_whole(tree values)
{
    struct counts c = count(values);
    return c.complete && c.nonzero == 0 && c.all > CLEAR_RATIO_ARM;
}

static tree keep_label(tree *node, int *, void *)
{
    if (TREE_CODE(*node) == ADDR_EXPR && TREE_CODE(TREE_OPERAND(*node, 0)) == LABEL_DECL)
        FORCED_LABEL(TREE_OPERAND(*node, 0)) = 1;
    return NULL_TREE;
}

static tree constant(tree values)
{
    walk_tree(&values, keep_label, NULL, NULL);
    return tree_output_constant_def(values);
}

/* As what lies at an address: GCC would take a constant variable for its braces. */
static tree in_memory(tree variable)
{
    TREE_ADDRESSABLE(variable) = 1;
    tree address = build_fold_addr_expr(variable);
    return build2(MEM_REF, TREE_TYPE(variable), address, build_int_cst(TREE_TYPE(address), 0));
}

static void shape_assignment(tree assignment)
{
    tree object = TREE_OPERAND(assignment, 0), value = TREE_OPERAND(assignment, 1);
    if (TREE_CODE(value) == CALL_EXPR && is_returned_in_memory(value))
        take_by_address(assignment);
    tree values = braces_of(value);
    if (!values || (TREE_READONLY(object) && !TREE_ADDRESSABLE(object))) /* GCC makes that static */
        return;
    if (is_copied_whole(object, values))
        TREE_OPERAND(assignment, 1) = in_memory(VAR_P(value) ? value : constant(values));
    else if (is_cleared_whole(values))
        TREE_OPERAND(assignment, 1) = build_constructor(TREE_TYPE(values), NULL);
}

static int gimplify_shaped(tree *expression, gimple_seq *before, gimple_seq *after)
{
    if (TREE_CODE(*expression) == INIT_EXPR || TREE_CODE(*expression) == MODIFY_EXPR)
        shape_assignment(*expression);
    return gimplify_c(expression, before, after);
}

void shape_install()
{
    gimplify_c = lang_hooks.gimplify_expr;
    lang_hooks.gimplify_expr = gimplify_shaped;
}
