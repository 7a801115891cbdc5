#include "lanes.h"

#include <stdio.h>
#include <string.h>

#include "tracetext.h"

static void begin_line(struct lanes *lanes, unsigned thread)
{
    printf("%sP%-2u|\033[0m ", thread_colour(thread), thread);
    lanes->thread = thread;
    lanes->within_line = true;
}

void lanes_end(struct lanes *lanes)
{
    if (lanes->within_line)
        putchar('\n');
    lanes->within_line = false;
}

void lanes_print(struct lanes *lanes, const struct record *record)
{
    char bytes[sizeof record->address + sizeof record->value];
    if (record->event != EVENT_OUTPUT)
        return;
    memcpy(bytes, &record->address, sizeof record->address);
    memcpy(bytes + sizeof record->address, &record->value, sizeof record->value);
    if (lanes->thread != record->thread)
        lanes_end(lanes);
    for (unsigned i = 0; i < record->size && i < sizeof bytes; i++) {
        if (!lanes->within_line)
            begin_line(lanes, record->thread);
        putchar(bytes[i]);
        lanes->within_line = bytes[i] != '\n';
    }
    fflush(stdout);
}
