/* Signals, alarms, stopping. A thread is in a handler when the library is about to call it. */
#include <string.h>

#include "play.h"

enum { ACTION = 100, OLD = 140, SET = 180, STATUS = 200, PIPE_ENDS = 220, FROM = 300, INFO = 700 };
#define HANDLER 0x4440

static bool in_handler(void) { return now->context.entry == (uintptr_t)library_signal; }

static const struct handler_call *handler_call(void)
{
    assert_true(in_handler());
    return (const void *)now->context.argument;
}

/* The handler returns; what the interrupted call gives. */
static intptr_t handler_returns(void)
{
    return call(sigreturn, (uintptr_t)handler_call());
}

static intptr_t act(unsigned signal, uintptr_t handler, int flags)
{
    PUT(struct k_sigaction, ACTION, {.handler = handler, .flags = flags});
    return call(sigaction, signal, at(ACTION), 0);
}

static intptr_t mask(int how, uint32_t set)
{
    PUT(struct k_sigset, SET, {set});
    return call(sigprocmask, how, at(SET), 0);
}

static uint32_t pending(void)
{
    assert_int_equal(0, call(sigpending, at(SET)));
    return (uint32_t)GET(struct k_sigset, SET).bits;
}

/* P1 with a handler for SIGUSR1, which runs, and its child P2, pid 3. */
static void boot_two(int flags)
{
    boot(ONE(SOLO));
    assert_int_equal(0, act(K_SIGUSR1, HANDLER, flags));
    assert_int_equal(0, call(pipe, at(PIPE_ENDS)));
    call(fork);
}

static int parent(void) { return thread(1)->process; }

static void a_handler_runs_and_returns(void **state)
{
    boot(ONE(SOLO));
    uintptr_t sp = now->context.sp, entry = now->context.entry;
    assert_int_equal(0, act(K_SIGUSR1, HANDLER, K_SA_SIGINFO));
    assert_int_equal(0, call(kill, now->process, K_SIGUSR1));
    const struct handler_call *call = handler_call();
    assert_int_equal(HANDLER, call->handler);
    assert_int_equal(1, call->with_info);
    assert_int_equal(K_SIGUSR1, call->info.si_signo);
    assert_int_equal(K_SI_USER, call->info.si_code);
    assert_int_equal(now->process, call->info.si_pid);
    assert_int_equal(K_SIGUSR1, last_event(EVENT_SIGNAL)->size);
    assert_int_equal(0, handler_returns());
    assert_false(in_handler());
    assert_int_equal(sp, now->context.sp);
    assert_int_equal(entry, now->context.entry);
}

static void its_own_signal_is_masked_in_a_handler(void **state)
{
    boot(ONE(SOLO));
    PUT(struct k_sigaction, ACTION, {.handler = HANDLER, .mask = {signal_bit(K_SIGUSR2)}});
    call(sigaction, K_SIGUSR1, at(ACTION), 0);
    act(K_SIGUSR2, HANDLER + 4, K_SA_NODEFER);
    call(raise, K_SIGUSR1);
    uintptr_t sp = now->context.sp;
    call(raise, K_SIGUSR1);
    call(raise, K_SIGUSR2);
    assert_int_equal(sp, now->context.sp);
    assert_int_equal(signal_bit(K_SIGUSR1) | signal_bit(K_SIGUSR2), pending());
    handler_returns();
    assert_int_equal(HANDLER, handler_call()->handler); /* the lower number first */
    handler_returns();
    assert_int_equal(HANDLER + 4, handler_call()->handler);
    sp = now->context.sp;
    call(raise, K_SIGUSR2); /* not deferred */
    assert_true(now->context.sp < sp);
    handler_returns();
    handler_returns();
    assert_false(in_handler());
    assert_int_equal(0, now->mask);
}

