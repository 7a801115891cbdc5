/* Sockets: tables, lines, rings, errors; what each leaves behind is looked at by kernel_check. */
#include <string.h>

#include "play.h"

enum { NAME = 100, LENGTH = 120, PAIR_AT = 132, FROM = 200, TO = 600, OTHER = 144 };

static void put_name(unsigned port)
{
    PUT(struct k_sockaddr, NAME, (struct k_sockaddr){.family = K_AF_INET, .port = (unsigned short)port,
                                                     .ip = 0x0100007f});
    PUT(unsigned, LENGTH, sizeof(struct k_sockaddr));
}

enum { PORT = 0x2328 };

static void boot_sockets(unsigned flags)
{
    boot(ONE(SOLO), .flags = flags);
    put_name(PORT);
    for (unsigned i = 0; i < 400; i++)
        PUT(uint8_t, FROM + i, i);
}

static int listener(int backlog)
{
    int s = (int)call(socket, K_AF_INET, K_SOCK_STREAM, 0);
    assert_int_equal(0, call(bind, s, at(NAME), sizeof(struct k_sockaddr)));
    assert_int_equal(0, call(listen, s, backlog));
    return s;
}

static intptr_t join(int s) { return call(connect, s, at(NAME), sizeof(struct k_sockaddr)); }

static int stream(unsigned flags) { return (int)call(socket, K_AF_INET, K_SOCK_STREAM | flags, 0); }

static unsigned used(void)
{
    unsigned count = 0;
    for (unsigned i = 0; i < SOCKETS; i++)
        count += machine.sockets[i].state != SOCKET_FREE;
    return count;
}

static void connect_is_over_before_accept(void **state)
{
    boot_sockets(0);
    int l = listener(1), s = stream(0);
    assert_int_equal(0, join(s));
    assert_int_equal(-K_EISCONN, join(s));
    assert_int_equal(3, call(send, s, at(FROM), 3, 0));
    int t = (int)call(accept, l, 0, 0);
    assert_int_equal(5, t);
    assert_int_equal(3, call(recv, t, at(TO), 10, 0));
    assert_memory_equal((void *)at(FROM), (void *)at(TO), 3);
    assert_int_equal(3, used());
    call(close, s);
    assert_int_equal(0, call(recv, t, at(TO), 10, 0));
    call(close, t);
    call(close, l);
    assert_int_equal(0, used());
}

static void a_line_holds_one_more_than_its_backlog(void **state)
{
    boot_sockets(0);
    int l = listener(0), s = stream(0), n = stream(K_SOCK_NONBLOCK);
    assert_int_equal(0, join(s));
    assert_int_equal(-K_EINPROGRESS, join(n));
    assert_int_equal(-K_EALREADY, join(n));
    call(fork);
    int w = stream(0);
    leave(connect, w, at(NAME), sizeof(struct k_sockaddr));
    assert_int_equal(OBJECT_SOCKET, thread(1)->wait.object);
    assert_true(call(accept, l, 0, 0) > 0);
    assert_int_equal(0, join(n)); /* it took the place, and is told now */
    assert_int_equal(STATE_WAITING, thread(1)->state);
    assert_true(call(accept, l, 0, 0) > 0);
    assert_int_equal(0, result_of(1));
}

static void who_waits_is_refused_when_the_listener_goes(void **state)
{
    boot_sockets(0);
    int l = listener(0), s = stream(0), w = stream(0);
    assert_int_equal(0, join(s));
    call(fork);
    call(close, l);
    leave(connect, w, at(NAME), sizeof(struct k_sockaddr));
    call(close, l);
    assert_int_equal(-K_ECONNREFUSED, result_of(1));
    /* And one that had been connected, but not accepted, is reset. */
    assert_int_equal(-K_ECONNRESET, call(recv, s, at(TO), 1, 0));
    assert_int_equal(0, call(recv, s, at(TO), 1, 0));
}

static void a_full_ring_makes_the_sender_wait(void **state)
{
    boot_sockets(0);
    assert_int_equal(0, call(socketpair, K_AF_UNIX, K_SOCK_STREAM, 0, at(PAIR_AT)));
    int a = GET(int, PAIR_AT), b = GET(int, PAIR_AT + 4);
    call(fork);
    leave(send, a, at(FROM), SOCKET_BUFFER + 44, 0);
    assert_int_equal(SOCKET_BUFFER, call(recv, b, at(TO), 400, 0));
    assert_int_equal(SOCKET_BUFFER + 44, result_of(1));
    assert_int_equal(44, call(recv, b, at(TO + SOCKET_BUFFER), 400, 0));
    assert_memory_equal((void *)at(FROM), (void *)at(TO), SOCKET_BUFFER + 44);
}

