/* The `pawl` command. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "subcommands.h"
#include "text.h"

static const struct subcommand_entry {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *help;
} subcommands[] = {
    {"list", list_main, "labs and programs that come with it"},
    {"run", run_main, "one run"},
    {"replay", replay_main, "the run that a schedule file or a trace names, again"},
    {"cc", cc_main, "make a machine, or an object for tests, of C files"},
    {"explore", explore_main, "all runs: what can come out, what can go wrong"},
    {"shrink", shrink_main, "a schedule that fails, made as short as it gets"},
    {"sweep", sweep_main, "a switch before each machine instruction of a region, in a run each"},
    {"gdb", gdb_main, "one run in the debugger, from its first context switch"},
    {"play", play_main, "you are the scheduler"},
    {"trace", trace_main, "the timeline of a trace or of a schedule file"},
};

static void say_help(void)
{
    puts("Usage: pawl SUBCOMMAND [OPTION...] PROGRAM...\n"
         "C programs on a machine that turns one step at a time: every context switch happens\n"
         "where you say, and every run can be repeated.\n");
    for (size_t i = 0; i < sizeof subcommands / sizeof *subcommands; i++)
        printf("  pawl %-8s %s\n", subcommands[i].name, subcommands[i].help);
    puts("\n`pawl SUBCOMMAND --help' tells its options. A first try: pawl run account");
}

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "";
    if (!strcmp(name, "--help") || !strcmp(name, "-?") || !strcmp(name, "-h") ||
        !strcmp(name, "help")) {
        say_help();
        return 0;
    }
    if (!strcmp(name, "--version") || !strcmp(name, "-V")) {
        puts("pawl " PAWL_VERSION);
        return 0;
    }
    if (!*name)
        fail("what shall be done? `pawl --help' tells what can be");
    for (size_t i = 0; i < sizeof subcommands / sizeof *subcommands; i++)
        if (!strcmp(subcommands[i].name, name))
            return subcommands[i].run(argc - 1, argv + 1);
    fail("there is no subcommand %s: `pawl --help' tells which there are", name);
}
