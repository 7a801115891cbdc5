/* Every pointer that a call is given is checked: to what a process has, whole, and for writing if
   it is written to; and sizes of 0 and of 2^31. */
#include <string.h>

#include "play.h"

#define HERE ((uintptr_t)0x600d600d) /* stands for the pointer that is tried */
enum { GOOD = 256, NAME = 512 };

static struct trial {
    unsigned number;
    bool writes;    /* so constants are refused, too */
    unsigned size;  /* how many bytes are touched */
    unsigned align; /* a result other than EFAULT if not aligned: not tried */
    uintptr_t args[6];
} trials[] = {
    {SYS_wait, true, 4, 1, {HERE}},
    {SYS_waitpid, true, 4, 1, {-1, HERE, 0}},
    {SYS_nanosleep, false, sizeof(struct k_timespec), 1, {HERE, 0}},
    {SYS_clock_gettime, true, sizeof(struct k_timespec), 1, {0, HERE}},
    {SYS_read, true, 4, 1, {3, HERE, 4}},
    {SYS_write, false, 4, 1, {4, HERE, 4}},
    {SYS_write, false, 4, 1, {1, HERE, 4}},
    {SYS_pipe, true, 8, 1, {HERE}},
    {SYS_pipe2, true, 8, 1, {HERE, 0}},
    {SYS_P, true, 4, 4, {HERE}},
    {SYS_V, true, 4, 4, {HERE}},
    {SYS_sem_getvalue, true, 4, 1, {GOOD, HERE}},
    {SYS_semop, false, 6, 1, {0, HERE, 1}},
    {SYS_semtimedop, false, 6, 1, {0, HERE, 1, 0}},
    {SYS_semtimedop, false, sizeof(struct k_timespec), 1, {0, GOOD, 1, HERE}},
    {SYS_semctl, true, sizeof(struct k_semid_ds), 1, {0, 0, K_IPC_STAT, HERE}},
    {SYS_semctl, false, sizeof(struct k_semid_ds), 1, {0, 0, K_IPC_SET, HERE}},
    {SYS_semctl, true, 4, 1, {0, 0, K_GETALL, HERE}},
    {SYS_semctl, false, 4, 1, {0, 0, K_SETALL, HERE}},
    {SYS_msgsnd, false, sizeof(long) + 4, 1, {0, HERE, 4, 0}},
    {SYS_msgrcv, true, sizeof(long) + 4, 1, {0, HERE, 4, 0, 0}},
    {SYS_msgctl, true, sizeof(struct k_msqid_ds), 1, {0, K_IPC_STAT, HERE}},
    {SYS_msgctl, false, sizeof(struct k_msqid_ds), 1, {0, K_IPC_SET, HERE}},
    {SYS_mq_open, false, 3, 1, {HERE, K_O_RDONLY, 0, 0}},
    {SYS_mq_open, false, sizeof(struct k_mq_attr), 1, {NAME, K_O_CREAT, 0, HERE}},
    {SYS_mq_unlink, false, 3, 1, {HERE}},
    {SYS_mq_send, false, 4, 1, {5, HERE, 4, 0}},
    {SYS_mq_timedsend, false, 4, 1, {5, HERE, 4, 0, 0}},
    {SYS_mq_timedsend, false, sizeof(struct k_timespec), 1, {5, GOOD, 4, 0, HERE}},
    {SYS_mq_receive, true, 4, 1, {5, HERE, MESSAGE_BYTES, 0}},
    {SYS_mq_receive, true, 4, 1, {5, GOOD, MESSAGE_BYTES, HERE}},
    {SYS_mq_timedreceive, true, 4, 1, {5, HERE, MESSAGE_BYTES, 0, 0}},
    {SYS_mq_timedreceive, false, sizeof(struct k_timespec), 1, {5, GOOD, MESSAGE_BYTES, 0, HERE}},
    {SYS_mq_getattr, true, sizeof(struct k_mq_attr), 1, {5, HERE}},
    {SYS_mq_setattr, false, sizeof(struct k_mq_attr), 1, {5, HERE, 0}},
    {SYS_mq_setattr, true, sizeof(struct k_mq_attr), 1, {5, GOOD, HERE}},
};
enum { TRIALS = sizeof trials / sizeof *trials };

/* A child to wait for, a pipe 3-4 with bytes, queues 0 and 5 with a message, a set 0 of 2. */
static void boot_all(void)
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
    put_string(NAME, "/q");
    assert_int_equal(5, call(mq_open, at(NAME), K_O_RDWR | K_O_CREAT, 0, 0));
    call(mq_send, 5, at(0), 4, 0);
    put_string(NAME, "/n");
}

static intptr_t try(const struct trial *trial, uintptr_t pointer)
{
    uintptr_t args[6];
    for (unsigned i = 0; i < 6; i++) {
        args[i] = trial->args[i] == HERE ? pointer : trial->args[i];
        if (trial->args[i] == GOOD || trial->args[i] == NAME)
            args[i] = at((unsigned)trial->args[i]);
    }
    return call_with(trial->number, args);
}

static void assert_refused(const struct trial *trial, uintptr_t pointer)
{
    intptr_t result = try(trial, pointer);
    if (result != -K_EFAULT)
        fail_msg("call %u, trial %u, pointer %lx: %ld", trial->number, (unsigned)(trial - trials),
                 (unsigned long)pointer, (long)result);
}

static void each_call_refuses_what_is_not_the_processs(void **state)
{
    for (const struct trial *trial = trials; trial < trials + TRIALS; trial++) {
        boot_all();
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
        if (trial->writes)
            assert_refused(trial, constant());
    }
}

static void null_is_refused_where_it_means_nothing(void **state)
{
    for (const struct trial *trial = trials; trial < trials + TRIALS; trial++) {
        bool optional = (trial->number == SYS_wait || trial->number == SYS_waitpid) ||
                        trial->args[3] == HERE || trial->args[4] == HERE || trial->args[2] == HERE;
        if (trial->number == SYS_semctl || trial->number == SYS_msgctl)
            optional = false;
        boot_all();
        if (!optional)
            assert_refused(trial, 0);
    }
}

static void each_call_refuses_what_is_its_only_in_part(void **state)
{
    for (const struct trial *trial = trials; trial < trials + TRIALS; trial++) {
        boot_all();
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
        boot_all();
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
