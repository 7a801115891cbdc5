#include <stdlib.h>

#include "verdicts_hand.h"

struct verdicts *verdicts;

void judge_graph(const uint8_t *known)
{
    graph_explored();
    verdicts_free(verdicts);
    verdicts = verdicts_of(VERDICTS_ALL, known);
}

void judged(unsigned first, ...)
{
    unsigned expected[256] = {0}, states;
    va_list list;
    va_start(list, first);
    for (unsigned kind = first; kind != VERDICTS; kind = va_arg(list, unsigned))
        expected[va_arg(list, unsigned)] |= 1u << kind;
    va_end(list);
    judge_graph(NULL);
    states = engine_states();
    for (unsigned s = 0; s < states; s++)
        if (verdicts_at(verdicts, s) != expected[s])
            fail_msg("state %u: %x, should be %x", s, verdicts_at(verdicts, s), expected[s]);
}

void begin(unsigned states, unsigned threads)
{
    graph_clear();
    while (states--)
        graph_state(threads);
}

void step(unsigned from, unsigned thread, unsigned to) { graph_move(from, thread, to, 0); }
void shared(unsigned from, unsigned thread, unsigned to) { graph_move(from, thread, to, MOVE_SHARED); }

void waits(unsigned state, unsigned thread, unsigned object, unsigned flags)
{
    graph_view(state, thread)->flags = (uint16_t)(VIEW_WAITS | flags);
    graph_view(state, thread)->object = (uint8_t)object;
}

void phase(unsigned state, unsigned thread, unsigned now) { graph_view(state, thread)->phase = (uint8_t)now; }

void gone(unsigned state, unsigned thread) { graph_view(state, thread)->number = 0; }

void loop_is(enum verdict kind, state_id state, const char *threads)
{
    struct loop *loop = verdicts_loop(verdicts, kind, state);
    char text[64] = "";
    for (unsigned i = 0; i < loop->count && i < 63; i++)
        text[i] = (char)('0' + engine_label(loop->moves[i].move.label)->number);
    assert_string_equal(text, threads);
    free(loop);
}

int verdicts_finish(void **state)
{
    (void)state;
    verdicts_free(verdicts);
    graph_clear();
    return 0;
}
