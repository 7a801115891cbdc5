/* System V message queues. */
#include <string.h>

#include "play.h"

enum { OUT = 200, IN = 600, DS = 1000, MTYPE = sizeof(long) };
#define LONGEST __LONG_MAX__ /* of <limits.h>, which defines PIPE_BUF as well */

static void boot_queue(unsigned program)
{
    boot(ONE(program));
    assert_int_equal(0, call(msgget, 20, K_IPC_CREAT | 0600));
}

static void prepare(long type, const char *text)
{
    PUT(long, OUT, type);
    put_string(OUT + MTYPE, text);
}

static intptr_t send(long type, const char *text)
{
    prepare(type, text);
    return call(msgsnd, 0, at(OUT), strlen(text), 0);
}

static intptr_t receive(long type, int flags)
{
    memset((void *)at(IN), 0, 200);
    return call(msgrcv, 0, at(IN), 100, (uintptr_t)type, (uintptr_t)(flags | K_IPC_NOWAIT));
}

static void assert_got(long type, const char *text)
{
    assert_int_equal(type, GET(long, IN));
    assert_memory_equal(text, (void *)at(IN + MTYPE), strlen(text));
}

static void assert_received(long asked, int flags, long type, const char *text)
{
    assert_int_equal(strlen(text), receive(asked, flags));
    assert_got(type, text);
}

static void msgget_finds_and_makes(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(-K_ENOENT, call(msgget, 20, 0));
    assert_int_equal(0, call(msgget, 20, K_IPC_CREAT | 0600));
    assert_int_equal(0, call(msgget, 20, 0));
    assert_int_equal(-K_EEXIST, call(msgget, 20, K_IPC_CREAT | K_IPC_EXCL));
    assert_int_equal(1, call(msgget, K_IPC_PRIVATE, 0));
    assert_int_equal(2, call(msgget, K_IPC_PRIVATE, 0));
    assert_int_equal(3, call(msgget, 21, K_IPC_CREAT | 0600));
    assert_int_equal(-K_ENOSPC, call(msgget, 22, K_IPC_CREAT | 0600));
    assert_int_equal(0, call(msgctl, 1, K_IPC_RMID, 0));
    assert_int_equal(1 + MSG_QUEUES, call(msgget, 22, K_IPC_CREAT | 0600));
    assert_int_equal(-K_EINVAL, call(msgctl, 1, K_IPC_RMID, 0));
}

static void messages_keep_their_order(void **state)
{
    boot_queue(SOLO);
    assert_int_equal(0, send(1, "one"));
    assert_int_equal(0, send(2, "two"));
    assert_int_equal(0, send(1, ""));
    assert_received(0, 0, 1, "one");
    assert_received(0, 0, 2, "two");
    assert_received(0, 0, 1, "");
    assert_int_equal(-K_ENOMSG, receive(0, 0));
}

static void types_select(void **state)
{
    boot_queue(SOLO);
    send(3, "c");
    send(1, "a");
    send(2, "b");
    send(1, "A");
    send(2, "B");
    assert_int_equal(-K_ENOMSG, receive(7, 0));
    assert_received(2, 0, 2, "b");
    assert_received(-2, 0, 1, "a"); /* the lowest type, and of that the first */
    assert_received(1, K_MSG_EXCEPT, 3, "c");
    assert_received(-LONGEST - 1, 0, 1, "A");
    assert_int_equal(-K_ENOMSG, receive(-1, 0));
    assert_received(-LONGEST, 0, 2, "B");
}

static void what_is_too_long_stays_or_is_cut(void **state)
{
    boot_queue(SOLO);
    send(1, "0123456789");
    assert_int_equal(-K_E2BIG, call(msgrcv, 0, at(IN), 4, 0, 0));
    assert_int_equal(4, call(msgrcv, 0, at(IN), 4, 0, K_MSG_NOERROR));
    assert_got(1, "0123");
    assert_int_equal(-K_ENOMSG, receive(0, 0));
    send(1, "x");
    assert_int_equal(0, call(msgrcv, 0, at(IN), 0, 0, K_MSG_NOERROR));
}

static void a_receiver_waits_for_its_type(void **state)
{
    boot_queue(TRIO);
    leave(msgrcv, 0, at(IN), 100, 5, 0);
    leave(msgrcv, 0, at(IN + 100), 100, 0, 0);
    assert_int_equal(0, send(4, "four"));
    assert_int_equal(4, result_of(2));
    assert_int_equal(0, send(5, "five."));
    assert_int_equal(5, result_of(1));
    assert_got(5, "five.");
}

static void a_waiter_with_too_little_room_is_told(void **state)
{
    boot_queue(TRIO);
    leave(msgrcv, 0, at(IN), 2, 0, 0);
    leave(msgrcv, 0, at(IN + 100), 100, 0, 0);
    assert_int_equal(0, send(1, "three"));
    assert_int_equal(-K_E2BIG, result_of(1));
    assert_int_equal(5, result_of(2));
}

