#include "options.h"

#include <argp.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
    KEY_ON = 256,
    KEY_BOARD,
    KEY_SCHEDULE,
    KEY_POLICY,
    KEY_QUANTUM,
    KEY_SEED,
    KEY_SHARE,
    KEY_WITH,
    KEY_STDIN,
    KEY_FILE,
    KEY_TRACE,
    KEY_LIMIT,
    KEY_CFLAGS,
    KEY_WAKE,
    KEY_CLOCK,
    KEY_CHECK,
    KEY_POISON,
    KEY_PARANOID,
    KEY_SANITIZE,
    KEY_PROCESSOR,
    KEY_TABLE,
    KEY_EXPECT,
    KEY_HIGH_WATER,
    KEY_BATCH,
    KEY_LOSSY,
    KEY_LIVE,
    KEY_TYPE,
    KEY_SIGNAL,
    KEY_LATER,
};

/* Options of machines: where they run, what they are made of. */
static const struct argp_option make_options[] = {
    {"on", KEY_ON, "host|qemu", 0, "where it runs (default: host)", 1},
    {"board", KEY_BOARD, "NAME", 0,
     "which machine QEMU is: mps2-an385 (default) or lm3s6965evb (64 KiB of RAM)", 1},
    {"share", KEY_SHARE, NULL, 0, "link all the programs over one data image", 1},
    {"with", KEY_WITH, "FILE.c", 0, "a program for /bin that is not started", 1},
    {"cflags", KEY_CFLAGS, "FLAGS", 0, "further flags for the compiler", 1},
    {"sanitize", KEY_SANITIZE, NULL, 0, "on the host: the kernel built with ASan and UBSan", 4},
    {"processor", KEY_PROCESSOR, "aarch64", 0,
     "on the host: built for that processor, run by qemu-aarch64", 4},
    {0},
};

static const struct argp_option run_options[] = {
    {"schedule", KEY_SCHEDULE, "TEXT|NAME|FILE", 0,
     "who runs when: entries, the name of a schedule in the lab's header, or a file", 2},
    {"policy", KEY_POLICY, "rr|coop|prio|random", 0,
     "who runs when otherwise: in turn (default), until they wait, by priority, by dice", 2},
    {"quantum", KEY_QUANTUM, "TICKS", 0, "ticks before a thread's slice ends (default: 1000)", 2},
    {"seed", KEY_SEED, "N", 0, "of --policy=random (default: 1)", 2},
    {"wake", KEY_WAKE, "fifo|any", 0,
     "waiters stand in a line (default), or whoever is scheduled first takes it", 2},
    {"clock", KEY_CLOCK, "ticks|free", 0,
     "time goes a tick a step (default), or a timer may fire at any step", 2},
    {"lossy", KEY_LOSSY, NULL, 0,
     "datagrams of AF_INET may be lost (1), doubled (2) or overtaken by the next (3): as the schedule "
     "says (P2?1: what P2 sends now), else by dice with --policy=random, else they arrive (0)", 2},
    {"limit", KEY_LIMIT, "TICKS", 0, "stop a run that goes on (default: 100000000)", 2},
    {"stdin", KEY_STDIN, "FILE", 0, "what the console reads (default: end of file at once)", 3},
    {"file", KEY_FILE, "HOST:INSIDE", 0, "bring in a file; INSIDE is where the programs see it", 3},
    {"live", KEY_LIVE, NULL, 0,
     "the console reads standard input while the run goes on; at its end: what repeats it", 3},
    {"type", KEY_TYPE, "TICK:TEXT", 0,
     "typed at the console then: letters, \\n, \\x03 for Ctrl+C, \\x04 for end of file, ...", 3},
    {"signal", KEY_SIGNAL, "WHO:SIGNAL@TICK", 0, "sent from outside then, as P1:INT@500", 3},
    {"trace", KEY_TRACE, "FILE", 0, "write the trace, one line an event", 3},
    {"table", KEY_TABLE, NULL, 0,
     "show the reads and writes round the switches (on a terminal they are shown anyway)", 3},
    {"html", KEY_LATER, "FILE", 0, "write the picture: not there yet", 3},
    {"expect", KEY_EXPECT, NULL, 0,
     "compare with the `expect' lines of the header; status 1 if the run differs", 3},
    {"high-water", KEY_HIGH_WATER, NULL, 0, "show how full the kernel's tables ever were", 4},
    {"check", KEY_CHECK, NULL, 0, "check the kernel's tables after each trap", 4},
    {"poison", KEY_POISON, NULL, 0, "fill fresh stacks and heap with rubbish", 4},
    {"paranoid", KEY_PARANOID, NULL, 0,
     "on the host: close all memory that the running thread may not touch", 4},
    {0},
};

