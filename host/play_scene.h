/* How the machine stands at the end of a path, as its records tell it: the threads, the variables that are watched,
   what happened and what was printed. */
#ifndef PAWL_PLAY_SCENE_H
#define PAWL_PLAY_SCENE_H

#include "rerun.h"
#include "symbols.h"
#include "text.h"

struct scene_thread {
    unsigned number; /* P1 is 1; 0: there is none */
    unsigned state;  /* enum state */
    char *start;     /* its start function, "?" if unknown */
    const char *file; /* where it stands, or stood last; NULL: nowhere that is known */
    unsigned line;
    char *about; /* what it is about to do, waits for, or how it ended */
};

/* A watched variable, or an element of one; each image has its own. */
struct scene_value {
    char *name, *value;
    unsigned image;
    unsigned thread; /* whose access showed the value; 0: it stands in the program's file */
    bool written;
};

struct scene {
    struct scene_thread *threads; /* by number */
    size_t thread_room;
    struct scene_value *values;
    size_t value_count;
    unsigned *images; /* by thread, as many as threads */
    unsigned image_count;
    struct list events; /* lines of the trace */
    size_t records;     /* those before the machine tells how it stands at the end */
};

/* Reads a run. `watched`: names of variables. */
void scene_read(struct scene *scene, struct symbols *symbols, const struct rerun *run, const struct list *watched);

void scene_free(struct scene *scene);

/* The thread of that number; NULL if there is none. */
const struct scene_thread *scene_thread(const struct scene *scene, unsigned number);

/* True if some thread could make a step. */
bool scene_goes_on(const struct scene *scene);

/* True if this is the variable `watched`, or a part of it. */
bool scene_is_part(const char *name, const char *watched);

#endif