/* Fills queue 0 up to its limit of 256 bytes. */
static void fill(void)
{
    PUT(long, OUT, 1);
    for (unsigned i = 0; i < 4; i++)
        assert_int_equal(0, call(msgsnd, 0, at(OUT), 64, 0));
}

static void a_full_queue_makes_wait(void **state)
{
    boot_queue(PAIR);
    fill();
    assert_int_equal(-K_EAGAIN, call(msgsnd, 0, at(OUT), 1, K_IPC_NOWAIT));
    assert_int_equal(0, call(msgsnd, 0, at(OUT), 0, 0)); /* no bytes: there is room */
    prepare(9, "late");
    leave(msgsnd, 0, at(OUT), 4, 0);
    assert_int_equal(64, call(msgrcv, 0, at(IN), 64, 0, 0));
    assert_int_equal(0, result_of(1));
    assert_received(9, 0, 9, "late");
}

static void a_message_is_as_it_was_sent(void **state)
{
    boot_queue(PAIR);
    fill();
    prepare(9, "sent");
    leave(msgsnd, 0, at(OUT), 4, 0);
    prepare(8, "kept"); /* the same bytes */
    assert_int_equal(64, call(msgrcv, 0, at(IN), 64, 0, 0));
    assert_received(9, 0, 9, "sent");
}

static void a_waiter_that_ends_takes_its_message_along(void **state)
{
    boot_queue(SOLO);
    fill();
    call(fork);
    go(2);
    leave(msgsnd, 0, at(OUT), 64, 0);
    assert_int_equal(5 * 4, machine.message_units);
    signal_process(process_of(thread(2)), K_SIGTERM);
    assert_int_equal(4 * 4, machine.message_units);
    call(getpid);
}

static void removing_wakes_all(void **state)
{
    boot_queue(TRIO);
    leave(msgrcv, 0, at(IN), 100, 5, 0);
    fill();
    leave(msgsnd, 0, at(OUT), 64, 0);
    assert_int_equal(0, call(msgctl, 0, K_IPC_RMID, 0));
    assert_int_equal(-K_EIDRM, result_of(1));
    assert_int_equal(-K_EIDRM, result_of(2));
    assert_int_equal(0, machine.message_units);
}

static void a_greater_limit_lets_senders_in(void **state)
{
    boot_queue(PAIR);
    call(msgctl, 0, K_IPC_STAT, at(DS));
    struct k_msqid_ds ds = GET(struct k_msqid_ds, DS);
    assert_int_equal(MSG_BYTES, ds.msg_qbytes);
    ds.msg_qbytes = 10;
    PUT(struct k_msqid_ds, DS, ds);
    assert_int_equal(0, call(msgctl, 0, K_IPC_SET, at(DS)));
    prepare(1, "01234567890");
    leave(msgsnd, 0, at(OUT), 11, 0);
    ds.msg_qbytes = MSG_BYTES;
    PUT(struct k_msqid_ds, DS, ds);
    assert_int_equal(0, call(msgctl, 0, K_IPC_SET, at(DS)));
    assert_int_equal(0, result_of(1));
    ds.msg_qbytes = MSG_BYTES + 1;
    PUT(struct k_msqid_ds, DS, ds);
    assert_int_equal(-K_EPERM, call(msgctl, 0, K_IPC_SET, at(DS)));
}

static void what_a_queue_says_of_itself(void **state)
{
    boot_queue(SOLO);
    machine.tick += TICKS_PER_SECOND;
    send(1, "abc");
    send(1, "de");
    machine.tick += TICKS_PER_SECOND;
    receive(0, 0);
    assert_int_equal(0, call(msgctl, 0, K_IPC_STAT, at(DS)));
    struct k_msqid_ds ds = GET(struct k_msqid_ds, DS);
    assert_int_equal(20, ds.msg_perm.key);
    assert_int_equal(0600, ds.msg_perm.mode);
    assert_int_equal(1, ds.msg_qnum);
    assert_int_equal(2, ds.msg_cbytes);
    assert_int_equal(2, ds.msg_lspid);
    assert_int_equal(2, ds.msg_lrpid);
    assert_int_equal(BOOT_DATE, ds.msg_ctime);
    assert_int_equal(BOOT_DATE + 1, ds.msg_stime);
    assert_int_equal(BOOT_DATE + 2, ds.msg_rtime);
}

