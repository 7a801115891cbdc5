/* POSIX message queues. */
#include <string.h>

#include "play.h"

enum { NAME = 100, ATTR = 144, OUT = 300, IN = 600, PRIORITY = 900, DATE = 920 };

static intptr_t open_queue(const char *name, int flags)
{
    put_string(NAME, name);
    return call(mq_open, at(NAME), (uintptr_t)flags, 0600, 0);
}

/* Queue "/q" of `most` messages of at most 16 bytes, as descriptor 3. */
static void boot_queue(unsigned program, long most)
{
    boot(ONE(program));
    PUT(struct k_mq_attr, ATTR, {.mq_maxmsg = most, .mq_msgsize = 16});
    put_string(NAME, "/q");
    assert_int_equal(3, call(mq_open, at(NAME), K_O_RDWR | K_O_CREAT, 0600, at(ATTR)));
}

static intptr_t send(const char *text, unsigned priority)
{
    put_string(OUT, text);
    return call(mq_send, 3, at(OUT), strlen(text), priority);
}

static void assert_received(const char *text, unsigned priority)
{
    assert_int_equal(strlen(text), call(mq_receive, 3, at(IN), 16, at(PRIORITY)));
    assert_memory_equal(text, (void *)at(IN), strlen(text));
    assert_int_equal(priority, GET(unsigned, PRIORITY));
}

static void names(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(-K_ENOENT, open_queue("/q", K_O_RDWR));
    assert_int_equal(-K_EINVAL, open_queue("q", K_O_RDWR | K_O_CREAT));
    assert_int_equal(-K_EINVAL, open_queue("", K_O_RDWR | K_O_CREAT));
    assert_int_equal(-K_ENOENT, open_queue("/", K_O_RDWR | K_O_CREAT));
    assert_int_equal(-K_EACCES, open_queue("/a/b", K_O_RDWR | K_O_CREAT));
    assert_int_equal(-K_ENAMETOOLONG, open_queue("/3456789012345678", K_O_RDWR | K_O_CREAT));
    assert_int_equal(-K_EFAULT, call(mq_open, 8, K_O_RDWR | K_O_CREAT, 0, 0));
    assert_int_equal(-K_EINVAL, open_queue("/q", 3 | K_O_CREAT));
    assert_int_equal(3, open_queue("/q", K_O_RDWR | K_O_CREAT | K_O_EXCL));
    assert_int_equal(-K_EEXIST, open_queue("/q", K_O_RDWR | K_O_CREAT | K_O_EXCL));
    assert_int_equal(4, open_queue("/q", K_O_RDWR | K_O_CREAT));
    assert_int_equal(5, open_queue("/q", K_O_RDONLY));
    assert_int_equal(6, open_queue("/qq", K_O_RDONLY | K_O_CREAT));
    assert_int_equal(0, machine.files[machine.processes[2].descriptors[4]].index);
    assert_int_equal(1, machine.files[machine.processes[2].descriptors[6]].index);
    assert_int_equal(K_FD_CLOEXEC, call(fcntl, 3, K_F_GETFD, 0));
    assert_int_equal(K_O_RDWR, call(fcntl, 3, K_F_GETFL, 0));
}

static void attributes(void **state)
{
    boot_queue(SOLO, 2);
    send("x", 0);
    assert_int_equal(0, call(mq_getattr, 3, at(ATTR)));
    struct k_mq_attr attr = GET(struct k_mq_attr, ATTR);
    assert_int_equal(0, attr.mq_flags);
    assert_int_equal(2, attr.mq_maxmsg);
    assert_int_equal(16, attr.mq_msgsize);
    assert_int_equal(1, attr.mq_curmsgs);
    PUT(struct k_mq_attr, ATTR, {.mq_flags = K_O_NONBLOCK, .mq_maxmsg = 99});
    assert_int_equal(0, call(mq_setattr, 3, at(ATTR), at(ATTR + 64)));
    assert_int_equal(0, GET(struct k_mq_attr, ATTR + 64).mq_flags);
    assert_int_equal(0, call(mq_setattr, 3, at(ATTR), 0));
    assert_int_equal(0, call(mq_getattr, 3, at(ATTR)));
    assert_int_equal(K_O_NONBLOCK, GET(struct k_mq_attr, ATTR).mq_flags);
    assert_int_equal(2, GET(struct k_mq_attr, ATTR).mq_maxmsg);
    PUT(struct k_mq_attr, ATTR, {.mq_flags = 1});
    assert_int_equal(-K_EINVAL, call(mq_setattr, 3, at(ATTR), 0));
    assert_int_equal(4, open_queue("/default", K_O_RDWR | K_O_CREAT));
    assert_int_equal(0, call(mq_getattr, 4, at(ATTR)));
    assert_int_equal(10, GET(struct k_mq_attr, ATTR).mq_maxmsg);
    assert_int_equal(MESSAGE_BYTES, GET(struct k_mq_attr, ATTR).mq_msgsize);
}

