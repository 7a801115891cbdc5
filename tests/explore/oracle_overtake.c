/* The greatest overtaking: how often others enter at most while one thread waits, from its cs_wait to where it stands before
   its cs_enter. Others enter when they come to stand there. */
#include "oracle_cycles.h"

#include <stdio.h>
#include <stdlib.h>

#include "oracle_parts.h"

static bool has_waited(number n, unsigned thread)
{
    const struct stand *s = stand_of(n, thread);
    return s && s->phase == MARK_WAIT + 1;
}

static bool waits(number n, unsigned thread) { return has_waited(n, thread) && !stand_of(n, thread)->enters; }

/* How many others enter by this edge from n while it waits. */
static uint32_t entries(number n, const struct edge *e, unsigned thread)
{
    uint32_t count = 0;
    for (unsigned i = 0; i < stands[e->effect.to].count; i++) {
        const struct stand *after = &stands[e->effect.to].stand[i], *before = stand_of(n, after->index);
        count += after->index != thread && after->enters && before && !before->enters;
    }
    return count;
}

static bool is_inside(const struct edge *e) { return !is_outside(e); }

static int by_component(const void *one, const void *other)
{
    uint32_t a = component[*(const number *)one], b = component[*(const number *)other];
    return (a > b) - (a < b);
}

/* Where the thread waits all the time, the components are numbered from the last ones on: what one leads to is known
   before. False: there is no bound. */
static bool find_most(unsigned thread, const bool *in, uint32_t *most)
{
    bool bound = true;
    uint32_t *times = calloc(component_count + 1, sizeof *times);
    number *nodes = calloc(graph.node_count, sizeof *nodes), count = 0;
    for (number n = 0; n < graph.node_count; n++)
        if (in[n])
            nodes[count++] = n;
    qsort(nodes, count, sizeof *nodes, by_component);
    for (number i = 0; i < count && bound; i++)
        for EACH_EDGE(e, nodes[i]) {
            if (e->effect.failure || is_outside(e) || !in[e->effect.to])
                continue;
            uint32_t entry = entries(nodes[i], e, thread), *so_far = &times[component[nodes[i]]];
            uint32_t behind = times[component[e->effect.to]] + entry;
            bound = bound && !(entry && stays(nodes[i], e));
            *so_far = behind > *so_far ? behind : *so_far;
        }
    for (uint32_t c = 1; c <= component_count; c++)
        *most = times[c] > *most ? times[c] : *most;
    free(times);
    free(nodes);
    return bound;
}

/* True if it can be overtaken without bound though all that can go on do. */
static bool is_overtaken_fairly(unsigned thread)
{
    bool fairly = false;
    struct part *parts = parts_of(NULL);
    for (uint32_t c = 1; c <= component_count; c++)
        fairly = fairly || (others_enter(&parts[c], thread) && is_weakly_fair(&parts[c], false));
    free(parts);
    return fairly;
}

void say_overtaken(void)
{
    uint32_t most = 0;
    bool bound = true, fairly = false, some = false;
    bool *in = calloc(graph.node_count, 1);
    for (unsigned t = 0; t < THREADS; t++) {
        bool once = false;
        for (number n = 0; n < graph.node_count; n++) {
            some |= has_waited(n, t);
            once |= in[n] = waits(n, t);
        }
        if (!once)
            continue;
        find_components(in, is_inside);
        bound = find_most(t, in, &most) && bound;
        fairly = fairly || is_overtaken_fairly(t);
    }
    free(in);
    if (some && bound)
        printf("overtaken %u\n", most);
    else if (some)
        printf("overtaken unbounded%s\n", fairly ? "" : " only if unfair");
}
