#include "explore_graph.h"

#include <stdlib.h>
#include <string.h>

#include "abi.h"

enum { THREADS = 128, VIEWS = 100000, LABELS = 65536, NOTES = 1024 };

struct node {
    unsigned threads, moves, room, end;
    int64_t value;
    struct view *views;       /* as the test wrote them */
    const struct view **seen; /* as the engine shows them */
    bool *free;
    struct move *move;
    state_id found;
};

static struct node *nodes;
static unsigned count, room;
static unsigned *order; /* of states as found: their numbers in the test */
static uint32_t found;
static bool explored;
static uint64_t transitions;
static size_t limit;

static struct view *views[VIEWS];
static unsigned view_count;
static struct label labels[LABELS];
static struct answer answers[LABELS];
static unsigned label_count;
static struct note notes[NOTES];
static unsigned note_count = 1;

static struct node *current;
static uint8_t living[THREADS];
static unsigned living_count;

/* ---- What tests say ---------------------------------------------------------------------- */

void graph_clear(void)
{
    for (unsigned i = 0; i < count; i++) {
        free(nodes[i].views);
        free(nodes[i].seen);
        free(nodes[i].free);
        free(nodes[i].move);
    }
    free(nodes);
    free(order);
    while (view_count)
        free(views[--view_count]);
    nodes = NULL;
    order = NULL;
    count = room = label_count = found = 0;
    note_count = 1;
    transitions = 0;
    limit = 0;
    explored = false;
    current = NULL;
}

unsigned graph_state(unsigned threads)
{
    if (count == room) {
        room = room ? 2 * room : 64;
        nodes = realloc(nodes, room * sizeof *nodes);
        order = realloc(order, room * sizeof *order);
    }
    struct node *node = &nodes[count];
    *node = (struct node){.threads = threads, .found = NO_STATE};
    node->views = calloc(threads, sizeof *node->views);
    node->seen = calloc(threads, sizeof *node->seen);
    node->free = calloc(threads, sizeof *node->free);
    for (unsigned i = 0; i < threads; i++)
        node->views[i] = (struct view){.number = (uint16_t)(i + 1), .operation = OP_READ, .pc = i + 1};
    return count++;
}

static uint32_t label_of(unsigned number, unsigned kind, unsigned alternative)
{
    struct label label = {.number = (uint16_t)number, .kind = (uint8_t)kind, .steps = 1};
    for (unsigned i = 0; i < label_count; i++)
        if (labels[i].number == number && labels[i].kind == kind &&
            (labels[i].answer_count ? labels[i].answers->value : 0) == alternative)
            return i;
    if (label_count == LABELS)
        abort();
    if (alternative) {
        answers[label_count] = (struct answer){ANSWER_NUMBER, label.number, alternative};
        label.answers = &answers[label_count];
        label.answer_count = 1;
    }
    labels[label_count] = label;
    return label_count++;
}

static struct move *add(unsigned from, unsigned thread, unsigned to, unsigned flags, unsigned kind)
{
    struct node *node = &nodes[from];
    unsigned alternative = 0;
    for (unsigned i = 0; i < node->moves; i++)
        alternative += node->move[i].thread == thread && node->move[i].kind == kind;
    if (node->moves == node->room) {
        node->room = node->room ? 2 * node->room : 4;
        node->move = realloc(node->move, node->room * sizeof *node->move);
    }
    struct move *move = &node->move[node->moves++];
    *move = (struct move){.to = to, .thread = (uint8_t)thread, .kind = (uint8_t)kind};
    move->flags = (uint16_t)flags;
    move->label = label_of(node->views[thread].number, kind, alternative);
    return move;
}

struct move *graph_move(unsigned from, unsigned thread, unsigned to, unsigned flags)
{
    return add(from, thread, to, flags, MOVE_STEP);
}

struct move *graph_timer(unsigned from, unsigned thread, unsigned to, unsigned flags)
{
    return add(from, thread, to, flags, MOVE_TIMER);
}

struct move *graph_signal(unsigned from, unsigned thread, unsigned to, unsigned flags)
{
    return add(from, thread, to, flags, MOVE_SIGNAL);
}

struct move *graph_fails(unsigned from, unsigned thread, enum failure failure)
{
    struct note note = {.failure = (uint8_t)failure, .number = nodes[from].views[thread].number};
    struct move *move = add(from, thread, NO_STATE, MOVE_FAILS, MOVE_STEP);
    move->note = graph_note(&note);
    return move;
}

