/* Signals and calls that wait: what is interrupted, made anew, or waits for them. */
#include <string.h>

#include "signals.h"

static void a_waiting_call_is_interrupted(void **state)
{
    boot_two(0);
    leave(read, GET(int, PIPE_ENDS), at(FROM), 4);
    assert_int_equal(2, now->number);
    assert_int_equal(0, call(kill, parent(), K_SIGUSR1));
    go(1);
    assert_int_equal(-K_EINTR, handler_returns());
}

static void or_made_anew(void **state)
{
    boot_two(K_SA_RESTART);
    leave(read, GET(int, PIPE_ENDS), at(FROM), 4);
    call(kill, parent(), K_SIGUSR1);
    go(1);
    leave(sigreturn, (uintptr_t)handler_call());
    assert_int_equal(STATE_WAITING, thread(1)->state);
    assert_int_equal(4, call(write, GET(int, PIPE_ENDS + 4), at(FROM), 4));
    assert_int_equal(4, result_of(1));
}

static void what_has_come_before_the_signal_counts(void **state)
{
    boot_two(0);
    act(K_SIGCHLD, HANDLER, 0);
    leave(wait, at(STATUS));
    leave(_exit, 3);
    assert_int_equal(K_SIGCHLD, handler_call()->info.si_signo);
    assert_int_equal(K_CLD_EXITED, handler_call()->info.si_code);
    assert_int_equal(3, handler_call()->info.si_status);
    assert_int_equal(3, handler_returns());
    assert_int_equal(3 << 8, GET(int, STATUS));
}

static void a_long_write_says_how_far_it_came(void **state)
{
    boot_two(K_SA_RESTART);
    leave(write, GET(int, PIPE_ENDS + 4), at(FROM), 300);
    call(kill, parent(), K_SIGUSR1);
    go(1);
    assert_int_equal(PIPE_SIZE, handler_returns());
}

static void sleeps_tell_what_remains(void **state)
{
    boot_two(K_SA_RESTART);
    uint64_t tick = machine.tick;
    PUT(struct k_timespec, FROM, {10, 0});
    leave(nanosleep, at(FROM), at(FROM + 32));
    call(kill, parent(), K_SIGUSR1);
    go(1);
    assert_int_equal(-K_EINTR, handler_returns());
    struct k_timespec rest = GET(struct k_timespec, FROM + 32);
    assert_int_equal(9, rest.tv_sec);
    assert_true(rest.tv_nsec >= 1000000000 - (long)(machine.tick - tick) * NANOSECONDS_PER_TICK);
    leave(sleep, 10);
    call(kill, parent(), K_SIGUSR1);
    go(1);
    assert_int_equal(10, handler_returns()); /* to the nearest second */
}

static void ignored_signals_interrupt_nothing(void **state)
{
    boot_two(0);
    act(K_SIGUSR2, K_SIG_IGN, 0);
    leave(read, GET(int, PIPE_ENDS), at(FROM), 4);
    call(kill, parent(), K_SIGUSR2);
    call(kill, parent(), K_SIGCHLD);
    assert_int_equal(STATE_WAITING, thread(1)->state);
    call(write, GET(int, PIPE_ENDS + 4), at(FROM), 4);
    assert_int_equal(4, result_of(1));
}

static void without_lines_too(void **state)
{
    boot(ONE(SOLO), .flags = BOOT_WAKE_ANY);
    act(K_SIGUSR1, HANDLER, 0);
    call(pipe, at(PIPE_ENDS));
    call(fork);
    leave(read, GET(int, PIPE_ENDS), at(FROM), 4);
    assert_int_equal(STATE_READY, thread(1)->state);
    call(kill, parent(), K_SIGUSR1);
    go(1);
    assert_int_equal(-K_EINTR, handler_returns());
}

static void a_signal_before_pause_is_lost_to_it(void **state)
{
    boot(ONE(SOLO), .quantum = 1);
    act(K_SIGUSR1, HANDLER, 0);
    call(fork);
    leave(pause); /* P1 stands before it when P2 has its turn */
    call(kill, parent(), K_SIGUSR1);
    leave(sleep, 1);
    assert_int_equal(1, now->number);
    leave(sigreturn, (uintptr_t)handler_call());
    assert_int_equal(2, now->number);
    assert_int_equal(STATE_WAITING, thread(1)->state);
    assert_int_equal(OBJECT_SIGNAL, thread(1)->wait.object);
}

