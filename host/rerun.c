/* A run with its records kept. */
#include "rerun.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "boot.h"
#include "machine.h"

/* What a run may fill memory with: 80 MB. What is beyond is not shown, and of no use to who shortens. */
enum { MOST_RECORDS = 2 << 20 };

static void *more(void *items, size_t count, size_t *room, size_t size)
{
    if (count <= *room)
        return items;
    *room = count + *room + 256;
    return grown(items, *room, size);
}

void rerun_take(struct rerun *run, const struct record *records, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct record *record = &records[i];
        if (record->event == EVENT_END) {
            run->end = record->size;
            run->misfit = (uint32_t)record->address;
        } else if (record->event == EVENT_COUNT) {
            run->steps = record->address;
            run->preemptions = record->value;
        }
    }
    run->cut |= run->count + count > MOST_RECORDS;
    if (run->cut)
        return;
    run->records = more(run->records, run->count + count, &run->room, sizeof *records);
    memcpy(run->records + run->count, records, count * sizeof *records);
    run->count += count;
}

static void take_records(void *context, const struct record *records, size_t count)
{
    rerun_take(context, records, count);
}

static void take_output(void *context, const char *bytes, size_t length)
{
    struct rerun *run = context;
    run->output = grown(run->output, run->output_size + length + 1, 1);
    memcpy(run->output + run->output_size, bytes, length);
    run->output_size += length;
    run->output[run->output_size] = 0;
}

/* The schedule of the run before goes. */
static void forget_schedule(struct session *session)
{
    free(session->plan);
    session->plan = NULL;
    schedule_free(&session->schedule);
    outside_free(&session->outside);
    session->outside = (struct outside){0};
}

/* The text with a limit among its options, if it has none. */
static char *limited(const struct session *session, const char *schedule, uint64_t limit)
{
    const char *colon = strstr(schedule, ": ");
    bool options = colon && memchr(schedule, '=', (size_t)(colon - schedule));
    const char *own = strstr(schedule, "limit=");
    if (!limit || session->options->limit.given || (options && own && own < colon))
        return text("%s", schedule);
    return text("limit=%llu%s%s", (unsigned long long)limit, options ? " " : ": ", schedule);
}

void rerun(struct session *session, const char *schedule, uint64_t limit, struct rerun *run)
{
    char *whole = limited(session, schedule, limit);
    forget_schedule(session);
    session_schedule(session, whole);
    free(whole);
    rerun_now(session, run);
}

void rerun_now(struct session *session, struct rerun *run)
{
    *run = (struct rerun){.end = ENDS, .output = text("%s", "")};
    size_t size;
    void *boot = session_boot(session, BOOT_TRACE, &size);
    const struct machine_job job = {
        .target = session->options->target,
        .path = session->machine,
        .boot = boot,
        .boot_size = size,
        .records = take_records,
        .console = take_output,
        .context = run,
    };
    run->status = machine_run(&job);
    free(boot);
}

void rerun_free(struct rerun *run)
{
    free(run->records);
    free(run->output);
    *run = (struct rerun){0};
}
