/* Signals: handlers, masks, frames, actions, what is inherited. */
#include <string.h>

#include "signals.h"

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
    cmocka_unit_test(faults_have_handlers),
    cmocka_unit_test(a_frame_that_does_not_fit),
    cmocka_unit_test(a_forged_frame_hurts_its_thread_alone),
    cmocka_unit_test(actions_and_their_errors),
    cmocka_unit_test(more_pending_than_the_machine_knows_of),
    cmocka_unit_test(the_first_to_be_pending_stays),
    cmocka_unit_test(a_child_has_handlers_and_mask_but_no_alarm),
    cmocka_unit_test(a_handler_is_entered_while_its_image_is_out),
    cmocka_unit_test(from_outside),
    cmocka_unit_test(broken_tables_are_found),
};

RUN(tests)
