/* The page: runs in one HTML file that needs nothing else. */
#ifndef PAWL_PAGE_H
#define PAWL_PAGE_H

#include "picture_json.h"

/* Writes the page of these runs, an array of what picture_json gives, which is freed. What fails ends the command. */
void page_write(const char *path, json_t *runs);

/* The same of one run. */
void page_write_run(const char *path, struct session *session, const struct rerun *run);

#endif
