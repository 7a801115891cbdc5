/* Every pointer that a call is given is checked: to what a process has, whole, and for writing if
   it is written to; and sizes of 0 and of 2^31. */
#include <string.h>

#include <stdio.h>
#include "play.h"

#define HERE ((uintptr_t)0x600d600d)                  /* stands for the pointer that is tried */
#define AT(offset) ((uintptr_t)0x600e0000 + (offset)) /* and this for one that is good */

enum {                   /* what lies there */
    GOOD = 256,          /* nothing but room */
    NEW_NAME = 512, FILE_NAME = 544, GONE = 576, PROGRAM = 608, ARGV = 640, DATE = 672, SIZE = 704,
    SIGNALS_AT = 736, POLLED = 768, ADDRESS = 800, SEMAPHORE = 832, EMPTY = 864, MUTEX = 896,
    LOCKED = 928, CEILED = 960, COND = 992, RWLOCK = 1024, BARRIER = 1056, PAIR_AT = 1088
};
/* Descriptors: those of a set `uses` are open. */
enum { FILE_OPEN = 6, DIRECTORY_OPEN = 7, DATAGRAM = 6, LISTENER = 6, STREAM = 7 };

enum {                   /* of a pointer */
    W = 1,               /* it is written to, so constants are refused, too */
    N = 2,               /* NULL means something */
    I = 4                /* refused by EINVAL: nobody's object is no object */
};

static const struct trial {
    unsigned number;
    unsigned how;
    unsigned size;       /* how many bytes are touched */
    unsigned align;      /* a result other than EFAULT if not aligned: not tried */
    uintptr_t args[6];
} trials[] = {
#define TRIAL(name, how, size, align, ...) {SYS_##name, how, size, align, {__VA_ARGS__}},
#include "pointers.def"
#undef TRIAL
};
enum { TRIALS = sizeof trials / sizeof *trials };

static void boot_sockets(unsigned number)
{
    PUT(struct k_sockaddr, ADDRESS, {.family = K_AF_INET, .port = 0x3412, .ip = 0x0100007f});
    PUT(unsigned, SIZE, sizeof(struct k_sockaddr));
    if (number == SYS_accept || number == SYS_accept4) {
        assert_int_equal(LISTENER, call(socket, K_AF_INET, K_SOCK_STREAM, 0));
        assert_int_equal(0, call(bind, LISTENER, at(ADDRESS), sizeof(struct k_sockaddr)));
        assert_int_equal(0, call(listen, LISTENER, 2));
        assert_int_equal(7, call(socket, K_AF_INET, K_SOCK_STREAM, 0));
        assert_int_equal(0, call(connect, 7, at(ADDRESS), sizeof(struct k_sockaddr)));
        call(close, 7); /* room for what is accepted */
        return;
    }
    assert_int_equal(DATAGRAM, call(socket, K_AF_INET, K_SOCK_DGRAM, 0));
    assert_int_equal(0, call(bind, DATAGRAM, at(ADDRESS), sizeof(struct k_sockaddr)));
    assert_int_equal(4, call(sendto, DATAGRAM, at(GOOD), 4, 0, at(ADDRESS), sizeof(struct k_sockaddr)));
    call(close, 0);
    assert_int_equal(0, call(socketpair, K_AF_UNIX, K_SOCK_STREAM, 0, at(PAIR_AT)));
    if (number == SYS_bind) {
        call(close, STREAM);
        assert_int_equal(STREAM, call(socket, K_AF_INET, K_SOCK_STREAM, 0));
    }
}

static void boot_files(void)
{
    put_string(GOOD, ".");
    assert_int_equal(FILE_OPEN, call(open, at(FILE_NAME), K_O_RDWR, 0));
    assert_int_equal(4, call(write, FILE_OPEN, at(0), 4));
    assert_int_equal(DIRECTORY_OPEN, call(open, at(GOOD), K_O_RDONLY | K_O_DIRECTORY, 0));
}