static void attributes_that_cannot_be(void **state)
{
    const struct k_mq_attr wrong[] = {
        {.mq_maxmsg = 0, .mq_msgsize = 1},
        {.mq_maxmsg = 1, .mq_msgsize = 0},
        {.mq_maxmsg = -1, .mq_msgsize = 1},
        {.mq_maxmsg = 1, .mq_msgsize = -1},
        {.mq_maxmsg = MESSAGES + 1, .mq_msgsize = 1},
        {.mq_maxmsg = 1, .mq_msgsize = MESSAGE_BYTES + 1},
    };
    boot(ONE(SOLO));
    put_string(NAME, "/q");
    for (unsigned i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        PUT(struct k_mq_attr, ATTR, wrong[i]);
        assert_int_equal(-K_EINVAL, call(mq_open, at(NAME), K_O_RDWR | K_O_CREAT, 0, at(ATTR)));
    }
    assert_int_equal(-K_EFAULT, call(mq_open, at(NAME), K_O_RDWR | K_O_CREAT, 0, 8));
}

static void urgent_messages_come_first(void **state)
{
    boot_queue(SOLO, 6);
    send("low", 1);
    send("high", 9);
    send("mid", 5);
    send("mid2", 5);
    send("high2", K_MQ_PRIO_MAX - 1);
    send("", 0);
    assert_received("high2", K_MQ_PRIO_MAX - 1);
    assert_received("high", 9);
    assert_received("mid", 5);
    assert_received("mid2", 5);
    assert_received("low", 1);
    assert_received("", 0);
}

static void a_receiver_waits(void **state)
{
    boot_queue(SOLO, 2);
    call(fork);
    leave(mq_receive, 3, at(IN), 16, at(PRIORITY));
    assert_int_equal(OBJECT_MQ, thread(1)->wait.object);
    assert_int_equal(0, send("hello", 3));
    assert_int_equal(5, result_of(1));
    go(1);
    assert_memory_equal("hello", (void *)at(IN), 5);
    assert_int_equal(3, GET(unsigned, PRIORITY));
}

static void a_sender_waits_with_its_message(void **state)
{
    boot_queue(SOLO, 1);
    call(spawn, 0x1111, 0);
    send("first", 0);
    put_string(OUT, "second");
    leave(mq_send, 3, at(OUT), 6, 7);
    put_string(OUT, "shared");
    assert_received("first", 0);
    assert_int_equal(0, result_of(1));
    assert_received("second", 7);
}

static void who_does_not_block_gets_eagain(void **state)
{
    boot_queue(SOLO, 1);
    PUT(struct k_mq_attr, ATTR, {.mq_flags = K_O_NONBLOCK});
    call(mq_setattr, 3, at(ATTR), 0);
    assert_int_equal(-K_EAGAIN, call(mq_receive, 3, at(IN), 16, 0));
    assert_int_equal(0, send("x", 0));
    assert_int_equal(-K_EAGAIN, send("x", 0));
    assert_int_equal(4, open_queue("/q", K_O_WRONLY | K_O_NONBLOCK));
    assert_int_equal(-K_EAGAIN, call(mq_send, 4, at(OUT), 1, 0));
    assert_int_equal(1, call(mq_receive, 3, at(IN), 16, 0));
}