static void calls_refuse(void **state)
{
    boot_queue(SOLO);
    prepare(1, "x");
    assert_int_equal(-K_EINVAL, call(msgsnd, 5, at(OUT), 1, 0));
    assert_int_equal(-K_EINVAL, call(msgsnd, -1, at(OUT), 1, 0));
    assert_int_equal(-K_EINVAL, call(msgsnd, 0, at(OUT), MESSAGE_BYTES + 1, 0));
    assert_int_equal(-K_EINVAL, call(msgsnd, 0, at(OUT), 0x80000000, 0));
    assert_int_equal(-K_EINVAL, call(msgsnd, 0, at(OUT), -1, 0));
    assert_int_equal(-K_EFAULT, call(msgsnd, 0, 0, 1, 0));
    PUT(long, 4096 - MTYPE, 1);
    assert_int_equal(-K_EFAULT, call(msgsnd, 0, at(4096 - MTYPE), 1, 0));
    prepare(0, "x");
    assert_int_equal(-K_EINVAL, call(msgsnd, 0, at(OUT), 1, 0));
    prepare(-3, "x");
    assert_int_equal(-K_EINVAL, call(msgsnd, 0, at(OUT), 1, 0));
    send(1, "keep");
    assert_int_equal(-K_EINVAL, call(msgrcv, 5, at(IN), 1, 0, 0));
    assert_int_equal(-K_EINVAL, call(msgrcv, 0, at(IN), -1, 0, 0));
    assert_int_equal(-K_EINVAL, call(msgrcv, 0, at(IN), 0x80000000, 0, 0));
    assert_int_equal(-K_EFAULT, call(msgrcv, 0, 0, 100, 0, 0));
    assert_int_equal(-K_EFAULT, call(msgrcv, 0, at(4096 - MTYPE), 100, 0, 0));
    assert_int_equal(-K_EFAULT, call(msgrcv, 0, constant(), 4, 0, 0));
    assert_int_equal(-K_EINVAL, call(msgctl, 0, 99, 0));
    assert_int_equal(-K_EINVAL, call(msgctl, 5, K_IPC_STAT, at(DS)));
    assert_int_equal(-K_EFAULT, call(msgctl, 0, K_IPC_STAT, 8));
    assert_int_equal(-K_EFAULT, call(msgctl, 0, K_IPC_SET, 8));
    assert_received(0, 0, 1, "keep");
}

static void a_full_pool_is_enomem(void **state)
{
    boot_queue(SOLO);
    fill();
    assert_int_equal(1, call(msgget, 0, 0600));
    for (unsigned i = 0; i < 2; i++)
        assert_int_equal(0, call(msgsnd, 1, at(OUT), 128, 0));
    assert_int_equal(2, call(msgget, 0, 0600));
    assert_int_equal(-K_ENOMEM, call(msgsnd, 2, at(OUT), 1, 0));
    assert_int_equal(0, call(msgsnd, 2, at(OUT), 0, 0));
}

static void pieces_of_the_pool_are_gathered(void **state)
{
    boot_queue(SOLO);
    assert_int_equal(1, call(msgget, 0, 0600));
    for (unsigned i = 0; i < 8; i++) {
        prepare((long)i + 1, "");
        memset((void *)at(OUT + MTYPE), (int)('a' + i), 64);
        assert_int_equal(0, call(msgsnd, i % 2, at(OUT), 64, 0));
    }
    for (unsigned i = 0; i < 4; i++)
        assert_int_equal(64, receive(0, 0));
    prepare(20, "");
    memset((void *)at(OUT + MTYPE), 'z', 128);
    assert_int_equal(0, call(msgsnd, 0, at(OUT), 128, 0)); /* only pieces of 64 are free */
    assert_int_equal(0, call(msgsnd, 0, at(OUT), 128, 0));
    for (unsigned i = 1; i < 8; i += 2) {
        assert_int_equal(64, call(msgrcv, 1, at(IN), 64, 0, 0));
        assert_int_equal(i + 1, GET(long, IN));
        assert_int_equal('a' + i, GET(char, IN + MTYPE));
        assert_int_equal('a' + i, GET(char, IN + MTYPE + 63));
    }
    assert_int_equal(128, call(msgrcv, 0, at(IN), 128, 0, 0));
    assert_int_equal('z', GET(char, IN + MTYPE));
    assert_int_equal('z', GET(char, IN + MTYPE + 127));
}

static void all_messages_in_use_is_enomem(void **state)
{
    boot_queue(SOLO);
    for (unsigned i = 0; i < MESSAGES; i++)
        assert_int_equal(0, send(1, ""));
    prepare(1, "");
    assert_int_equal(-K_ENOMEM, call(msgsnd, 0, at(OUT), 0, 0));
    receive(0, 0);
    assert_int_equal(0, send(1, ""));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(msgget_finds_and_makes),
    cmocka_unit_test(messages_keep_their_order),
    cmocka_unit_test(types_select),
    cmocka_unit_test(what_is_too_long_stays_or_is_cut),
    cmocka_unit_test(a_receiver_waits_for_its_type),
    cmocka_unit_test(a_waiter_with_too_little_room_is_told),
    cmocka_unit_test(a_full_queue_makes_wait),
    cmocka_unit_test(a_message_is_as_it_was_sent),
    cmocka_unit_test(a_waiter_that_ends_takes_its_message_along),
    cmocka_unit_test(removing_wakes_all),
    cmocka_unit_test(a_greater_limit_lets_senders_in),
    cmocka_unit_test(what_a_queue_says_of_itself),
    cmocka_unit_test(calls_refuse),
    cmocka_unit_test(a_full_pool_is_enomem),
    cmocka_unit_test(pieces_of_the_pool_are_gathered),
    cmocka_unit_test(all_messages_in_use_is_enomem),
};

RUN(tests)