static void sigsuspend_waits_with_another_mask(void **state)
{
    boot_two(0);
    mask(K_SIG_SETMASK, signal_bit(K_SIGUSR1) | signal_bit(K_SIGUSR2));
    PUT(struct k_sigset, SET, {signal_bit(K_SIGUSR2)});
    leave(sigsuspend, at(SET));
    call(kill, parent(), K_SIGUSR2);
    assert_int_equal(STATE_WAITING, thread(1)->state);
    call(kill, parent(), K_SIGUSR1);
    go(1);
    assert_int_equal(-K_EINTR, handler_returns());
    assert_int_equal(signal_bit(K_SIGUSR1) | signal_bit(K_SIGUSR2), now->mask);
    PUT(struct k_sigset, SET, {0});
    leave(sigprocmask, K_SIG_SETMASK, at(SET), 0); /* SIGUSR2 has no handler */
    assert_null(thread(1));
}

static void sigwait_takes_what_is_pending(void **state)
{
    boot_two(0);
    mask(K_SIG_BLOCK, signal_bit(K_SIGUSR1) | signal_bit(K_SIGUSR2));
    PUT(struct k_sigset, SET, {signal_bit(K_SIGUSR2)});
    leave(sigwait, at(SET), at(STATUS));
    call(kill, parent(), K_SIGUSR2);
    assert_int_equal(0, result_of(1));
    go(1);
    assert_int_equal(K_SIGUSR2, GET(int, STATUS));
    assert_int_equal(0, pending());
    go(2);
    call(sigqueue, parent(), K_SIGUSR1, 77);
    go(1);
    PUT(struct k_sigset, SET, {signal_bit(K_SIGUSR1)});
    assert_int_equal(K_SIGUSR1, call(sigwaitinfo, at(SET), at(INFO)));
    assert_int_equal(77, GET(struct k_siginfo, INFO).si_value);
    assert_int_equal(K_SI_QUEUE, GET(struct k_siginfo, INFO).si_code);
    PUT(struct k_timespec, FROM, {0, 0});
    assert_int_equal(-K_EAGAIN, call(sigtimedwait, at(SET), 0, at(FROM)));
    PUT(struct k_timespec, FROM, {0, 1000000000});
    assert_int_equal(-K_EINVAL, call(sigtimedwait, at(SET), 0, at(FROM)));
    PUT(struct k_timespec, FROM, {1, 0});
    leave(sigtimedwait, at(SET), 0, at(FROM));
    leave(sleep, 2);
    assert_int_equal(-K_EAGAIN, now->context.result);
}

static void what_a_call_waits_for_goes_to_it(void **state)
{
    boot_two(0);
    PUT(struct k_sigset, SET, {signal_bit(K_SIGUSR1)});
    leave(sigwaitinfo, at(SET), at(INFO)); /* it is not masked, and has a handler */
    call(kill, parent(), K_SIGUSR1);
    assert_int_equal(K_SIGUSR1, result_of(1));
    go(1);
    assert_false(in_handler());
    assert_int_equal(K_SI_USER, GET(struct k_siginfo, INFO).si_code);
    call(raise, K_SIGUSR1);
    assert_true(in_handler());
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_waiting_call_is_interrupted),
    cmocka_unit_test(or_made_anew),
    cmocka_unit_test(what_has_come_before_the_signal_counts),
    cmocka_unit_test(a_long_write_says_how_far_it_came),
    cmocka_unit_test(sleeps_tell_what_remains),
    cmocka_unit_test(ignored_signals_interrupt_nothing),
    cmocka_unit_test(without_lines_too),
    cmocka_unit_test(a_signal_before_pause_is_lost_to_it),
    cmocka_unit_test(sigsuspend_waits_with_another_mask),
    cmocka_unit_test(sigwait_takes_what_is_pending),
    cmocka_unit_test(what_a_call_waits_for_goes_to_it),
};

RUN(tests)