static void calls_refuse(void **state)
{
    boot_queue(SOLO, 2);
    assert_int_equal(-K_EMSGSIZE, call(mq_send, 3, at(OUT), 17, 0));
    assert_int_equal(-K_EMSGSIZE, call(mq_send, 3, at(OUT), 0x80000000, 0));
    assert_int_equal(-K_EINVAL, call(mq_send, 3, at(OUT), 1, K_MQ_PRIO_MAX));
    assert_int_equal(-K_EFAULT, call(mq_send, 3, 0, 1, 0));
    assert_int_equal(0, call(mq_send, 3, 0, 0, 0));
    assert_int_equal(-K_EMSGSIZE, call(mq_receive, 3, at(IN), 15, 0));
    assert_int_equal(0, call(mq_receive, 3, 0, 0x80000000, 0));
    send("x", 0);
    assert_int_equal(-K_EFAULT, call(mq_receive, 3, 0, 16, 0));
    assert_int_equal(-K_EFAULT, call(mq_receive, 3, at(IN), 16, 8));
    assert_int_equal(-K_EFAULT, call(mq_getattr, 3, 8));
    assert_int_equal(-K_EFAULT, call(mq_setattr, 3, 8, 0));
    assert_int_equal(-K_EFAULT, call(mq_unlink, 8));
    PUT(struct k_mq_attr, ATTR, {0});
    assert_int_equal(-K_EFAULT, call(mq_setattr, 3, at(ATTR), 8));
    assert_received("x", 0);
    const uintptr_t wrong[] = {1, 4, DESCRIPTORS, (uintptr_t)-1};
    for (unsigned i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(-K_EBADF, call(mq_send, wrong[i], at(OUT), 1, 0));
        assert_int_equal(-K_EBADF, call(mq_receive, wrong[i], at(IN), 16, 0));
        assert_int_equal(-K_EBADF, call(mq_getattr, wrong[i], at(ATTR)));
        assert_int_equal(-K_EBADF, call(mq_setattr, wrong[i], at(ATTR), 0));
        assert_int_equal(-K_EBADF, call(mq_close, wrong[i]));
    }
    assert_int_equal(4, open_queue("/q", K_O_RDONLY));
    assert_int_equal(-K_EBADF, call(mq_send, 4, at(OUT), 1, 0));
    assert_int_equal(5, open_queue("/q", K_O_WRONLY));
    assert_int_equal(-K_EBADF, call(mq_receive, 5, at(IN), 16, 0));
    assert_int_equal(-K_EBADF, call(read, 3, at(IN), 16));
    assert_int_equal(-K_EBADF, call(write, 3, at(IN), 16));
}

static void timed_calls_end_at_their_date(void **state)
{
    boot_queue(SOLO, 1);
    PUT(struct k_timespec, DATE, {BOOT_DATE + 1, 0});
    call(spawn, 0x1111, 0);
    leave(mq_timedreceive, 3, at(IN), 16, 0, at(DATE));
    leave(sleep, 10);
    assert_int_equal(-K_ETIMEDOUT, now->context.result);
    assert_int_equal(TICKS_PER_SECOND, machine.tick);
    assert_int_equal(-K_ETIMEDOUT, call(mq_timedreceive, 3, at(IN), 16, 0, at(DATE)));
    assert_int_equal(0, call(mq_timedsend, 3, at(OUT), 1, 0, at(DATE))); /* it need not wait */
    assert_int_equal(-K_ETIMEDOUT, call(mq_timedsend, 3, at(OUT), 1, 0, at(DATE)));
    PUT(struct k_timespec, DATE, {BOOT_DATE + 2, 0});
    assert_int_equal(-K_ETIMEDOUT, call(mq_timedsend, 3, at(OUT), 1, 0, at(DATE)));
    assert_int_equal(2 * TICKS_PER_SECOND, machine.tick);
}

static void a_timed_send_frees_its_message(void **state)
{
    boot_queue(SOLO, 1);
    assert_int_equal(0, call(mq_send, 3, at(OUT), 1, 0));
    PUT(struct k_timespec, DATE, {BOOT_DATE + 2, 0});
    assert_int_equal(-K_ETIMEDOUT, call(mq_timedsend, 3, at(OUT), 1, 0, at(DATE)));
    assert_int_equal(1, machine.message_units);
    PUT(struct k_timespec, DATE, {BOOT_DATE, 1000000000});
    assert_int_equal(-K_EINVAL, call(mq_timedsend, 3, at(OUT), 1, 0, at(DATE)));
    assert_int_equal(-K_EINVAL, call(mq_timedreceive, 3, at(IN), 16, 0, at(DATE)));
    assert_int_equal(-K_EFAULT, call(mq_timedreceive, 3, at(IN), 16, 0, 8));
    assert_int_equal(1, call(mq_timedreceive, 3, at(IN), 16, 0, 0));
}

