/* Steps that were taken together, and others turned out to tell apart (engine_breaks): all is to be gone through again.
   Not at once: more of it may turn out soon. */
#ifndef PAWL_EXPLORE_BREAKS_H
#define PAWL_EXPLORE_BREAKS_H

#include <stdbool.h>

#include "engine.h"

struct breaks {
    uint32_t known;  /* engine_breaks() in the beginning */
    uint32_t states; /* when there are so many states it is time to begin again; 0: nothing has turned out */
};

static inline bool breaks_any(const struct breaks *breaks) { return engine_breaks() != breaks->known; }

/* True if it is time to begin again. To be asked at every state. */
static inline bool breaks_urge(struct breaks *breaks)
{
    if (!breaks_any(breaks))
        return false;
    if (!breaks->states)
        breaks->states = engine_states() + engine_states() / 4 + 1000;
    return engine_states() >= breaks->states;
}

#endif