static void boot_objects(void)
{
    PUT(struct k_timespec, DATE, {.tv_sec = BOOT_DATE + 1});
    PUT(struct k_pollfd, POLLED, {.fd = 3, .events = K_POLLIN});
    PUT(struct k_sigset, SIGNALS_AT, {1ull << (K_SIGUSR1 - 1)});
    call(sigprocmask, K_SIG_BLOCK, at(SIGNALS_AT), 0);
    call(raise, K_SIGUSR1);
    assert_int_equal(0, call(sem_init, at(SEMAPHORE), 0, 1));
    assert_int_equal(0, call(sem_init, at(EMPTY), 0, 0));
    PUT(int, GOOD, K_MUTEX_PROTECT | 10 * K_MUTEX_CEILING);
    assert_int_equal(0, call(pthread_mutex_init, at(CEILED), at(GOOD)));
    assert_int_equal(0, call(pthread_mutex_init, at(MUTEX), 0));
    assert_int_equal(0, call(pthread_mutex_init, at(LOCKED), 0));
    assert_int_equal(0, call(pthread_mutex_lock, at(LOCKED)));
    assert_int_equal(0, call(pthread_cond_init, at(COND), 0));
    assert_int_equal(0, call(pthread_rwlock_init, at(RWLOCK), 0));
    assert_int_equal(0, call(pthread_rwlock_wrlock, at(RWLOCK)));
    assert_int_equal(0, call(pthread_barrier_init, at(BARRIER), 0, 2));
    memset((void *)at(GOOD), 0, 128);
}

/* A child to wait for, a pipe 3-4 with bytes, queues 0 and 5 with a message, a set 0 of 2, a segment 0,
   names, objects in the memory, a signal that is pending; and what this call needs. */
static void boot_for(unsigned number)
{
    boot(ONE(SOLO));
    call(fork);
    go(2);
    leave(_exit, 0);
    call(pipe, at(0));
    call(write, 4, at(0), 8);
    call(semget, 0, 2, 0600);
    call(msgget, 0, 0600);
    PUT(long, 64, 1);
    call(msgsnd, 0, at(64), 4, 0);
    call(shmget, 0, 100, 0600);
    put_string(NEW_NAME, "/q");
    assert_int_equal(5, call(mq_open, at(NEW_NAME), K_O_RDWR | K_O_CREAT, 0, 0));
    call(mq_send, 5, at(0), 4, 0);
    put_string(NEW_NAME, "/n");
    put_string(GONE, "none");
    put_string(PROGRAM, "/bin/solo");
    put_string(FILE_NAME, "f");
    assert_int_equal(6, call(open, at(FILE_NAME), K_O_RDWR | K_O_CREAT, 0600));
    call(close, 6);
    boot_objects();
    if (number >= SYS_bind && number <= SYS_getsockopt)
        boot_sockets(number);
    else if (number == SYS_fcntl || number == SYS_pread || number == SYS_pwrite || number == SYS_getdents)
        boot_files();
}

static void boot_all(void) { boot_for(SYSCALLS); }

static intptr_t try(const struct trial *trial, uintptr_t pointer)
{
    uintptr_t args[6];
    for (unsigned i = 0; i < 6; i++) {
        args[i] = trial->args[i] == HERE ? pointer : trial->args[i];
        if (trial->args[i] >= AT(0) && trial->args[i] < AT(4096))
            args[i] = at((unsigned)(trial->args[i] - AT(0)));
    }
    return call_with(trial->number, args);
}

static void assert_refused(const struct trial *trial, uintptr_t pointer)
{
    intptr_t result = try(trial, pointer);
    if (result != (trial->how & I ? -K_EINVAL : -K_EFAULT))
        printf("BAD call %u, trial %u, pointer %lx: %ld", trial->number, (unsigned)(trial - trials),
                 (unsigned long)pointer, (long)result), putchar(10);
}

static void each_call_refuses_what_is_not_the_processs(void **state)
{
    for (const struct trial *trial = trials; trial < trials + TRIALS; trial++) {
        boot_for(trial->number);
        struct image *image = image_of(now);
        uintptr_t top = image_stack_top(image, 0);
        const uintptr_t bad[] = {
            8,                                  /* near NULL */
            at(image->heap_end),                /* beyond the heap's end */
            at(0) - 64,                         /* before the image */
            top - STACK_SIZE,                   /* the guard */
            top - STACK_SIZE + STACK_GUARD - 4, /* into it */
            top - STACK_SIZE - 512,             /* another stack, which nobody has */
            at(0x10000) + 64,                   /* another program */
            (uintptr_t)&machine,                /* the kernel */
            (uintptr_t)0x80000000,
            UINTPTR_MAX - 63, /* the end of all addresses */
            UINTPTR_MAX - 3,
        };
        for (unsigned i = 0; i < sizeof bad / sizeof *bad; i++)
            assert_refused(trial, bad[i]);
        if (trial->how & W)
            assert_refused(trial, constant());
    }
}

static void null_is_refused_where_it_means_nothing(void **state)
{
    for (const struct trial *trial = trials; trial < trials + TRIALS; trial++) {
        boot_for(trial->number);
        if (!(trial->how & N))
            assert_refused(trial, 0);
    }
}

