/* Statements: what a thread does with memory, in critical sections, by choice. */
#include "generate.h"

#include <string.h>

int budget, depth;
unsigned locals;

void indent(void)
{
    for (int i = 0; i < depth + 1; i++)
        printf("    ");
}

const char *shared(void) { return one_of("a|b|c|array[0]|array[1]"); }

const char *value(void)
{
    static char text[64];
    const char *who = dice(3) ? shared() : "mine";
    snprintf(text, sizeof text, "%s", one_of("0|1|2|mine|mine + 1|@|@ + 1|@ - 1"));
    char *at = strchr(text, '@');
    if (at) {
        char rest[16];
        snprintf(rest, sizeof rest, "%s", at + 1);
        snprintf(at, sizeof text - (size_t)(at - text), "%s%s", who, rest);
    }
    return text;
}

const char *test(void)
{
    static char text[64];
    snprintf(text, sizeof text, "%s %s %u", shared(), one_of("==|!=|<|>"), dice(3));
    return text;
}

void block(int most)
{
    depth++;
    for (int i = 0; i == 0 || (i < most && dice(2)); i++)
        statement();
    depth--;
}

/* Values stay small: numbers that grow would be states without end. */
static void memory(void)
{
    switch (dice(6)) {
    case 0:
        SAY("mine = %s;", shared());
        break;
    case 1:
        SAY("%s = %s;", dice(3) ? shared() : "mine", value());
        break;
    case 2:
        SAY("%s++;", shared());
        break;
    case 3:
        SAY("if (%s) {", test());
        block(2);
        SAY("}");
        break;
    case 4:
        SAY("for (int i = 0; i < 2; i++)");
        depth++;
        SAY("%s += i;", shared());
        depth--;
        break;
    default:
        SAY("array[%s & 1] = %u;", shared(), dice(3));
    }
}

static void pointers(void)
{
    switch (dice(5)) {
    case 0:
        SAY("there[%u] = %s;", dice(2), value());
        break;
    case 1:
        SAY("mine = there[%s & 1];", shared());
        break;
    case 2:
        SAY("where = %s;", one_of("&a|&there[0]|&there[1]|&array[1]"));
        break;
    case 3:
        SAY("%s = *where;", shared());
        break;
    default:
        SAY("*where = %s;", value());
    }
}

static void heap(void)
{
    unsigned n = locals++;
    SAY("int *heap%u = malloc(sizeof(int));", n);
    SAY("*heap%u = %s;", n, value());
    if (dice(2))
        statement();
    SAY("%s = *heap%u;", shared(), n);
    SAY("free(heap%u);", n);
}

static void atomics(void)
{
    if (menu & LOADS && dice(2)) {
        SAY("mine = __atomic_load_n(&%s, __ATOMIC_SEQ_CST);", shared());
        return;
    }
    switch (dice(4)) {
    case 0:
        SAY("__atomic_fetch_add(&%s, 1, __ATOMIC_SEQ_CST);", shared());
        break;
    case 1:
        SAY("if (!test_and_set(&taken)) {");
        block(2);
        SAY("    taken = 0;");
        SAY("}");
        break;
    case 2:
        SAY("__sync_bool_compare_and_swap(&%s, %u, %u);", shared(), dice(2), dice(3));
        break;
    default:
        SAY("__atomic_store_n(&%s, %u, __ATOMIC_SEQ_CST);", shared(), dice(3));
    }
}

static void spins(void)
{
    if (dice(2)) {
        SAY("while (%s)", test());
        SAY("    ;");
    } else {
        SAY("while (%s)", test());
        SAY("    sched_yield();");
    }
}

static void section(void)
{
    SAY("cs_want();");
    if (dice(2))
        SAY("%s = %u;", shared(), dice(2));
    SAY("cs_wait();");
    if (dice(2)) {
        SAY("while (%s)", test());
        SAY("    ;");
    } else if (dice(2)) {
        SAY("P(&mutex);");
    }
    SAY("cs_enter();");
    if (dice(2))
        SAY("%s++;", shared());
    SAY("cs_leave();");
    SAY("%s;", one_of("a = 0|V(&mutex)|b = 1"));
}

/* What is counted here has no end. */
static void round_of_sections(void)
{
    bool locks = dice(2);
    SAY("cs_want();");
    if (dice(2))
        SAY("%s = %u;", shared(), dice(2));
    SAY("cs_wait();");
    if (dice(3) == 0) {
        SAY("while (%s) {", test());
        SAY("    cs_want();");
        SAY("    cs_wait();");
        SAY("}");
    } else if (!locks && dice(3)) {
        SAY("while (%s)", test());
        SAY("    ;");
    }
    if (locks)
        SAY("P(&mutex);");
    SAY("cs_enter();");
    SAY("cs_leave();");
    if (locks)
        SAY("V(&mutex);");
    SAY("%s = %u;", shared(), dice(2));
}

static void marks(void)
{
    if (!(menu & ROUNDS)) {
        section();
        return;
    }
    SAY("%s {", one_of("for (int i = 0; i < 2; i++)|while (a < 2)|for (;;)"));
    depth++;
    round_of_sections();
    depth--;
    SAY("}");
    budget -= 2;
}

static void choices(void)
{
    SAY("%s = pawl_choose(%u);", one_of("a|b|mine|mine"), 2 + dice(2));
}

/* Now and then somebody does without, or gives back what another has. */
static void guarded(void)
{
    bool mutex = dice(3) == 0;
    if (dice(5) == 0) {
        SAY("%s;", one_of("V(&mutex)|V(&mutex)|pthread_mutex_unlock(&lock)|mutex = 1|kept[0] = 3|mine = kept[1]"));
        return;
    }
    SAY("%s;", mutex ? "pthread_mutex_lock(&lock)" : "P(&mutex)");
    for (unsigned i = 1 + dice(3); i; i--)
        SAY("%s;", one_of("kept[0]++|mine = kept[0], assert(kept[0] == mine)|kept[1] = mine + 1|kept[0] = kept[1]|"
                         "kept[1] = mine, assert(kept[1] == mine)"));
    SAY("%s;", mutex ? "pthread_mutex_unlock(&lock)" : "V(&mutex)");
}

void statement(void)
{
    if (menu & GUARDED && dice(4)) {
        if (budget-- > 0)
            guarded();
        return;
    }

    static void (*const kinds[])(void) = {memory, locks, conditions, semaphores, pointers, library, times,
                                          signals, pipes, choices, marks, heap, atomics, spins};
    enum { KINDS = sizeof kinds / sizeof *kinds };
    unsigned kind;
    do
        kind = dice(KINDS);
    while (!(menu >> kind & 1) || (depth > 1 && kind));
    if (budget-- <= 0)
        SAY("mine++;");
    else
        kinds[kind]();
}
