/* The path, and the machine at its end. */
#include "play.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "phrases.h"
#include "play_goal.h"
#include "steps.h"
#include "table.h"

enum {
    MOST_TICKS = 200000,  /* that one key may take */
    BEGIN_TICKS = 2000000 /* that the path may take more than the one shown before */
};

void play_say(struct play *play, enum tone tone, const char *format, ...)
{
    va_list arguments;
    char *message;
    va_start(arguments, format);
    if (vasprintf(&message, format, arguments) < 0)
        fail("out of memory");
    va_end(arguments);
    free(play->message);
    play->message = message;
    play->tone = tone;
}

/* ---- Texts of schedules ------------------------------------------------------------------ */

/* True for "P1:3". */
static bool parse_steps(const char *entry, unsigned *thread, unsigned *count)
{
    int length = 0;
    return sscanf(entry, "P%9u:%9u%n", thread, count, &length) == 2 && !entry[length];
}

struct writer {
    FILE *to;
    bool any;
    unsigned thread, count; /* steps that are not written yet */
};

static void put_steps(struct writer *writer)
{
    if (writer->count)
        fprintf(writer->to, "%sP%u:%u", writer->any ? " " : "", writer->thread, writer->count);
    writer->any |= writer->count != 0;
    writer->count = 0;
}

static void put_entry(struct writer *writer, const char *entry)
{
    unsigned thread, count;
    bool steps = parse_steps(entry, &thread, &count);
    if (!steps || thread != writer->thread)
        put_steps(writer);
    if (steps) {
        writer->thread = thread;
        writer->count += count;
        return;
    }
    fprintf(writer->to, "%s%s", writer->any ? " " : "", entry);
    writer->any = true;
}

/* The path and up to two more entries, which may be NULL. */
static char *schedule_text(const struct play *play, const char *more, const char *last)
{
    char *whole;
    size_t size;
    struct writer writer = {.to = must(open_memstream(&whole, &size))};
    fputs(play->options, writer.to);
    for (size_t i = 0; i < play->taken; i++)
        put_entry(&writer, play->path.items[i]);
    if (more)
        put_entry(&writer, more);
    if (last)
        put_entry(&writer, last);
    put_steps(&writer);
    fclose(writer.to);
    return whole;
}

char *play_schedule(const struct play *play) { return schedule_text(play, NULL, NULL); }

/* ---- Runs -------------------------------------------------------------------------------- */

static uint64_t last_tick(const struct rerun *run) { return run->count ? run->records[run->count - 1].tick : 0; }

/* Runs along the path and one more entry (NULL: none), for at most that many ticks (0: as long as it likes). False if
   the entry does not fit. */
static bool attempt(struct play *play, const char *more, uint64_t limit, struct rerun *run)
{
    char *schedule = schedule_text(play, more, END_ENTRY);
    rerun(play->session, schedule, limit, run);
    free(schedule);
    return run->end != END_MISFIT || run->misfit + 1 == play->session->schedule.count;
}

/* Nobody can make a step at the end of this run: without the last entry it ends in its own way. */
static void take_end(struct play *play, struct rerun *run)
{
    struct rerun ended;
    char *schedule = play_schedule(play);
    rerun(play->session, schedule, last_tick(run) + MOST_TICKS, &ended);
    free(schedule);
    if (ended.steps == run->steps && ended.end != END_LIMIT) {
        struct rerun other = *run;
        *run = ended;
        ended = other;
        play->over = true;
    }
    rerun_free(&ended);
}

/* Shows this run, and frees it. */
static void look_at(struct play *play, struct rerun *run)
{
    struct symbols *symbols = session_symbols(play->session);
    play->over = run->end != END_MISFIT;
    scene_free(&play->scene);
    scene_read(&play->scene, symbols, run, &play->watched);
    if (!play->over && !scene_goes_on(&play->scene)) {
        take_end(play, run);
        scene_free(&play->scene);
        scene_read(&play->scene, symbols, run, &play->watched);
    }
    play->tick = last_tick(run);
    play->end = run->end;
    play->steps = run->steps;
    play->preemptions = run->preemptions;
    free(play->output);
    play->output = text("%s", run->output);
    play->reached = goal_reached(play);
    rerun_free(run);
}

void play_path(struct play *play, struct rerun *run)
{
    if (!attempt(play, NULL, play->tick + BEGIN_TICKS, run))
        fail("the schedule does not fit: `pawl run' says where");
}

