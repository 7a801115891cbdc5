/* pawl gdb --server: a machine under QEMU waits for a debugger. */
#ifndef PAWL_GDBSERVER_H
#define PAWL_GDBSERVER_H

#include "text.h"

struct gdbserver {
    int listener, console; /* what the programs print comes from there */
    unsigned port;
    int console_end;    /* and goes in here, */
    char *console_name; /* a file for QEMU */
};

/* Takes the port; "": the usual one. One that is taken ends the command. */
struct gdbserver gdbserver_open(const char *port);

/* Starts QEMU, says where it waits, and serves one debugger. The machine's file is copied to `out`
   if that is not NULL. The exit status: QEMU's, 0 if the debugger ended it. */
int gdbserver_run(const struct gdbserver *server, const char *machine, const struct list *words,
                  const char *out);

#endif