static void waitall_waits_for_all(void **state)
{
    boot_sockets(0);
    call(socketpair, K_AF_UNIX, K_SOCK_STREAM, 0, at(PAIR_AT));
    int a = GET(int, PAIR_AT), b = GET(int, PAIR_AT + 4);
    call(fork);
    leave(recv, b, at(TO), 10, K_MSG_WAITALL);
    assert_int_equal(4, call(send, a, at(FROM), 4, 0));
    assert_int_equal(STATE_WAITING, thread(1)->state);
    assert_int_equal(6, call(send, a, at(FROM + 4), 6, 0));
    assert_int_equal(10, result_of(1));
}

static void a_timeout_ends_waiting(void **state)
{
    boot_sockets(0);
    call(socketpair, K_AF_UNIX, K_SOCK_STREAM, 0, at(PAIR_AT));
    PUT(struct k_timeval, OTHER, (struct k_timeval){.tv_usec = 500});
    int a = GET(int, PAIR_AT);
    assert_int_equal(0, call(setsockopt, a, K_SOL_SOCKET, K_SO_RCVTIMEO, at(OTHER),
                             sizeof(struct k_timeval)));
    uint64_t before = machine.tick;
    assert_int_equal(-K_EAGAIN, call(recv, a, at(TO), 10, 0));
    assert_in_range(machine.tick - before, 50, 52);
}

static void the_dead_end_their_connections(void **state)
{
    boot_sockets(0);
    call(socketpair, K_AF_UNIX, K_SOCK_STREAM, 0, at(PAIR_AT));
    int a = GET(int, PAIR_AT), b = GET(int, PAIR_AT + 4);
    call(fork);
    call(close, b);
    leave(recv, a, at(TO), 10, 0);
    call(close, a);
    leave(_exit, 0);
    assert_int_equal(0, now->context.result);
    assert_int_equal(-K_EPIPE, call(send, a, at(FROM), 1, K_MSG_NOSIGNAL));
}

static void datagrams(void **state)
{
    boot_sockets(0);
    int a = (int)call(socket, K_AF_INET, K_SOCK_DGRAM, 0), b = (int)call(socket, K_AF_INET, K_SOCK_DGRAM, 0);
    assert_int_equal(0, call(bind, a, at(NAME), sizeof(struct k_sockaddr)));
    assert_int_equal(-K_EMSGSIZE, call(sendto, b, at(FROM), 300, 0, at(NAME), sizeof(struct k_sockaddr)));
    /* They go round the ring; what does not fit is lost. */
    for (unsigned i = 0; i < 30; i++) {
        assert_int_equal(50, call(sendto, b, at(FROM + i), 50, 0, at(NAME), sizeof(struct k_sockaddr)));
        assert_int_equal(50, call(recv, a, at(TO), 400, 0));
        assert_memory_equal((void *)at(FROM + i), (void *)at(TO), 50);
    }
    for (unsigned i = 0; i < 5; i++)
        assert_int_equal(100, call(sendto, b, at(FROM), 100, 0, at(NAME), sizeof(struct k_sockaddr)));
    assert_int_equal(100, call(recv, a, at(TO), 400, K_MSG_DONTWAIT));
    assert_int_equal(100, call(recv, a, at(TO), 400, K_MSG_DONTWAIT));
    assert_int_equal(-K_EAGAIN, call(recv, a, at(TO), 400, K_MSG_DONTWAIT));
}

/* What the receiver gets of 1, 2, 3 when the schedule answers for each. */
static void lossy(const unsigned fate[3], const char *expected)
{
    struct boot_entry schedule[6]; /* P1:* P1?fate, three times */
    for (unsigned i = 0; i < 6; i++)
        schedule[i] = (struct boot_entry){.op = i % 2 ? BOOT_CHOICE : BOOT_RUN, .who_kind = WHO_NUMBER,
                                          .who = 1, .a = i % 2 ? fate[i / 2] : 0};
    boot(ONE(SOLO), .flags = BOOT_LOSSY, .schedule = schedule, .schedule_count = 6);
    put_name(PORT);
    int a = (int)call(socket, K_AF_INET, K_SOCK_DGRAM, 0);
    call(bind, a, at(NAME), sizeof(struct k_sockaddr));
    char got[8] = "";
    for (unsigned i = 0; i < 3; i++) {
        PUT(char, FROM, '1' + i);
        assert_int_equal(1, call(sendto, a, at(FROM), 1, 0, at(NAME), sizeof(struct k_sockaddr)));
    }
    for (unsigned i = 0; call(recv, a, at(TO), 4, K_MSG_DONTWAIT) == 1; i++)
        got[i] = GET(char, TO);
    assert_string_equal(expected, got);
}

static void the_door_says_what_becomes_of_datagrams(void **state)
{
    lossy((const unsigned[]){0, 0, 0}, "123");
    lossy((const unsigned[]){0, 1, 0}, "13");
    lossy((const unsigned[]){2, 0, 1}, "112");
    lossy((const unsigned[]){3, 0, 0}, "213");
    lossy((const unsigned[]){0, 0, 3}, "12");
    lossy((const unsigned[]){3, 2, 0}, "2123");
}