static void masked_signals_do_not_queue(void **state)
{
    boot(ONE(SOLO));
    act(K_SIGUSR1, HANDLER, 0);
    mask(K_SIG_BLOCK, signal_bit(K_SIGUSR1) | signal_bit(K_SIGKILL));
    assert_int_equal(signal_bit(K_SIGUSR1), now->mask);
    call(kill, now->process, K_SIGUSR1);
    call(kill, now->process, K_SIGUSR1);
    assert_false(in_handler());
    assert_int_equal(signal_bit(K_SIGUSR1), pending());
    mask(K_SIG_UNBLOCK, signal_bit(K_SIGUSR1));
    handler_returns();
    assert_false(in_handler());
    assert_int_equal(0, pending());
    assert_int_equal(-K_EINVAL, mask(3, 0));
    assert_int_equal(-K_EFAULT, call(sigprocmask, 0, 1, 0));
    assert_int_equal(-K_EFAULT, call(sigpending, 1));
}

static void a_handler_once(void **state)
{
    boot(ONE(SOLO));
    act(K_SIGUSR1, HANDLER, K_SA_RESETHAND);
    call(raise, K_SIGUSR1);
    assert_int_equal(0, call(sigaction, K_SIGUSR1, 0, at(OLD)));
    assert_int_equal(K_SIG_DFL, GET(struct k_sigaction, OLD).handler);
    handler_returns();
    assert_ends(END_EXIT, 128 + K_SIGUSR1, call(raise, K_SIGUSR1));
}

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

static void faults_have_handlers(void **state)
{
    boot(ONE(SOLO));
    act(K_SIGSEGV, HANDLER, K_SA_SIGINFO);
    act(K_SIGFPE, HANDLER, 0);
    point(OP_READ, 0x100, 4);
    assert_int_equal(K_SIGSEGV, handler_call()->info.si_signo);
    assert_int_equal(K_SEGV_MAPERR, handler_call()->info.si_code);
    assert_int_equal(0x100, handler_call()->info.si_addr);
    /* It returns to the same access. */
    unsigned faults = count_events(EVENT_FAULT);
    struct trap back = {.kind = TRAP_SYSCALL, .number = SYS_sigreturn,
                        .args = {(uintptr_t)handler_call()}};
    now = kernel_trap(now, &back);
    assert_int_equal(faults + 1, count_events(EVENT_FAULT));
    assert_true(in_handler());
    uint64_t tick = machine.tick;
    fault(K_SIGFPE, 0);
    assert_int_equal(K_FPE_INTDIV, handler_call()->info.si_code);
    assert_int_equal(tick + 1, machine.tick);
    assert_ends(END_EXIT, 128 + K_SIGSEGV, fault(K_SIGSEGV, 0)); /* masked in its handler */
}

static void a_frame_that_does_not_fit(void **state)
{
    boot(ONE(SOLO));
    act(K_SIGUSR1, HANDLER, K_SA_NODEFER);
    volatile unsigned depth = 0;
    if (!setjmp(*expect_end()))
        for (;; depth = depth + 1)
            call(raise, K_SIGUSR1);
    assert_int_equal(128 + K_SIGSEGV, end_status);
    assert_in_range(depth, 5, STACK_SIZE / sizeof(struct handler_call));
}

static void a_forged_frame_hurts_its_thread_alone(void **state)
{
    boot(ONE(SOLO));
    assert_ends(END_EXIT, 128 + K_SIGSEGV, call(sigreturn, at(FROM)));
    boot(ONE(SOLO));
    assert_ends(END_EXIT, 128 + K_SIGSEGV, call(sigreturn, 8));
    boot(ONE(SOLO));
    act(K_SIGUSR1, HANDLER, 0);
    call(raise, K_SIGUSR1);
    struct trap *announced = (struct trap *)(handler_call() + 1);
    announced->kind = TRAP_SYSCALL;
    announced->number = SYS_sigreturn;
    assert_ends(END_EXIT, 128 + K_SIGSEGV, handler_returns());
}

