/* What is dead and what is not at known calls of known functions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "context.h"
#include "live.h"
#include "sample.h"

/* What live.h asks of the port. */
bool arch_constant(uintptr_t address, size_t length);
extern const char __executable_start[], edata[];
bool arch_constant(uintptr_t address, size_t length)
{
    return address >= (uintptr_t)__executable_start && address + length <= (uintptr_t)edata;
}
extern const char library_text_start[], library_text_end[];

enum { MARKS = 4, STOPS = 100 };

static uint8_t before[STOPS], after[STOPS]; /* sets of marks that were somewhere */
static uintptr_t top;

/* Calls `look` with what a trap saves. */
void look(unsigned which, const struct context *context);
__asm__(".text\n"
        ".globl stop\n.type stop, @function\n"
        "stop:\n"
        "    sub $120, %rsp\n"
        "    lea 128(%rsp), %rax\n"
        "    mov %rax, (%rsp)\n"
        "    mov 120(%rsp), %rax\n"
        "    mov %rax, 8(%rsp)\n"
        "    mov %rbx, 16(%rsp)\n"
        "    mov %rbp, 24(%rsp)\n"
        "    mov %r12, 32(%rsp)\n"
        "    mov %r13, 40(%rsp)\n"
        "    mov %r14, 48(%rsp)\n"
        "    mov %r15, 56(%rsp)\n"
        "    mov %rsp, %rsi\n"
        "    call look\n"
        "    add $120, %rsp\n"
        "    ret\n"
        ".size stop, . - stop\n"
        /* The library: its fourth argument says which stop it is. */
        ".globl library_text_start, library_text_end, __tsan_atomic64_compare_exchange_strong\n"
        ".type __tsan_atomic64_compare_exchange_strong, @function\n"
        "library_text_start:\n"
        "__tsan_atomic64_compare_exchange_strong:\n"
        "    mov %ecx, %edi\n"
        "    jmp stop\n"
        ".size __tsan_atomic64_compare_exchange_strong, . - __tsan_atomic64_compare_exchange_strong\n"
        "library_text_end:\n");

static uint8_t marks_in(const void *bytes, size_t length)
{
    uint8_t set = 0;
    uint64_t word;
    for (size_t at = 0; at + sizeof word <= length; at += sizeof word) {
        memcpy(&word, (const char *)bytes + at, sizeof word);
        if (word > MARK(0) && word < MARK(MARKS))
            set |= (uint8_t)(1u << (word - MARK(0)));
    }
    return set;
}

void look(unsigned which, const struct context *saved)
{
    static uint8_t stack[65536];
    struct context context = {0};
    memcpy(&context, saved, offsetof(struct context, result)); /* no more is there */
    size_t length = top - context.sp;
    assert_true(length <= sizeof stack);
    memcpy(stack, (const void *)context.sp, length);
    before[which] = marks_in(stack, length) | marks_in(&context.bx, 6 * 8);
    live_mask(&context, stack, context.sp, top, &context);
    after[which] = marks_in(stack, length) | marks_in(&context.bx, 6 * 8);
}

uint64_t value(uint64_t mark) { return mark; }
void use(uint64_t value) { (void)value; }
static uint64_t *learned;
void learn(uint64_t *address) { learned = address; }

#define SET1(a) (1u << (a))
#define SET2(a, b) (SET1(a) | SET1(b))
#define SET3(a, b, c) (SET2(a, b) | SET1(c))

__attribute__((noinline)) static void run_all(const struct sample *sample)
{
    memset(before, 0, sizeof before);
    memset(after, 0, sizeof after);
    top = (uintptr_t)__builtin_frame_address(0);
    sample->dead_and_live();
    sample->known();
    sample->loop();
    sample->array(1);
    sample->chosen(3);
    sample->outer();
    sample->many();
    sample->unnamed();
    sample->literal();
    sample->lent();
}

/* Exactly these, at every level. */
static void check(const struct sample *sample)
{
    run_all(sample);
    assert_int_equal(after[10], SET2(1, 2));
    assert_int_equal(after[11], SET1(2));
    assert_int_equal(after[12], 0);
    assert_int_equal(after[20] & SET1(2), SET1(2));
    assert_int_equal(after[30], SET2(1, 2));
    assert_int_equal(after[31], 0);
    assert_int_equal(after[40], SET3(1, 2, 3));
    assert_int_equal(after[50], SET3(1, 2, 3));
    assert_int_equal(after[60], SET2(2, 3));
    assert_int_equal(after[61], SET1(2));
    assert_int_equal(after[62], 0);
    assert_int_equal(after[70], SET1(1));
    assert_int_equal(after[71], 0);
    assert_int_equal(after[90] & SET2(1, 3), SET2(1, 3));
    assert_int_equal(after[93], SET3(1, 2, 3));
    assert_int_equal(after[94] & SET2(2, 3), SET2(2, 3));
    assert_int_equal(after[95] & SET2(2, 3), SET2(2, 3));
    assert_int_equal(after[96] & SET2(2, 3), SET2(2, 3));
    assert_int_equal(after[97] & SET1(3), SET1(3));
    assert_int_equal(after[98] & SET1(3), SET1(3));
}

static void check_lent(void)
{
    assert_int_equal(before[94], SET3(1, 2, 3));
    assert_int_equal(after[94], SET2(2, 3));
    assert_int_equal(after[96], SET2(2, 3));
    assert_int_equal(after[98], SET1(3));
}

static void without_optimization(void **state)
{
    (void)state;
    check(&plain);
    /* They had been there; what nobody knows of is told apart from what others know. */
    assert_int_equal(before[12], SET2(1, 2));
    assert_int_equal(before[61], SET3(1, 2, 3));
    assert_int_equal(after[20], SET1(2));
    assert_int_equal(before[80], SET2(1, 2));
    assert_int_equal(after[80], SET1(2));
    check_lent();
}

static void with_some(void **state)
{
    (void)state;
    check(&debuggable);
    assert_int_equal(after[20], SET1(2));
    check_lent();
}

static void with_much(void **state)
{
    (void)state;
    check(&optimized);
}

/* A thread that a signal interrupted, or that is nowhere: nothing is touched. */
static void unknown(void **state)
{
    (void)state;
    uint8_t stack[64], same[64];
    struct context context = {.pc = 1, .sp = 4096, .bx = 7}, before_it;
    memset(stack, 0x33, sizeof stack);
    memcpy(same, stack, sizeof stack);
    before_it = context;
    live_mask(&context, stack, context.sp, context.sp + sizeof stack, &context);
    context.interrupted = 1;
    context.pc = before_it.pc = (uintptr_t)run_all + 1;
    live_mask(&context, stack, context.sp, context.sp + sizeof stack, &context);
    context.interrupted = 0;
    assert_memory_equal(stack, same, sizeof stack);
    assert_memory_equal(&context, &before_it, sizeof context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_optimization),
        cmocka_unit_test(with_some),
        cmocka_unit_test(with_much),
        cmocka_unit_test(unknown),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