static void full_tables_are_used_again(void **state)
{
    boot_sockets(0);
    int l = listener(10), s[5];
    for (unsigned i = 0; i < 3; i++) {
        s[i] = stream(0);
        assert_int_equal(0, join(s[i]));
    }
    s[3] = stream(0); /* the eighth */
    assert_int_equal(SOCKETS, used());
    assert_int_equal(-K_ENOBUFS, join(s[3]));
    call(close, s[3]);
    assert_true(call(dup, 0) > 0);
    assert_int_equal(-K_EMFILE, call(accept, l, 0, 0));
    assert_int_equal(3, machine.sockets[0].pending);
    call(close, 7);
    assert_int_equal(7, call(accept, l, 0, 0));
    call(close, l);
    for (unsigned i = 0; i < 3; i++)
        call(close, s[i]);
    call(close, 7);
    assert_int_equal(0, used());
    for (unsigned i = 0; i < 100; i++) {
        assert_int_equal(0, call(socketpair, K_AF_UNIX, K_SOCK_DGRAM, 0, at(PAIR_AT)));
        call(send, GET(int, PAIR_AT), at(FROM), 10, 0);
        call(close, GET(int, PAIR_AT));
        call(close, GET(int, PAIR_AT + 4));
    }
    assert_int_equal(0, used());
}

static void a_server_that_waits_is_idle(void **state)
{
    boot_sockets(0);
    int l = listener(1);
    assert_ends(END_IDLE, 0, leave(accept, l, 0, 0));
    boot_sockets(0);
    int d = (int)call(socket, K_AF_INET, K_SOCK_DGRAM, 0);
    assert_ends(END_IDLE, 0, leave(recv, d, at(TO), 1, 0));
    boot_sockets(0);
    call(socketpair, K_AF_UNIX, K_SOCK_STREAM, 0, at(PAIR_AT));
    assert_ends(END_DEADLOCK, 125, leave(recv, GET(int, PAIR_AT), at(TO), 1, 0));
}

static void ports_that_are_taken(void **state)
{
    boot_sockets(0);
    int l = listener(1), one = 1;
    PUT(int, OTHER, one);
    int s = stream(0);
    assert_int_equal(-K_EADDRINUSE, call(bind, s, at(NAME), sizeof(struct k_sockaddr)));
    call(setsockopt, s, K_SOL_SOCKET, K_SO_REUSEADDR, at(OTHER), sizeof one);
    assert_int_equal(-K_EADDRINUSE, call(bind, s, at(NAME), sizeof(struct k_sockaddr)));
    call(close, l);
    assert_int_equal(0, call(bind, s, at(NAME), sizeof(struct k_sockaddr)));
    put_name(0x0100); /* port 1 */
    assert_int_equal(-K_EACCES, call(bind, stream(0), at(NAME), sizeof(struct k_sockaddr)));
    put_name(0);
    s = stream(0);
    assert_int_equal(0, call(bind, s, at(NAME), sizeof(struct k_sockaddr)));
    assert_int_equal(0, call(getsockname, s, at(NAME), at(LENGTH)));
    assert_int_equal(0x0080, GET(struct k_sockaddr, NAME).port); /* 32768 */
}

static void bad_addresses_of_memory(void **state)
{
    boot_sockets(0);
    int l = listener(1), s = stream(0);
    assert_int_equal(-K_EFAULT, call(connect, s, 8, sizeof(struct k_sockaddr)));
    assert_int_equal(-K_EINVAL, call(connect, s, at(NAME), 1));
    assert_int_equal(0, join(s));
    assert_int_equal(-K_EFAULT, call(send, s, 8, 10, 0));
    assert_int_equal(-K_EFAULT, call(accept, l, 8, at(LENGTH)));
    assert_int_equal(1, machine.sockets[0].pending);
    assert_int_equal(-K_EFAULT, call(socketpair, K_AF_UNIX, K_SOCK_STREAM, 0, 8));
    assert_int_equal(-K_EFAULT, call(sendmsg, s, 8, 0));
    assert_int_equal(-K_EFAULT, call(getsockname, s, 8, at(LENGTH)));
    assert_int_equal(-K_ENOTSOCK, call(listen, 0, 1));
    assert_int_equal(-K_EBADF, call(listen, 7, 1));
    assert_int_equal(3, used());
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(connect_is_over_before_accept),
    cmocka_unit_test(a_line_holds_one_more_than_its_backlog),
    cmocka_unit_test(who_waits_is_refused_when_the_listener_goes),
    cmocka_unit_test(a_full_ring_makes_the_sender_wait),
    cmocka_unit_test(waitall_waits_for_all),
    cmocka_unit_test(a_timeout_ends_waiting),
    cmocka_unit_test(the_dead_end_their_connections),
    cmocka_unit_test(datagrams),
    cmocka_unit_test(the_door_says_what_becomes_of_datagrams),
    cmocka_unit_test(full_tables_are_used_again),
    cmocka_unit_test(a_server_that_waits_is_idle),
    cmocka_unit_test(ports_that_are_taken),
    cmocka_unit_test(bad_addresses_of_memory),
};

RUN(tests)
