#include "keyboard.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "boot.h"
#include "text.h"

enum { LONGEST = 255, IMPATIENT = 3 };

static int answers = -1;
static bool waiting, ended; /* the machine waits for an answer; standard input has ended */
static unsigned wanted;     /* bytes that the answer may have */
static char line[LONGEST];  /* what was typed and not given yet */
static size_t length;
static volatile sig_atomic_t interrupts, suspends, quits;
static void (*end_all)(int signal);
static sigset_t mask_before;

static const int signals[] = {SIGINT, SIGTSTP, SIGQUIT};

static void press(int number)
{
    if (number == SIGINT && ++interrupts >= IMPATIENT)
        end_all(number);
    suspends += number == SIGTSTP;
    quits += number == SIGQUIT;
}

void keyboard_begin(int to, void (*give_up)(int signal))
{
    sigset_t mask;
    answers = to;
    end_all = give_up;
    signal(SIGPIPE, SIG_IGN); /* the machine may end before it has its answer */
    sigemptyset(&mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        sigaction(signals[i], &(struct sigaction){.sa_handler = press}, NULL);
        sigaddset(&mask, signals[i]);
    }
    sigprocmask(SIG_BLOCK, &mask, &mask_before);
}

void keyboard_end(void)
{
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    sigprocmask(SIG_SETMASK, &mask_before, NULL);
    signal(SIGPIPE, SIG_DFL);
    answers = -1;
}

bool keyboard_wanted(void) { return waiting; }
const sigset_t *keyboard_mask(void) { return &mask_before; }

static void answer(const char *bytes, size_t count)
{
    char whole[1 + LONGEST] = {(char)count};
    memcpy(whole + 1, bytes, count);
    waiting = false;
    if (write(answers, whole, 1 + count) < 0 && errno != EPIPE)
        fail("the machine cannot be told what was typed: %s", strerror(errno));
}

/* Signals first: the byte that a terminal would send, 0 if there is none. */
static char pressed(void)
{
    int byte = interrupts ? TYPED_INTERRUPT : quits ? TYPED_QUIT : suspends ? TYPED_SUSPEND : 0;
    if (interrupts)
        interrupts--;
    else if (quits)
        quits--;
    else if (suspends)
        suspends--;
    return (char)byte;
}

static bool readable(void)
{
    struct pollfd input = {.fd = 0, .events = POLLIN};
    return !ended && length < sizeof line && poll(&input, 1, 0) > 0;
}

/* Bytes of the first line, 0 if it is not complete. */
static size_t line_length(void)
{
    const char *end = memchr(line, '\n', length);
    return end ? (size_t)(end - line) + 1 : ended || length == sizeof line ? length : 0;
}

/* Answers if there is something; false if not. */
static bool try_answer(void)
{
    char byte = pressed();
    if (byte) {
        answer(&byte, 1);
        return true;
    }
    bool end_of_file = false;
    if (!line_length() && readable()) {
        ssize_t got = read(0, line + length, sizeof line - length);
        length += got > 0 ? (size_t)got : 0;
        end_of_file = got == 0;
        ended = got <= 0 && !(isatty(0) && got == 0); /* a terminal goes on after Ctrl+D */
    }
    size_t count = line_length();
    if (count > wanted)
        count = wanted;
    if (count) {
        answer(line, count);
        length -= count;
        memmove(line, line + count, length);
    } else if (ended || end_of_file) {
        answer((const char[]){TYPED_END}, 1);
    }
    return count || ended || end_of_file;
}

void keyboard_asked(unsigned most, bool patient)
{
    wanted = most < LONGEST ? most : LONGEST;
    waiting = true;
    bool quiet = ended && !patient && !interrupts && !quits && !suspends && !length;
    if ((quiet || !try_answer()) && !patient)
        answer("", 0);
}

void keyboard_look(void)
{
    if (waiting)
        try_answer();
}
