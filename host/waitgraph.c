/* A thread is an ellipse, what it waits for a box; who waits in a circle is drawn thick. A thread that waits for
   another's end points at that one. */
#include "waitgraph.h"

#include "names.h"
#include "table.h"
#include "tracetext.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* One thing that one thread waits for. */
struct wait {
    unsigned thread, holder; /* 0: nobody, or unknown */
    char *what;              /* NULL: the end of `holder` */
    uint64_t since;          /* tick */
    char *held;              /* "philosophers.c:36", "-" */
};

struct waiter {
    unsigned thread;
    char *text; /* what it stands in */
};

struct waitgraph {
    struct names *names;
    struct wait *waits;
    size_t count;
    struct waiter *waiters;
    size_t waiter_count;
    unsigned end; /* enum end; ENDS: none */
};

/* ---- Gathering --------------------------------------------------------------------------- */

static void add_waiter(struct waitgraph *graph, const struct record *record)
{
    char line[NAME_SIZE], operation[NAME_SIZE], *label;
    if (record->size != STATE_WAITING)
        return;
    names_line(graph->names, record, line);
    names_operation(graph->names, record, operation);
    if (asprintf(&label, "P%u %s\n%s\n%s", record->thread, names_start(graph->names, record->thread), line,
                 operation) < 0)
        label = NULL;
    graph->waiters = must(realloc(graph->waiters, (graph->waiter_count + 1) * sizeof *graph->waiters));
    graph->waiters[graph->waiter_count++] = (struct waiter){record->thread, must(label)};
}

static void add_wait(struct waitgraph *graph, const struct record *record)
{
    char name[NAME_SIZE];
    struct wait wait = {.thread = record->thread, .since = record->value};
    names_object(graph->names, record->thread, record->size, record->address, name);
    if (record->size == OBJECT_THREAD)
        wait.holder = (unsigned)record->address;
    else if (record->size == OBJECT_CHILD || record->size == OBJECT_VFORK)
        wait.holder = names_thread_of(graph->names, (unsigned)record->address);
    if (!wait.holder)
        wait.what = must(strdup(name));
    graph->waits = must(realloc(graph->waits, (graph->count + 1) * sizeof *graph->waits));
    graph->waits[graph->count++] = wait;
}

static void add_holder(struct waitgraph *graph, const struct record *record)
{
    char line[NAME_SIZE];
    struct wait *last = graph->count ? &graph->waits[graph->count - 1] : NULL;
    if (!last)
        return;
    if (last->held) { /* one more that holds the same */
        graph->waits = must(realloc(graph->waits, (graph->count + 1) * sizeof *graph->waits));
        last = &graph->waits[graph->count++];
        *last = last[-1];
        last->what = last->what ? must(strdup(last->what)) : NULL;
    }
    names_line(graph->names, record, line);
    last->holder = record->thread;
    last->held = must(strdup(line));
}

static void gather(struct waitgraph *graph, const struct record *records, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct record *record = &records[i];
        names_note(graph->names, record);
        switch (record->event) {
        case EVENT_STATE:
            add_waiter(graph, record);
            break;
        case EVENT_ON:
            add_wait(graph, record);
            break;
        case EVENT_HOLDER:
            add_holder(graph, record);
            break;
        case EVENT_END:
            graph->end = record->size;
            break;
        }
    }
}

/* ---- Circles ----------------------------------------------------------------------------- */

/* True if whoever `from` waits for comes, at last, to wait for `to`. Each wait is followed once. */
static bool leads_to(const struct waitgraph *graph, unsigned from, unsigned to, bool *seen)
{
    if (from == to)
        return true;
    for (size_t i = 0; i < graph->count; i++) {
        const struct wait *wait = &graph->waits[i];
        if (wait->thread != from || !wait->holder || seen[i])
            continue;
        seen[i] = true;
        if (leads_to(graph, wait->holder, to, seen))
            return true;
    }
    return false;
}

static bool in_circle(const struct waitgraph *graph, const struct wait *wait)
{
    bool *seen = must(calloc(graph->count, sizeof *seen));
    bool circle = wait->holder && leads_to(graph, wait->holder, wait->thread, seen);
    free(seen);
    return circle;
}

/* ---- Printing ---------------------------------------------------------------------------- */

static void put_quoted(const char *text, FILE *to)
{
    putc('"', to);
    write_escaped(text, strlen(text), to);
    putc('"', to);
}

static void put_wait(const struct waitgraph *graph, const struct wait *wait, FILE *to)
{
    const char *thick = in_circle(graph, wait) ? ", penwidth=3" : "";
    fprintf(to, "    P%u -> ", wait->thread);
    if (!wait->what) {
        fprintf(to, "P%u [label=\"waits for its end\\nsince tick %" PRIu64 "\"%s]\n", wait->holder, wait->since, thick);
        return;
    }
    put_quoted(wait->what, to);
    fprintf(to, " [label=\"waits since tick %" PRIu64 "\"%s]\n    ", wait->since, thick);
    put_quoted(wait->what, to);
    fputs(" [shape=box]\n", to);
    if (!wait->holder)
        return;
    fputs("    ", to);
    put_quoted(wait->what, to);
    fprintf(to, " -> P%u [label=\"held%s%s\"%s]\n", wait->holder, strcmp(wait->held, "-") ? " since\\n" : "",
            strcmp(wait->held, "-") ? wait->held : "", thick);
}

static void put_graph(const struct waitgraph *graph, FILE *to)
{
    fputs("digraph deadlock {\n    node [fontname=\"sans-serif\"]\n    edge [fontname=\"sans-serif\"]\n", to);
    for (size_t i = 0; i < graph->waiter_count; i++) {
        fprintf(to, "    P%u [label=", graph->waiters[i].thread);
        put_quoted(graph->waiters[i].text, to);
        fputs("]\n", to);
    }
    for (size_t i = 0; i < graph->count; i++)
        put_wait(graph, &graph->waits[i], to);
    fputs("}\n", to);
}

bool waitgraph_print(struct symbols *symbols, const struct record *records, size_t count, FILE *to)
{
    struct waitgraph graph = {.names = names_new(symbols), .end = ENDS};
    gather(&graph, records, count);
    bool deadlock = graph.end == END_DEADLOCK;
    if (deadlock)
        put_graph(&graph, to);
    for (size_t i = 0; i < graph.waiter_count; i++)
        free(graph.waiters[i].text);
    for (size_t i = 0; i < graph.count; i++) {
        free(graph.waits[i].what);
        free(graph.waits[i].held);
    }
    free(graph.waiters);
    free(graph.waits);
    names_free(graph.names);
    return deadlock;
}
