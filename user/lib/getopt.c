/* Options of a command line. argv is read from `optind` on. Words that are no options are passed by:
   they are those from option_first to option_last, and move behind the options that come later. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct command_line {
    int argc;
    char **argv;
    const char *letters;
    const struct option *options; /* NULL: none */
    int *index;
    bool only;  /* -name is a long option, too */
    bool quiet; /* no message, and ':' for a missing argument */
    char order; /* '+' stops at what is no option, '-' gives it, 0 moves it */
};

static char *word_at(const struct command_line *line, int i)
{
    announce_read(&line->argv[i], sizeof line->argv[i]);
    return line->argv[i];
}

static void complain(const struct command_line *line, const char *format, ...)
{
    va_list arguments;
    if (!lib->opterr || line->quiet)
        return;
    va_start(arguments, format);
    fprintf(stderr, "%s: ", word_at(line, 0));
    vfprintf(stderr, format, arguments);
    va_end(arguments);
}

/* ---- Words ------------------------------------------------------------------------------- */

static bool is_option(const char *word)
{
    return string_byte(word) == '-' && string_byte(word + 1);
}

static void reverse(const struct command_line *line, int from, int to)
{
    for (; from < --to; from++) {
        char *first = word_at(line, from), *last = word_at(line, to);
        announce_write(&line->argv[from], sizeof last);
        line->argv[from] = last;
        announce_write(&line->argv[to], sizeof first);
        line->argv[to] = first;
    }
}

/* Puts the words passed by behind those read since. */
static void move_others(const struct command_line *line)
{
    int first = lib->option_first, last = lib->option_last, now = lib->optind;
    if (first != last && last != now) {
        reverse(line, first, last);
        reverse(line, last, now);
        reverse(line, first, now);
    }
    lib->option_first += now - last;
    lib->option_last = now;
}

/* Goes on to the next word that is to be looked at; false at the end. */
static bool next_word(const struct command_line *line)
{
    if (!line->order) {
        if (lib->option_last > lib->optind) /* the program has set it back, to begin again */
            lib->option_first = lib->option_last = lib->optind;
        move_others(line);
        while (lib->optind < line->argc && !is_option(word_at(line, lib->optind)))
            lib->optind++;
        lib->option_last = lib->optind;
    }
    if (lib->optind < line->argc && strcmp(word_at(line, lib->optind), "--") == 0) {
        lib->optind++;
        move_others(line);
        lib->option_last = lib->optind = line->argc;
    }
    if (lib->optind < line->argc)
        return true;
    if (lib->option_first != lib->option_last)
        lib->optind = lib->option_first;
    return false;
}

/* ---- Long options ------------------------------------------------------------------------ */

/* The option that `name`, which ends before '=' or at its end, means: NULL with *many if several
   begin so, or none does. */
static const struct option *find_long(const struct command_line *line, const char *name,
                                      size_t length, bool *many)
{
    const struct option *found = NULL;
    *many = false;
    for (const struct option *o = line->options; o->name; o++) {
        if (strncmp(o->name, name, length) != 0)
            continue;
        if (strlen(o->name) == length) {
            *many = false;
            return o;
        }
        if (!found)
            found = o;
        else if (found->has_arg != o->has_arg || found->flag != o->flag || found->val != o->val)
            *many = true;
    }
    return *many ? NULL : found;
}

static int give_long(const struct command_line *line, const struct option *option)
{
    if (line->index) {
        announce_write(line->index, sizeof *line->index);
        *line->index = (int)(option - line->options);
    }
    if (!option->flag)
        return option->val;
    announce_write(option->flag, sizeof *option->flag);
    *option->flag = option->val;
    return 0;
}

