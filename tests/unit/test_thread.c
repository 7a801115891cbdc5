/* Threads: creation, join, detach, end, cancellation. */
#include "play.h"

enum { WHO = 100, ATTR = 120, VALUE = 200, OLD = 220, DATE = 240, MUTEX = 300, COND = 320, START = 0x1010 };

static unsigned created(void) { return (unsigned)GET(unsigned long, WHO); }

/* P1 makes P2 and goes on. */
static void boot_two(void)
{
    boot(ONE(SOLO));
    assert_int_equal(0, call(pthread_create, at(WHO), 0, START, 77));
    assert_int_equal(2, created());
}

static void a_new_thread_lives_in_its_process(void **state)
{
    boot_two();
    const struct thread *t = thread(2);
    assert_int_equal(now->process, t->process);
    assert_int_equal(START, t->start);
    assert_int_equal(2, process_of(now)->threads);
    assert_int_equal(CREATED_THREAD, last_event(EVENT_CREATE)->size);
    assert_int_equal(START, t->block->entry);
    assert_int_equal(77, t->block->argument[0]);
    assert_true(t->block->threaded);
    assert_int_equal((uintptr_t)now->block, t->block->process);
}

static void join_waits_and_gives_the_value(void **state)
{
    boot_two();
    leave(pthread_join, 2, at(VALUE));
    assert_int_equal(2, now->number);
    assert_int_equal(OBJECT_THREAD, thread(1)->wait.object);
    leave(pthread_exit, 99);
    assert_int_equal(1, now->number);
    assert_int_equal(0, now->context.result);
    assert_int_equal(99, GET(uintptr_t, VALUE));
    assert_null(thread(2));
    assert_int_equal(-K_ESRCH, call(pthread_join, 2, 0));
}

static void an_ended_thread_waits_to_be_joined(void **state)
{
    boot_two();
    go(2);
    leave(pthread_exit, 5);
    assert_int_equal(STATE_ENDED, thread(2)->state);
    assert_int_equal(1, set_size(image_of(now)->stacks.word, STACKS)); /* its stack is free again */
    assert_int_equal(0, call(pthread_cancel, 2));
    assert_int_equal(0, call(pthread_kill, 2, K_SIGTERM));
    assert_int_equal(0, call(pthread_join, 2, at(VALUE)));
    assert_int_equal(5, GET(uintptr_t, VALUE));
    assert_null(thread(2));
}

static void a_detached_thread_leaves_nothing(void **state)
{
    boot_two();
    assert_int_equal(0, call(pthread_detach, 2));
    assert_int_equal(-K_EINVAL, call(pthread_detach, 2));
    assert_int_equal(-K_EINVAL, call(pthread_join, 2, 0));
    go(2);
    leave(pthread_exit, 5);
    assert_null(thread(2));
    assert_int_equal(-K_ESRCH, call(pthread_detach, 2));
    PUT(struct k_thread_attr, ATTR, {.detached = 1});
    call(pthread_create, at(WHO), at(ATTR), START, 0);
    go(3);
    leave(pthread_exit, 0);
    assert_null(thread(3));
}

static void joining_is_refused(void **state)
{
    boot_two();
    assert_int_equal(-K_EDEADLK, call(pthread_join, 1, 0));
    assert_int_equal(-K_ESRCH, call(pthread_join, 9, 0));
    assert_int_equal(-K_EFAULT, call(pthread_join, 2, 8));
    call(pthread_create, at(WHO), 0, START, 0);
    leave(pthread_join, 2, 0);
    assert_int_equal(2, now->number);
    assert_int_equal(-K_EDEADLK, call(pthread_join, 1, 0));
    go(3);
    assert_int_equal(-K_EINVAL, call(pthread_join, 2, 0)); /* P1 does */
    call(fork);
    go(4);
    assert_int_equal(-K_ESRCH, call(pthread_join, 2, 0)); /* another process's */
}

static void attributes_are_checked(void **state)
{
    boot(ONE(SOLO));
    const struct k_thread_attr wrong[] = {{.detached = 2}, {.inherit = 5}, {.stack_size = 100}, {.scope = 1},
                                          {.inherit = 1, .policy = K_SCHED_FIFO}};
    for (unsigned i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        PUT(struct k_thread_attr, ATTR, wrong[i]);
        assert_int_equal(-K_EINVAL, call(pthread_create, at(WHO), at(ATTR), START, 0));
    }
    assert_int_equal(-K_EFAULT, call(pthread_create, at(WHO), 8, START, 0));
    assert_int_equal(-K_EFAULT, call(pthread_create, 8, 0, START, 0));
    PUT(struct k_thread_attr, ATTR, {.inherit = 1, .policy = K_SCHED_RR, .priority = 7});
    assert_int_equal(0, call(pthread_create, at(WHO), at(ATTR), START, 0));
    assert_int_equal(K_SCHED_RR, thread(2)->policy);
    assert_int_equal(7, thread(2)->priority);
}

