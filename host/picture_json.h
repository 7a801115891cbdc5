/* A run as JSON, for the page. */
#ifndef PAWL_PICTURE_JSON_H
#define PAWL_PICTURE_JSON_H

#include "rerun.h"

#include <jansson.h>

/* `title`: what the run is; `until`: the step after which nothing is of interest, 0: none. A new object. */
json_t *picture_json(struct session *session, const struct rerun *run, const char *title,
                     uint64_t until);

/* A string of bytes that may be no UTF-8. */
json_t *picture_string(const char *bytes);

#endif
