/* What the library's files use of each other and of the machine. Names that begin with library_ are
   the library's own: programs cannot call them. */
#ifndef PAWL_LIBRARY_INTERNAL_H
#define PAWL_LIBRARY_INTERNAL_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sys/types.h>

#include "abi.h"
#include "library.h"

/* ---- The machine: arch/ ------------------------------------------------------------------ */

/* A system call; gives its result, or minus the error's number. */
long library_call(int number, ...);

/* Announces an operation, and returns when its turn has come. */
void library_point(enum operation operation, const volatile void *address, size_t length);

/* Of compare-and-swap, which saw `before`: true if that is what *old expects; otherwise *old becomes it. */
bool library_expected8(uint8_t *old, uint8_t before);
bool library_expected16(uint16_t *old, uint16_t before);
bool library_expected32(uint32_t *old, uint32_t before);
bool library_expected64(uint64_t *old, uint64_t before);

/* Gives `error` to errno, and -1. */
long library_fail(int error);

/* The kernel's: true if nobody can ever change these bytes. */
bool arch_constant(uintptr_t address, size_t length);

/* ---- What the library does on the program's behalf ---------------------------------------- */

static inline void announce_read(const void *from, size_t length)
{
    if (!arch_constant((uintptr_t)from, length))
        library_point(OP_READ, from, length);
}

static inline void announce_write(void *to, size_t length) { library_point(OP_WRITE, to, length); }

/* One byte of a string that the program gave. */
static inline unsigned char string_byte(const char *text)
{
    announce_read(text, 1);
    return *(const volatile unsigned char *)text;
}

static inline void set_string_byte(char *to, char c)
{
    announce_write(to, 1);
    *(volatile char *)to = c;
}

/* Where the program called the library: kept while the library calls the program back, for traps
   that come after. */
struct library_caller {
    uintptr_t pc, sp, fp;
};

static inline struct library_caller library_caller_save(void)
{
    const struct thread_block *t = user_info.thread;
    return (struct library_caller){t->caller, t->caller_sp, t->caller_fp};
}

static inline void library_caller_restore(struct library_caller caller)
{
    struct thread_block *t = user_info.thread;
    t->caller = caller.pc;
    t->caller_sp = caller.sp;
    t->caller_fp = caller.fp;
}

/* ---- Memory of the library's own, which no trace sees: heap.c ----------------------------- */

/* A block of zeros; NULL with ENOMEM. */
void *library_take(size_t size);
void library_give(void *block);

/* ---- Thread-local variables: local.c ------------------------------------------------------ */

/* The calling thread needs its own no more: it ends. */
void library_locals_free(void);

/* ---- Streams: stream.c ------------------------------------------------------------------- */

/* Puts bytes into a stream's buffer; whole buffers are written. False on error. */
bool library_put(struct library_stream *stream, const char *bytes, size_t count);

/* The end of a call that prints: writes what the stream's mode wants to be written now. */
bool library_put_end(struct library_stream *stream);

/* The next byte, or EOF. */
int library_get(struct library_stream *stream);
/* Gives one back, to be the next; false if there is no room for it. */
bool library_unget(struct library_stream *stream, int c);

/* Writes what a stream holds, or gives the offset back by what it has read and not handed on. */
bool library_flush(struct library_stream *stream);

/* Writes what all streams hold; with `inputs` also gives offsets back. */
void library_flush_all(bool inputs);

/* In a child: nobody else's reads and writes are under way any more. */
void library_streams_alone(void);

/* The same for aio's requests: aio.c. */
void library_requests_alone(void);

/* All streams, closed ones too: the first after NULL, NULL after the last. */
struct library_stream *library_stream_next(struct library_stream *stream);

/* Writes all bytes to a descriptor, whatever pieces it takes them in. */
bool library_write(int descriptor, const char *bytes, size_t count);

/* A new stream on a descriptor (-1: none), for STREAM_READ, STREAM_WRITE or both; NULL: ENOMEM. */
struct library_stream *library_stream_open(int descriptor, unsigned may);

/* What open's flags are for a mode like "r+": -1 and EINVAL for others. And what a stream may. */
int library_mode_flags(const char *mode);
unsigned library_flags_may(int flags);

/* Moves the place at which a stream's descriptor or memory is read and written. */
long library_seek(struct library_stream *stream, long offset, int whence);

/* A stream's memory: memory_stream.c. */
ssize_t library_memory_read(struct library_memory *memory, char *to, size_t size);
bool library_memory_write(struct library_memory *memory, const char *bytes, size_t count);
long library_memory_seek(struct library_memory *memory, long offset, int whence);
void library_memory_close(struct library_memory *memory);

/* ---- Addresses: inet.c ------------------------------------------------------------------- */

/* The text "a.b.c.d" of an address in the network's order: its length. */
unsigned library_address_text(uint32_t address, char text[16]);

/* ---- Formats: format.c, scan.c ----------------------------------------------------------- */

/* Where formatted text goes, piece by piece. `take` gets pieces in order and says false to stop. */
struct sink {
    bool (*take)(struct sink *sink, const char *bytes, size_t count);
    unsigned total; /* characters so far, taken or not */
    unsigned held;  /* of them in `piece` */
    bool failed;
    char piece[128];
};

/* Formats into the sink and hands over all that it holds. Gives the number of characters or -1. */
int library_format(struct sink *sink, const char *format, va_list arguments);
void library_sink_byte(struct sink *sink, char c);
void library_sink_bytes(struct sink *sink, const char *bytes, size_t count);
void library_sink_fill(struct sink *sink, char c, int count);

/* One conversion of a format: %[flags][width][.precision]. */
struct conversion {
    bool left, plus, space, alternate, zero;
    int width;
    int precision; /* -1: not given */
    char letter;
};

/* Writes sign or prefix and body, padded to the width. `zeros` stand between them. */
void library_format_number(struct sink *sink, const struct conversion *conversion,
                           const char *prefix, const char *body, int length, int zeros);
void library_format_double(struct sink *sink, const struct conversion *conversion, double value);

/* Where scanned text comes from: `next` gives a character, or EOF; `back` takes the last one
   back. */
struct source {
    int (*next)(struct source *source);
    void (*back)(struct source *source, int c);
    unsigned taken; /* characters, without those taken back */
};

int library_source_next(struct source *source);
void library_source_back(struct source *source, int c);

int library_scan(struct source *source, const char *format, va_list arguments);

/* A number from a source, of at most `most` characters. They give the length of the number, 0 if
   there is none; more than that may have been taken before it was clear where the number ends. */
struct integer {
    unsigned long long magnitude;
    bool negative, overflow;
};
unsigned library_scan_integer(struct source *source, int base, unsigned most,
                              struct integer *number);
unsigned library_scan_double(struct source *source, unsigned most, double *number,
                             bool *out_of_range);

/* ---- Threads: pthread_key.c -------------------------------------------------------------- */

/* Calls the destructors of the calling thread's keys, and forgets its values. */
void library_end_keys(void);

#endif
