/* kernel_check finds each table broken. */
#include "play.h"

enum { S = 100, NAME = 200, OUT = 304 };

/* A machine with something in every table: P1 runs; P2, its child by fork, waits in a semop; P3, by
   spawn, sleeps; pid 5 is a zombie. */
static void boot_all(void)
{
    boot(ONE(SOLO));
    call(semget, 7, 2, K_IPC_CREAT | 0600);
    call(msgget, 8, K_IPC_CREAT | 0600);
    PUT(long, OUT, 1);
    call(msgsnd, 0, at(OUT), 20, 0);
    call(msgsnd, 0, at(OUT), 30, 0);
    put_string(NAME, "/q");
    call(mq_open, at(NAME), K_O_RDWR | K_O_CREAT, 0, 0);
    call(mq_send, 3, at(OUT), 5, 1);
    call(mq_send, 3, at(OUT), 5, 2);
    call(pipe, at(0));
    PUT(struct k_sembuf, S, {0, 1, K_SEM_UNDO});
    call(semop, 0, at(S), 1);
    PUT(struct k_sembuf, S, {1, -1, 0});
    call(fork);
    call(spawn, 0x1111, 0);
    call(fork);
    go(2);
    leave(semop, 0, at(S), 1);
    leave(sleep, 100);
    leave(_exit, 1);
    assert_int_equal(1, now->number);
    assert_int_equal(STATE_WAITING, thread(2)->state);
    assert_int_equal(STATE_WAITING, thread(3)->state);
    kernel_check();
}

#define BREAKS(text, ...)                                                                          \
    do {                                                                                           \
        boot_all();                                                                                \
        __VA_ARGS__;                                                                               \
        assert_panics(text, kernel_check());                                                       \
    } while (0)

static void threads(void **state)
{
    BREAKS("ready == ", thread(2)->state = STATE_READY);
    BREAKS("ready == ", set_remove(machine.ready.word, 0));
    BREAKS("ready == ", set_add(machine.ready.word, THREADS - 1));
    BREAKS("STATE_ENDED", now->state = 7);
    BREAKS("INIT", now->process = INIT);
    BREAKS("LIFE_ALIVE", now->process = 5);
    BREAKS("t->number", now->number = machine.next_number);
    BREAKS("number", thread(2)->number = 1);
    BREAKS("t->running", thread(2)->running = true);
    BREAKS("owner", image_of(now)->owner[now->stack] = 5);
    BREAKS("stack", now->stack = 1);
    BREAKS("stack_top", now->block++);
    BREAKS("wait.object", now->wait.object = OBJECT_CHILD);
    BREAKS("announced.kind", thread(2)->announced.kind = TRAP_POINT);
}

static void the_line(void **state)
{
    BREAKS("waiting == 0", machine.line = machine.line_end = NOBODY);
    BREAKS("waiting", thread(3)->wait.next = machine.line);
    BREAKS("STATE_WAITING", machine.line = 0);
    BREAKS("line_end", machine.line_end = machine.line);
    BREAKS("wait.before", thread(3)->wait.before = NOBODY);
    BREAKS("wait.since", thread(2)->wait.since = UINT64_MAX);
    BREAKS("deadline", machine.deadline = UINT64_MAX);
    BREAKS("deadline", thread(3)->wait.deadline--);
}

static void the_scheduler(void **state)
{
    BREAKS("machine.last <", machine.last = THREADS);
    BREAKS("last_number", machine.last_number = 99);
    BREAKS("slice", machine.slice = machine.quantum + 1);
    BREAKS("schedule.entry", machine.schedule.entry = 1);
    BREAKS("slept", machine.slept = machine.tick + 1);
    BREAKS("records", machine.records = TRACE_BUFFER + 1);
    BREAKS("STATE_READY", machine.resumed = (uint16_t)thread_index(thread(2)));
    BREAKS("user_info", user_info.thread = thread(3)->block);
    BREAKS("resident", machine.resident[0] = process_of(thread(2))->image);
}

static void processes(void **state)
{
    BREAKS("processes[0]", machine.processes[0].life = LIFE_NONE);
    BREAKS("processes[INIT]", machine.processes[INIT].life = LIFE_ZOMBIE);
    BREAKS("threads == 0", machine.processes[2].threads++);
    BREAKS("parent", machine.processes[3].parent = 9);
    BREAKS("parent", machine.processes[3].parent = 3);
    BREAKS("parent", machine.processes[5].parent = INIT);
    BREAKS("descends_from_init", machine.processes[2].parent = 3);
    BREAKS("life", machine.processes[3].life = LIFE_ZOMBIE);
    BREAKS("owner", machine.processes[3].image = machine.processes[2].image);
    BREAKS("p->threads", machine.processes[6].life = LIFE_ALIVE,
           machine.processes[6].parent = INIT);
    BREAKS("command", machine.processes[5].command = 1);
    BREAKS("firsts", machine.commands[0].firsts++);
    BREAKS("commands_alive", machine.commands_alive = 0);
}

static void images(void **state)
{
    BREAKS("image->threads", image_of(now)->threads++);
    BREAKS("image->threads", set_add(image_of(now)->stacks.word, 4));
    BREAKS("program_count", machine.images[1].program = 77);
    BREAKS("heap_end", image_of(now)->heap_end = 5);
    BREAKS("heap_end", image_of(now)->heap_end = 0x10001);
    BREAKS("reserved", machine.images[5].reserved = 1);
    BREAKS("pool_reserved", machine.pool_reserved++);
    BREAKS("pool_reserved", machine.images[1].reserved++);
    BREAKS("resident", machine.resident[0] = IMAGES);
    BREAKS("resident", machine.resident[1] = 0);
}

