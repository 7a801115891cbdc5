#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "engine.h"
#include "search_naive.h"
#include "trace.h"

static struct spot {
    state_id state;
    unsigned last;
    char history[NAIVE_TEXT];
    unsigned preemptions, steps;
    bool changed;
} spots[NAIVE_NODES];
static unsigned spot_count;

static struct naive_found *found;

static void take_kinds(unsigned which, unsigned preemptions, unsigned steps)
{
    for (unsigned kind = 0; kind < KINDS; kind++) {
        struct least *least = &found->kinds[kind];
        bool better = !least->found || preemptions < least->preemptions ||
                      (preemptions == least->preemptions && steps < least->steps);
        if (which & 1u << kind && better)
            *least = (struct least){true, preemptions, steps};
    }
}

static void take_outcome(const char *end, const char *history, unsigned preemptions)
{
    char outcome[2 * NAIVE_TEXT];
    snprintf(outcome, sizeof outcome, "%s %s", end, history);
    for (unsigned i = 0; i < found->came_count; i++)
        if (strcmp(found->came[i].outcome, outcome) == 0) {
            if (preemptions < found->came[i].preemptions)
                found->came[i].preemptions = preemptions;
            return;
        }
    strcpy(found->came[found->came_count].outcome, outcome);
    found->came[found->came_count++].preemptions = preemptions;
}

static void take_spot(const struct spot *spot)
{
    for (unsigned i = 0; i < spot_count; i++) {
        struct spot *old = &spots[i];
        if (old->state != spot->state || old->last != spot->last || strcmp(old->history, spot->history) != 0)
            continue;
        if (spot->preemptions < old->preemptions ||
            (spot->preemptions == old->preemptions && spot->steps < old->steps))
            *old = *spot;
        return;
    }
    if (spot_count < NAIVE_NODES)
        spots[spot_count++] = *spot;
}

/* "TEXT|number:status,...", the numbers ascending. */
static void add_note(char *history, const struct note *note)
{
    char text[NAIVE_TEXT], ends[NAIVE_TEXT], *bar = strchr(history, '|');
    unsigned statuses[16] = {0};
    for (const char *at = bar + 1; *at; at = strchr(at, ',') + 1)
        statuses[atoi(at)] = (unsigned)atoi(strchr(at, ':') + 1) + 1;
    for (unsigned i = 0; i < note->exit_count; i++)
        statuses[note->exits[i].number] = (unsigned)note->exits[i].status / 256 + 1;
    size_t length = 0;
    const char *piece = note->text ? engine_text(note->text, &length) : "";
    snprintf(text, sizeof text, "%.*s%.*s", (int)(bar - history), history, (int)length, piece);
    *ends = 0;
    for (unsigned i = 0; i < 16; i++)
        if (statuses[i])
            sprintf(ends + strlen(ends), "%u:%u,", i, statuses[i] - 1);
    snprintf(history, NAIVE_TEXT, "%.20s|%.40s", text, ends);
}

static bool lives(unsigned thread)
{
    unsigned count;
    const uint8_t *threads = engine_threads(&count);
    for (unsigned i = 0; i < count; i++)
        if (threads[i] == thread)
            return true;
    return false;
}

unsigned naive_price(unsigned last, const struct move *move)
{
    return move->kind != MOVE_TIMER && last != NOBODY_LAST && last != move->thread && lives(last) &&
           engine_view(last)->flags & VIEW_COSTLY;
}

static void take_move(const struct spot *from, const struct move *move)
{
    struct spot to = *from;
    to.state = move->to;
    to.changed = true;
    to.preemptions += naive_price(from->last, move);
    to.steps += move->kind != MOVE_TIMER;
    to.last = move->kind == MOVE_TIMER ? from->last : move->thread;
    if (move->note) {
        add_note(to.history, engine_note(move->note));
        take_kinds(kinds_of_note(engine_note(move->note)), to.preemptions, to.steps);
    }
    if (!(move->flags & MOVE_FAILS))
        take_spot(&to);
    else
        take_outcome(engine_note(move->note)->failure == FAILURE_ASSERT ? "assert" : "crash", to.history,
                     to.preemptions);
}

static void go_on(const struct spot *from)
{
    static struct move moves[4 * MOVES_MAX];
    static const char *const names[] = {[END_EXIT] = "exit", [END_IDLE] = "idle", [END_DEADLOCK] = "deadlock"};
    engine_load(from->state);
    take_kinds(kinds_of_state(NULL, from->state), from->preemptions, from->steps);
    unsigned count = engine_all_moves(moves);
    for (unsigned i = 0; i < count; i++)
        take_move(from, &moves[i]);
    if (count)
        return;
    take_outcome(names[engine_end()], from->history, from->preemptions);
    if (engine_end() == END_DEADLOCK)
        take_kinds(1u << KIND_DEADLOCK, from->preemptions, from->steps);
}

bool naive_search(struct naive_found *to)
{
    found = to;
    memset(found, 0, sizeof *found);
    spot_count = 0;
    take_spot(&(struct spot){.last = NOBODY_LAST, .history = "|", .changed = true});
    for (bool changed = true; changed;) {
        changed = false;
        for (unsigned i = 0; i < spot_count; i++)
            if (spots[i].changed) {
                struct spot spot = spots[i];
                spots[i].changed = false;
                changed = true;
                go_on(&spot);
            }
    }
    return spot_count < NAIVE_NODES;
}
