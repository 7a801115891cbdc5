/* Going: all that a move consists of is the machine's own doing; here it is only told what the door answers. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle_door.h"
#include "oracle_go.h"
#include "port.h"

struct store machine_texts;
struct going going;

static jmp_buf out;
enum { REACHED = 1, ENDED };

/* ---- The door ---------------------------------------------------------------------------- */

/* A signal comes in where the door is asked, which is asked again then: as a schedule has it come. */
unsigned oracle_next(const uint32_t *among)
{
    if (going.answered) {
        memcpy(&going.enabled, among, sizeof going.enabled);
        longjmp(out, REACHED);
    }
    going.answered = true;
    if (!going.signal)
        return going.who;
    signal_process(process_of(&machine.threads[going.who]), going.signal);
    wait_settle();
    return AGAIN;
}

/* The alternative with this number, of `among` if it is a set. */
static unsigned alternative(const uint32_t *among, unsigned n, unsigned which)
{
    unsigned member = among ? set_next(among, n, 0) : which;
    for (; among && which; which--)
        member = set_next(among, n, member + 1);
    return member;
}

unsigned oracle_answer(enum choice kind, unsigned n, const uint32_t *among)
{
    if (going.asked == MOST_ANSWERS)
        oracle_fail("too many questions in one step");
    unsigned i = going.asked++;
    going.alternatives[i] = (uint16_t)(among ? set_size(among, n) : n);
    unsigned value = alternative(among, n, going.answers[i]);
    going.values[i] = kind == CHOOSE_WAITER ? machine.threads[value].number : (uint16_t)value;
    return value;
}

bool next_answers(void)
{
    unsigned i = going.asked;
    while (i && going.answers[i - 1] + 1 == going.alternatives[i - 1])
        i--;
    if (!i)
        return false;
    going.answers[i - 1]++;
    for (; i < MOST_ANSWERS; i++)
        going.answers[i] = 0;
    return true;
}

/* ---- What the machine gives -------------------------------------------------------------- */

static void take_output(const char *bytes, size_t length)
{
    if (going.length + length > sizeof going.text)
        oracle_fail("too much is printed in one step");
    memcpy(going.text + going.length, bytes, length);
    going.length += length;
}

static void take_records(const struct record *records, size_t count)
{
    if (going.record_count + count > sizeof going.records / sizeof *records)
        oracle_fail("too much happens in one step");
    memcpy(going.records + going.record_count, records, count * sizeof *records);
    going.record_count += (unsigned)count;
}

static void take_end(int status)
{
    (void)status;
    longjmp(out, ENDED);
}

static void take_panic(const char *what, const char *where)
{
    fprintf(stderr, "oracle: the kernel is broken: %s (%s)\n", what, where);
    exit(2);
}

/* ---- Going ------------------------------------------------------------------------------- */

static void run_on(struct thread *t)
{
    for (;;)
        t = port_step(t);
}

static void begin_move(unsigned who, unsigned signal)
{
    going.answered = false;
    going.who = who;
    going.signal = signal;
    going.asked = going.record_count = 0;
    going.length = 0;
    machine.preemptions = 0;
}

struct thread *somebody(void)
{
    for (struct thread *t = machine.threads; t < machine.threads + THREADS; t++)
        if (lives(t))
            return t;
    return NULL;
}

/* As behind a trap: the kernel asks the door until somebody goes on to run. */
static struct thread *chosen(void)
{
    struct thread *t;
    do
        t = sched_next();
    while (!kernel_perform(t));
    image_resume(t);
    return t;
}

bool go(unsigned who, unsigned signal)
{
    begin_move(who, signal);
    int how = setjmp(out);
    if (!how)
        run_on(chosen());
    take_records(machine.buffer, machine.records);
    return how == REACHED;
}

void look(number state)
{
    memory_restore(state);
    begin_move(NOBODY, 0);
    going.answered = true;
    if (!setjmp(out))
        run_on(chosen());
    memory_undo();
}

void machine_boot(const void *block, size_t size, struct effect *effect)
{
    bool shared;
    slots_map();
    const struct boot *boot = slots_boot(block, size);
    if (!boot)
        oracle_fail("the boot block is too long");
    slots_reset();
    port_output = (struct port_output){take_output, take_records, take_end, take_panic, NULL};
    faults_catch();
    store_add(&machine_texts, "", 0);
    begin_move(NOBODY, 0);
    going.answered = true;
    if (setjmp(out) == 0)
        run_on(kernel_boot(boot));
    *effect = (struct effect){.text = store_add(&machine_texts, going.text, going.length)};
    effect->to = memory_number(NOBODY, &shared);
}
