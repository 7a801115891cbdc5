/* pawl explore: all runs. */
#include <stdlib.h>
#include <string.h>

#include "answerjson.h"
#include "answertext.h"
#include "exploration.h"
#include "subcommands.h"

enum { STATUS_GOOD, STATUS_WRONG, STATUS_GAVE_UP = 3 };

static int status_of(const struct answer *answer)
{
    if (answer->worst)
        return STATUS_WRONG;
    return answer->complete ? STATUS_GOOD : STATUS_GAVE_UP;
}

int explore_main(int argc, char **argv)
{
    struct options options = options_parse(SUB_EXPLORE, argc, argv);
    struct exploration exploration;
    struct answer answer;
    exploration_begin(&exploration, &options, &options.words);
    exploration_run(&exploration, NULL, false, &answer);
    if (options.json)
        answer_json(&exploration, &answer, stdout);
    else
        answer_print(&exploration, &answer, stdout);
    return status_of(&answer);
}
