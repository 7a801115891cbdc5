/* The boot block: all that a run is told, the same bytes for every machine. `pawl` writes it
   (host/), kernel_boot reads it. Little-endian; every offset counts from the block's start. */
#ifndef PAWL_BOOT_H
#define PAWL_BOOT_H

#include <stdint.h>

enum { BOOT_MAGIC = 0x4c574150 /* "PAWL" */, BOOT_VERSION = 3 };

enum policy { POLICY_RR, POLICY_COOP, POLICY_PRIO, POLICY_RANDOM };

enum boot_flags {
    BOOT_WAKE_ANY = 1,   /* --wake=any */
    BOOT_CLOCK_FREE = 2, /* --clock=free */
    BOOT_TRACE = 4,      /* record TRACE events, too */
    BOOT_CHECK = 8,      /* kernel_check after every trap */
    BOOT_LIVE = 128,     /* the console reads what the port is given (arch_input) */
    BOOT_TYPED = 256,    /* it reads what is typed: live, or by events of BOOT_TYPE; not `input` */
    BOOT_POISON = 16,    /* fill fresh stacks and heap with rubbish (tests) */
    BOOT_LOSSY = 32,     /* --lossy: datagrams of AF_INET may be lost, doubled, overtaken */
    BOOT_FAILURE = 64,   /* --failure=stop: the first process that aborts, or dies of a fault, ends the run */
    BOOT_DEBUGGED = 512, /* a debugger stops the machine, whose timer goes on: nobody watches for loops without traps */
};

struct boot {
    uint32_t magic, version, size;
    uint32_t flags;
    uint32_t policy, quantum;
    uint64_t seed;
    uint64_t limit;                       /* ticks after which the run is stopped */
    uint32_t commands, command_count;     /* offset of struct boot_command[] */
    uint32_t schedule, schedule_count;    /* offset of struct boot_entry[] */
    uint32_t ranges, range_count;         /* offset of struct boot_range[] */
    uint32_t input, input_size;           /* what the console reads, then end of file */
    uint32_t events, event_count;         /* offset of struct boot_event[] */
    uint32_t files, file_count;           /* offset of struct boot_file[] */
    uint32_t preempt;                     /* metal: instructions from a region's begin to the switch; 0: no timer */
    uint32_t reserved;
};

/* A file that is there from the beginning. */
struct boot_file {
    uint32_t path;          /* offset of a string; relative to the directory in which programs start */
    uint32_t bytes, size;
    uint32_t reserved;
};

/* A program to start, as if typed into a shell. */
struct boot_command {
    uint32_t program;       /* index into programs[] */
    uint32_t background;    /* marked & */
    uint32_t argc, argv;    /* argc strings, each ended by 0, one after the other from offset argv */
    int32_t nice;           /* priority for --policy=prio; higher runs first */
    uint32_t reserved;
};

/* One entry of an explicit schedule. */
enum boot_op {
    BOOT_STEPS,      /* who makes exactly `count` steps */
    BOOT_RUN,        /* who runs until it ends or waits */
    BOOT_TO_LINE,    /* who runs until its announced operation lies in one of `count` ranges from ranges[a] */
    BOOT_TO_ACCESS,  /* who runs until it has announced operation `a` (enum operation) on [b, b + count) */
    BOOT_TO_CALL,    /* who runs until it has announced system call `a` */
    BOOT_CHOICE,     /* the next pawl_choose of who gives `a` */
    BOOT_WAITER,     /* the next choice among waiters takes who */
    BOOT_TIMER,      /* who's timer fires */
    BOOT_SIGNAL,     /* who is sent signal `a` from outside */
    BOOT_TYPE,       /* in a boot_event: `count` bytes from offset `a` are typed at the console */
    BOOT_REPEAT,     /* all since entry `a` again, for ever */
    BOOT_FAIL,       /* who makes a step: its system call fails with errno `a`; FAULT_KILL: its process is killed */
};

enum { FAULT_KILL = 255 };

enum boot_who {
    WHO_NUMBER,  /* P<who>, in the order of creation */
    WHO_START,   /* the only thread whose start function is at address `start` */
    WHO_PROGRAM, /* the only thread of programs[who] */
};

struct boot_entry {
    uint16_t op, who_kind;
    uint32_t who;
    uint64_t start;
    uint64_t a, b;
    uint32_t count;
    uint32_t column;  /* where it stands in the schedule's text, for messages */
};

/* What comes from outside at its tick, in the order of these: BOOT_TYPE or BOOT_SIGNAL. */
struct boot_event {
    uint64_t tick;
    struct boot_entry what;
};

/* Typed bytes that a terminal does not hand on: Ctrl+C, Ctrl+D, Ctrl+Z, Ctrl+\. */
enum { TYPED_INTERRUPT = 3, TYPED_END = 4, TYPED_SUSPEND = 26, TYPED_QUIT = 28 };

struct boot_range {
    uint64_t from, to; /* code addresses [from, to) of one source line */
};

#endif
