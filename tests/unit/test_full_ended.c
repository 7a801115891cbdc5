/* 10,000 connections, threads and processes of every kind, killed wherever they stand: nothing is left. */
#include <string.h>

#include "tables.h"

enum { NAME = 100, PAIR_OF_ENDS = 140, TEXT = 200, NUMBER = 300, SET = 320, ACTION = 340, TIMER = 400,
       POLLED = 440, ARGUMENTS = 480, MUTEX = 520, LONG = 1000 };

static void nothing(void) {}

/* ---- Sockets ----------------------------------------------------------------------------- */

static intptr_t stream(unsigned flags) { return call(socket, K_AF_INET, K_SOCK_STREAM | flags, 0); }

enum { SIZE = sizeof(struct k_sockaddr) };

/* 3, with one place in its line. */
static void make_listener(void)
{
    assert_int_equal(3, stream(K_SOCK_NONBLOCK));
    PUT(struct k_sockaddr, NAME, {.family = K_AF_INET, .port = 0x2328, .ip = 0x0100007f});
    assert_int_equal(0, call(bind, 3, at(NAME), SIZE));
    assert_int_equal(0, call(listen, 3, 0));
}

static void drop_line(void)
{
    intptr_t d;
    while ((d = call(accept, 3, 0, 0)) >= 0)
        call(close, d);
}

static void connecting(void)
{
    fork_child();
    assert_int_equal(0, call(connect, stream(0), at(NAME), SIZE));
    assert_int_equal(4, call(send, 4, at(TEXT), 4, 0)); /* in the line, with bytes */
    assert_int_equal(-K_EINPROGRESS, call(connect, stream(K_SOCK_NONBLOCK), at(NAME), SIZE));
    fork_child();
    leave(connect, stream(0), at(NAME), SIZE);
    kill_others(1);
    drop_line();
}

static void connected(void)
{
    fork_child();
    intptr_t s = stream(0);
    assert_int_equal(0, call(connect, s, at(NAME), SIZE));
    assert_int_equal(4, call(send, s, at(TEXT), 4, 0));
    go(1);
    intptr_t d = call(accept, 3, 0, 0);
    assert_true(d > 0);
    fork_child(); /* the server's child */
    assert_int_equal(4, call(recv, d, at(TEXT), 10, 0));
    leave(recv, d, at(TEXT), 10, 0);
    go(1);
    call(close, d);
    fork_child(); /* has nothing to do with it */
    PUT(struct k_pollfd, POLLED, {.fd = 3, .events = K_POLLIN});
    leave(poll, at(POLLED), 1, -1);
    kill_others(1);
}

static void listening(void)
{
    fork_child();
    PUT(struct k_sockaddr, NAME, {.family = K_AF_INET, .port = 0x2329, .ip = 0x0100007f});
    intptr_t l = stream(0), s = stream(0);
    assert_int_equal(0, call(bind, l, at(NAME), SIZE));
    assert_int_equal(0, call(listen, l, 3));
    fork_child();
    assert_int_equal(0, call(connect, s, at(NAME), SIZE));
    intptr_t other = stream(0);
    assert_int_equal(0, call(connect, other, at(NAME), SIZE));
    kill_others(1);
    l = stream(0); /* the port is free */
    PUT(struct k_sockaddr, NAME, {.family = K_AF_INET, .port = 0x2329, .ip = 0x0100007f});
    assert_int_equal(0, call(bind, l, at(NAME), SIZE));
    call(close, l);
}

static void put_path(const char *path)
{
    struct { unsigned short family; char path[16]; } name = {.family = K_AF_UNIX};
    strcpy(name.path, path);
    memcpy((void *)at(NAME), &name, sizeof name);
}

static void local(void)
{
    put_path("sock");
    fork_child();
    intptr_t l = call(socket, K_AF_UNIX, K_SOCK_SEQPACKET, 0);
    assert_int_equal(0, call(bind, l, at(NAME), 7));
    assert_int_equal(0, call(listen, l, 1));
    intptr_t s = call(socket, K_AF_UNIX, K_SOCK_SEQPACKET, 0);
    assert_int_equal(0, call(connect, s, at(NAME), 7));
    while (call(send, s, at(TEXT), 20, K_MSG_DONTWAIT) > 0)
        ;
    leave(send, s, at(TEXT), 20, 0);
    assert_int_equal(0, call(unlink, text("sock")));
    kill_others(1);
}