static void an_unlinked_queue_lives_until_it_is_closed(void **state)
{
    boot_queue(SOLO, 2);
    send("old", 0);
    put_string(NAME, "/q");
    assert_int_equal(0, call(mq_unlink, at(NAME)));
    assert_int_equal(-K_ENOENT, call(mq_unlink, at(NAME)));
    assert_int_equal(-K_ENOENT, open_queue("/q", K_O_RDWR));
    assert_int_equal(4, open_queue("/q", K_O_RDWR | K_O_CREAT));
    assert_received("old", 0);
    send("lost", 0);
    call(fork);
    assert_int_equal(0, call(mq_close, 3));
    assert_true(machine.mqs[0].used);
    go(2);
    leave(_exit, 0);
    assert_false(machine.mqs[0].used);
    assert_int_equal(0, machine.message_units);
    assert_int_equal(0, call(mq_close, 4));
    assert_true(machine.mqs[1].used); /* its name still stands */
    assert_int_equal(0, call(mq_unlink, at(NAME)));
    assert_false(machine.mqs[1].used);
}

static void full_tables(void **state)
{
    boot_queue(SOLO, 2);
    const char *names[] = {"/a", "/b", "/c"};
    for (unsigned i = 0; i < 3; i++)
        assert_int_equal(4 + i, open_queue(names[i], K_O_RDWR | K_O_CREAT));
    assert_int_equal(-K_ENOSPC, open_queue("/d", K_O_RDWR | K_O_CREAT));
    assert_int_equal(7, open_queue("/a", K_O_RDWR));
    put_string(NAME, "/a");
    assert_int_equal(0, call(mq_unlink, at(NAME)));
    assert_int_equal(-K_EMFILE, open_queue("/b", K_O_RDWR));
    call(close, 4);
    assert_int_equal(4, call(dup, 7));
    call(mq_close, 7);
    call(close, 4);
    assert_int_equal(4, call(dup, 0));
    assert_int_equal(7, call(dup, 0));
    assert_int_equal(-K_EMFILE, open_queue("/new", K_O_RDWR | K_O_CREAT));
    assert_false(machine.mqs[1].used);
}

static void a_full_pool_is_enomem(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(3, open_queue("/q", K_O_RDWR | K_O_CREAT));
    for (unsigned i = 0; i < 4; i++)
        assert_int_equal(0, call(mq_send, 3, at(OUT), 128, 0));
    assert_int_equal(-K_ENOMEM, call(mq_send, 3, at(OUT), 1, 0));
    assert_int_equal(0, call(mq_send, 3, at(OUT), 0, 0));
}

static void a_receiver_alone_is_a_deadlock(void **state)
{
    boot_queue(SOLO, 2);
    assert_ends(END_DEADLOCK, 125, leave(mq_receive, 3, at(IN), 16, 0));
    assert_int_equal(OBJECT_MQ, last_event(EVENT_ON)->size);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(names),
    cmocka_unit_test(attributes),
    cmocka_unit_test(attributes_that_cannot_be),
    cmocka_unit_test(urgent_messages_come_first),
    cmocka_unit_test(a_receiver_waits),
    cmocka_unit_test(a_sender_waits_with_its_message),
    cmocka_unit_test(who_does_not_block_gets_eagain),
    cmocka_unit_test(calls_refuse),
    cmocka_unit_test(timed_calls_end_at_their_date),
    cmocka_unit_test(a_timed_send_frees_its_message),
    cmocka_unit_test(an_unlinked_queue_lives_until_it_is_closed),
    cmocka_unit_test(full_tables),
    cmocka_unit_test(a_full_pool_is_enomem),
    cmocka_unit_test(a_receiver_alone_is_a_deadlock),
};

RUN(tests)
