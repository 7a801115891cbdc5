/* A run, as the labels of its moves, and its text: a schedule as protocol.h says. */
#ifndef PAWL_EXPLORE_PATH_H
#define PAWL_EXPLORE_PATH_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct path {
    uint32_t *labels;
    uint32_t count, room;
    uint32_t loop; /* from this move on it is repeated for ever; NO_LOOP: not */
};

#define NO_LOOP 0xffffffffu
#define NO_PATH (struct path){0, 0, 0, NO_LOOP}

void path_add(struct path *path, uint32_t label);
void path_reverse(struct path *path);
void path_free(struct path *path);

/* Steps up to the loop, those before it set out (outset.h) included: what takes a tick. */
uint32_t path_steps(const struct path *path);

/* With those, too. */
void path_print(const struct path *path, FILE *to);

#endif