static void actions_and_their_errors(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(-K_EINVAL, act(0, HANDLER, 0));
    assert_int_equal(-K_EINVAL, act(SIGNALS, HANDLER, 0));
    assert_int_equal(-K_EINVAL, act(K_SIGKILL, HANDLER, 0));
    assert_int_equal(-K_EINVAL, act(K_SIGSTOP, K_SIG_IGN, 0));
    assert_int_equal(0, call(sigaction, K_SIGKILL, 0, at(OLD)));
    assert_int_equal(-K_EFAULT, call(sigaction, K_SIGUSR1, 8, 0));
    for (unsigned signal = 1; signal <= ACTIONS; signal++)
        assert_int_equal(0, act(signal, HANDLER, 0));
    assert_int_equal(-K_ENOMEM, act(K_SIGTERM, HANDLER, 0));
    assert_int_equal(0, act(K_SIGTERM, K_SIG_IGN, 0));
    assert_int_equal(0, act(1, K_SIG_DFL, 0));
    assert_int_equal(0, act(K_SIGTERM, HANDLER, 0));
    assert_int_equal(0, call(sigaction, K_SIGTERM, 0, at(OLD)));
    assert_int_equal(HANDLER, GET(struct k_sigaction, OLD).handler);
}

static void more_pending_than_the_machine_knows_of(void **state)
{
    boot(ONE(SOLO));
    mask(K_SIG_SETMASK, SIGNALS_ALL);
    for (unsigned i = 0; i <= SIGNAL_INFOS; i++)
        call(sigqueue, now->process, K_SIGUSR2 + i, 7);
    PUT(struct k_sigset, SET, {SIGNALS_ALL});
    for (unsigned i = 0; i <= SIGNAL_INFOS; i++) {
        assert_int_equal(K_SIGUSR2 + i, call(sigwaitinfo, at(SET), at(INFO)));
        assert_int_equal(i < SIGNAL_INFOS ? 7 : 0, GET(struct k_siginfo, INFO).si_value);
    }
}

static void the_first_to_be_pending_stays(void **state)
{
    boot(ONE(SOLO));
    mask(K_SIG_SETMASK, SIGNALS_ALL);
    call(sigqueue, now->process, K_SIGUSR1, 1);
    call(sigqueue, now->process, K_SIGUSR1, 2);
    PUT(struct k_sigset, SET, {SIGNALS_ALL});
    assert_int_equal(K_SIGUSR1, call(sigwaitinfo, at(SET), at(INFO)));
    assert_int_equal(1, GET(struct k_siginfo, INFO).si_value);
}

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

static void a_child_has_handlers_and_mask_but_no_alarm(void **state)
{
    boot_two(0);
    mask(K_SIG_BLOCK, signal_bit(K_SIGUSR2));
    call(raise, K_SIGUSR2);
    call(alarm, 5);
    call(fork);
    leave(pause);
    go(3);
    assert_int_equal(signal_bit(K_SIGUSR2), now->mask);
    assert_int_equal(0, pending());
    assert_int_equal(0, call(alarm, 0));
    call(raise, K_SIGUSR1);
    assert_true(in_handler());
}

static void a_handler_is_entered_while_its_image_is_out(void **state)
{
    boot_two(0);
    leave(pause);
    assert_int_not_equal(machine.resident[1 - 1], machine.processes[parent()].image);
    call(kill, parent(), K_SIGUSR1);
    go(1);
    assert_int_equal(HANDLER, handler_call()->handler);
    assert_int_equal(-K_EINTR, handler_returns());
}

static void from_outside(void **state)
{
    const struct boot_entry schedule[] = {
        {.op = BOOT_RUN, .who_kind = WHO_NUMBER, .who = 1},
        {.op = BOOT_SIGNAL, .who_kind = WHO_NUMBER, .who = 1, .a = K_SIGUSR1},
    };
    boot(ONE(SOLO), .schedule = schedule, .schedule_count = 2);
    act(K_SIGUSR1, HANDLER, 0);
    call(pause);
    assert_int_equal(K_SI_KERNEL, handler_call()->info.si_code);
}