static int take_long(const struct command_line *line, const char *dashes, char *name)
{
    bool many;
    size_t length = strcspn(name, "=");
    char *argument = string_byte(name + length) ? name + length + 1 : NULL;
    const struct option *option = find_long(line, name, length, &many);
    lib->option_rest = NULL;
    lib->optind++;
    lib->optopt = 0;
    if (!option) {
        if (many)
            complain(line, "option '%s%s' is ambiguous\n", dashes, name);
        else
            complain(line, "unrecognized option '%s%s'\n", dashes, name);
        return '?';
    }
    if (argument && option->has_arg == no_argument) {
        complain(line, "option '%s%s' doesn't allow an argument\n", dashes, option->name);
        lib->optopt = option->val;
        return '?';
    }
    if (!argument && option->has_arg == required_argument) {
        if (lib->optind >= line->argc) {
            complain(line, "option '%s%s' requires an argument\n", dashes, option->name);
            lib->optopt = option->val;
            return line->quiet ? ':' : '?';
        }
        argument = word_at(line, lib->optind++);
    }
    lib->optarg = argument;
    return give_long(line, option);
}

/* Whether -name is to be taken as a long option: not if it is no long one, but a letter. */
static bool is_single(const struct command_line *line, const char *name)
{
    bool many;
    if (!line->only)
        return false;
    if (string_byte(name + 1) == 0 && strchr(line->letters, string_byte(name)))
        return false;
    return find_long(line, name, strcspn(name, "="), &many) || many ||
           !strchr(line->letters, string_byte(name));
}

/* ---- Letters ----------------------------------------------------------------------------- */

static int take_letter(const struct command_line *line)
{
    int letter = string_byte(lib->option_rest++);
    const char *known = letter == ':' || letter == ';' ? NULL : strchr(line->letters, letter);
    bool last = !string_byte(lib->option_rest);
    if (last)
        lib->optind++;
    if (!known) {
        complain(line, "invalid option -- '%c'\n", letter);
        lib->optopt = letter;
        return '?';
    }
    if (known[1] != ':')
        return letter;
    if (!last) {
        lib->optarg = lib->option_rest;
        lib->optind++;
    } else if (known[2] != ':') {
        if (lib->optind >= line->argc) {
            complain(line, "option requires an argument -- '%c'\n", letter);
            lib->optopt = letter;
            return line->quiet ? ':' : '?';
        }
        lib->optarg = word_at(line, lib->optind++);
    }
    lib->option_rest = NULL;
    return letter;
}

static int take(struct command_line *line)
{
    if (line->argc < 1)
        return -1;
    lib->optarg = NULL;
    if (lib->optind == 0 || !lib->option_begun) {
        if (lib->optind == 0)
            lib->optind = 1;
        lib->option_first = lib->option_last = lib->optind;
        lib->option_rest = NULL;
        lib->option_begun = 1;
    }
    if (*line->letters == '+' || *line->letters == '-')
        line->order = *line->letters++;
    else if (getenv("POSIXLY_CORRECT"))
        line->order = '+';
    if (*line->letters == ':') {
        line->quiet = true;
        line->letters++;
    }
    if (lib->option_rest && string_byte(lib->option_rest))
        return take_letter(line);
    if (!next_word(line))
        return -1;
    char *word = word_at(line, lib->optind);
    if (!is_option(word)) {
        if (line->order == '+')
            return -1;
        lib->optind++;
        lib->optarg = word;
        return 1;
    }
    if (line->options && string_byte(word + 1) == '-')
        return take_long(line, "--", word + 2);
    if (line->options && is_single(line, word + 1))
        return take_long(line, "-", word + 1);
    lib->option_rest = word + 1;
    return take_letter(line);
}

int getopt(int argc, char *const argv[], const char *letters)
{
    struct command_line line = {.argc = argc, .argv = (char **)argv, .letters = letters};
    return take(&line);
}

int getopt_long(int argc, char *const argv[], const char *letters, const struct option *options,
                int *index)
{
    struct command_line line = {argc, (char **)argv, letters, options, index, false, false, 0};
    return take(&line);
}

int getopt_long_only(int argc, char *const argv[], const char *letters,
                     const struct option *options, int *index)
{
    struct command_line line = {argc, (char **)argv, letters, options, index, true, false, 0};
    return take(&line);
}