/* Whether P2 has ended or not, P3's is the same; it is P2's when nothing is left of P2. */
static void a_stack_goes_with_the_place_in_the_table(void **state)
{
    for (int ended = 0; ended < 3; ended++) {
        boot_two();
        unsigned stack = thread(2)->stack;
        if (ended) {
            go(2);
            leave(pthread_exit, 0);
        }
        if (ended == 2)
            call(pthread_join, 2, 0);
        call(pthread_create, at(WHO), 0, START, 0);
        assert_int_equal(ended == 2 ? stack : stack + 1, thread(3)->stack);
    }
}

static void stacks_are_filled_and_used_again(void **state)
{
    boot(ONE(SOLO));
    for (unsigned round = 0; round < 3; round++) {
        unsigned first = machine.next_number;
        for (unsigned i = 1; i < STACKS; i++)
            assert_int_equal(0, call(pthread_create, at(WHO), 0, START, 0));
        assert_int_equal(-K_EAGAIN, call(pthread_create, at(WHO), 0, START, 0));
        for (unsigned i = 1; i < STACKS; i++)
            leave(pthread_join, first + i - 1, 0), leave(pthread_exit, 0), go(1);
    }
    assert_int_equal(1, process_of(now)->threads);
}

static void the_table_is_filled_with_ended_ones(void **state)
{
    boot(ONE(SOLO));
    for (unsigned i = 1; i < THREADS; i++) {
        assert_int_equal(0, call(pthread_create, at(WHO), 0, START, 0));
        go(i + 1);
        leave(pthread_exit, i);
    }
    assert_int_equal(-K_EAGAIN, call(pthread_create, at(WHO), 0, START, 0));
    for (unsigned i = 1; i < THREADS; i++) {
        assert_int_equal(0, call(pthread_join, i + 1, at(VALUE)));
        assert_int_equal(i, GET(uintptr_t, VALUE));
    }
    assert_int_equal(0, call(pthread_create, at(WHO), 0, START, 0));
}

static void the_first_thread_may_end_first(void **state)
{
    boot_two();
    leave(pthread_exit, 11);
    assert_int_equal(2, now->number);
    assert_int_equal(2, set_size(image_of(now)->stacks.word, STACKS)); /* main's variables stay */
    assert_int_equal(0, call(pthread_join, 1, at(VALUE)));
    assert_int_equal(11, GET(uintptr_t, VALUE));
    assert_int_equal(-K_ESRCH, call(pthread_join, 1, 0));
    assert_int_equal(1, call(pthread_exit, 0)); /* the last: the library ends the process */
    assert_ends(END_EXIT, 0, leave(_exit, 0));
}

static void exit_ends_all_threads(void **state)
{
    boot_two();
    call(pthread_create, at(WHO), 0, START, 0);
    go(3);
    leave(pthread_join, 2, 0);
    go(2);
    assert_ends(END_EXIT, 4, leave(_exit, 4));
}

static void fork_takes_the_caller_alone(void **state)
{
    boot_two();
    go(2);
    call(pthread_setcancelstate, K_PTHREAD_CANCEL_DISABLE, 0);
    assert_int_equal(3, call(fork));
    go(3);
    assert_int_equal(1, process_of(now)->threads);
    assert_int_equal(CANCEL_DISABLED, now->cancel);
    assert_int_equal(STATE_ENDED, thread(4)->state); /* for main's stack */
    assert_true(thread_leads(thread(4)));
    assert_int_equal(-K_ESRCH, call(pthread_join, 4, 0));
    assert_int_equal(1, call(pthread_exit, 0));
    leave(_exit, 0);
    assert_null(thread(4));
}

/* ---- Cancellation ------------------------------------------------------------------------ */

static void a_waiting_thread_is_cancelled(void **state)
{
    boot_two();
    go(2);
    leave(sleep, 1000);
    assert_int_equal(0, call(pthread_cancel, 2));
    assert_int_equal(STATE_READY, thread(2)->state);
    assert_true(thread(2)->context.entry == (uintptr_t)library_cancelled);
    assert_int_equal(CANCEL_DISABLED, thread(2)->cancel);
    assert_int_equal(UINT64_MAX, machine.deadline);
}

static void it_ends_at_its_next_point_only(void **state)
{
    boot_two();
    call(pthread_cancel, 2);
    go(2);
    assert_int_equal(1000, call(getuid)); /* none */
    call(pthread_testcancel);
    assert_true(now->context.entry == (uintptr_t)library_cancelled);
}

