/* pawl play: you are the scheduler. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "play_keys.h"
#include "play_terminal.h"
#include "play_view.h"
#include "subcommands.h"

enum { ROWS = 24, COLUMNS = 80 };

/* COLUMNSxROWS */
static void read_size(const char *size, unsigned *rows, unsigned *columns)
{
    int length = 0;
    if (sscanf(size, "%4ux%4u%n", columns, rows, &length) != 2 || size[length] || !*columns || !*rows)
        fail("--size=%s: a size is written COLUMNSxROWS, as 80x24", size);
}

static void print_screen(struct play *play, const struct options *options)
{
    unsigned rows = ROWS, columns = COLUMNS;
    if (options->size)
        read_size(options->size, &rows, &columns);
    play_keys(play, options->keys);
    play_print(play, rows, columns, stdout);
}

int play_main(int argc, char **argv)
{
    struct options options = options_parse(SUB_PLAY, argc, argv);
    struct session session;
    struct play play;
    if (!options.keys && (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)))
        fail("play needs a terminal (or --keys=TEXT: what would be typed)");
    session_build(&session, &options, &options.words);
    if (options.schedule)
        session_schedule(&session, NULL);
    play_begin(&play, &session, &options.words);
    if (options.keys)
        print_screen(&play, &options);
    else
        play_at_terminal(&play);
    char *schedule = play_schedule(&play);
    if (options.out && !session_save(&session, &options.words, schedule, options.out))
        fail("-o %s: %s", options.out, strerror(errno));
    if (!options.keys && play.taken)
        printf("--schedule='%s'\n", schedule);
    free(schedule);
    return 0;
}