static void each_call_refuses_what_is_its_only_in_part(void **state)
{
    for (const struct trial *trial = trials; trial < trials + TRIALS; trial++) {
        boot_for(trial->number);
        struct image *image = image_of(now);
        if (trial->align > 1)
            continue;
        memset((void *)at(image->heap_end - 32), 1, 32);
        memset((void *)(image_stack_top(image, 0) - 32), 1, 32);
        assert_refused(trial, at(image->heap_end) - trial->size + 1);
        if (trial->size > 1)
            assert_refused(trial, at(image->heap_end) - 1);
        assert_refused(trial, image_stack_top(image, 0) - trial->size + 1);
    }
}

static void a_refused_call_changes_nothing(void **state)
{
    for (const struct trial *trial = trials; trial < trials + TRIALS; trial++) {
        static struct machine before;
        boot_for(trial->number);
        before = machine;
        assert_refused(trial, at(0x10000) + 64);
        assert_memory_equal(before.files, machine.files, sizeof machine.files);
        assert_memory_equal(before.pipes, machine.pipes, sizeof machine.pipes);
        assert_memory_equal(before.sems, machine.sems, sizeof machine.sems);
        assert_memory_equal(before.sem_sets, machine.sem_sets, sizeof machine.sem_sets);
        assert_memory_equal(before.msg_queues, machine.msg_queues, sizeof machine.msg_queues);
        assert_memory_equal(before.mqs, machine.mqs, sizeof machine.mqs);
        assert_memory_equal(before.messages, machine.messages, sizeof machine.messages);
        assert_memory_equal(before.processes, machine.processes, sizeof machine.processes);
    }
}

static void what_is_the_processs_may_be_given(void **state)
{
    boot_all();
    struct image *image = image_of(now);
    uintptr_t top = image_stack_top(image, 0);
    assert_int_equal(4, call(write, 1, constant(), 4));
    assert_int_equal(4, call(write, 1, top - STACK_SIZE + STACK_GUARD, 4));
    assert_int_equal(1, call(read, 3, top - 1, 1));
    assert_int_equal(1, call(read, 3, at(image->heap_end) - 1, 1));
    assert_int_equal(1, call(read, 3, at(0), 1));
}

static void no_bytes_need_no_memory(void **state)
{
    boot_all();
    assert_int_equal(0, call(read, 3, 0, 0));
    assert_int_equal(0, call(write, 4, 0, 0));
    assert_int_equal(0, call(write, 1, 0, 0));
    PUT(long, 64, 1);
    assert_int_equal(0, call(msgsnd, 0, at(64), 0, 0));
    assert_int_equal(0, call(mq_send, 5, 8, 0, 0));
}

static void sizes_of_2_31_and_more(void **state)
{
    const uintptr_t sizes[] = {0x80000000, 0x7fffffff, 0xffffffff, UINTPTR_MAX,
                               UINTPTR_MAX / 2 + 1};
    boot_all();
    for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        assert_int_equal(-K_EFAULT, call(write, 4, at(0), sizes[i]));
        assert_int_equal(-K_EFAULT, call(write, 1, at(0), sizes[i]));
        assert_int_equal(-K_E2BIG, call(semop, 0, at(0), sizes[i]));
        assert_int_equal(-K_EINVAL, call(msgsnd, 0, at(64), sizes[i], 0));
        assert_int_equal(-K_EMSGSIZE, call(mq_send, 5, at(0), sizes[i], 0));
        assert_int_equal(-K_EBADF, call(close, sizes[i]));
    }
    assert_int_equal(8, call(read, 3, at(0), 0x80000000)); /* what there is fits */
    assert_int_equal(4, call(msgrcv, 0, at(64), 0x7fffffff, 0, 0));
    assert_int_equal(4, call(mq_receive, 5, at(64), 0x80000000, 0));
}

static void another_stack_of_the_image_may_be_given(void **state)
{
    boot_all();
    call(spawn, 0x1111, 0);
    uintptr_t other = image_stack_top(image_of(now), 1) - 64;
    assert_int_equal(4, call(read, 3, other, 4));
    go(3);
    leave(_exit, 0);
    assert_int_equal(-K_EFAULT, call(read, 3, other, 4));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_call_refuses_what_is_not_the_processs),
    cmocka_unit_test(null_is_refused_where_it_means_nothing),
    cmocka_unit_test(each_call_refuses_what_is_its_only_in_part),
    cmocka_unit_test(a_refused_call_changes_nothing),
    cmocka_unit_test(what_is_the_processs_may_be_given),
    cmocka_unit_test(no_bytes_need_no_memory),
    cmocka_unit_test(sizes_of_2_31_and_more),
    cmocka_unit_test(another_stack_of_the_image_may_be_given),
};

RUN(tests)
