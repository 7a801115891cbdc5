#include "session.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "bin.h"
#include "bootblock.h"
#include "link.h"
#include "symbols.h"

enum { MISFIT_STATUS = 126, DEFAULT_QUANTUM = 1000, DEFAULT_SEED = 1 };

/* ---- Programs ---------------------------------------------------------------------------- */

void session_build(struct session *session, const struct options *options,
                   const struct list *programs)
{
    *session = (struct session){.options = options, .expected = {.status = -1, .preemptions = -1, .steps = -1}};
    if (!programs->count)
        fail("a program is missing: a lab's name (`pawl list') or a C file");
    if (programs->count > options->target->commands)
        fail("%zu programs are to be started: %s starts at most %u", programs->count,
             options->target->name, options->target->commands);
    for (size_t i = 0; i < programs->count; i++)
        work_add_command(&session->work, programs->items[i]);
    for (size_t i = 0; i < options->with.count; i++)
        work_add_guest(&session->work, options->with.items[i]);
    target_must_exist(options->target);
    for (size_t i = 0; i < session->work.guest_count; i++)
        guest_compile(&session->work.guests[i], options->target, &options->cflags);
    bin_add(&session->work, options->target);
    session->machine = link_machine(&session->work, options->target, options->share);
    session->digest = work_digest(&session->work);
}

struct symbols *session_symbols(struct session *session)
{
    const char *why;
    if (!session->symbols && !(session->symbols = symbols_open(session->machine, &why)))
        fail("%s: %s", session->machine, why);
    return session->symbols;
}

_Noreturn void session_misfit(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("pawl: ", stderr);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(MISFIT_STATUS);
}

void session_must_match(const struct session *session, const char *digest, const char *file)
{
    if (strcmp(digest, "-") != 0 && strcmp(digest, session->digest) != 0)
        session_misfit("%s was made for another version of the program: sources, compiler or flags differ "
               "(it has %s, the program %s)",
               file, digest, session->digest);
}

/* ---- Schedule ---------------------------------------------------------------------------- */

/* Lines that begin with # become blanks, so that columns stay. */
static char *without_comments(char *all)
{
    for (char *line = all; *line;) {
        size_t length = strcspn(line, "\n");
        if (line[strspn(line, " \t")] == '#')
            memset(line, ' ', length);
        line += length + (line[length] == '\n');
    }
    return all;
}

static char *schedule_of_file(const struct session *session, const char *path)
{
    struct first_line first;
    char *all = file_read(path, NULL);
    if (!all)
        fail("%s: %s", path, strerror(errno));
    if (!session_parse_first_line(all, "pawl-schedule", &first))
        fail("%s: the first line of a schedule file is `pawl-schedule 1 DIGEST PROGRAM...' (DIGEST "
             "may be -)",
             path);
    session_must_match(session, first.digest, path);
    memset(all, ' ', strcspn(all, "\n"));
    return without_comments(all);
}

static bool policy_asked(const struct options *options)
{
    return options->policy || options->quantum.given || options->seed.given;
}

/* From the header of the only program: of the one that is called `name`, or of the first. */
static char *schedule_of_header(struct session *session, const char *name)
{
    size_t from, to;
    if (session->work.command_count != 1)
        return NULL;
    const struct guest *guest = &session->work.guests[session->work.commands[0].guest];
    struct header header = header_read(guest->sources.items[0]);
    const char *found = header_schedule(&header, name, &from, &to);
    if (!found)
        return NULL;
    session->expected = header_expectation(&header, from, to);
    return text("%s", found);
}

static char *choose_schedule(struct session *session)
{
    const char *asked = session->options->schedule;
    if (!asked)
        return policy_asked(session->options) ? NULL : schedule_of_header(session, NULL);
    char *named = schedule_of_header(session, asked);
    if (named)
        return named;
    return file_exists(asked) ? schedule_of_file(session, asked) : text("%s", asked);
}

static struct symbols *schedule_symbols(void *context) { return session_symbols(context); }

static int program_number(void *context, const char *name)
{
    const struct session *session = context;
    for (size_t i = 0; i < session->work.guest_count; i++)
        if (strcmp(session->work.guests[i].name, name) == 0)
            return (int)i;
    return -1;
}

/* An option of the schedule and the same on the command line must not contradict each other. */
static const char *option_value(const struct session *session, const char *name, const char *given)
{
    for (size_t i = 0; i < session->schedule.option_count; i++) {
        const struct schedule_option *option = &session->schedule.options[i];
        if (strcmp(option->name, name) != 0)
            continue;
        if (given && strcmp(given, option->value) != 0)
            fail("the schedule says %s=%s, the command line --%s=%s", name, option->value, name,
                 given);
        return option->value;
    }
    return given;
}

/* What the schedule says of it, and the command line. */
static void collect_outside(struct session *session, const struct schedule_names *names)
{
    const struct options *options = session->options;
    for (size_t i = 0; i < session->schedule.option_count; i++) {
        const struct schedule_option *option = &session->schedule.options[i];
        if (strcmp(option->name, "type") == 0 || strcmp(option->name, "signal") == 0)
            outside_add(&session->outside, option->name, option->value, names);
    }
    for (size_t i = 0; i < options->type.count; i++)
        outside_add(&session->outside, "type", options->type.items[i], names);
    for (size_t i = 0; i < options->signals.count; i++)
        outside_add(&session->outside, "signal", options->signals.items[i], names);
    if (options->input && (options->live || session->outside.size))
        fail("--stdin does not go with what is typed");
}

static struct schedule_names names_of(struct session *session)
{
    return (struct schedule_names){schedule_symbols, program_number, session, session->options->target->host ? 0 : 1};
}