static const struct argp_option cc_options[] = {
    {NULL, 'o', "OUT", 0,
     "the result: an object to link into a test if it ends in .o, else a whole machine", 0},
    {0},
};

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

/* `value` if it is one of `words`, which blanks separate. */
static const char *one_of(const char *what, const char *value, const char *words)
{
    struct list known = {0};
    list_add_words(&known, words);
    if (!list_holds(&known, value))
        fail("%s=%s: one of %s is needed", what, value, words);
    return value;
}

struct parse {
    struct options *options;
    enum subcommand sub;
    bool qemu, sanitize;
    const char *board, *processor;
};

static void take_machine_option(int key, char *value, struct parse *parse)
{
    struct options *options = parse->options;
    switch (key) {
    case KEY_ON:
        parse->qemu = strcmp(one_of("--on", value, "host qemu"), "qemu") == 0;
        break;
    case KEY_BOARD:
        parse->board = value;
        break;
    case KEY_SANITIZE:
        parse->sanitize = true;
        break;
    case KEY_PROCESSOR:
        parse->processor = one_of("--processor", value, "aarch64");
        break;
    case KEY_SHARE:
        options->share = true;
        break;
    case KEY_WITH:
        list_add(&options->with, value);
        break;
    case KEY_CFLAGS:
        if (!list_add_words(&options->cflags, value))
            fail("--cflags=%s: a quote is not closed", value);
        break;
    }
}

static void take_run_option(int key, char *value, struct options *options)
{
    switch (key) {
    case KEY_SCHEDULE:
        options->schedule = value;
        break;
    case KEY_POLICY:
        options->policy = one_of("--policy", value, "rr coop prio random");
        break;
    case KEY_QUANTUM:
        options->quantum = (struct maybe){true, number_of("--quantum", value, 1)};
        break;
    case KEY_SEED:
        options->seed = (struct maybe){true, number_of("--seed", value, 0)};
        break;
    case KEY_LIMIT:
        options->limit = (struct maybe){true, number_of("--limit", value, 1)};
        break;
    case KEY_WAKE:
        options->wake = one_of("--wake", value, "fifo any");
        break;
    case KEY_CLOCK:
        options->clock = one_of("--clock", value, "ticks free");
        break;
    case KEY_STDIN:
        options->input = value;
        break;
    case KEY_FILE:
        list_add(&options->files, value);
        break;
    case KEY_LATER:
        fail("--html is not there yet");
    case KEY_LIVE:
        options->live = true;
        break;
    case KEY_TYPE:
        list_add(&options->type, value);
        break;
    case KEY_SIGNAL:
        list_add(&options->signals, value);
        break;
    case KEY_TRACE:
        options->trace = value;
        break;
    case KEY_TABLE:
        options->table = true;
        break;
    case KEY_BATCH:
        options->batch = value;
        break;
    case KEY_EXPECT:
        options->expect = true;
        break;
    case KEY_HIGH_WATER:
        options->high_water = true;
        break;
    case KEY_LOSSY:
        options->lossy = true;
        break;
    case KEY_CHECK:
        options->check = true;
        break;
    case KEY_POISON:
        options->poison = true;
        break;
    case KEY_PARANOID:
        options->paranoid = true;
        break;
    }
}

