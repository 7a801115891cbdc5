/* Stopping, groups, children that are told of, alarms and timers. */
#include <string.h>

#include "signals.h"

static void stopped_and_gone_on(void **state)
{
    boot_two(0);
    assert_int_equal(0, call(kill, 3, K_SIGSTOP));
    assert_int_equal(3, call(waitpid, -1, at(STATUS), K_WUNTRACED));
    assert_int_equal(K_SIGSTOP << 8 | 0x7f, GET(int, STATUS));
    assert_int_equal(0, call(waitpid, -1, at(STATUS), K_WUNTRACED | K_WNOHANG)); /* told once */
    call(sched_yield);
    assert_int_equal(1, now->number); /* nobody else can go on */
    call(kill, 3, K_SIGUSR1);
    call(kill, 3, K_SIGCONT);
    assert_int_equal(3, call(waitpid, -1, at(STATUS), K_WCONTINUED));
    assert_int_equal(0xffff, GET(int, STATUS));
    go(2);
    assert_int_equal(K_SIGUSR1, handler_call()->info.si_signo);
}

static void all_stopped_is_a_deadlock(void **state)
{
    boot(ONE(SOLO));
    assert_ends(END_DEADLOCK, 125, call(raise, K_SIGTSTP));
    assert_int_equal(STATE_STOPPED, last_event(EVENT_STATE)->size);
}

static void a_stopped_process_is_killed_but_not_terminated(void **state)
{
    boot_two(0);
    call(fork);
    call(kill, 4, K_SIGSTOP);
    call(kill, 4, K_SIGTERM);
    assert_non_null(thread(3));
    call(kill, 4, K_SIGCONT); /* on to its end */
    assert_int_equal(4, call(waitpid, 4, at(STATUS), 0));
    assert_int_equal(K_SIGTERM, GET(int, STATUS));
    call(kill, 3, K_SIGSTOP);
    call(kill, 3, K_SIGTERM);
    assert_non_null(thread(2));
    call(kill, 3, K_SIGKILL);
    assert_null(thread(2));
    assert_int_equal(3, call(waitpid, 3, at(STATUS), 0));
    assert_int_equal(K_SIGKILL, GET(int, STATUS));
}

static void children_that_leave_nothing(void **state)
{
    boot_two(0);
    act(K_SIGCHLD, K_SIG_IGN, 0);
    leave(wait, at(STATUS));
    leave(_exit, 0);
    assert_int_equal(-K_ECHILD, now->context.result);
}

static void whom_kill_means(void **state)
{
    boot_two(0);
    assert_int_equal(-K_EINVAL, call(kill, 3, SIGNALS));
    assert_int_equal(-K_ESRCH, call(kill, 9, 0));
    assert_int_equal(-K_ESRCH, call(kill, -9, 0));
    assert_int_equal(-K_EPERM, call(kill, INIT, K_SIGTERM));
    assert_int_equal(0, call(kill, 3, 0));
    assert_int_equal(0, call(setpgid, 3, 3));
    assert_int_equal(0, call(kill, -3, K_SIGUSR1));
    assert_false(in_handler());
    assert_int_equal(0, call(kill, 0, K_SIGUSR1));
    handler_returns();
    assert_int_equal(0, call(kill, -1, K_SIGKILL)); /* all but the caller */
    assert_null(thread(2));
    assert_int_equal(0, call(kill, 3, K_SIGTERM)); /* a zombie */
    call(wait, 0);
    assert_int_equal(-K_ESRCH, call(kill, -1, K_SIGTERM));
}

static void a_group_keeps_its_number(void **state)
{
    boot_two(0);
    go(2);
    assert_int_equal(0, call(setpgid, 0, 0));
    assert_int_equal(4, call(fork));
    leave(_exit, 0);
    go(1);
    assert_int_equal(3, call(wait, 0));
    assert_int_equal(5, call(fork)); /* for 3 is a group still */
}

static void alarms_come_once(void **state)
{
    boot(ONE(SOLO));
    act(K_SIGALRM, HANDLER, K_SA_RESTART);
    assert_int_equal(0, call(alarm, 100));
    assert_int_equal(100, call(alarm, 2));
    assert_int_equal(0, call(getpid) == 0);
    uint64_t tick = machine.tick;
    assert_int_equal(0, call(pause));
    assert_int_equal(K_SIGALRM, handler_call()->info.si_signo);
    assert_in_range(machine.tick, tick + 2 * TICKS_PER_SECOND - 3, tick + 2 * TICKS_PER_SECOND);
    assert_int_equal(-K_EINTR, handler_returns());
    assert_int_equal(0, call(alarm, 0));
    assert_ends(END_DEADLOCK, 125, leave(pause));
}

static void an_alarm_without_handler_ends_it(void **state)
{
    boot(ONE(SOLO));
    call(fork);
    leave(wait, at(STATUS));
    call(alarm, 2);
    leave(sleep, 5);
    assert_int_equal(1, now->number);
    assert_int_equal(K_SIGALRM, GET(int, STATUS));
}

static void timers_come_again(void **state)
{
    boot(ONE(SOLO));
    act(K_SIGALRM, HANDLER, 0);
    PUT(struct k_itimerval, FROM, {{0, 20000}, {1, 0}});
    assert_int_equal(0, call(setitimer, K_ITIMER_REAL, at(FROM), 0));
    for (unsigned i = 0; i < 3; i++) {
        call(pause);
        assert_int_equal(-K_EINTR, handler_returns());
    }
    assert_in_range(machine.tick, 104000, 104020);
    assert_int_equal(0, call(getitimer, K_ITIMER_REAL, at(FROM)));
    assert_int_equal(20000, GET(struct k_itimerval, FROM).it_interval.tv_usec);
    PUT(struct k_itimerval, FROM, {{0, 0}, {0, 1000000}});
    assert_int_equal(-K_EINVAL, call(setitimer, K_ITIMER_REAL, at(FROM), 0));
    assert_int_equal(-K_EINVAL, call(getitimer, 1, at(FROM)));
    call(setitimer, K_ITIMER_REAL, 0, 0);
    assert_ends(END_DEADLOCK, 125, leave(pause));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(stopped_and_gone_on),
    cmocka_unit_test(all_stopped_is_a_deadlock),
    cmocka_unit_test(a_stopped_process_is_killed_but_not_terminated),
    cmocka_unit_test(children_that_leave_nothing),
    cmocka_unit_test(whom_kill_means),
    cmocka_unit_test(a_group_keeps_its_number),
    cmocka_unit_test(alarms_come_once),
    cmocka_unit_test(an_alarm_without_handler_ends_it),
    cmocka_unit_test(timers_come_again),
};

RUN(tests)