uint32_t graph_note(const struct note *note)
{
    if (note_count == NOTES)
        abort();
    notes[note_count] = *note;
    return note_count++;
}

struct view *graph_view(unsigned state, unsigned thread) { return &nodes[state].views[thread]; }

void graph_free(unsigned state, unsigned thread) { nodes[state].free[thread] = true; }

void graph_end(unsigned state, unsigned end) { nodes[state].end = end; }

void graph_value(unsigned state, int64_t value) { nodes[state].value = value; }

/* ---- Finding ------------------------------------------------------------------------------ */

static const struct view *shown(const struct node *node, unsigned thread)
{
    struct view view = node->views[thread];
    for (unsigned i = 0; i < node->moves; i++)
        if (node->move[i].thread == thread && node->move[i].kind == MOVE_STEP)
            view.flags |= node->free[thread] ? VIEW_ENABLED : VIEW_ENABLED | VIEW_COSTLY;
        else if (node->move[i].thread == thread && node->move[i].kind == MOVE_TIMER)
            view.flags |= VIEW_TIMED;
    for (unsigned i = 0; i < view_count; i++)
        if (memcmp(views[i], &view, sizeof view) == 0)
            return views[i];
    if (view_count == VIEWS)
        abort();
    views[view_count] = malloc(sizeof view);
    *views[view_count] = view;
    return views[view_count++];
}

static state_id find(unsigned state)
{
    struct node *node = &nodes[state];
    if (node->found == NO_STATE) {
        node->found = found;
        order[found++] = state;
        for (unsigned i = 0; i < node->threads; i++)
            if (node->views[i].number)
                node->seen[i] = shown(node, i);
    }
    return node->found;
}

void graph_explored(void)
{
    explored = true;
    for (unsigned i = 0; i < count; i++)
        find(i);
}

state_id graph_found(unsigned state) { return nodes[state].found; }

unsigned graph_which(state_id state) { return order[state]; }

void engine_begin(const void *boot, size_t size, const struct engine_options *options, uint32_t *note)
{
    (void)boot;
    (void)size;
    (void)options;
    *note = 0;
    if (!explored)
        find(0);
}

/* ---- Going through it --------------------------------------------------------------------- */

void engine_load(state_id state)
{
    if (state >= found)
        abort();
    current = &nodes[order[state]];
    living_count = 0;
    for (unsigned i = 0; i < current->threads; i++)
        if (current->views[i].number)
            living[living_count++] = (uint8_t)i;
}

const uint8_t *engine_threads(unsigned *threads)
{
    *threads = living_count;
    return living;
}

const struct view *engine_view(unsigned thread) { return current->seen[thread]; }

unsigned engine_moves(unsigned thread, struct move *moves)
{
    unsigned n = 0;
    for (unsigned i = 0; i < current->moves; i++) {
        if (current->move[i].thread != thread)
            continue;
        moves[n] = current->move[i];
        if (!(moves[n].flags & MOVE_FAILS))
            moves[n].to = engine_full() && nodes[moves[n].to].found == NO_STATE ? NO_STATE : find(moves[n].to);
        n++;
    }
    transitions += n;
    return n;
}

unsigned engine_all_moves(struct move *moves)
{
    unsigned n = 0;
    for (unsigned i = 0; i < living_count; i++)
        n += engine_moves(living[i], moves + n);
    return n;
}

unsigned engine_end(void) { return current->end; }

bool engine_value(uint64_t address, unsigned size, int64_t *value)
{
    (void)address;
    (void)size;
    *value = current->value;
    return true;
}

const struct view *engine_view_found(unsigned number) { return number < view_count ? views[number] : NULL; }

const struct label *engine_label(uint32_t label) { return &labels[label]; }

const struct note *engine_note(uint32_t note) { return &notes[note]; }

const char *engine_text(uint32_t text, size_t *length)
{
    *length = text ? 1 : 0; /* text n is the n-th letter */
    return &"?abcdefghijklmnopqrstuvwxyz"[text % 27];
}

uint32_t engine_states(void) { return found; }

uint64_t engine_transitions(void) { return transitions; }

uint64_t engine_native(void) { return 0; }

uint32_t engine_breaks(void) { return 0; }

void engine_restart(void) {}

void engine_may(uint32_t signals, bool faults) { (void)signals, (void)faults; }

void engine_set_out(void) {}

size_t engine_memory(void) { return found; }

/* A byte a state; when there is a limit, what is not found yet is not found any more. */
void engine_limit(size_t bytes) { limit = bytes; }

bool engine_full(void) { return limit && found >= limit; }
