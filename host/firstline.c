/* The first lines of traces and schedule files. */
#include <stdlib.h>
#include <string.h>

#include "session.h"

static char *quoted(const char *word)
{
    if (*word && !strpbrk(word, " \t'\"\\&"))
        return text("%s", word);
    char *result = text("'");
    for (; *word; word++) {
        char *longer = *word == '\'' ? text("%s'\\''", result) : text("%s%c", result, *word);
        free(result);
        result = longer;
    }
    char *closed = text("%s'", result);
    free(result);
    return closed;
}

/* The line with one more word; frees both. */
static char *join(char *line, char *word)
{
    char *longer = text("%s %s", line, word);
    free(line);
    free(word);
    return longer;
}

/* As it may be given on the command line, but for the folders: a trace does not tell where its
   program lay. */
static char *command_word(const struct session *session, const struct command *command)
{
    const struct list *sources = &session->work.guests[command->guest].sources;
    char *word = text("%s", base_name(sources->items[0]));
    for (size_t i = 1; i < sources->count; i++) {
        char *longer = text("%s+%s", word, base_name(sources->items[i]));
        free(word);
        word = longer;
    }
    for (size_t i = 1; i < command->arguments.count; i++)
        word = join(word, quoted(command->arguments.items[i]));
    if (command->background)
        word = join(word, text("&"));
    char *whole = quoted(word);
    free(word);
    return whole;
}

/* As it is given on the command line. */
static char *option_word(const char *name, const char *value)
{
    char *word = text("--%s=%s", name, value), *whole = quoted(word);
    free(word);
    return whole;
}

char *session_first_line(const struct session *session)
{
    char *line = text("pawl-trace 1 %s", session->digest);
    struct boot boot = session_settings(session, 0);
    if (boot.flags & BOOT_WAKE_ANY)
        line = join(line, text("wake=any"));
    if (boot.flags & BOOT_CLOCK_FREE)
        line = join(line, text("clock=free"));
    if (boot.flags & BOOT_LOSSY)
        line = join(line, text("lossy=yes"));
    if (boot.flags & BOOT_FAILURE)
        line = join(line, text("failure=stop"));
    if (boot.limit != SESSION_LIMIT)
        line = join(line, text("limit=%llu", (unsigned long long)boot.limit));
    for (size_t i = 0; i < session->work.command_count; i++)
        line = join(line, command_word(session, &session->work.commands[i]));
    return line;
}

char *session_schedule_line(const struct session *session, const struct list *programs)
{
    const struct options *options = session->options;
    char *line = text("pawl-schedule 1 %s", session->digest);
    if (options->share)
        line = join(line, text("--share"));
    for (size_t i = 0; i < options->with.count; i++)
        line = join(line, option_word("with", options->with.items[i]));
    char *flags = text("%s", "");
    for (size_t i = 0; i < options->cflags.count; i++)
        flags = i ? join(flags, quoted(options->cflags.items[i])) : quoted(options->cflags.items[i]);
    if (*flags)
        line = join(line, option_word("cflags", flags));
    if (options->input)
        line = join(line, option_word("stdin", options->input));
    for (size_t i = 0; i < options->files.count; i++)
        line = join(line, option_word("file", options->files.items[i]));
    for (size_t i = 0; i < programs->count; i++)
        line = join(line, quoted(programs->items[i]));
    return line;
}

bool session_save(const struct session *session, const struct list *programs, const char *schedule, const char *path)
{
    char *line = session_schedule_line(session, programs), *file = text("%s\n%s\n", line, schedule);
    bool good = file_write(path, file, strlen(file));
    free(file);
    free(line);
    return good;
}

static bool is_option(const char *word)
{
    return starts_with(word, "wake=") || starts_with(word, "clock=") || starts_with(word, "limit=") ||
           starts_with(word, "lossy=") || starts_with(word, "failure=");
}

bool session_parse_first_line(const char *line, const char *format, struct first_line *parts)
{
    struct list words = {0};
    char *first = text("%.*s", (int)strcspn(line, "\n"), line);
    if (!list_add_words(&words, first) || words.count < 3 || strcmp(words.items[0], format) != 0)
        return false;
    if (strcmp(words.items[1], "1") != 0)
        fail("%s %s: this pawl reads format 1", format, words.items[1]);
    *parts = (struct first_line){.digest = words.items[2], .options = text("%s", "")};
    size_t at = 3;
    for (; at < words.count && (is_option(words.items[at]) || starts_with(words.items[at], "--")); at++)
        if (*words.items[at] == '-')
            list_add(&parts->arguments, words.items[at]);
        else
            parts->options =
                text("%s%s%s", parts->options, *parts->options ? " " : "", words.items[at]);
    if (*parts->options)
        parts->options = text("%s: ", parts->options);
    list_add_all(&parts->programs, (const char *const *)words.items + at);
    free(first);
    return true;
}
