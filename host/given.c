#include "given.h"

#include <stdlib.h>
#include <string.h>

#include "retrace.h"

/* True if the first word is a schedule file or a trace. */
static bool read_file(struct given *given)
{
    const struct list *words = &given->options.words;
    given->path = words->count ? words->items[0] : "";
    given->all = file_exists(given->path) ? file_read(given->path, NULL) : NULL;
    if (!given->all)
        return false;
    given->is_trace = session_parse_first_line(given->all, "pawl-trace", &given->first);
    return given->is_trace || session_parse_first_line(given->all, "pawl-schedule", &given->first);
}

void given_read(struct given *given, enum subcommand sub, int argc, char **argv)
{
    given->options = options_parse(sub, argc, argv);
    if (!read_file(given)) {
        given->path = NULL;
        given->programs = given->options.words;
        return;
    }
    struct list words = {0};
    list_add(&words, argv[0]);
    list_add_all(&words, (const char *const *)given->first.arguments.items);
    list_add_all(&words, (const char *const *)argv + 1);
    given->options = options_parse(sub, (int)words.count, words.items);
    given->programs = given->first.programs;
    if (given->options.words.count > 1)
        given->programs = (struct list){given->options.words.items + 1, given->options.words.count - 1};
    if (given->options.schedule || given->options.policy)
        fail("%s says who runs when: --schedule and --policy do not go with it", given->path);
}

const char *given_events(const struct given *given)
{
    const char *end = strchr(given->all, '\n');
    return end ? end + 1 : "";
}

static void take_trace(struct session *session, const struct given *given)
{
    const char *options = given->first.options;
    session_must_match(session, given->first.digest, given->path);
    char *entries = retrace_schedule(given_events(given), strstr(options, "wake=any") != NULL,
                                     strstr(options, "clock=free") != NULL);
    char *schedule = text("%s%s", options, entries);
    session_schedule(session, schedule);
    free(entries);
    free(schedule);
}

void given_session(const struct given *given, struct session *session)
{
    session_build(session, &given->options, &given->programs);
    if (!given->path)
        session_schedule(session, NULL);
    else if (given->is_trace)
        take_trace(session, given);
    else
        session_schedule_file(session, given->path);
}
