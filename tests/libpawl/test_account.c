/* A test of one's own, as docs/testing.md shows it: two processes deposit into one account, and the
   test decides who goes when. Linked with account.o, which `pawl cc` made of user/labs/account.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libpawl.h>

static int balance(void)
{
    int value;
    assert_true(pawl_variable(0, "balance", &value, sizeof value));
    return value;
}

static void test_nothing_is_lost_one_after_the_other(void **state)
{
    (void)state;
    assert_true(pawl_boot(&(struct pawl_options){.schedule = "P1:* P2:*"}));
    assert_int_equal(pawl_run(), PAWL_EXIT);
    assert_int_equal(balance(), 25);
    assert_string_equal(pawl_output(NULL), "P1: the balance is 20\nP2: the balance is 25\n");
}

static void test_a_deposit_is_lost_in_between(void **state)
{
    (void)state;
    assert_true(pawl_boot(&(struct pawl_options){.schedule = "P1@write:balance P2:* P1:*"}));
    assert_int_equal(pawl_run(), PAWL_EXIT);
    assert_int_equal(balance(), 20);
    assert_int_equal(pawl_preemptions(), 1);
}

/* From the moment at which P1 has read and not yet written, both ways. */
static void test_both_ways_from_one_moment(void **state)
{
    (void)state;
    struct pawl_thread P1;
    assert_true(pawl_boot(&(struct pawl_options){.policy = PAWL_COOP}));
    do {
        assert_true(pawl_step());
        assert_true(pawl_thread(1, &P1));
    } while (strcmp(P1.operation, "read") != 0);
    struct pawl_snapshot *reading = pawl_save();
    assert_non_null(reading);

    assert_true(pawl_schedule("P1:* P2:*"));
    assert_int_equal(pawl_run(), PAWL_EXIT);
    assert_int_equal(balance(), 25);

    pawl_restore(reading);
    assert_int_equal(balance(), 10);
    assert_true(pawl_schedule("P2:* P1:*"));
    assert_int_equal(pawl_run(), PAWL_EXIT);
    assert_int_equal(balance(), 20);
    pawl_free(reading);
}

static void test_the_trace_says_who_wrote_what(void **state)
{
    (void)state;
    static const uint64_t expected[] = {15, 20};
    struct pawl_event event;
    size_t writes = 0;
    assert_true(pawl_boot(&(struct pawl_options){.schedule = "P1@write:balance P2:* P1:*"}));
    pawl_run();
    for (size_t i = 0; pawl_event(i, &event); i++)
        if (strcmp(event.name, "write") == 0) {
            assert_in_range(writes, 0, 1);
            assert_int_equal(event.value, expected[writes++]);
        }
    assert_int_equal(writes, 2);
    char *text = pawl_trace();
    assert_non_null(strstr(text, "P2 account.c:40 write balance 15\n"));
    free(text);
}

static int close_machine(void **state)
{
    (void)state;
    pawl_close();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_nothing_is_lost_one_after_the_other, close_machine),
        cmocka_unit_test_teardown(test_a_deposit_is_lost_in_between, close_machine),
        cmocka_unit_test_teardown(test_both_ways_from_one_moment, close_machine),
        cmocka_unit_test_teardown(test_the_trace_says_who_wrote_what, close_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