static void look(struct play *play)
{
    struct rerun run;
    play_path(play, &run);
    look_at(play, &run);
}

/* ---- The path ---------------------------------------------------------------------------- */

/* Says why the thread can make no step; true if nothing is known that keeps it. */
static bool say_why(struct play *play, unsigned number)
{
    const struct scene_thread *thread = scene_thread(&play->scene, number);
    if (!thread)
        play_say(play, TONE_BAD, say(SAY_PLAY_NO_THREAD), number);
    else if (play->over)
        play_say(play, TONE_BAD, "%s", say(SAY_PLAY_IS_OVER));
    else if (thread->state != STATE_READY)
        play_say(play, TONE_BAD, say(SAY_PLAY_CANNOT), number, thread->about ? thread->about : "");
    else
        return true;
    return false;
}

static bool refuse(struct play *play, const char *entry, struct rerun *run)
{
    unsigned thread, count;
    rerun_free(run);
    if (!parse_steps(entry, &thread, &count) || say_why(play, thread))
        play_say(play, TONE_BAD, say(SAY_PLAY_MISFIT), entry);
    return false;
}

bool play_try(struct play *play, const char *entry, struct rerun *run)
{
    return attempt(play, entry, play->tick + MOST_TICKS, run) && run->end != ENDS;
}

bool play_add(struct play *play, const char *entry)
{
    struct rerun run;
    struct schedule_error error;
    char *schedule = schedule_text(play, entry, NULL);
    bool good = session_schedule_parses(play->session, schedule, &error);
    free(schedule);
    if (!good) {
        play_say(play, TONE_BAD, "%s: %s", error.entry, error.message);
        return false;
    }
    if (!play_try(play, entry, &run))
        return refuse(play, entry, &run);
    for (size_t i = play->taken; i < play->path.count; i++)
        free(play->path.items[i]);
    play->path.count = play->taken;
    list_add(&play->path, text("%s", entry));
    play->taken++;
    look_at(play, &run);
    play_say(play, TONE_PLAIN, "%s", "");
    return true;
}

static uint64_t steps_before(const struct play *play, const struct rerun *run, size_t record)
{
    struct steps steps;
    uint64_t sum = 0;
    steps_of(run->records, record, strstr(play->options, "wake=any"), strstr(play->options, "clock=free"), &steps);
    for (size_t i = 0; i < steps.count; i++)
        sum += steps.parts[i].count;
    steps_free(&steps);
    return sum;
}

/* How many steps the thread makes in the run, from the path's end on, before it makes a call in any but the first;
   all if it makes none: *called tells. */
static uint64_t steps_to_call(const struct play *play, const struct rerun *run, unsigned thread, bool *called)
{
    for (size_t i = play->scene.records; i < run->count; i++) {
        const struct record *record = &run->records[i];
        uint64_t steps = record->thread == thread && record->event == EVENT_CALL ? steps_before(play, run, i) : 0;
        *called = steps > play->steps;
        if (*called)
            return steps - play->steps;
    }
    return run->steps - play->steps;
}

char *play_steps(struct play *play)
{
    struct rerun run;
    struct steps steps;
    play_path(play, &run);
    steps_of(run.records, run.count, strstr(play->options, "wake=any"), true, &steps);
    rerun_free(&run);
    char *entries = steps_text(&steps);
    steps_free(&steps);
    return entries;
}

bool play_reaches(struct play *play, const char *entries)
{
    struct rerun run;
    struct play other = *play;
    char *schedule = text("%s%s", play->options, entries);
    rerun(play->session, schedule, play->tick + MOST_TICKS, &run);
    free(schedule);
    other.scene = (struct scene){0};
    other.output = NULL;
    other.over = run.end < ENDS && run.end != END_MISFIT;
    if (other.over)
        look_at(&other, &run);
    else
        rerun_free(&run);
    bool reached = other.over && other.reached;
    scene_free(&other.scene);
    free(other.output);
    return reached;
}