static void not_while_it_is_disabled(void **state)
{
    boot_two();
    go(2);
    assert_int_equal(0, call(pthread_setcancelstate, K_PTHREAD_CANCEL_DISABLE, at(OLD)));
    assert_int_equal(K_PTHREAD_CANCEL_ENABLE, GET(int, OLD));
    assert_int_equal(-K_EINVAL, call(pthread_setcancelstate, 2, 0));
    assert_int_equal(-K_EFAULT, call(pthread_setcancelstate, 1, 8));
    leave(sleep, 10);
    call(pthread_cancel, 2);
    assert_int_equal(STATE_WAITING, thread(2)->state);
    leave(sleep, 20); /* it comes to its end */
    assert_int_equal(2, now->number);
    call(pthread_setcancelstate, K_PTHREAD_CANCEL_ENABLE, at(OLD));
    assert_int_equal(K_PTHREAD_CANCEL_DISABLE, GET(int, OLD));
    call(pthread_testcancel);
    assert_true(now->context.entry == (uintptr_t)library_cancelled);
}

static void an_asynchronous_one_ends_anywhere(void **state)
{
    boot_two();
    go(2);
    assert_int_equal(0, call(pthread_setcanceltype, K_PTHREAD_CANCEL_ASYNCHRONOUS, at(OLD)));
    assert_int_equal(K_PTHREAD_CANCEL_DEFERRED, GET(int, OLD));
    go(1);
    call(pthread_cancel, 2);
    go(2);
    assert_true(now->context.entry == (uintptr_t)library_cancelled);
}

static void a_condition_s_wait_gets_its_mutex_first(void **state)
{
    boot_two();
    PUT(struct k_mutex, MUTEX, {0});
    PUT(struct k_cond, COND, {0});
    go(2);
    call(pthread_mutex_lock, at(MUTEX));
    leave(pthread_cond_wait, at(COND), at(MUTEX));
    call(pthread_mutex_lock, at(MUTEX));
    call(pthread_cancel, 2);
    assert_int_equal(STATE_WAITING, thread(2)->state);
    assert_int_equal(OBJECT_MUTEX, thread(2)->wait.object);
    call(pthread_mutex_unlock, at(MUTEX));
    assert_int_equal(STATE_READY, thread(2)->state);
    assert_true(thread(2)->context.entry == (uintptr_t)library_cancelled);
    assert_int_equal(2, GET(struct k_mutex, MUTEX).owner);
}

static void once_is_done_by_one(void **state)
{
    boot_two();
    PUT(int, VALUE, 0);
    assert_int_equal(1, call(pthread_once, at(VALUE), START));
    go(2);
    leave(pthread_once, at(VALUE), START);
    assert_int_equal(OBJECT_ONCE, thread(2)->wait.object);
    assert_int_equal(0, call(once_over, at(VALUE), K_ONCE_DONE));
    assert_int_equal(0, result_of(2));
    assert_int_equal(0, call(pthread_once, at(VALUE), START));
}

static void once_is_begun_anew_if_it_was_given_up(void **state)
{
    boot_two();
    PUT(int, VALUE, 0);
    assert_int_equal(1, call(pthread_once, at(VALUE), START));
    call(fork);
    go(3); /* its parent's thread is not here */
    assert_int_equal(1, call(pthread_once, at(VALUE), START));
    go(1);
    assert_int_equal(0, call(once_over, at(VALUE), 0));
    assert_int_equal(1, call(pthread_once, at(VALUE), START));
    assert_int_equal(-K_EINVAL, call(pthread_once, 8, START));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_new_thread_lives_in_its_process),
    cmocka_unit_test(join_waits_and_gives_the_value),
    cmocka_unit_test(an_ended_thread_waits_to_be_joined),
    cmocka_unit_test(a_detached_thread_leaves_nothing),
    cmocka_unit_test(joining_is_refused),
    cmocka_unit_test(attributes_are_checked),
    cmocka_unit_test(a_stack_goes_with_the_place_in_the_table),
    cmocka_unit_test(stacks_are_filled_and_used_again),
    cmocka_unit_test(the_table_is_filled_with_ended_ones),
    cmocka_unit_test(the_first_thread_may_end_first),
    cmocka_unit_test(exit_ends_all_threads),
    cmocka_unit_test(fork_takes_the_caller_alone),
    cmocka_unit_test(a_waiting_thread_is_cancelled),
    cmocka_unit_test(it_ends_at_its_next_point_only),
    cmocka_unit_test(not_while_it_is_disabled),
    cmocka_unit_test(an_asynchronous_one_ends_anywhere),
    cmocka_unit_test(a_condition_s_wait_gets_its_mutex_first),
    cmocka_unit_test(once_is_done_by_one),
    cmocka_unit_test(once_is_begun_anew_if_it_was_given_up),
};

RUN(tests)
