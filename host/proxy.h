/* What stands between a debugger and QEMU, which knows of one processor: so that the debugger sees
   Pawl's threads. Thread P2 is thread 2. The one that the processor belongs to has the processor's
   registers; those of the others are what the kernel has saved, their memory lies in their slot or,
   if their image is out, in the pool. */
#ifndef PAWL_PROXY_H
#define PAWL_PROXY_H

#include <stdint.h>
#include <sys/types.h>

#include "debugger.h"
#include "remote.h"
#include "symbols.h"
#include "text.h"

struct proxy_row {
    uint32_t value, size;
};

/* What memory a thread sees. */
struct proxy_view {
    bool out;                   /* other bytes are in its slot */
    uint32_t base, size, image; /* of the slot; and where the image's entry is */
};

/* The processor, at a stop. */
struct proxy_processor {
    unsigned thread; /* to which it belongs */
    bool booting;    /* there is none yet: it is called 1 */
    bool in_kernel;
};

/* A thread that is to make a step, but does not run: the machine goes on until it does. */
struct proxy_awaited {
    unsigned thread; /* 0: none */
    uint32_t pc;     /* where it goes on: a breakpoint is there */
    bool past;       /* another thread has come there and is led past it */
};

struct proxy {
    struct remote client, machine;
    int console; /* what the programs print: goes to standard output; -1: nothing comes here */
    int errors;  /* where QEMU's standard error goes; -1: where ours does */
    int signals; /* what ends all; -1: nothing special does */
    struct symbols *symbols;
    struct proxy_row rows[DEBUGGER_ROWS];
    uint32_t
        current; /* the port's variable: the entry of the thread to which the processor belongs */
    bool running, ended;
    struct proxy_awaited awaited;
    uint32_t *breakpoints; /* the debugger's, of which it is told */
    size_t breakpoint_count;
    bool tells_breakpoints; /* it wants to know that a stop is by one of them */
    unsigned selected;      /* the thread whose registers and memory are asked for */

    /* What has been read since the machine stopped. */
    bool processor_known, threads_known;
    struct proxy_processor processor;
    unsigned viewer; /* the thread whose view it is; 0: nobody's */
    struct proxy_view view;
    struct proxy_piece *pieces; /* of the tables */
    char *list;                 /* of all threads, in XML */
    uint8_t *threads;           /* their entries */
    size_t count;
};

/* ---- proxy_run.c ------------------------------------------------------------------------- */

/* Starts QEMU, with its end of proxy->machine. The machine stands, and what it says of its memory
   is what there is, not what the MPU lets the thread see that runs. */
pid_t proxy_start(struct proxy *proxy, const struct list *words);

/* Passes on what comes, until the debugger or the machine has gone. */
void proxy_run(struct proxy *proxy);

/* Sees to it that QEMU ends. Its exit status, 128 + number if a signal ended it. */
int proxy_finish(struct proxy *proxy, pid_t qemu);

/* pawl gdb --proxy=MACHINE -- QEMU...: the debugger is at standard input and output. */
int proxy_main(const char *machine, const struct list *words);

/* ---- proxy.c ----------------------------------------------------------------------------- */

#define MEANINGLESS "E22"

/* A packet of the debugger's to a machine that stands. */
void proxy_answer(struct proxy *proxy, char *packet, size_t length);

/* The thread that a packet names; false if there is none. */
bool proxy_thread_of(struct proxy *proxy, const char *word, unsigned *number);

/* Asks the machine, which stands, and waits for the answer: in proxy->machine.packet. */
const char *proxy_ask(struct proxy *proxy, const char *packet, size_t length);

/* Asks it what the debugger has asked. */
void proxy_pass(struct proxy *proxy, const char *packet, size_t length);

/* ---- proxy_resume.c ---------------------------------------------------------------------- */

/* vCont;ACTION[:THREAD]... , and what resumes the processor by any other packet. */
void proxy_resume_threads(struct proxy *proxy, char *actions);
void proxy_resume(struct proxy *proxy, const char *packet);

/* Zn,ADDRESS,KIND and z. */
void proxy_breakpoint(struct proxy *proxy, const char *packet, size_t length);

/* What the machine says when it stops. */
void proxy_stopped(struct proxy *proxy, const char *packet);

/* ---- proxy_memory.c ---------------------------------------------------------------------- */

/* mADDRESS,LENGTH and MADDRESS,LENGTH:BYTES, of the thread that is selected. */
void proxy_read(struct proxy *proxy, const char *packet, size_t length);
void proxy_write(struct proxy *proxy, const char *packet, size_t length);

/* ---- proxy_tables.c ---------------------------------------------------------------------- */

/* Reads the machine's file; one of another version ends the command. */
void tables_open(struct proxy *proxy, const char *machine);

/* What was read holds no more. */
void tables_forget(struct proxy *proxy);

/* Bytes as the processor has them; false if there are none. */
bool tables_read(struct proxy *proxy, uint32_t address, void *bytes, size_t size);

/* True if all of that is the kernel's tables. */
bool tables_hold(const struct proxy *proxy, uint32_t address, uint32_t size);

/* A field of an entry whose bytes are here, of one that lies there. */
uint64_t tables_field(const struct proxy *proxy, const uint8_t *entry, enum debugger_row_name name);
uint64_t tables_at(struct proxy *proxy, uint32_t entry, enum debugger_row_name name);

/* Where entry `index` of a table lies. */
uint32_t tables_entry(const struct proxy *proxy, enum debugger_row_name name, unsigned index);

struct proxy_processor tables_processor(struct proxy *proxy);

/* The entry of a thread that lives, NULL if there is none. */
const uint8_t *tables_thread(struct proxy *proxy, unsigned number);

/* The next number after this one of a thread that lives or has the processor; 0: there is none. */
unsigned tables_next(struct proxy *proxy, unsigned number);

/* Reads registers in the order of gdb: r0-r12, sp, lr, pc, xpsr. False for the thread that has the
 * processor. */
enum { PROXY_REGISTERS = 17 };
bool tables_registers(struct proxy *proxy, unsigned number, uint32_t *registers);

/* The image and the view of a thread. */
unsigned tables_image(struct proxy *proxy, const uint8_t *thread);
const struct proxy_view *tables_view(struct proxy *proxy, unsigned number);

/* Where the byte at *address is to be found; *length becomes what lies there in one piece. False if
 * it is nowhere. */
bool tables_translate(struct proxy *proxy, const struct proxy_view *view, uint32_t *address,
                      uint32_t *length);

/* ---- proxy_text.c ------------------------------------------------------------------------ */

/* "P2 account", "pid 3, ready, account.c:40 before read balance": new strings. */
char *proxy_name(struct proxy *proxy, unsigned number);
char *proxy_words(struct proxy *proxy, unsigned number);

/* All threads as XML: a new string. */
char *proxy_list(struct proxy *proxy);

#endif
