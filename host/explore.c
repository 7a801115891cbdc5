/* pawl explore: all runs. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "against.h"
#include "answerjson.h"
#include "answertext.h"
#include "expectations.h"
#include "explorepage.h"
#include "exploration.h"
#include "saving.h"
#include "subcommands.h"

enum { STATUS_GOOD, STATUS_WRONG, STATUS_BROKEN, STATUS_GAVE_UP };

static int status_of(const struct answer *answer)
{
    if (answer->worst)
        return STATUS_WRONG;
    if (answer->broken)
        return STATUS_BROKEN;
    return answer->complete ? STATUS_GOOD : STATUS_GAVE_UP;
}

static int explore(const struct options *options)
{
    struct exploration exploration;
    struct answer answer;
    struct against against;
    exploration_begin(&exploration, options, &options->words);
    exploration_run(&exploration, NULL, false, &answer);
    if (options->save)
        answer_save(&exploration, &answer, options->save);
    if (options->html)
        explorepage_write(&exploration, &answer, options->html);
    if (options->against)
        against_run(&against, options, &answer);
    if (options->json)
        answer_json(&exploration, &answer, options->against ? &against : NULL, stdout);
    else
        answer_print(&exploration, &answer, stdout);
    if (options->against && !options->json)
        against_print(&against, stdout);
    return status_of(&answer);
}

/* ---- --expect ---------------------------------------------------------------------------- */

/* The options of one explore line, and behind them those of the command line. */
static struct options block_options(const char *line, char **argv)
{
    struct list words = {0};
    list_add(&words, argv[0]);
    if (!list_add_words(&words, line))
        fail("a header says: explore %s: a quote is not closed", line);
    list_add_all(&words, (const char *const *)argv + 1);
    return options_parse(SUB_EXPLORE, (int)words.count, words.items);
}

static bool expect_block(const struct header *header, size_t number, char **argv)
{
    size_t from, to;
    struct exploration exploration;
    struct answer answer;
    const char *line = header_explore(header, number, &from, &to);
    struct options options = block_options(line, argv);
    exploration_begin(&exploration, &options, &options.words);
    exploration_run(&exploration, NULL, false, &answer);
    if (options.save) {
        char *folder = text("%s/%zu", options.save, number + 1);
        mkdir(options.save, 0777);
        answer_save(&exploration, &answer, folder);
        free(folder);
    }
    char *name = text("explore %s%s%s", line, *line ? " " : "", options.words.items[0]);
    bool met = expectations_met(header, from, to, &answer, options.no_reduction, name) && !answer.broken;
    answer_free(&answer);
    free(name);
    return met;
}

/* All explore lines of the program's header. */
static int expect(const struct options *options, char **argv)
{
    size_t from, to;
    bool met = true;
    if (options->words.count != 1)
        fail("--expect is about one program");
    struct guest guest = guest_named(options->words.items[0]);
    struct header header = header_read(guest.sources.items[0]);
    if (!header_explore(&header, 0, &from, &to))
        fail("--expect: the header of %s has no explore line", options->words.items[0]);
    for (size_t i = 0; header_explore(&header, i, &from, &to); i++)
        met = expect_block(&header, i, argv) && met;
    return met ? STATUS_GOOD : STATUS_WRONG;
}

int explore_main(int argc, char **argv)
{
    struct options options = options_parse(SUB_EXPLORE, argc, argv);
    if (!options.words.count)
        fail("a program is missing: a lab's name (`pawl list') or a C file");
    if (options.from && options.against)
        fail("--from does not go with --against");
    if (options.expect && options.html)
        fail("--html does not go with --expect");
    return options.expect ? expect(&options, argv) : explore(&options);
}
