#include "signalset.h"

#include <stdlib.h>
#include <string.h>

#include "names.h"

static unsigned number_of_signal(const char *name)
{
    enum { MOST = 32 };
    const char *bare = starts_with(name, "SIG") ? name + 3 : name;
    for (unsigned number = 1; number < MOST; number++) {
        const char *known = names_signal(number);
        if (starts_with(known, "SIG") && strcmp(known + 3, bare) == 0)
            return number;
    }
    fail("--signal=%s: there is no such signal", name);
}

unsigned signal_set(const struct list *names)
{
    unsigned set = 0;
    for (size_t i = 0; i < names->count; i++) {
        char *copy = text("%s", names->items[i]), *rest;
        for (char *name = strtok_r(copy, ",", &rest); name; name = strtok_r(NULL, ",", &rest))
            set |= 1u << (number_of_signal(name) - 1);
        free(copy);
    }
    if (!set)
        fail("--signal: a signal is needed, as INT or USR1");
    return set;
}