static void pairs(void)
{
    assert_int_equal(0, call(socketpair, K_AF_UNIX, K_SOCK_DGRAM, 0, at(PAIR_OF_ENDS)));
    fork_child();
    while (call(send, 3, at(TEXT), 20, K_MSG_DONTWAIT) > 0)
        ;
    leave(write, 3, at(TEXT), 20);
    fork_child();
    leave(read, 3, at(TEXT), 20);
    kill_others(1);
    call(close, 3);
    call(close, 4);
}

static void datagrams(void)
{
    fork_child();
    PUT(struct k_sockaddr, NAME, {.family = K_AF_INET, .port = 0x2328, .ip = 0x0100007f});
    intptr_t s = call(socket, K_AF_INET, K_SOCK_DGRAM, 0), other = call(socket, K_AF_INET, K_SOCK_DGRAM, 0);
    assert_int_equal(0, call(bind, s, at(NAME), SIZE));
    assert_int_equal(5, call(sendto, other, at(TEXT), 5, 0, at(NAME), SIZE));
    assert_int_equal(0, call(connect, other, at(NAME), SIZE));
    leave(recv, other, at(TEXT), 5, 0);
    kill_others(1);
}

static void pollers(void)
{
    assert_int_equal(0, call(socketpair, K_AF_UNIX, K_SOCK_STREAM, 0, at(PAIR_OF_ENDS)));
    fork_child();
    PUT(struct k_pollfd, POLLED, {.fd = 3, .events = K_POLLIN});
    leave(poll, at(POLLED), 1, -1);
    fork_child();
    leave(poll, at(POLLED), 1, 1000000);
    kill_others(1);
    fork_child();
    PUT(unsigned long, POLLED, 1 << 3);
    assert_int_equal(0, call(fcntl, 3, K_F_SETOWN, now->process));
    assert_int_equal(0, call(fcntl, 3, K_F_SETFL, K_O_ASYNC));
    leave(select, 4, at(POLLED), 0, 0, 0);
    kill_others(1);
    fork_child(); /* with the pid that the owner had */
    leave(pause, 0);
    assert_int_equal(3, call(write, 4, at(TEXT), 3));
    assert_int_equal(0, call(waitpid, -1, 0, K_WNOHANG)); /* it was not meant */
    assert_int_equal(0, call(fcntl, 3, K_F_GETOWN, 0));
    kill_others(1);
    call(close, 3);
    call(close, 4);
}

/* ---- Threads ----------------------------------------------------------------------------- */

static unsigned make_thread(void)
{
    assert_int_equal(0, call(pthread_create, at(NUMBER), 0, 0x1111, 0));
    return (unsigned)GET(unsigned long, NUMBER);
}

static void threads(void)
{
    fork_child();
    PUT(struct k_mutex, MUTEX, {.kind = 0});
    unsigned first = now->number, ended = make_thread(), joins = make_thread(), locks = make_thread();
    assert_int_equal(0, call(pthread_mutex_lock, at(MUTEX)));
    go(ended);
    leave(pthread_exit, 7); /* joinable, and nobody joins it */
    go(joins);
    leave(pthread_join, first, 0);
    go(locks);
    leave(pthread_mutex_lock, at(MUTEX));
    go(first);
    make_thread(); /* has never run */
    kill_others(1);
}

static void leaders(void)
{
    fork_child();
    unsigned other = make_thread();
    leave(pthread_exit, 0); /* its stack and its entry stay as long as the process */
    go(other);
    fork_child();
    make_thread();
    kill_others(1);
}

static void joined(void)
{
    unsigned one = make_thread(), two = make_thread(), three = make_thread();
    assert_int_equal(0, call(pthread_detach, two));
    assert_int_equal(0, call(pthread_cancel, three));
    go(one);
    leave(pthread_exit, 1);
    go(two);
    leave(pthread_exit, 2);
    go(three);
    leave(pthread_exit, 3);
    go(1);
    assert_int_equal(0, call(pthread_join, one, at(NUMBER)));
    assert_int_equal(-K_ESRCH, call(pthread_join, two, 0));
    assert_int_equal(0, call(pthread_join, three, 0));
}

/* ---- Processes --------------------------------------------------------------------------- */

