/* pawl gdb --again=FOLDER: what the debugger's side (host/gdb/again.py) asks for when it goes back,
   or another way. FOLDER/boot is that of the command line's run. With --until=TICK, that run is
   made up to there, without the debugger: FOLDER/trace is its trace, FOLDER/schedule what made it,
   FOLDER/file the same as a schedule file, FOLDER/timeline a picture. */
#include "again.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "boot.h"
#include "recording.h"
#include "rerun.h"
#include "retrace.h"
#include "timeline.h"
#include "tracetext.h"

static void save(const char *folder, const char *name, const void *bytes, size_t size)
{
    char *path = text("%s/%s", folder, name);
    if (!file_write(path, bytes, size))
        fail("%s: %s", path, strerror(errno));
    free(path);
}

void again_boot(struct session *session, const char *folder)
{
    size_t size;
    void *boot =
        session_boot(session, BOOT_DEBUGGED | (session->options->trace ? BOOT_TRACE : 0), &size);
    save(folder, "boot", boot, size);
    free(boot);
    if (session->options->record && !session->options->until.given)
        recording_make(
            &(struct machine_job){.target = session->options->target, .path = session->machine},
            folder);
}

static bool is_word(const struct list *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i] == word)
            return true;
    return false;
}

/* How many words the option there takes, 0 if it is another one. */
static int words_of(const char *name, const char *word)
{
    size_t length = strlen(name);
    if (!starts_with(word, name))
        return 0;
    return word[length] == '=' ? 1 : word[length] ? 0 : 2;
}

struct list again_words(const struct given *given, const struct session *session, char **argv)
{
    struct list words = {0};
    list_add_all(&words, (const char *const *)given->first.arguments.items);
    if (session->plan)
        list_add(&words, text("--schedule=%s", session->plan));
    for (char **word = argv + 1; *word;) {
        int ours = words_of("--batch", *word) + words_of("--schedule", *word);
        if (!ours && !is_word(&given->options.words, *word))
            list_add(&words, *word);
        word += ours ? ours : 1;
    }
    list_add_all(&words, (const char *const *)given->programs.items);
    return words;
}

/* No further than `tick`, whatever the schedule says of it. */
static void end_at(struct options *options, struct session *session, uint64_t tick)
{
    options->limit = (struct maybe){true, tick};
    for (size_t i = 0; i < session->schedule.option_count; i++)
        if (strcmp(session->schedule.options[i].name, "limit") == 0)
            session->schedule.options[i].value = text("%llu", (unsigned long long)tick);
}

char *again_trace(struct session *session, const struct record *records, size_t count)
{
    char *lines;
    size_t size;
    FILE *stream = open_memstream(&lines, &size);
    struct tracer *tracer = tracer_new(session_symbols(session), false);
    tracer_text(tracer, records, count, stream);
    tracer_finish(tracer, stream);
    tracer_free(tracer);
    fclose(stream);
    return lines;
}

static void save_timeline(struct session *session, const struct rerun *run, const char *folder)
{
    char *rows;
    size_t size;
    FILE *stream = open_memstream(&rows, &size);
    struct list sources = work_sources(&session->work);
    timeline_print(session_symbols(session), run->records, run->count,
                   &(struct timeline_options){.sources = &sources}, stream);
    fclose(stream);
    save(folder, "timeline", rows, size);
    free(rows);
}

/* The options on which a schedule depends, as it may begin with them. */
static char *options_of(const struct session *session)
{
    struct first_line first;
    char *line = session_first_line(session);
    session_parse_first_line(line, "pawl-trace", &first);
    free(line);
    return first.options;
}

void again_until(struct options *options, struct session *session, const char *folder,
                 uint64_t tick)
{
    struct rerun run;
    struct boot settings = session_settings(session, 0);
    char *before = options_of(session);
    end_at(options, session, tick);
    rerun_now(session, &run);
    char *lines = again_trace(session, run.records, run.count);
    char *entries = retrace_schedule(lines, !!(settings.flags & BOOT_WAKE_ANY),
                                     !!(settings.flags & BOOT_CLOCK_FREE));
    char *schedule = text("%s%s", before, entries);
    char *line = session_schedule_line(session, &options->words);
    char *file = text("%s\n%s\n", line, schedule);
    save(folder, "trace", lines, strlen(lines));
    save(folder, "schedule", schedule, strlen(schedule));
    save(folder, "file", file, strlen(file));
    save_timeline(session, &run, folder);
    free(lines);
    free(entries);
    free(schedule);
    free(line);
    free(file);
    rerun_free(&run);
}