bool play_run(struct play *play, unsigned thread, bool to_call)
{
    struct rerun run;
    bool called = false;
    if (!say_why(play, thread))
        return false;
    char *entry = text("P%u:*", thread);
    bool fits = attempt(play, entry, play->tick + MOST_TICKS, &run);
    free(entry);
    uint64_t steps = to_call ? steps_to_call(play, &run, thread, &called) : run.steps - play->steps;
    bool endless = run.end == END_LIMIT && !called;
    rerun_free(&run);
    if (!fits || endless || !steps) {
        play_say(play, TONE_BAD, say(SAY_PLAY_ENDLESS), thread);
        return false;
    }
    entry = text("P%u:%llu", thread, (unsigned long long)steps);
    bool good = play_add(play, entry);
    free(entry);
    return good;
}

static void move(struct play *play, bool can, int by, const char *otherwise)
{
    if (!can) {
        play_say(play, TONE_PLAIN, "%s", otherwise);
        return;
    }
    play->taken += (size_t)by;
    play_say(play, TONE_PLAIN, "%s", "");
    look(play);
}

void play_undo(struct play *play) { move(play, play->taken > 0, -1, say(SAY_PLAY_NO_UNDO)); }
void play_redo(struct play *play) { move(play, play->taken < play->path.count, 1, say(SAY_PLAY_NO_REDO)); }

void play_watch(struct play *play, const char *name)
{
    struct range range;
    if (!symbols_find(session_symbols(play->session), name, &range, 1)) {
        play_say(play, TONE_BAD, say(SAY_PLAY_NO_VARIABLE), name);
        return;
    }
    if (!list_holds(&play->watched, name))
        list_add(&play->watched, text("%s", name));
    look(play);
}

bool play_save(struct play *play, const char *path)
{
    char *schedule = play_schedule(play);
    bool good = session_save(play->session, play->programs, schedule, path);
    free(schedule);
    if (good)
        play_say(play, TONE_PLAIN, say(SAY_PLAY_SAVED), path);
    else
        play_say(play, TONE_BAD, "%s: %s", path, strerror(errno));
    return good;
}

/* ---- The beginning ----------------------------------------------------------------------- */

static void read_header(struct play *play, const struct guest *guest)
{
    struct header header = header_read(guest->sources.items[0]);
    for (size_t i = 0; i < header.count; i++)
        if (strcmp(header.lines[i].key, "watch") == 0)
            list_add_words(&play->watched, header.lines[i].value);
}

static bool is_in_plan(const struct play *play, const char *name)
{
    const struct schedule *schedule = &play->session->schedule;
    for (size_t i = 0; i < schedule->option_count; i++)
        if (strcmp(schedule->options[i].name, name) == 0)
            return true;
    return false;
}

/* Those of the command line that the schedule does not have. */
static void read_options(struct play *play)
{
    const struct options *options = play->session->options;
    const struct {
        const char *name, *value;
    } all[] = {{"wake", options->wake}, {"clock", options->clock}, {"lossy", options->lossy ? "yes" : NULL},
               {"failure", options->failure}};
    char *line = text("%s", "");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].value && !is_in_plan(play, all[i].name))
            line = text("%s%s=%s ", line, all[i].name, all[i].value);
    play->options = line;
}

/* An entry of the path for each of the schedule; loops are one. */
static void read_plan(struct play *play)
{
    const char *plan = play->session->plan ? play->session->plan : "";
    const struct schedule *schedule = &play->session->schedule;
    if (schedule->option_count) /* without their colon */
        play->options = text("%s%.*s ", play->options, (int)schedule->start - 1, plan);
    plan += schedule->start;
    if (*play->options) /* its last blank */
        play->options = text("%.*s: ", (int)strlen(play->options) - 1, play->options);
    for (const char *at = plan + strspn(plan, " \n\t"); *at; at += strspn(at, " \n\t")) {
        const char *loop = *at == '(' ? strstr(at, ")*") : NULL;
        size_t length = loop ? (size_t)(loop - at) + 2 : strcspn(at, " \n\t");
        list_add(&play->path, text("%.*s", (int)length, at));
        at += length;
    }
    play->taken = play->path.count;
}

void play_begin(struct play *play, struct session *session, const struct list *programs)
{
    const struct work *work = &session->work;
    *play = (struct play){.session = session, .programs = programs, .message = text("%s", "")};
    for (size_t i = 0; i < work->guest_count; i++)
        list_add_all(&play->sources, (const char *const *)work->guests[i].sources.items);
    for (size_t i = 0; i < work->command_count; i++)
        read_header(play, &work->guests[work->commands[i].guest]);
    goal_begin(play);
    read_options(play);
    read_plan(play);
    look(play);
}