/* The lender is killed, and then who borrows its stack; and the other way round. */
static void borrowers(void)
{
    fork_child();
    intptr_t lender = now->process;
    leave(vfork, 0);
    unsigned borrower = machine.next_number - 1u;
    go(borrower);
    assert_int_equal(0, call(kill, lender, K_SIGKILL));
    kill_others(1);
    fork_child();
    unsigned parent = now->number;
    leave(vfork, 0);
    go(machine.next_number - 1u);
    unsigned child = now->process;
    go(1);
    assert_int_equal(0, call(kill, child, K_SIGKILL));
    go(parent);
    leave(vfork, 0);
    go(machine.next_number - 1u);
    make_thread();
    kill_others(1);
}

static void stopped(void)
{
    fork_child();
    intptr_t child = now->process;
    assert_int_equal(0, call(pipe, at(PAIR_OF_ENDS)));
    leave(read, GET(int, PAIR_OF_ENDS), at(TEXT), 1);
    assert_int_equal(0, call(kill, child, K_SIGSTOP));
    assert_int_equal(child, call(waitpid, child, 0, K_WUNTRACED));
    assert_int_equal(0, call(kill, child, K_SIGTERM)); /* is pending */
    assert_int_equal(0, call(kill, child, K_SIGTSTP));
    fork_child();
    leave(kill, now->process, K_SIGSTOP);
    kill_others(1);
}

static void signalled(void)
{
    fork_child();
    PUT(struct k_sigset, SET, {~0ull});
    PUT(struct k_sigaction, ACTION, {.handler = 0x1111});
    PUT(struct k_itimerval, TIMER, {{1, 0}, {1, 0}});
    assert_int_equal(0, call(sigprocmask, K_SIG_SETMASK, at(SET), 0));
    assert_int_equal(0, call(sigaction, K_SIGUSR1, at(ACTION), 0));
    assert_int_equal(0, call(setitimer, K_ITIMER_REAL, at(TIMER), 0));
    assert_int_equal(0, call(kill, now->process, K_SIGUSR1));
    assert_int_equal(0, call(pthread_kill, now->number, K_SIGUSR2));
    assert_int_equal(0, call(sigqueue, now->process, K_SIGHUP, 5));
    PUT(struct k_sigset, SET, {1 << (K_SIGINT - 1)});
    leave(sigwait, at(SET), at(NUMBER));
    kill_others(1);
}

static void sleepers(void)
{
    fork_child();
    leave(sleep, 100000);
    fork_child();
    leave(pause, 0);
    go(1);
    fork_child();
    call(alarm, 100000);
    PUT(struct k_sigset, SET, {0});
    leave(sigsuspend, at(SET));
    kill_others(1);
}

static void families(void)
{
    fork_child();
    assert_true(call(setsid, 0) > 0);
    fork_child();
    fork_child();
    assert_int_equal(0, call(setpgid, 0, 0));
    leave(_exit, 3); /* a zombie, whose parent does not ask */
    go(1);
    fork_child();
    assert_true(call(spawn, 0x1111, 0) > 0);
    leave(wait, 0);
    kill_others(1);
}

static void execs(void)
{
    fork_child();
    assert_int_equal(4, call(fcntl, 0, K_F_DUPFD_CLOEXEC, 4));
    make_thread();
    PUT(uintptr_t, ARGUMENTS, 0);
    assert_int_equal(0, call(execve, text("/bin/else"), at(ARGUMENTS), at(ARGUMENTS)));
    assert_int_equal(-K_EBADF, call(close, 4));
    kill_others(1);
    fork_child();
    leave(vfork, 0);
    go(machine.next_number - 1u);
    assert_int_equal(0, call(execve, text("/bin/solo"), at(ARGUMENTS), at(ARGUMENTS)));
    fork_child();
    kill_others(1);
}

static const struct CMUnitTest tests[] = {
    MANY_TEST(make_listener, connecting),
    MANY_TEST_WITH_LINES(make_listener, connected),
    MANY_TEST(nothing, listening),
    MANY_TEST(nothing, local),
    MANY_TEST(nothing, pairs),
    MANY_TEST(nothing, datagrams),
    MANY_TEST(nothing, pollers),
    MANY_TEST_WITH_LINES(nothing, threads),
    MANY_TEST(nothing, leaders),
    MANY_TEST_WITH_LINES(nothing, joined),
    MANY_TEST(nothing, borrowers),
    MANY_TEST(nothing, stopped),
    MANY_TEST(nothing, signalled),
    MANY_TEST(nothing, sleepers),
    MANY_TEST_WITH_LINES(nothing, families),
    MANY_TEST_WITH_LINES(nothing, execs),
};

RUN(tests)
