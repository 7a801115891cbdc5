#include "options.h"

#include <argp.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "optiontable.h"

enum { FIRST_KEY = 256, MOST_ROWS = 100 };

/* ---- Values ------------------------------------------------------------------------------ */

uint64_t number_of(const char *what, const char *string, uint64_t least)
{
    char *end;
    errno = 0;
    uint64_t value = strtoull(string, &end, 10);
    if (errno || *end || string[0] < '0' || string[0] > '9')
        fail("%s: %s is no number", what, string);
    if (value < least)
        fail("%s must be at least %llu", what, (unsigned long long)least);
    return value;
}

/* "0.5" is 500. */
static uint64_t milliseconds_of(const char *what, const char *string)
{
    char *end;
    double seconds = strtod(string, &end);
    if (*end || !strchr("0123456789.", string[0]) || !*string || !(seconds >= 0 && seconds < 1e9))
        fail("%s: %s is no number of seconds", what, string);
    if (seconds < 0.001)
        fail("%s must be more than 0", what);
    return (uint64_t)(seconds * 1000);
}

/* `value` if it is one of `words`, which blanks separate. */
static const char *one_of(const char *what, const char *value, const char *words)
{
    struct list known = {0};
    list_add_words(&known, words);
    if (!list_holds(&known, value))
        fail("%s=%s: one of %s is needed", what, value, words);
    return value;
}

/* Keeps an option's value where its row says. */
static void keep(const struct option_row *row, char *value, struct options *options)
{
    void *field = (char *)options + row->field;
    char *name = text("--%s", row->name);
    switch (row->take) {
    case TAKE_FLAG:
        *(bool *)field = true;
        break;
    case TAKE_TEXT:
        *(const char **)field = value;
        break;
    case TAKE_MAYBE:
        *(const char **)field = value ? value : "";
        break;
    case TAKE_WORD:
        *(const char **)field = one_of(name, value, row->words);
        break;
    case TAKE_LIST:
        list_add(field, value);
        break;
    case TAKE_WORDS:
        if (!list_add_words(field, value))
            fail("%s=%s: a quote is not closed", name, value);
        break;
    case TAKE_NUMBER:
        *(struct maybe *)field = (struct maybe){true, number_of(name, value, row->least)};
        break;
    case TAKE_SECONDS:
        *(struct maybe *)field = (struct maybe){true, milliseconds_of(name, value)};
        break;
    }
    free(name);
}

static error_t take(int key, char *value, struct argp_state *state)
{
    struct options *options = state->input;
    if (key == ARGP_KEY_ARG) {
        list_add(&options->words, value);
        return 0;
    }
    for (size_t i = 0; option_rows[i].name; i++)
        if (key == FIRST_KEY + (int)i || (!option_rows[i].name[1] && key == option_rows[i].name[0])) {
            keep(&option_rows[i], value, options);
            return 0;
        }
    return ARGP_ERR_UNKNOWN;
}

/* ---- Subcommands ------------------------------------------------------------------------- */

static const char program_help[] =
    "Runs programs once.\vPROGRAM is one word: the name of a lab or of a program of /bin (pawl list), a "
    "C file, or C files joined by '+', with arguments and a mark & if it has any, as in "
    "'server.c 9190 &' or 'sh -c \"ls | wc\"'. Programs are started one after "
    "the other, each when the first process of the one before has ended, or at once behind one "
    "that is marked &.\n\n"
    "Exit status: that of the first program that is not marked & (128 + number if a signal ended "
    "it); 124 at --limit; 125 for a deadlock; 126 for a schedule that does not fit; 2 for wrong "
    "usage "
    "or a program that does not compile.";

static const char explore_help[] =
    "Tries all runs: what can come out, what can go wrong, and for each the run with the fewest "
    "preemptions that shows it.\vPROGRAM is as for run.\n\n"
    "Exit status: 1 if anything is wrong (a failed assertion, a crash, deadlock, livelock, starvation, a "
    "broken claim of <pawl.h>, misuse of a lock, a state of --never, with --races a data race); 0 if all "
    "runs were tried and nothing is; 3 if it gave up first (Ctrl+C, --time, --memory, --preemptions); 2 for "
    "wrong usage or a program that does not compile.";

