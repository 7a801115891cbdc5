/* The values of watched variables. */
#include "play_values.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_IMAGE = 0 /* that all threads are in until one forks or begins another program */, MOST_ELEMENTS = 32 };

bool scene_is_part(const char *name, const char *watched)
{
    size_t length = strlen(watched);
    return strncmp(name, watched, length) == 0 && (!name[length] || name[length] == '[' || name[length] == '.');
}

static struct scene_value *value_at(struct scene *scene, const char *name, unsigned image)
{
    for (size_t i = 0; i < scene->value_count; i++)
        if (scene->values[i].image == image && strcmp(scene->values[i].name, name) == 0)
            return &scene->values[i];
    scene->values = grown(scene->values, scene->value_count + 1, sizeof *scene->values);
    struct scene_value *value = &scene->values[scene->value_count++];
    *value = (struct scene_value){.name = text("%s", name), .image = image};
    return value;
}

/* Who reads what is known already shows nothing: whoever wrote it stays with it. */
static void set(struct scene *scene, const char *name, unsigned image, const char *value, unsigned thread, bool written)
{
    struct scene_value *to = value_at(scene, name, image);
    if (to->value && !written && strcmp(to->value, value) == 0)
        return;
    char *before = to->value; /* may be what is copied */
    to->value = text("%s", value);
    free(before);
    to->thread = thread;
    to->written = written;
}

/* ---- In the file ------------------------------------------------------------------------- */

/* False if there is no one variable of this name that is a number or a pointer. */
static bool begin_one(struct scene *scene, struct names *names, const char *name)
{
    struct range range;
    struct symbols *symbols = names_symbols(names);
    char value[NAME_SIZE];
    if (symbols_find(symbols, name, &range, 1) != 1 || range.to - range.from > 8)
        return false;
    struct record record = {.event = EVENT_READ, .address = range.from, .size = (uint8_t)(range.to - range.from)};
    if (!symbols_initial(symbols, range.from, record.size, &record.value) ||
        !names_value(names, &record, value))
        return false;
    set(scene, name, FIRST_IMAGE, value, 0, false);
    return true;
}

void values_begin(struct scene *scene, struct names *names, const struct list *watched)
{
    for (size_t i = 0; i < watched->count; i++) {
        bool found = !begin_one(scene, names, watched->items[i]);
        for (unsigned element = 0; found && element < MOST_ELEMENTS; element++) {
            char *name = text("%s[%u]", watched->items[i], element);
            found = begin_one(scene, names, name);
            free(name);
        }
    }
}

/* ---- In the run -------------------------------------------------------------------------- */

/* A fork copies all that the parent has. */
static void copy_image(struct scene *scene, unsigned from, unsigned to)
{
    for (size_t i = 0, count = scene->value_count; i < count; i++)
        if (scene->values[i].image == from) {
            const struct scene_value old = scene->values[i];
            set(scene, old.name, to, old.value, old.thread, old.written);
        }
}

static void create(struct scene *scene, struct names *names, const struct record *record)
{
    unsigned parent = names_thread_of(names, (unsigned)(record->value & 0xffff));
    unsigned image = parent && parent < scene->thread_room && record->size ? scene->images[parent] : FIRST_IMAGE;
    scene->images[record->thread] = image;
    if (record->size == 1) { /* fork */
        scene->images[record->thread] = ++scene->image_count;
        copy_image(scene, image, scene->image_count);
    }
}

void values_take(struct scene *scene, struct names *names, const struct record *record, const struct list *watched)
{
    char name[NAME_SIZE], value[NAME_SIZE];
    unsigned event = record->event;
    if (event == EVENT_CREATE)
        create(scene, names, record);
    if (event == EVENT_EXEC)
        scene->images[record->thread] = ++scene->image_count;
    if (event != EVENT_READ && event != EVENT_WRITE && event != EVENT_ATOMIC && event != EVENT_AFTER)
        return;
    if (!names_access(names, record, name) || !names_value(names, record, value))
        return;
    for (size_t i = 0; i < watched->count; i++)
        if (scene_is_part(name, watched->items[i])) {
            set(scene, name, scene->images[record->thread], value, record->thread,
                event == EVENT_WRITE || event == EVENT_AFTER);
            return;
        }
}
