/* Processes: fork, spawn, faults, full tables, commands. */
#include "play.h"

static void the_first_has_pid_2_and_parent_1(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(2, call(getpid));
    assert_int_equal(1, call(getppid));
    assert_int_equal(1, now->number);
}

static void initial_data_lie_in_the_slot(void **state)
{
    boot(ONE(SOLO));
    assert_string_equal("data", (const char *)at(0));
    assert_int_equal(0, GET(uint8_t, 64));
    assert_int_equal(0, GET(uint8_t, 4095));
}

static void arguments_lie_on_the_stack(void **state)
{
    boot(ONE(SOLO));
    const struct thread_block *t = now->block;
    assert_int_equal(0x1000, t->entry);
    assert_int_equal(1, t->argument[0]);
    const char **argv = (const char **)t->argument[1];
    assert_string_equal("solo", argv[0]);
    assert_null(argv[1]);
    assert_true(now->context.sp <= t->argument[1]);
}

static void fork_gives_pid_and_0(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(3, call(fork));
    go(2);
    assert_int_equal(0, now->context.result);
    assert_int_equal(3, call(getpid));
    assert_int_equal(2, call(getppid));
}

static void fork_copies_memory(void **state)
{
    boot(ONE(SOLO));
    PUT(int, 100, 1);
    call(fork);
    PUT(int, 100, 2);
    go(2);
    assert_int_equal(1, GET(int, 100));
    PUT(int, 100, 3);
    go(1);
    assert_int_equal(2, GET(int, 100));
    go(2);
    assert_int_equal(3, GET(int, 100));
}

static void fork_keeps_the_stack_and_only_the_caller(void **state)
{
    boot(ONE(PAIR));
    now->context.sp -= 64;
    *(int *)now->context.sp = 77;
    call(fork);
    go(3);
    assert_int_equal(77, *(int *)now->context.sp);
    assert_int_equal(1, image_of(now)->threads);
}

static void spawn_shares_memory(void **state)
{
    boot(ONE(SOLO));
    PUT(int, 100, 1);
    assert_int_equal(3, call(spawn, 0x1234, 42));
    go(2);
    assert_int_equal(0x1234, now->block->entry);
    assert_int_equal(42, now->block->argument[0]);
    assert_int_equal(1, GET(int, 100));
    PUT(int, 100, 2);
    go(1);
    assert_int_equal(2, GET(int, 100));
}

static void a_signal_is_in_the_status(void **state)
{
    boot(ONE(SOLO));
    call(fork);
    leave(wait, at(100));
    leave(raise, K_SIGKILL);
    assert_int_equal(K_SIGKILL, GET(int, 100));
    assert_int_equal(-K_EINVAL, call(raise, 0));
    assert_int_equal(-K_EINVAL, call(raise, 32));
    assert_int_equal(-K_EINVAL, call(raise, -1));
    assert_int_equal(0, call(raise, K_SIGCHLD));
}

static void a_fault_ends_only_its_process(void **state)
{
    boot(ONE(SOLO));
    call(fork);
    leave(wait, at(100));
    fault(K_SIGFPE, 0);
    assert_int_equal(1, now->number);
    assert_int_equal(K_SIGFPE, GET(int, 100));
    assert_int_equal(1, count_events(EVENT_FAULT));
}

static void an_access_to_what_is_not_given_is_a_fault(void **state)
{
    const uintptr_t outside[] = {0, 8, 0xffffffff, (uintptr_t)&machine};
    for (unsigned i = 0; i < sizeof outside / sizeof *outside; i++) {
        boot(ONE(SOLO));
        call(fork);
        leave(wait, at(100));
        point(OP_READ, outside[i], 4);
        assert_int_equal(1, now->number);
        assert_int_equal(K_SIGSEGV, GET(int, 100));
    }
}

static void constants_may_be_read_only(void **state)
{
    boot(ONE(SOLO));
    call(fork);
    point(OP_READ, constant(), 4);
    assert_int_equal(1, now->number);
    leave(wait, at(100));
    point(OP_WRITE, constant(), 4);
    assert_int_equal(K_SIGSEGV, GET(int, 100));
}

static void no_more_images_than_the_pool_holds(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(3, call(fork));
    assert_int_equal(4, call(fork));
    assert_int_equal(5, call(fork));
    assert_int_equal(-K_ENOMEM, call(fork));
    go(4);
    leave(_exit, 0);
    go(1);
    assert_int_equal(5, call(wait, 0));
    assert_int_equal(5, call(fork));
}

static void no_more_stacks_than_an_image_has(void **state)
{
    boot(ONE(SOLO));
    for (unsigned i = 1; i < STACKS; i++)
        assert_int_equal(2 + i, call(spawn, 0x1234, 0));
    assert_int_equal(-K_EAGAIN, call(spawn, 0x1234, 0));
    assert_int_equal(8, call(fork));
}

static void no_more_processes_than_the_table_has(void **state)
{
    boot(ONE(SOLO));
    for (unsigned i = 1; i < STACKS - 1; i++)
        call(spawn, 0x1234, 0);
    call(fork);
    go(6);
    for (unsigned i = 0; i < PROCESSES - 2 - STACKS; i++)
        assert_true(call(spawn, 0x1234, 0) > 0);
    assert_int_equal(-K_EAGAIN, call(spawn, 0x1234, 0));
    assert_int_equal(-K_EAGAIN, call(fork));
}

