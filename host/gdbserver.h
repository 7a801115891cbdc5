/* pawl gdb --server: a machine under QEMU waits for a debugger. */
#ifndef PAWL_GDBSERVER_H
#define PAWL_GDBSERVER_H

#include "session.h"

struct gdbserver {
    int listener, console; /* what the programs print comes from there */
    unsigned port;
    int console_end;    /* and goes in here, */
    char *console_name; /* a file for QEMU */
};

/* Takes the port; "": the usual one. One that is taken ends the command. */
struct gdbserver gdbserver_open(const char *port);

/* Starts QEMU, says where it waits, serves one debugger, and says how the run has ended, from the
   file of its records. The machine's file is copied to where -o says. The exit status: QEMU's, 0 if
   the debugger ended it. */
int gdbserver_run(const struct gdbserver *server, struct session *session, const struct list *words,
                  const char *records);

#endif
