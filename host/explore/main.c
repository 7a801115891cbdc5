/* The explorer as a command: BOOTFILE and words KEY=VALUE (protocol.h). What it finds goes to descriptor 3. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine.h"
#include "finals.h"
#include "outset.h"
#include "grow.h"
#include "effort.h"
#include "protocol.h"
#include "questions.h"
#include "search.h"

enum { BROKEN = 2, LINES = 3, PIECE = 65536, OUTCOMES = 1000, PATIENCE = 3000000 };

static struct engine_options engine_asked = {.reduce = true};
static char *from_words;

static _Noreturn void fail(const char *what, const char *why)
{
    fprintf(stderr, "explorer: %s: %s\n", what, why);
    exit(BROKEN);
}

/* ---- Words ---------------------------------------------------------------------------------- */

static void take_fuses(const char *value)
{
    unsigned count = 1;
    for (const char *at = value; (at = strchr(at, ',')); at++)
        count++;
    struct fuse *fuses = grow_zeros(count * sizeof *fuses);
    engine_asked.fuses = fuses;
    for (const char *at = value; at && *at; at = strchr(at, ','), at += at != NULL) {
        struct fuse *fuse = &fuses[engine_asked.fuse_count++];
        char *end;
        fuse->from = strtoull(at, &end, 16);
        if (*end != '-')
            fail("fuse", value);
        fuse->to = strtoull(end + 1, NULL, 16);
    }
}

static unsigned long long number(const char *key, const char *value)
{
    char *end;
    unsigned long long result = strtoull(value, &end, 10);
    if (!*value || *end)
        fail(key, "its value is no number");
    return result;
}

static bool take_number(const char *key, const char *text)
{
    static const char *const keys[] = {"preemptions", "time", "memory", "outcomes", "random", "progress",
                                       "seed", "races", "verdicts", "walk", "faults", "signals", "reduce",
                                       "verify", "planted", NULL};
    unsigned which = 0;
    while (keys[which] && strcmp(keys[which], key) != 0)
        which++;
    if (!keys[which])
        return false;
    unsigned long long value = number(key, text);
    switch (which) {
    case 0: asked.preemptions = (unsigned)value; break;
    case 1: asked.time = value; break;
    case 2: asked.memory = (size_t)value << 20; break;
    case 3: asked.outcomes = (unsigned)value; break;
    case 4: asked.random = (unsigned)value; break;
    case 5: asked.progress = (unsigned)value; break;
    case 6: asked.seed = value; break;
    case 7: asked.races = value; break;
    case 8: asked.verdicts = value; break;
    case 9: asked.walk = value; break;
    case 10: asked.faults = engine_asked.faults = value != 0; break;
    case 11: asked.signals = (engine_asked.signals = (uint32_t)value) != 0; break;
    case 12: engine_asked.reduce = value; break;
    case 13: engine_asked.verify = value; break;
    default: engine_asked.planted = (unsigned)value; break;
    }
    return true;
}

static void take_word(char *word)
{
    char *value = strchr(word, '=');
    if (!value)
        fail(word, "no KEY=VALUE");
    *value++ = 0;
    bool taken = true;
    if (strcmp(word, "reach") == 0)
        taken = question_add(QUESTION_REACH, value);
    else if (strcmp(word, "never") == 0)
        taken = question_add(QUESTION_NEVER, value);
    else if (strcmp(word, "final") == 0)
        taken = finals_add(value);
    else if (strcmp(word, "from") == 0)
        from_words = value;
    else if (strcmp(word, "fuse") == 0)
        take_fuses(value);
    else
        taken = take_number(word, value);
    if (!taken)
        fail(word, "not understood");
}

/* ---- The boot block ------------------------------------------------------------------------- */

/* All of a file; it may be open already, and read by another, so it is read from its beginning. */
static char *read_all(const char *path, size_t *size)
{
    char *bytes = NULL;
    ssize_t count = 1;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        fail(path, "cannot be opened");
    for (*size = 0; count; *size += (size_t)count) {
        bytes = grow_again(bytes, *size + PIECE);
        count = pread(file, bytes + *size, PIECE, (off_t)*size);
        if (count < 0)
            fail(path, "cannot be read");
    }
    close(file);
    return bytes;
}

/* Preemptions are counted over the whole run. */
static void set_out(uint32_t note)
{
    const char *misfit = outset_go(from_words, note);
    if (misfit)
        fail(misfit, "does not fit there");
    if (asked.preemptions == NO_PREEMPTIONS_LIMIT)
        return;
    if (asked.preemptions < outset.preemptions)
        fail("preemptions", "there are more already where it sets out");
    asked.preemptions -= outset.preemptions;
}

int main(int argc, char **argv)
{
    asked = (struct search_options){.preemptions = NO_PREEMPTIONS_LIMIT, .outcomes = OUTCOMES,
                                    .random = RANDOM_RUNS, .verdicts = true, .seed = 1, .patience = PATIENCE};
    size_t size;
    uint32_t note;
    if (argc < 2)
        fail("BOOTFILE", "missing");
    for (int i = 2; i < argc; i++)
        take_word(argv[i]);
    FILE *to = fdopen(LINES, "w");
    if (!to)
        fail("descriptor 3", "not open");
    char *boot = read_all(argv[1], &size);
    effort_begin(asked.time, asked.memory, asked.progress, to);
    engine_begin(boot, size, &engine_asked, &note);
    set_out(note);
    if (asked.walk)
        walk_run(note, to);
    else
        search_run(note, to);
    return fclose(to) ? BROKEN : 0;
}
