/* The values of watched variables: as they stand in the program's file, then as accesses show them. */
#ifndef PAWL_PLAY_VALUES_H
#define PAWL_PLAY_VALUES_H

#include "names.h"
#include "play_scene.h"

void values_begin(struct scene *scene, struct names *names, const struct list *watched);

/* The scene knows the record's thread already. */
void values_take(struct scene *scene, struct names *names, const struct record *record, const struct list *watched);

#endif
