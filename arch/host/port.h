/* What the files of the host's port share; nobody else includes it but host/libpawl.c. */
#ifndef PAWL_PORT_H
#define PAWL_PORT_H

#include "arch.h"

/* ---- The map of memory, the same in every run (slots.c) ----------------------------------- */

#define BOOT_BASE ((uintptr_t)0x08000000)  /* the boot block */
#define SLOT_BASE ((uintptr_t)0x10000000)  /* slot K at SLOT_BASE + K * SLOT_SIZE */
#define FLASH_BASE ((uintptr_t)0x30000000) /* initial bytes of slot K, likewise */
#define SLOT_SIZE ((uintptr_t)0x01000000)

/* Maps the slots and their initial bytes, once a process; again: nothing. Fails the process with a
   message if the host has something else there. */
void slots_map(void);

/* Makes slots and arena as they were before the first run, so that kernel_boot finds all zero. */
void slots_reset(void);

/* Visits all memory that a run changes, but user_info: the arena first, then slot by slot, then what
   is shared. */
void slots_each(void (*visit)(uintptr_t from, uintptr_t to, void *context), void *context);

/* True if the address lies in a slot, but outside every image: nobody can touch it. */
bool slots_closed(uintptr_t address);

/* A copy of the boot block at BOOT_BASE, where it has the same address in every run; NULL if it is
   longer than SLOT_BASE - BOOT_BASE. */
const struct boot *slots_boot(const void *block, size_t size);

/* True if the address lies in a slot. */
bool slots_have(uintptr_t address);

/* Opens (true) or closes (false) all that no program may touch; only with `paranoid`. */
void slots_open_kernel(bool open);

/* ---- Pages of the machine: arena and slots (pages.c) -------------------------------------- */

struct pages;

/* A copy of all pages that hold anything but zero, and of user_info; NULL without memory. */
struct pages *pages_save(void);
/* Makes the machine's memory what it was. */
void pages_restore(const struct pages *pages);
void pages_free(struct pages *pages);
/* Bytes that the copy takes. */
size_t pages_size(const struct pages *pages);

/* ---- Switching (switch_*.S, run.c) -------------------------------------------------------- */

/* Known to switch_*.S by offsets: see port_offsets in run.c. */
struct port {
    struct context *context; /* where a trap saves the thread that runs */
    void *stack;             /* the kernel's stack while a thread runs */
    uint32_t in_user;        /* a thread runs */
    uint32_t reserved;
    struct trap trap;     /* why it stopped */
    struct context saved; /* `context` is this if the arena is closed while threads run */
    uint64_t steps;       /* resumptions, for the watchdog */
    bool paranoid;
};
extern struct port port;

/* Runs the thread of `context` until it traps: fills port.trap. */
void port_resume(struct context *context);

/* Where a thread is left that a signal interrupted. */
void port_leave(void);

/* Resumes `thread` until it traps, lets the kernel handle that; gives the thread to go on. */
struct thread *port_step(struct thread *thread);

/* ---- Faults (fault.c) --------------------------------------------------------------------- */

/* From here on SIGSEGV and its like in a thread are FAULT traps, and the watchdog watches. A second
   call without faults_release between changes nothing, but in a child process, where the watchdog
   is not inherited. */
void faults_catch(void);
/* Gives the signals back to whom they belonged before. */
void faults_release(void);

/* ---- What differs between processors (processor_*.c) -------------------------------------- */

/* Saves a thread that a signal interrupted into `context`, where it can be resumed as it was. */
void processor_save(struct context *context, const void *ucontext);
/* Makes the signal return to the interrupted thread of `context`. */
void processor_restore(const struct context *context, void *ucontext);
/* Makes the signal return into port_leave. */
void processor_leave(void *ucontext);
uintptr_t processor_pc(const void *ucontext);
/* What the same fault is on other processors. */
int processor_signal(int number, const void *ucontext);
/* Where a function returns to that has just been entered: for calls of what is no function. */
uintptr_t processor_return_address(const void *ucontext);
uintptr_t processor_sp(const void *ucontext);
uintptr_t processor_fp(const void *ucontext);

/* ---- Where output goes (output.c); the machine's main or libpawl says so ------------------ */

struct port_output {
    void (*console)(const char *bytes, size_t length);
    void (*trace)(const struct record *records, size_t count);
    /* Neither may return. */
    void (*exit)(int status);
    void (*panic)(const char *what, const char *where);
    size_t (*input)(uint8_t *bytes, size_t size); /* as arch_input; NULL: nothing is typed */
};
extern struct port_output port_output;

#endif