bool session_schedule_parses(struct session *session, const char *text, struct schedule_error *error)
{
    struct schedule schedule;
    const struct schedule_names names = names_of(session);
    bool good = schedule_parse(&schedule, text, &names, error);
    schedule_free(&schedule);
    return good;
}

void session_schedule(struct session *session, const char *given)
{
    struct schedule_error error;
    session->plan = given ? text("%s", given) : choose_schedule(session);
    const struct schedule_names names = names_of(session);
    if (!session->plan || schedule_parse(&session->schedule, session->plan, &names, &error)) {
        collect_outside(session, &names);
        return;
    }
    const char *sentence = "the schedule's entry %s (column %u): %s";
    if (error.misfit)
        session_misfit(sentence, error.entry, error.column, error.message);
    fail(sentence, error.entry, error.column, error.message);
}

void session_schedule_file(struct session *session, const char *path)
{
    char *plan = schedule_of_file(session, path);
    session_schedule(session, plan);
    free(plan);
}

/* ---- Boot block -------------------------------------------------------------------------- */

static uint64_t number_option(const struct session *session, const char *name,
                              const struct maybe *given, uint64_t usual)
{
    char *word = given->given ? text("%llu", (unsigned long long)given->value) : NULL;
    const char *value = option_value(session, name, word);
    uint64_t number = value ? number_of(name, value, strcmp(name, "seed") != 0) : usual;
    free(word);
    return number;
}

/* The place of `value` among `words`. */
static unsigned word_option(const struct session *session, const char *name, const char *given,
                            const char *const *words)
{
    const char *value = option_value(session, name, given);
    for (unsigned i = 0; value && words[i]; i++)
        if (strcmp(words[i], value) == 0)
            return i;
    if (value)
        fail("the schedule's option %s=%s is none", name, value);
    return 0;
}

struct boot session_settings(const struct session *session, unsigned flags)
{
    static const char *const wakes[] = {"fifo", "any", NULL};
    static const char *const clocks[] = {"ticks", "free", NULL};
    static const char *const answers[] = {"no", "yes", NULL};
    static const char *const failures[] = {"pass", "stop", NULL};
    static const char *const policies[] = {"rr", "coop", "prio", "random", NULL};
    const struct options *options = session->options;
    struct boot boot = {
        .flags = flags | (options->check ? BOOT_CHECK : 0) | (options->poison ? BOOT_POISON : 0),
        .policy = word_option(session, "policy", options->policy, policies),
        .quantum = (uint32_t)number_option(session, "quantum", &options->quantum, DEFAULT_QUANTUM),
        .seed = number_option(session, "seed", &options->seed, DEFAULT_SEED),
        .limit = number_option(session, "limit", &options->limit, SESSION_LIMIT),
        .preempt = session->preempt,
    };
    if (options->live)
        boot.flags |= BOOT_LIVE | BOOT_TYPED;
    if (word_option(session, "wake", options->wake, wakes))
        boot.flags |= BOOT_WAKE_ANY;
    if (word_option(session, "clock", options->clock, clocks))
        boot.flags |= BOOT_CLOCK_FREE;
    if (word_option(session, "lossy", options->lossy ? "yes" : NULL, answers))
        boot.flags |= BOOT_LOSSY;
    if (word_option(session, "failure", options->failure, failures))
        boot.flags |= BOOT_FAILURE;
    return boot;
}

/* HOST:INSIDE; without a colon, under its own name in the directory in which programs start. */
static struct boot_content content_of(const char *file)
{
    const char *colon = strchr(file, ':'), *slash = strrchr(file, '/');
    char *host = text("%.*s", colon ? (int)(colon - file) : (int)strlen(file), file);
    struct boot_content content = {colon ? colon + 1 : slash ? slash + 1 : file, NULL, 0};
    content.bytes = file_read(host, &content.size);
    if (!content.bytes)
        fail("--file=%s: %s", file, strerror(errno));
    size_t length = strlen(content.path);
    if (!length || content.path[length - 1] == '/')
        fail("--file=%s: what is to be its name?", file);
    free(host);
    return content;
}

static void *add_files(void *block, size_t *size, const struct list *files)
{
    struct boot_content *contents = calloc(files->count + 1, sizeof *contents);
    for (size_t i = 0; contents && i < files->count; i++)
        contents[i] = content_of(files->items[i]);
    void *all = contents ? bootblock_add_files(block, size, contents, files->count) : NULL;
    if (!all)
        fail("out of memory");
    for (size_t i = 0; i < files->count; i++)
        free((void *)contents[i].bytes);
    free(contents);
    return all;
}

void *session_boot(struct session *session, unsigned flags, size_t *size)
{
    size_t count = session->work.command_count, input_size = 0;
    char *input = NULL;
    const char *input_file = session->options->input;
    if (input_file && !(input = file_read(input_file, &input_size)))
        fail("--stdin=%s: %s", input_file, strerror(errno));
    struct boot_program *programs = calloc(count, sizeof *programs);
    struct boot boot = session_settings(session, flags);
    for (size_t i = 0; programs && i < count; i++) {
        const struct command *command = &session->work.commands[i];
        programs[i] = (struct boot_program){(uint32_t)command->guest, command->background, -(int)i,
                                            command->arguments.items};
    }
    const struct schedule *schedule = &session->schedule;
    void *block =
        programs ? bootblock_make(&boot, programs, count, schedule->entries, schedule->count,
                                  schedule->ranges, schedule->range_count, input, input_size,
                                  &session->outside, size)
                 : NULL;
    if (!block)
        fail("out of memory");
    free(programs);
    free(input);
    return add_files(block, size, &session->options->files);
}
