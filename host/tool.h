/* Runs the compiler, the linker and their like: without a shell, by their names in PATH. */
#ifndef PAWL_TOOL_H
#define PAWL_TOOL_H

#include "text.h"

/* Runs `words` and waits for its end. Standard input is empty; standard error goes to `*errors`, a
   new string, or stays pawl's own if `errors` is NULL. Returns the exit status, 128 + number if a
   signal ended it, 127 if there is no such tool. */
int tool_run(const struct list *words, char **errors);

/* The same for a tool that has no reason to fail: if it does, the command fails with its message.
 */
void tool_must(const struct list *words);

/* What a tool writes to standard output, a new string; the tool must not fail. */
char *tool_all_output(const struct list *words);

/* The first line that a tool writes to standard output, a new string; the tool must not fail. */
char *tool_output(const struct list *words);

/* The file that `name` is, looked up in PATH; NULL if there is none. */
char *tool_find(const char *name);

#endif
