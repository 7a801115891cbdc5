/* Checks Chrome's trace events on standard input: that they are JSON, in order of time, that every slice that
   begins on a lane ends there, one after the other, and every arrow has both its ends inside of slices. Prints what is
   wrong, else how many slices, arrows and instants there are. */
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LANES = 64, ARROWS = 4096 };

static bool open_slice[LANES];
static int arrow_ends[ARROWS];
static int slices, arrows, instants;

static int wrong(size_t event, const char *what)
{
    printf("event %zu: %s\n", event, what);
    return 1;
}

static int check_arrow(size_t number, const char *phase, json_int_t id, json_int_t lane)
{
    if (id < 0 || id >= ARROWS || arrow_ends[id] != (*phase == 'f'))
        return wrong(number, "an arrow without its other end");
    if (!open_slice[lane])
        return wrong(number, "an arrow outside of slices");
    arrow_ends[id]++;
    arrows += *phase == 'f';
    return 0;
}

static int check(size_t number, json_t *event)
{
    static json_int_t time;
    const char *phase;
    json_int_t now, pid, lane, id = -1;
    if (json_unpack(event, "{ss sI sI sI s?I}", "ph", &phase, "ts", &now, "pid", &pid, "tid", &lane, "id", &id))
        return wrong(number, "something is missing");
    if (now < time)
        return wrong(number, "before the one before");
    time = now;
    if (lane < 0 || lane >= LANES)
        return wrong(number, "on no lane");
    if (strchr("sf", *phase))
        return check_arrow(number, phase, id, lane);
    if (*phase != 'E' && !json_is_string(json_object_get(event, "name")))
        return wrong(number, "has no name");
    if (strchr("BE", *phase)) {
        if (open_slice[lane] != (*phase == 'E'))
            return wrong(number, "a slice within another, or an end without a beginning");
        open_slice[lane] = *phase == 'B';
        slices += *phase == 'E';
    }
    instants += *phase == 'i';
    return 0;
}

int main(void)
{
    json_error_t error;
    json_t *all = json_loadf(stdin, 0, &error), *events = json_object_get(all, "traceEvents"), *event;
    size_t number;
    if (!all)
        return printf("line %d: %s\n", error.line, error.text), 1;
    json_array_foreach(events, number, event)
        if (check(number, event))
            return 1;
    for (int i = 0; i < LANES; i++)
        if (open_slice[i])
            return wrong(number, "a slice has no end");
    for (int i = 0; i < ARROWS; i++)
        if (arrow_ends[i] == 1)
            return wrong(number, "an arrow has no end");
    printf("%d slices, %d arrows, %d instants\n", slices, arrows, instants);
    return 0;
}
