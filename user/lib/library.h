/* All state of the library that changes. It has no variables of its own: its code exists once in a
   machine, for all programs, and what it remembers for one lies at the start of that program's
   slot, copied by fork like the program's own data. It begins as zeros, but for data.def and the three streams. */
#ifndef PAWL_LIBRARY_H
#define PAWL_LIBRARY_H

#include "abi.h"

/* Bytes that a link reserves for struct library at a slot's start. */
enum { LIBRARY_SIZE = sizeof(void *) == 8 ? 3840 : 2688 };

enum {
    LIBRARY_CELL = 8, /* bytes of each variable of data.def */
    LIBRARY_STREAMS = 3,
    LIBRARY_HANDLERS = 32, /* of atexit */
    LIBRARY_NAME = 32,     /* bytes of program_invocation_name */
    LIBRARY_CLASSES = 64,  /* sizes of blocks of the heap */
    LIBRARY_RANDOM = 31,   /* words that rand remembers */
    LIBRARY_OUTPUT = 1024, /* buffer of standard output */
    LIBRARY_INPUT = 256,   /* of standard input */
    LIBRARY_MESSAGE = 128, /* of standard error */
    LIBRARY_BACKS = 8,     /* that ungetc takes in a row */
};

enum library_mode { MODE_UNKNOWN, MODE_FULL, MODE_LINE, MODE_NONE };

enum { STREAM_READ = 1, STREAM_WRITE = 2 };

/* A FILE. Its buffer, printing: bytes from `start` to `end` are not written yet; before `start` lie
   those that some thread's write is about to take (`writing` of them are under way), so they must
   stay where they are. Reading: bytes from `start` to `end` are not taken yet. */
struct library_stream {
    int descriptor; /* -1: none */
    uint8_t mode;   /* enum library_mode */
    uint8_t may;    /* STREAM_READ, STREAM_WRITE, or both; 0: closed */
    uint8_t doing;  /* the one for which the buffer is used; 0: neither yet */
    uint8_t append; /* what it writes goes to the end */
    uint8_t end_of_file, failed;
    uint8_t reading; /* a read into the buffer is under way */
    uint8_t writing;
    uint8_t backs; /* characters that ungetc gave back, the last one first */
    unsigned char back[LIBRARY_BACKS];
    unsigned start, end, size;
    unsigned room;                 /* bytes of the buffer that the library gave it, behind it */
    char *buffer;
    struct library_memory *memory; /* what it reads and writes instead of a descriptor */
    struct thread_block *owner;    /* who has it by flockfile, `holds` times */
    unsigned holds;
    int child; /* popen's: the process at the other end; otherwise 0 */
    struct library_stream *next;
};

struct library_handler {
    void (*function)(void);
    struct thread_block *process; /* whose: the thread that the process began with */
};

struct library_block; /* of the heap: heap.c */

/* In data.def these are the variables: a program that was preprocessed elsewhere, or that declares them itself, uses
   them by name. <stdio.h> has macros that give the same addresses without reading memory that all share. */
#pragma push_macro("stdin")
#pragma push_macro("stdout")
#pragma push_macro("stderr")
#undef stdin
#undef stdout
#undef stderr

struct library {
#define DATA(type, name, begin)                                                                    \
    union {                                                                                        \
        type name;                                                                                 \
        char name##_cell[LIBRARY_CELL];                                                            \
    };
#include "data.def"
#undef DATA

#pragma pop_macro("stdin")
#pragma pop_macro("stdout")
#pragma pop_macro("stderr")

    char **environment_own; /* environ.c: the table that setenv made last */

    uint32_t asserting; /* text.c: an assertion has failed, and abort comes next */

    /* start.c: a name of its own, for P1's stays when P1 has ended and P2 still uses it */
    char program_name[LIBRARY_NAME];
    uint32_t constructors; /* 0: not called yet, 1: somebody calls them, 2: done */
    uint32_t handler_count;
    struct library_handler handlers[LIBRARY_HANDLERS];

    /* getopt.c: the letters of the word that are to come, the words passed by */
    char *option_rest;
    int option_begun, option_first, option_last;

    /* heap.c */
    char *heap_end;
    struct library_block *free_blocks[LIBRARY_CLASSES]; /* the one freed last first */

    /* mmap.c: the private ones */
    struct library_mapping *mappings;
    /* pthread_key.c: PTHREAD_KEYS_MAX entries, NULL until there is a key */
    struct library_key *keys;

    /* random.c: seeded with 1 at the first use */
    uint32_t random_seeded, random_place;
    uint32_t random[LIBRARY_RANDOM];

    /* aio.c: requests that go on, the oldest first; a semaphore for those who wait for the end of one */
    struct library_request *requests;
    int request_ended, request_waiters;

    /* random48.c */
    uint64_t random48, random48_factor;
    uint32_t random48_term, random48_seeded;
    unsigned short random48_before[3];

    /* date.c: what localtime and asctime give */
    long date[8 + 16 / sizeof(long)];
    char date_text[64];

    /* passwd.c: the next one */
    unsigned user;

    /* temporary.c */
    unsigned temporary_names;
    char temporary_name[20];

    /* string.c, text.c */
    char *token_rest;
    char unknown[32]; /* "Unknown error N" */

    /* inet.c, netdb.c */
    char address[16]; /* of inet_ntoa */
    struct library_net *net;

    /* stream.c */
    struct library_stream streams[LIBRARY_STREAMS];
    struct library_stream *more_streams; /* also closed ones, for the next fopen */
    char input[LIBRARY_INPUT];
    char output[LIBRARY_OUTPUT];
    char message[LIBRARY_MESSAGE];
};

_Static_assert(sizeof(struct library) <= LIBRARY_SIZE,
               "the slot's start holds the library's state");

/* What the three streams begin as; `state` is the struct library that holds them. */
#define LIBRARY_STREAMS_BEGIN(state)                                                               \
    {{.descriptor = 0, .may = STREAM_READ, .buffer = (state).input, .size = LIBRARY_INPUT},        \
     {.descriptor = 1, .may = STREAM_WRITE, .buffer = (state).output, .size = LIBRARY_OUTPUT},     \
     {.descriptor = 2,                                                                             \
      .may = STREAM_WRITE,                                                                         \
      .mode = MODE_NONE,                                                                           \
      .buffer = (state).message,                                                                   \
      .size = LIBRARY_MESSAGE}}

/* What a link puts at a slot's start. */
union library_room {
    struct library state;
    char room[LIBRARY_SIZE];
};

#define lib ((struct library *)user_info.image)

#endif
