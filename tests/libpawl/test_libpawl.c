/* Everything that libpawl.h declares, on two small programs. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <libpawl.h>

#define BOOT(...) assert_true(pawl_boot(&(struct pawl_options){__VA_ARGS__}))
#define COMMANDS(...)                                                                              \
    .commands = (const char *const[]) { __VA_ARGS__, NULL }

static void test_commands_and_arguments(void **state)
{
    (void)state;
    BOOT(COMMANDS("talk a 'b c'", "wrong"), .check = true);
    assert_int_equal(pawl_status(), -1);
    assert_int_equal(pawl_run(), PAWL_EXIT);
    assert_int_equal(pawl_status(), 0);
    size_t length;
    assert_string_equal(pawl_output(&length), "/bin/talk got 3\n");
    assert_int_equal(length, 16);
}

static void test_a_machine_can_be_booted_again(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_true(pawl_boot(NULL));
        assert_int_equal(pawl_run(), PAWL_EXIT);
        assert_int_equal(pawl_end(), PAWL_EXIT);
        assert_false(pawl_trap());
        assert_false(pawl_step());
        assert_string_equal(pawl_output(NULL), "/bin/talk got 1\n");
    }
}

static void test_what_cannot_be_booted(void **state)
{
    (void)state;
    assert_false(pawl_boot(&(struct pawl_options){COMMANDS("nobody")}));
    assert_string_equal(pawl_error(), "no program is called nobody here");
    assert_false(pawl_boot(&(struct pawl_options){COMMANDS("talk 'a")}));
    assert_string_equal(pawl_error(), "talk 'a: a quote is not closed");
    assert_false(pawl_boot(&(struct pawl_options){COMMANDS(" &")}));
    assert_string_equal(pawl_error(), "' &' names no program");
    assert_false(pawl_boot(&(struct pawl_options){.schedule = "P1:x"}));
    assert_non_null(strstr(pawl_error(), "column 1"));
    assert_false(pawl_boot(&(struct pawl_options){.schedule = "quantum=5: P1:*", .quantum = 6}));
    assert_non_null(strstr(pawl_error(), "contradict"));
    assert_false(pawl_schedule("P1:*"));
}

static void test_threads_processes_objects(void **state)
{
    (void)state;
    struct pawl_thread threads[4], child;
    struct pawl_process processes[4];
    struct pawl_object objects[4];
    int values[2];
    BOOT(COMMANDS("talk"), .schedule = "P1:* P2:*");
    do
        assert_true(pawl_step());
    while (!pawl_thread(1, threads) || !threads->object);
    assert_int_equal(threads->state, PAWL_WAITING);
    assert_string_equal(threads->object, "pipe");
    assert_string_equal(threads->call, "read");
    assert_int_equal(threads->arguments[2], sizeof(int));

    assert_int_equal(pawl_run_until(pawl_tick() + 2), PAWL_RUNNING);
    assert_int_equal(pawl_threads(threads, 4), 2);
    assert_true(pawl_thread(2, &child));
    assert_int_equal(child.pid, threads[1].pid);
    assert_int_equal(child.number, pawl_running());
    assert_true(child.running);
    assert_false(pawl_thread(3, &child));

    assert_int_equal(pawl_processes(processes, 4), 2);
    assert_string_equal(processes[0].program, "talk");
    assert_int_equal(processes[1].parent, processes[0].pid);
    assert_int_equal(processes[1].descriptors, 5);

    assert_int_equal(pawl_objects(objects, 4), 2);
    assert_string_equal(objects[0].kind, "pipe");
    assert_int_equal(objects[0].waiters, 1);
    assert_int_equal(objects[0].readers, 1);
    assert_string_equal(objects[1].kind, "sem");
    assert_int_equal(objects[1].key, 77);
    assert_int_equal(objects[1].count, 2);
    assert_int_equal(pawl_semaphores((int)objects[1].which, values, 2), 2);
    assert_int_equal(values[0], 0);
    assert_int_equal(pawl_semaphores(12345, values, 2), 0);
    assert_true(pawl_check());
    assert_int_equal(pawl_run(), PAWL_EXIT);
    assert_int_equal(pawl_threads(NULL, 0), 0);
}

static void test_memory_of_each_process(void **state)
{
    (void)state;
    struct pawl_process processes[2];
    int value;
    BOOT(COMMANDS("talk x y"));
    assert_int_equal(pawl_run(), PAWL_EXIT);
    assert_true(pawl_variable(0, "received", &value, sizeof value));
    assert_int_equal(value, 3);
    assert_false(pawl_variable(0, "received", &value, 1));
    assert_false(pawl_variable(0, "nothing", &value, sizeof value));
    assert_false(pawl_variable(99, "received", &value, sizeof value));
    assert_false(pawl_read(0, 16, &value, sizeof value));

    BOOT(COMMANDS("talk x y"));
    while (pawl_processes(processes, 2) < 2)
        assert_true(pawl_step());
    for (int i = 0; i < 2; i++) {
        assert_true(pawl_variable(processes[i].pid, "received", &value, sizeof value));
        assert_int_equal(value, 0);
    }
    assert_false(pawl_read(processes[0].pid, 16, &value, sizeof value));
}

static void test_faults(void **state)
{
    (void)state;
    static const struct {
        const char *command;
        int signal;
    } faults[] = {
        {"wrong null", SIGSEGV}, {"wrong recurse", SIGSEGV}, {"wrong leap", SIGSEGV},
        {"wrong call", SIGSEGV}, {"wrong divide", SIGFPE},   {"wrong trap", SIGILL},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        BOOT(COMMANDS(faults[i].command), .check = true);
        assert_int_equal(pawl_run(), PAWL_EXIT);
        assert_int_equal(pawl_status(), 128 + faults[i].signal);
    }
}

static void test_ends(void **state)
{
    (void)state;
    unsigned entry, column;
    BOOT(COMMANDS("wrong wait"));
    assert_int_equal(pawl_run(), PAWL_DEADLOCK);
    assert_int_equal(pawl_status(), 125);
    BOOT(COMMANDS("wrong wait &", "talk"));
    assert_int_equal(pawl_run(), PAWL_IDLE);
    BOOT(COMMANDS("wrong count"), .limit = 500);
    assert_int_equal(pawl_run(), PAWL_LIMITED);
    assert_int_equal(pawl_status(), 124);
    assert_int_equal(pawl_steps(), 500);
    assert_false(pawl_misfit(&entry, &column));
    BOOT(COMMANDS("wrong"), .schedule = "P1:1 P1:1000");
    assert_int_equal(pawl_run(), PAWL_MISFIT);
    assert_int_equal(pawl_status(), 126);
    assert_true(pawl_misfit(&entry, &column));
    assert_int_equal(entry, 1);
    assert_int_equal(column, 6);
}

static void test_a_loop_without_an_end(void **state)
{
    (void)state;
    BOOT(COMMANDS("wrong spin"));
    assert_int_equal(pawl_run(), PAWL_EXIT);
    assert_int_equal(pawl_status(), 128 + SIGXCPU);
}

/* A child of the test has a machine of its own, which goes on from where its parent's stood. */
static void test_a_machine_in_each_process(void **state)
{
    (void)state;
    int status;
    BOOT(COMMANDS("wrong spin"));
    for (int i = 0; i < 3; i++)
        if (fork() == 0) {
            struct pawl_snapshot *snapshot = pawl_save();
            pawl_restore(snapshot);
            pawl_run();
            _exit(pawl_status());
        }
    for (int i = 0; i < 3; i++) {
        wait(&status);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 128 + SIGXCPU);
    }
    assert_int_equal(pawl_end(), PAWL_RUNNING);
}