/* ---- kernel_check finds it broken ---------------------------------------------------------- */

static void boot_pending(void)
{
    boot_two(0);
    mask(K_SIG_SETMASK, signal_bit(K_SIGUSR2));
    call(raise, K_SIGUSR2);
    call(kill, now->process, K_SIGUSR2);
    call(alarm, 9);
    call(kill, 3, K_SIGSTOP);
    kernel_check();
}

#define BREAKS(text, ...)                                                                          \
    do {                                                                                           \
        boot_pending();                                                                            \
        __VA_ARGS__;                                                                               \
        assert_panics(text, kernel_check());                                                       \
    } while (0)

static void broken_tables_are_found(void **state)
{
    BREAKS("acting", machine.acting = 0);
    BREAKS("signal_action", process_of(now)->actions[1] = process_of(now)->actions[0]);
    BREAKS("action->signal < ", process_of(now)->actions[1].signal = SIGNALS);
    BREAKS("MASKABLE", process_of(now)->actions[1].signal = K_SIGKILL);
    BREAKS("action->mask", process_of(now)->actions[0].mask = SIGNALS_ALL);
    BREAKS("K_SIG_IGN", process_of(now)->ignored = signal_bit(K_SIGUSR1));
    BREAKS("p->ignored", process_of(now)->ignored = signal_bit(K_SIGSTOP));
    BREAKS("p->group", process_of(now)->group = 0);
    BREAKS("p->session", process_of(now)->session = PROCESSES);
    BREAKS("ready ==", machine.processes[3].stopped = 0);
    BREAKS("p->news", process_of(now)->news = NEWS_STOPPED);
    BREAKS("deadline", process_of(now)->alarm = 1);
    BREAKS("deadline", process_of(now)->alarm = 0);
    BREAKS("p->alarm_interval", machine.processes[3].alarm_interval = 1);
    BREAKS("t->mask", now->mask |= signal_bit(K_SIGSTOP));
    BREAKS("t->suspended", now->suspended = true);
    BREAKS("t->pending", now->mask = 0);
    BREAKS("is_pending", now->pending = 0);
    BREAKS("is_pending", process_of(now)->pending = 0);
    BREAKS("is_pending", machine.signal_infos[0].thread = 99);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_handler_runs_and_returns),
    cmocka_unit_test(its_own_signal_is_masked_in_a_handler),
    cmocka_unit_test(masked_signals_do_not_queue),
    cmocka_unit_test(a_handler_once),
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
    cmocka_unit_test(faults_have_handlers),
    cmocka_unit_test(a_frame_that_does_not_fit),
    cmocka_unit_test(a_forged_frame_hurts_its_thread_alone),
    cmocka_unit_test(actions_and_their_errors),
    cmocka_unit_test(more_pending_than_the_machine_knows_of),
    cmocka_unit_test(the_first_to_be_pending_stays),
    cmocka_unit_test(stopped_and_gone_on),
    cmocka_unit_test(all_stopped_is_a_deadlock),
    cmocka_unit_test(a_stopped_process_is_killed_but_not_terminated),
    cmocka_unit_test(children_that_leave_nothing),
    cmocka_unit_test(whom_kill_means),
    cmocka_unit_test(a_group_keeps_its_number),
    cmocka_unit_test(alarms_come_once),
    cmocka_unit_test(an_alarm_without_handler_ends_it),
    cmocka_unit_test(timers_come_again),
    cmocka_unit_test(a_child_has_handlers_and_mask_but_no_alarm),
    cmocka_unit_test(a_handler_is_entered_while_its_image_is_out),
    cmocka_unit_test(from_outside),
    cmocka_unit_test(broken_tables_are_found),
};

RUN(tests)
