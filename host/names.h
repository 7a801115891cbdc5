/* Names for what a running machine deals with. Fed with all records of a run in their order, they
   follow the threads' frames, the heaps and the ids of IPC objects; each thing is named from the
   program: variables by symbol, member and index; stacks by function ("main:x"); the heap's
   blocks in order of allocation ("heap#2"); sets and queues by the variable that their id was
   stored in. No address is ever part of a name: what has no name is "?".

   Texts are written into `text`, of NAME_SIZE bytes. */
#ifndef PAWL_NAMES_H
#define PAWL_NAMES_H

#include "symbols.h"
#include "trace.h"

enum { NAME_SIZE = 512 };

struct names;

struct names *names_new(struct symbols *symbols);
void names_free(struct names *names);
struct symbols *names_symbols(struct names *names);

/* To be called once for each record, in order, before anything of it is named. */
void names_note(struct names *names, const struct record *record);

/* What the record's access touches: "queue.items[3]". True if it is known and so may be shared:
   neither "?" nor 0. */
bool names_access(struct names *names, const struct record *record, char *text);

/* What a FAULT's thread touched: "text[3]", "worker", 0 for NULL, "?". */
void names_touched(struct names *names, const struct record *record, char *text);

/* The value read or written there; false, and an empty text, if it has none. */
bool names_value(struct names *names, const struct record *record, char *text);

/* What identifies the variable or block that the access touches: equal for equal memory only.
   0: unknown, or on the thread's own stack. */
uint64_t names_identity(struct names *names, const struct record *record);

/* What a pointer without a type points to: "&balance", "heap#2", "worker", "0", "?". */
void names_pointer(struct names *names, unsigned thread, uint64_t pointer, char *text);

/* A number that may be a pointer: its name if it is one, otherwise the number. */
void names_word(struct names *names, unsigned thread, uint64_t word, char *text);

/* The size of the buffer at `pointer`: "sizeof(message)" if that may be meant and differs from
   machine to machine, otherwise the number. */
void names_size(struct names *names, unsigned thread, uint64_t pointer, uint64_t bytes, char *text);

/* A function by its address: "worker". */
void names_function(struct names *names, uint64_t address, char *text);

/* What a thread waits for, holds or leaves: "sem lock", "pipe 1", "semaphore mutex". `thread` is
   one that knows the object by this address. */
void names_object(struct names *names, unsigned thread, enum object object, uint64_t which,
                  char *text);

/* The name alone of a System V object: "lock", or its id. */
void names_id(struct names *names, enum object object, uint64_t id, char *text);

/* What a thread has announced, as a STATE record tells it: "P", "read balance". */
void names_operation(struct names *names, const struct record *record, char *text);

/* Where the record's thread stands: "account.c:14", or "-". */
void names_line(struct names *names, const struct record *record, char *text);

/* The program that a thread runs: "account"; "?" if unknown. */
const char *names_program(struct names *names, unsigned thread);

/* Its start function: "main", "P1", "worker"; "?" if unknown. */
const char *names_start(struct names *names, unsigned thread);

/* The pid of a thread's process, 0 if unknown; and the first thread of a process, 0 if unknown. */
unsigned names_pid(struct names *names, unsigned thread);
unsigned names_thread_of(struct names *names, unsigned pid);

/* "-1 EAGAIN" for a call's result that says an error, else the number or the pointer's name. */
void names_result(struct names *names, unsigned thread, int64_t result, char *text);

/* From the kernel's lists; "?" beyond them. */
const char *names_call(unsigned number);
const char *names_call_arguments(unsigned number);
const char *names_error(uint64_t number);
const char *names_error_text(uint64_t number);
const char *names_signal(unsigned number);
const char *names_object_kind(unsigned object);
const char *names_end(unsigned end);
const char *names_mark(uint64_t mark);
const char *names_reason(unsigned reason);
const char *names_event(unsigned event);
/* The path of the file that a record is about which came right after NAME records. */
const char *names_path(const struct names *names);


#endif