static void the_heap_has_an_end(void **state)
{
    boot(ONE(SOLO));
    uintptr_t start = (uintptr_t)call(brk, 0);
    assert_int_equal(at(4096), start);
    assert_int_equal(at(4096 + HEAP_SIZE), call(brk, at(4096 + HEAP_SIZE)));
    assert_int_equal(at(4096 + HEAP_SIZE), call(brk, at(4096 + HEAP_SIZE) + 1));
    assert_int_equal(at(4096 + HEAP_SIZE), call(brk, at(4095)));
    assert_int_equal(at(4100), call(brk, at(4100)));
}

static void what_a_child_inherits_of_the_heap(void **state)
{
    boot(ONE(SOLO));
    call(brk, at(8192));
    PUT(int, 8000, 5);
    call(fork);
    call(brk, at(4096));
    go(2);
    assert_int_equal(at(8192), call(brk, 0));
    assert_int_equal(5, GET(int, 8000));
}

static void commands_follow_each_other(void **state)
{
    boot(.commands = {{.program = SOLO}, {.program = ELSE}}, .command_count = 2);
    assert_int_equal(0x1000, now->start);
    assert_null(thread(2));
    leave(_exit, 5);
    assert_int_equal(0x4000, now->start);
    assert_ends(END_EXIT, 5, leave(_exit, 9));
}

static void a_marked_command_does_not_hold_up_the_next(void **state)
{
    boot(.commands = {{.program = ELSE, .background = 1}, {.program = SOLO}}, .command_count = 2);
    assert_non_null(thread(2));
    go(2);
    assert_int_equal(0x1000, now->start);
    leave(_exit, 6);
    assert_ends(END_EXIT, 6, leave(_exit, 9));
}

static void what_goes_on_in_the_background_is_hung_up(void **state)
{
    boot(.commands = {{.program = ELSE, .background = 1}, {.program = SOLO}}, .command_count = 2);
    go(2);
    leave(_exit, 0);
    uint64_t end = machine.hangup;
    assert_ends(END_EXIT, 0, leave(sleep, 5));
    assert_int_equal(end, last_event(EVENT_EXIT)->tick);
    assert_int_equal(K_SIGHUP, last_event(EVENT_EXIT)->value >> 32);
}

static void too_many_commands_start_what_fits(void **state)
{
    boot(.commands = {{.program = SOLO}, {.program = SOLO}, {.program = SOLO}, {.program = SOLO}},
         .command_count = 4);
    for (unsigned i = 1; i < 4; i++)
        leave(_exit, 0);
    assert_ends(END_EXIT, 0, leave(_exit, 1));
}

static void a_wait_for_a_child_that_cannot_end_is_a_deadlock(void **state)
{
    boot(ONE(SOLO));
    call(fork);
    leave(wait, 0);
    PUT(int, 200, 0);
    assert_ends(END_DEADLOCK, 125, leave(P, at(200)));
    assert_int_equal(2, count_events(EVENT_ON));
}

static void the_first_status_that_is_not_0_counts(void **state)
{
    boot(ONE(PAIR));
    leave(_exit, 0);
    assert_ends(END_EXIT, 4, leave(_exit, 4));
    boot(ONE(PAIR));
    leave(raise, K_SIGTERM);
    assert_ends(END_EXIT, 128 + K_SIGTERM, leave(_exit, 4));
}

static void an_unknown_call_is_refused(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(-K_ENOSYS, call_with(SYSCALLS, (uintptr_t[6]){0}));
    assert_int_equal(-K_ENOSYS, call_with(0xffff, (uintptr_t[6]){0}));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_first_has_pid_2_and_parent_1),
    cmocka_unit_test(initial_data_lie_in_the_slot),
    cmocka_unit_test(arguments_lie_on_the_stack),
    cmocka_unit_test(fork_gives_pid_and_0),
    cmocka_unit_test(fork_copies_memory),
    cmocka_unit_test(fork_keeps_the_stack_and_only_the_caller),
    cmocka_unit_test(spawn_shares_memory),
    cmocka_unit_test(a_signal_is_in_the_status),
    cmocka_unit_test(a_fault_ends_only_its_process),
    cmocka_unit_test(an_access_to_what_is_not_given_is_a_fault),
    cmocka_unit_test(constants_may_be_read_only),
    cmocka_unit_test(no_more_images_than_the_pool_holds),
    cmocka_unit_test(no_more_stacks_than_an_image_has),
    cmocka_unit_test(no_more_processes_than_the_table_has),
    cmocka_unit_test(the_heap_has_an_end),
    cmocka_unit_test(what_a_child_inherits_of_the_heap),
    cmocka_unit_test(commands_follow_each_other),
    cmocka_unit_test(a_marked_command_does_not_hold_up_the_next),
    cmocka_unit_test(what_goes_on_in_the_background_is_hung_up),
    cmocka_unit_test(too_many_commands_start_what_fits),
    cmocka_unit_test(a_wait_for_a_child_that_cannot_end_is_a_deadlock),
    cmocka_unit_test(the_first_status_that_is_not_0_counts),
    cmocka_unit_test(an_unknown_call_is_refused),
};

RUN(tests)