static const struct {
    const char *name, *arguments, *help;
} subcommands[] = {
    [SUB_RUN] = {"run", "PROGRAM...", program_help},
    [SUB_REPLAY] = {"replay", "FILE [PROGRAM...]",
                    "Runs again what a file names.\vFILE is a schedule file, whose schedule is "
                    "followed, or a trace: then each event is compared with it up to the first "
                    "that differs. PROGRAM... replaces the programs that the file names.\n\n"
                    "Exit status: as of run; 126 if something differs."},
    [SUB_CC] = {"cc", "-o OUT PROGRAM...",
                "Makes a machine, or an object for a test, of programs.\vPROGRAM is a C file, or C "
                "files joined by '+', or a lab's name."},
    [SUB_LIST] = {"list", "", "Shows the labs and programs that come with Pawl."},
    [SUB_GDB] = {"gdb", "PROGRAM...|SCHEDULE-FILE",
                 "Opens the debugger on a run, stopped at its first context switch, or just before "
                 "what fails.\vThe latter if a schedule file or --schedule is given and the run fails: "
                 "an assertion, a crash, a deadlock, two inside their critical sections, ... "
                 "There, besides gdb's own commands: `help pawl'."},
    [SUB_EXPLORE] = {"explore", "PROGRAM...", explore_help},
    [SUB_PLAY] = {"play", "PROGRAM...",
                  "You are the scheduler: keys say who makes the next step.\vPROGRAM is as for run. In the terminal: "
                  "1 to 9 let that thread make a step, c1 run to its next call, *1 until it ends or waits; u undoes, r "
                  "redoes, v watches a variable, : takes an entry of a schedule, s saves the path as a schedule file, ? "
                  "shows all keys, q quits and prints the path."},
    [SUB_SHRINK] = {"shrink", "PROGRAM...|SCHEDULE-FILE",
                    "Makes a schedule that fails as short as it gets, so that it still fails in the same way."},
    [SUB_TRACE] = {"trace", "FILE [PROGRAM...]",
                   "Shows the run that a trace or a schedule file names: one column a thread, what was read and "
                   "written, every switch, who waits (a bar).\vThe run is made again, and each event is compared with "
                   "the trace's. PROGRAM... replaces the programs that the file names.\n\n"
                   "Exit status: 0; 126 if something differs from the trace; 2 for what is no such file; with "
                   "--dot, 1 if there is no deadlock."},
    [SUB_SWEEP] = {"sweep", "PROGRAM...",
                   "Lets the others come in before each machine instruction between pawl_region_begin() and "
                   "pawl_region_end(), in a run each, and shows which runs go wrong.\vEach PROGRAM is tried on "
                   "its own, compiled as it is, without points, and preempted by a timer under QEMU.\n\n"
                   "Exit status: 0 if all was tried, whatever it showed; 2 for wrong usage or a program that does "
                   "not compile or has no region."},
};

/* The rows of one subcommand, as argp wants them. */
static void list_rows(enum subcommand sub, struct argp_option *list)
{
    for (size_t i = 0; option_rows[i].name; i++) {
        const struct option_row *row = &option_rows[i];
        bool letter = !row->name[1];
        if (row->subcommands >> sub & 1)
            *list++ = (struct argp_option){.name = letter ? NULL : row->name,
                                           .key = letter ? row->name[0] : FIRST_KEY + (int)i,
                                           .arg = row->argument,
                                           .flags = row->take == TAKE_MAYBE ? OPTION_ARG_OPTIONAL : 0,
                                           .doc = row->help,
                                           .group = row->group};
    }
    *list = (struct argp_option){0};
}

/* Metal mode, of which there is one machine. */
static const struct target *choose_metal(const struct options *options)
{
    if (options->on && strcmp(options->on, "host") == 0)
        fail("metal mode needs --on=qemu: the host counts no instructions");
    if (options->board && strcmp(options->board, "mps2-an385") != 0)
        fail("--board=%s: metal mode is there for mps2-an385", options->board);
    if (options->processor || options->sanitize)
        fail("metal mode is there for mps2-an385, not for the host");
    return target_find("metal");
}

/* A recording is one of QEMU's. */
static void choose_record(struct options *options)
{
    if (options->on && strcmp(options->on, "host") == 0)
        fail("--record needs --on=qemu: on the host nothing is recorded, and `pawl back' makes the run again");
    if (options->board && strcmp(options->board, "mps2-an385") != 0)
        fail("--board=%s: QEMU goes back to a snapshot of mps2-an385 only", options->board);
    options->on = "qemu";
}

/* What --on and its like say together. */
static const struct target *choose_target(const struct options *options)
{
    bool qemu = options->on ? strcmp(options->on, "qemu") == 0 : options->server != NULL;
    if (options->server && !qemu)
        fail("--server goes with --on=qemu; on the host, `pawl gdb' opens gdb itself");
    if (options->board && !qemu)
        fail("--board=%s goes with --on=qemu", options->board);
    if (options->sanitize && qemu)
        fail("--sanitize goes with --on=host");
    if (options->processor && (qemu || options->sanitize))
        fail("--processor=%s goes with --on=host, without --sanitize", options->processor);
    const char *host =
        options->processor ? options->processor : options->sanitize ? "host-asan" : "host";
    const struct target *target =
        target_find(!qemu ? host : options->board ? options->board : "mps2-an385");
    if (!target || target->host == qemu)
        fail("--board=%s: one of mps2-an385 lm3s6965evb is needed", options->board);
    return target;
}

struct options options_parse(enum subcommand sub, int argc, char **argv)
{
    struct options options = {0};
    struct argp_option list[MOST_ROWS];
    list_rows(sub, list);
    const struct argp parser = {list, take, subcommands[sub].arguments, subcommands[sub].help,
                                NULL, NULL, NULL};
    argv[0] = text("pawl %s", subcommands[sub].name);
    argp_err_exit_status = 2;
    argp_parse(&parser, argc, argv, 0, NULL, &options);
    options.metal |= sub == SUB_SWEEP || options.before.given;
    options.record |= sub == SUB_GDB && options.before.given;
    if (options.record && !options.metal)
        choose_record(&options);
    options.target = options.metal ? choose_metal(&options) : choose_target(&options);
    return options;
}