/* The trace of a run under these options; the caller's to free. */
static char *trace_of(struct pawl_options options)
{
    options.commands = (const char *const[]){"talk &", "wrong", "talk x", NULL};
    assert_true(pawl_boot(&options));
    assert_int_equal(pawl_run(), PAWL_EXIT);
    char *text = pawl_trace();
    assert_non_null(text);
    return text;
}

static void test_the_same_every_time(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 10; seed++) {
        struct pawl_options options = {.policy = PAWL_RANDOM, .seed = seed};
        char *first = trace_of(options), *again = trace_of(options);
        assert_string_equal(first, again);
        free(again);
        options.poison = options.paranoid = options.check = true;
        again = trace_of(options);
        assert_string_equal(first, again);
        free(again);
        free(first);
    }
}

/* From every step on, a copy goes on as the run itself did. */
static void test_copies(void **state)
{
    (void)state;
    enum { MOST = 400 };
    static struct pawl_snapshot *copies[MOST];
    size_t count = 0;
    struct pawl_options options = {COMMANDS("talk x", "talk y z"), .policy = PAWL_RANDOM, .seed = 5,
                                   .check = true};
    assert_true(pawl_boot(&options));
    do {
        assert_in_range(count, 0, MOST - 1);
        assert_non_null(copies[count] = pawl_save());
        assert_true(pawl_snapshot_size(copies[count++]) > 4096);
    } while (pawl_step());
    char *trace = pawl_trace(), *output = strdup(pawl_output(NULL));
    uint64_t steps = pawl_steps();
    for (size_t i = count; i-- > 0;) {
        pawl_restore(copies[i]);
        assert_int_equal(pawl_run(), PAWL_EXIT);
        assert_int_equal(pawl_steps(), steps);
        assert_string_equal(pawl_output(NULL), output);
        char *again = pawl_trace();
        assert_string_equal(again, trace);
        free(again);
        pawl_free(copies[i]);
    }
    free(trace);
    free(output);
}

static void test_a_schedule_may_not_change_options(void **state)
{
    (void)state;
    assert_true(pawl_boot(NULL));
    assert_false(pawl_schedule("clock=free: P1:*"));
    assert_false(pawl_schedule("P1:"));
    assert_true(pawl_schedule("quantum=1000: P1:2"));
    assert_int_equal(pawl_run(), PAWL_EXIT);
}

static jmp_buf back;

static void catch_and_jump(int number)
{
    (void)number;
    longjmp(back, 1);
}

/* A fault of the test's own, while a machine is booted, is not the machine's. */
static void test_faults_of_the_test_are_its_own(void **state)
{
    (void)state;
    struct sigaction action = {.sa_handler = catch_and_jump, .sa_flags = SA_NODEFER}, before;
    sigaction(SIGSEGV, &action, &before);
    assert_true(pawl_boot(NULL));
    if (setjmp(back) == 0) {
        *(volatile char *)16 = 1;
        fail();
    }
    assert_true(pawl_boot(NULL));
    assert_int_equal(pawl_run(), PAWL_EXIT);
    pawl_close();
    sigaction(SIGSEGV, &before, NULL);
}

static int close_machine(void **state)
{
    (void)state;
    pawl_close();
    return 0;
}

#define TEST(name) cmocka_unit_test_teardown(test_##name, close_machine)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(commands_and_arguments),
        TEST(a_machine_can_be_booted_again),
        TEST(what_cannot_be_booted),
        TEST(threads_processes_objects),
        TEST(memory_of_each_process),
        TEST(faults),
        TEST(ends),
        TEST(a_loop_without_an_end),
        TEST(a_machine_in_each_process),
        TEST(the_same_every_time),
        TEST(copies),
        TEST(a_schedule_may_not_change_options),
        TEST(faults_of_the_test_are_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