static error_t take(int key, char *value, struct argp_state *state)
{
    struct parse *parse = state->input;
    switch (key) {
    case ARGP_KEY_ARG:
        list_add(&parse->options->words, value);
        return 0;
    case 'o':
        parse->options->out = value;
        return 0;
    case KEY_ON ... KEY_LATER:
        take_machine_option(key, value, parse);
        take_run_option(key, value, parse->options);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option gdb_options[] = {
    {"batch", KEY_BATCH, "FILE", 0, "carry out these commands of gdb, and end", 0}, {0}};

static const struct argp make_argp = {make_options, take, NULL, NULL, NULL, NULL, NULL};
static const struct argp run_argp = {run_options, take, NULL, NULL, NULL, NULL, NULL};

static error_t take_top(int key, char *value, struct argp_state *state);

static const struct argp_child run_children[] = {
    {&make_argp, 0, NULL, 1}, {&run_argp, 0, NULL, 2}, {0}};
static const struct argp_child cc_children[] = {{&make_argp, 0, NULL, 1}, {0}};

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

static const struct argp parsers[] = {
    [SUB_RUN] = {NULL, take_top, "PROGRAM...", program_help, run_children, NULL, NULL},
    [SUB_REPLAY] = {NULL, take_top, "FILE [PROGRAM...]",
                    "Runs again what a file names.\vFILE is a schedule file, whose schedule is "
                    "followed, or a trace: then each event is compared with it up to the first "
                    "that differs. PROGRAM... replaces the programs that the file names.\n\n"
                    "Exit status: as of run; 126 if something differs.",
                    run_children, NULL, NULL},
    [SUB_CC] = {cc_options, take_top, "-o OUT PROGRAM...",
                "Makes a machine, or an object for a test, of programs.\vPROGRAM is a C file, or C "
                "files joined by '+', or a lab's name.",
                cc_children, NULL, NULL},
    [SUB_GDB] =
        {gdb_options, take_top, "PROGRAM...",
         "Opens the debugger on a run, stopped at its first context switch.\vThere, besides "
         "gdb's own commands: pawl-ps, pawl-current, pawl-next-switch.",
         run_children, NULL, NULL},
    [SUB_LIST] = {NULL, take_top, "", "Shows the labs and programs that come with Pawl.", NULL,
                  NULL, NULL},
};

/* The parsers of subcommands pass their own input on to the shared ones. */
static error_t take_top(int key, char *value, struct argp_state *state)
{
    if (key != ARGP_KEY_INIT)
        return take(key, value, state);
    const struct parse *parse = state->input;
    const struct argp_child *children = parsers[parse->sub].children;
    for (size_t i = 0; children && children[i].argp; i++)
        state->child_inputs[i] = state->input;
    return 0;
}

static const char *const names[] = {"run", "replay", "cc", "list", "gdb"};

struct options options_parse(enum subcommand sub, int argc, char **argv)
{
    struct options options = {0};
    struct parse parse = {.options = &options, .sub = sub};
    argv[0] = text("pawl %s", names[sub]);
    argp_err_exit_status = 2;
    argp_parse(&parsers[sub], argc, argv, 0, NULL, &parse);
    if (parse.board && !parse.qemu)
        fail("--board=%s goes with --on=qemu", parse.board);
    if (parse.sanitize && parse.qemu)
        fail("--sanitize goes with --on=host");
    if (parse.processor && (parse.qemu || parse.sanitize))
        fail("--processor=%s goes with --on=host, without --sanitize", parse.processor);
    const char *host = parse.processor ? parse.processor : parse.sanitize ? "host-asan" : "host";
    options.target = target_find(!parse.qemu ? host : parse.board ? parse.board : "mps2-an385");
    if (!options.target || options.target->host == parse.qemu)
        fail("--board=%s: one of mps2-an385 lm3s6965evb is needed", parse.board);
    return options;
}