/* The image that is out, with pages in the pool. */
static struct image *out(void) { return image_of(thread(2)); }

static void the_pool(void **state)
{
    boot_all();
    assert_int_not_equal(0, out()->pages[0]);
    BREAKS("pool_used", out()->pages[1] = out()->pages[0]); /* twice */
    BREAKS("pool_used", out()->pages[0] = 0);               /* never */
    BREAKS("pool_used", out()->pages[0] = POOL_PAGES);      /* one that is free */
    BREAKS("POOL_PAGES", out()->pages[0] = POOL_PAGES + 1);
    BREAKS("pool_used", image_of(now)->pages[0] = out()->pages[0]);
    BREAKS("pool_used", set_add(machine.pool_used, POOL_PAGES - 1));
    BREAKS("pages <= ", out()->reserved = 1);
    BREAKS("pool_used", machine.pool_hint = POOL_PAGES);
}

static void files(void **state)
{
    BREAKS("references", machine.files[0].references++);
    BREAKS("references", machine.processes[2].descriptors[7] = 0);
    BREAKS("references", machine.processes[2].descriptors[0] = NOBODY);
    BREAKS("FILES", machine.processes[2].descriptors[0] = FILES);
    BREAKS("FILE_FREE", machine.processes[2].descriptors[0] = FILES - 1);
    BREAKS("FILE_FREE", machine.files[FILES - 1].kind = FILE_CONSOLE);
    BREAKS("readers", machine.pipes[0].readers++);
    BREAKS("writers", machine.pipes[0].writers = 0);
    BREAKS("used", machine.pipes[0].used = false);
    BREAKS("used", machine.pipes[1].used = true);
    BREAKS("count", machine.pipes[0].count = PIPE_SIZE + 1);
    BREAKS("first", machine.pipes[0].first = PIPE_SIZE);
    BREAKS("opens", machine.mqs[0].opens++);
    BREAKS("mqs", machine.mqs[0].used = false);
}

static void sem_sets(void **state)
{
    BREAKS("SEMS", machine.sem_sets[0].first = SEMS);
    BREAKS("overlap", machine.sem_sets[1] = (struct sem_set){.count = 1, .first = 1, .ipc.key = 9});
    BREAKS("key", machine.sem_sets[1] = (struct sem_set){.count = 1, .first = 5, .ipc.key = 7});
    BREAKS("value", machine.sems[1].value = -1);
    BREAKS("value", machine.sems[0].value = K_SEMVMX + 1);
    BREAKS("in_a_set", machine.sem_undos[0].sem = 5);
    BREAKS("adjust", machine.sem_undos[0].adjust = 0);
    BREAKS("LIFE_ALIVE", machine.sem_undos[0].process = 5);
}

static void messages(void **state)
{
    BREAKS("count", machine.msg_queues[0].count++);
    BREAKS("bytes", machine.msg_queues[0].bytes--);
    BREAKS("last", machine.msg_queues[0].last = machine.msg_queues[0].first);
    BREAKS("m->used", machine.msg_queues[0].first = MESSAGES - 1);
    BREAKS("MESSAGES", machine.msg_queues[0].first = MESSAGES);
    BREAKS("used", machine.messages[MESSAGES - 1].used = true);
    BREAKS("m->used", machine.messages[1].next = 0); /* a ring */
    BREAKS("m->used", machine.mqs[0].first = 0);     /* in two queues */
    BREAKS("type", machine.messages[0].type = 0);
    BREAKS("priority", machine.messages[2].type = 9);
    BREAKS("longest", machine.mqs[0].longest = 4);
    BREAKS("most", machine.mqs[0].most = 1);
    BREAKS("unlinked",
           machine.mqs[1] = (struct mq){.used = true, .unlinked = true, .first = NOBODY});
    BREAKS("message_used", machine.messages[1].place = machine.messages[0].place);
    BREAKS("message_used", set_add(machine.message_used, 20));
    BREAKS("MESSAGE_POOL", machine.messages[0].place = MESSAGE_POOL);
    BREAKS("message_units", machine.message_units++);
    BREAKS("m->used", thread(2)->wait.message = 0);
}

static void free_entries(void **state)
{
    BREAKS("is_zero", machine.locks[3].from = 1);
    BREAKS("is_zero", machine.mqs[1].count = 1);
    BREAKS("is_zero", machine.sem_sets[1].ipc.key = 5);
    BREAKS("is_zero", machine.sockets[0].count = 1);
    BREAKS("is_zero", machine.segments[2].ipc.key = 1);
    BREAKS("is_zero", machine.signal_infos[0].info.si_signo = 1);
    boot_all();
    machine.sem_sets[1].ipc.sequence = machine.segments[2].ipc.sequence = 5; /* parts of ids that were */
    kernel_check();
}

static void after_a_panic_the_machine_is_found_well_again(void **state)
{
    boot_all();
    call(getpid);
    assert_int_equal(5, call(wait, at(0)));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(threads),
    cmocka_unit_test(the_line),
    cmocka_unit_test(the_scheduler),
    cmocka_unit_test(processes),
    cmocka_unit_test(images),
    cmocka_unit_test(the_pool),
    cmocka_unit_test(files),
    cmocka_unit_test(sem_sets),
    cmocka_unit_test(messages),
    cmocka_unit_test(free_entries),
    cmocka_unit_test(after_a_panic_the_machine_is_found_well_again),
};

RUN(tests)
