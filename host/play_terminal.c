/* The screen and the keys of a terminal, through ncurses. */
#include "play_terminal.h"

#include <locale.h>
#include <ncurses.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "phrases.h"
#include "play_keys.h"
#include "play_view.h"

enum { THREAD_COLOURS = 6, GOOD_PAIR = THREAD_COLOURS + 1, BAD_PAIR };

static void leave(void)
{
    if (stdscr && !isendwin())
        endwin();
}

/* A terminal must not be left as it is here: the signal is obeyed when it has been put back. */
static volatile sig_atomic_t caught;

static void note_signal(int number)
{
    caught = number;
}

static void begin(void)
{
    static const short colours[] = {COLOR_CYAN, COLOR_YELLOW, COLOR_GREEN, COLOR_MAGENTA, COLOR_BLUE, COLOR_RED};
    if (!setlocale(LC_ALL, "") || MB_CUR_MAX == 1)
        setlocale(LC_CTYPE, "C.UTF-8"); /* sources are UTF-8 whatever the environment says */
    const char *name = getenv("TERM");
    if (!name || !*name)
        fail("TERM is not set: which terminal this is is not known");
    if (!newterm(NULL, stdout, stdin))
        fail("TERM=%s is no terminal that is known here", name);
    atexit(leave);
    if (!tigetstr("cup"))
        fail("TERM=%s is a terminal that cannot place its cursor", name);
    raw(); /* Ctrl+C is a key */
    noecho();
    keypad(stdscr, TRUE);
    set_escdelay(50);
    if (!has_colors() || start_color() == ERR)
        return;
    use_default_colors();
    for (int i = 0; i < THREAD_COLOURS; i++)
        init_pair((short)(i + 1), colours[i], -1);
    init_pair(GOOD_PAIR, COLOR_GREEN, -1);
    init_pair(BAD_PAIR, COLOR_RED, -1);
}

static attr_t attributes(enum style style, unsigned thread)
{
    bool colours = has_colors();
    attr_t pair = colours && thread ? (attr_t)COLOR_PAIR((thread - 1) % THREAD_COLOURS + 1) : 0;
    switch (style) {
    case STYLE_TITLE:
        return A_BOLD | pair;
    case STYLE_CURRENT:
        return A_REVERSE | pair;
    case STYLE_GOOD:
        return A_BOLD | (colours ? (attr_t)COLOR_PAIR(GOOD_PAIR) : 0);
    case STYLE_BAD:
        return A_BOLD | (colours ? (attr_t)COLOR_PAIR(BAD_PAIR) : 0);
    case STYLE_FAINT:
        return 0;
    default:
        return pair;
    }
}

static void put(void *context, unsigned row, unsigned column, enum style style, unsigned thread, const char *text)
{
    (void)context;
    attrset(attributes(style, thread));
    mvaddstr((int)row, (int)column, text);
    attrset(A_NORMAL);
}

static void draw(const struct play *play)
{
    int rows, columns;
    unsigned row;
    getmaxyx(stdscr, rows, columns);
    const struct canvas canvas = {put, NULL, (unsigned)rows, (unsigned)columns};
    erase();
    play_draw(play, &canvas);
    unsigned column = play_cursor(play, &canvas, &row);
    move((int)row, (int)column);
    curs_set(play->asking ? 1 : 0);
    refresh();
}

/* Runs of the machine put signals back to what they were. */
static void watch_signals(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    const struct sigaction noted = {.sa_handler = note_signal}; /* getch ends, too */
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &noted, NULL);
}

/* False for what is no key of ours. */
static bool translate(int code, char *key)
{
    enum { CTRL_C = 3 };
    if (code == KEY_BACKSPACE)
        *key = ERASE_KEY;
    else if (code == KEY_ENTER)
        *key = '\n';
    else if (code == KEY_LEFT)
        *key = '<';
    else if (code == KEY_RIGHT)
        *key = '>';
    else if (code >= 0 && code < 256)
        *key = (char)(code == CTRL_C ? 'q' : code);
    else
        return false;
    return true;
}

/* While the explorer is asked. */
static bool stops(void *context, const struct effort *effort)
{
    struct play *play = context;
    watch_signals();
    play_say(play, TONE_PLAIN, say(SAY_PLAY_AHEAD_BUSY), effort ? (unsigned long long)effort->states : 0ull);
    draw(play);
    play_say(play, TONE_PLAIN, "%s", "");
    nodelay(stdscr, TRUE);
    int code = getch();
    nodelay(stdscr, FALSE);
    return caught || (code != ERR && code != KEY_RESIZE);
}

void play_at_terminal(struct play *play)
{
    begin();
    play->stops = stops;
    play->context = play;
    while (!play->quit && !caught) {
        char key;
        watch_signals();
        draw(play);
        int code = getch();
        if (code == ERR)
            break; /* a signal, or the terminal has gone */
        if (code == 3 && play->asking)
            play_key(play, ABORT_KEY);
        else if (translate(code, &key))
            play_key(play, key);
    }
    leave();
    if (caught) {
        signal(caught, SIG_DFL);
        raise(caught);
    }
}
