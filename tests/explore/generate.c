/* generate SEED [FLAVOUR]: a small random C program, two to four threads or processes of three to eight
   operations each, for the comparison of explorers. The same seed gives the same program everywhere.

   A flavour is a frame (who there is) and a menu (what they do). Whatever the dice say, the program
   is an ordinary one: pointers are to what lives, only what was allocated is freed, who counts is bounded. It
   may fail, crash at NULL, deadlock, spin for ever: that is what it is for. */
#include "generate.h"

#include <stdlib.h>
#include <string.h>

unsigned menu;
static unsigned long long state;

unsigned dice(unsigned sides)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(state >> 33) % sides;
}

const char *one_of(const char *words)
{
    static char word[8][64];
    static unsigned next;
    unsigned count = 1;
    for (const char *at = words; *at; at++)
        count += *at == '|';
    for (unsigned skip = dice(count); skip; skip--)
        words = strchr(words, '|') + 1;
    next = (next + 1) % 8;
    snprintf(word[next], sizeof word[next], "%.*s", (int)strcspn(words, "|"), words);
    return word[next];
}

static const struct flavour {
    const char *name;
    unsigned menu;
    int frame; /* 0 books, 1 threads, 2 fork, 3 spawn */
    const char *options; /* with which it is explored */
} flavours[] = {
    {"memory", MEMORY | ATOMICS, 0, ""},
    {"locks", MEMORY | LOCKS | CONDITIONS, 1, ""},
    {"semaphores", MEMORY | SEMAPHORES | CHOICES, 1, ""},
    {"pointers", MEMORY | POINTERS | HEAP, 1, ""},
    {"library", LIBRARY | MEMORY | POINTERS, 1, ""},
    {"pipes", PIPES | MEMORY, 2, ""},
    {"signals", SIGNALS | MEMORY, 2, ""},
    {"times", TIMES | MEMORY | SEMAPHORES, 1, ""},
    {"marks", MARKS | MEMORY, 0, ""},
    {"books", MEMORY | ATOMICS | CHOICES | MARKS | SPINS, 0, ""},
    {"spins", SPINS | MEMORY | ATOMICS, 0, ""},
    {"spawned", SIGNALS | MEMORY | SEMAPHORES, 3, ""},
    {"forked", PIPES | SIGNALS | SEMAPHORES | MEMORY | LIBRARY, 2, ""},
    {"mixed", MEMORY | LOCKS | CONDITIONS | SEMAPHORES | POINTERS | LIBRARY | TIMES | HEAP | ATOMICS | CHOICES, 1, ""},
    {"conditions", CONDITIONS | MEMORY | LOCKS, 1, ""},
    {"stuck", SPINS | LOCKS | SEMAPHORES | MEMORY | LIBRARY, 1, ""},
    {"failing", PIPES | SIGNALS | SEMAPHORES | MEMORY, 2, "--faults=1"},
    {"cut_short", TIMES | LOCKS | CONDITIONS | SEMAPHORES | MEMORY, 1, "--faults=1"},
    {"outside", PIPES | SIGNALS | SEMAPHORES | MEMORY, 2, "--signal=USR1"},
    {"interrupted", SIGNALS | SEMAPHORES | SPINS | MEMORY, 3, "--signal=USR1"},
    {"lossy", DATAGRAMS | PIPES | MEMORY, 2, "--lossy"},
    {"lossy_spins", DATAGRAMS | PIPES | MEMORY | SPINS, 3, "--lossy"},
    {"sections", MARKS | ROUNDS | MEMORY | ATOMICS, 0, ""},
    {"races", MEMORY | ATOMICS | LOADS | LOCKS | SEMAPHORES | POINTERS, 1, "--races"},
    {"atomics", MEMORY | ATOMICS | LOADS | CHOICES, 0, "--races"},
    {"guarded", GUARDED | CHOICES, 0, ""},
    {"guarded_threads", GUARDED | MEMORY | CHOICES, 1, ""},
};
enum { FLAVOURS = sizeof flavours / sizeof *flavours };

int main(int argc, char **argv)
{
    if (argc < 2)
        return fprintf(stderr, "generate SEED [FLAVOUR]\n"), 2;
    unsigned long seed = strtoul(argv[1], NULL, 10);
    const struct flavour *f = &flavours[seed % FLAVOURS];
    for (unsigned i = 0; argc > 2 && i < FLAVOURS; i++)
        if (strcmp(argv[2], flavours[i].name) == 0)
            f = &flavours[i];
    state = seed * 2 + 1;
    for (int i = 0; i < 4; i++)
        dice(2);
    menu = f->menu;
    printf("/* generate %lu %s%s%s */\n", seed, f->name, *f->options ? " " : "", f->options);
    if (f->frame == 0)
        books();
    else if (f->frame == 1)
        threads();
    else
        processes(f->frame == 3);
    return 0;
}
