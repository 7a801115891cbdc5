/* The repair hint: tried, and told. */
#include "answertext_private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "hint.h"
#include "phrases.h"
#include "text.h"

enum { LEAST_TIME = 1000, MOST_TIME = 30000 /* milliseconds */, MOST_FUNCTIONS = 8, MOST_RANGES = 64 };

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* The code of the lines in the explorer, which has other addresses: "10001000-10001024", or "". A new string. */
static char *range_of(struct symbols *symbols, const struct lines *lines)
{
    uint64_t addresses[MOST_FUNCTIONS];
    size_t functions = symbols_functions(symbols, lines->function->name, addresses, MOST_FUNCTIONS);
    for (size_t i = 0; i < functions && i < MOST_FUNCTIONS; i++) {
        const struct function *function = symbols_function_at(symbols, addresses[i]);
        uint64_t from = UINT64_MAX, to = 0;
        for (unsigned line = lines->from; function && line <= lines->to; line++) {
            struct range ranges[MOST_RANGES];
            size_t count = symbols_lines(symbols, lines->file, line, ranges, MOST_RANGES);
            for (size_t k = 0; k < count && k < MOST_RANGES; k++)
                if (ranges[k].from >= function->low && ranges[k].to <= function->high) {
                    from = ranges[k].from < from ? ranges[k].from : from;
                    to = ranges[k].to > to ? ranges[k].to : to;
                }
        }
        if (from < to)
            return text("%" PRIx64 "-%" PRIx64, from, to);
    }
    return text("%s", "");
}

/* "fuse=...", a new string; NULL if the explorer does not know the lines. */
static char *fuse_word(struct symbols *symbols, const struct hint *hint)
{
    char *word = text("fuse=");
    for (unsigned i = 0; i < hint->count; i++) {
        char *range = range_of(symbols, &hint->lines[i]);
        char *longer = text("%s%s%s", word, i ? "," : "", range);
        bool known = *range;
        free(word);
        free(range);
        word = longer;
        if (!known) {
            free(word);
            return NULL;
        }
    }
    return word;
}

/* True if nothing fails when each of the hint's lines are one step. */
static bool helps(struct exploration *exploration, const struct hint *hint, int64_t milliseconds)
{
    struct answer answer;
    struct list words = {0};
    char *fuse = fuse_word(exploration_symbols(exploration), hint);
    if (!fuse)
        return false;
    list_add(&words, fuse);
    list_add(&words, text("time=%" PRId64, milliseconds));
    list_add(&words, text("random=0"));
    list_add(&words, text("outcomes=0"));
    exploration_run(exploration, &words, true, &answer);
    bool good = answer.complete && !answer.broken && !answer.violation_count;
    answer_free(&answer);
    return good;
}

/* ---- In words ---------------------------------------------------------------------------- */

static bool several_files(const struct hint *hint)
{
    for (unsigned i = 1; i < hint->count; i++)
        if (strcmp(hint->lines[i].file, hint->lines[0].file) != 0)
            return true;
    return false;
}

static char *lines_text(const struct lines *lines, bool with_file)
{
    char *words = lines->from == lines->to ? text(say(SAY_HINT_LINE), lines->from)
                                           : text(say(SAY_HINT_LINES), lines->from, lines->to);
    if (!with_file)
        return words;
    char *longer = text(say(SAY_HINT_FILE), words, lines->file);
    free(words);
    return longer;
}

static void tell(const struct hint *hint, const struct paper *paper)
{
    bool files = several_files(hint);
    char *all = lines_text(&hint->lines[0], files);
    for (unsigned i = 1; i < hint->count; i++) {
        char *one = lines_text(&hint->lines[i], files), *longer = text("%s, %s", all, one);
        free(all);
        free(one);
        all = longer;
    }
    fputc('\n', paper->to);
    fprintf(paper->to, say(hint->count == 1 ? SAY_HINT_ONE : SAY_HINT_EACH), all);
    fputc('\n', paper->to);
    free(all);
}

void answertext_hint(struct exploration *exploration, const struct answer *answer, const struct example *example,
                     const struct paper *paper)
{
    struct hint hints[HINTS];
    int64_t time = (int64_t)answer->effort.milliseconds;
    time = time < LEAST_TIME ? LEAST_TIME : time > MOST_TIME ? MOST_TIME : time;
    int64_t end = now() + time;
    if (answer->interrupted || answer->broken || !example->finding->preemptions)
        return;
    struct symbols *symbols = session_symbols(exploration_machine(exploration));
    uint64_t until = example->until ? example->until : example->finding->steps;
    unsigned count = hint_candidates(symbols, example->run.records, example->run.count, until, hints);
    for (unsigned i = 0; i < count && now() < end; i++)
        if (helps(exploration, &hints[i], end - now())) {
            tell(&hints[i], paper);
            return;
        }
}
