/* What the halves of the names share: names.c follows the run, place.c finds what lies at an
   address, naming.c writes texts. */
#ifndef PAWL_NAMES_PRIVATE_H
#define PAWL_NAMES_PRIVATE_H

#include "frames.h"
#include "names.h"

struct block {
    uint64_t from, size;
    unsigned number; /* in order of allocation, from 1 */
};

/* Memory that threads share: fork makes a new one, spawn does not. */
struct image {
    struct block *blocks; /* of the heap, also freed ones, by address */
    size_t count, room;
    const struct program_info *program;
};

/* The sizes that a buffer has on the machines, when they differ. Which of them a program meant, or
   whether it wrote a plain number that is the same by chance, no machine can tell alone: so all of
   them have one text on all machines. */
enum { SIZES = 12 };
struct sizes {
    uint64_t sizes[SIZES];
    unsigned count;
    uint64_t units[2]; /* of an array: multiples of these count, too; 0: none */
    char text[NAME_SIZE];
};

struct thread {
    bool known;
    unsigned image, pid, call; /* call: the last one made */
    uint64_t start;
    struct frames frames;
    enum object made; /* NONE, or this thread has just got the id of such an object */
    uint64_t made_id;
    struct sizes sizes; /* of the buffer given to the last call */
};

struct id {
    enum object object;
    uint64_t id;
    char name[NAME_SIZE];
};

struct names {
    struct symbols *symbols;
    struct thread *threads; /* by number */
    size_t thread_count;
    struct image *images;
    size_t image_count;
    struct image shared;  /* its blocks are the segments of shared memory */
    unsigned segments;    /* made so far */
    struct id *ids;
    size_t id_count;
    unsigned blocks; /* allocated so far, in all images */
    char path[512];  /* of the file that the next record is about */
};

enum what { IS_UNKNOWN, IS_NULL, IS_VARIABLE, IS_BLOCK, IS_SHARED, IS_LIBRARY, IS_LOST };

/* What lies at an address, as a thread sees it. */
struct place {
    enum what what;
    const struct variable *variable;
    const struct block *block;
    const char *lost;
    const char *variable_of_library; /* NULL: state that programs do not see */
    uint64_t offset; /* in the variable or block */
    bool end;        /* the end of the variable or block, not in it */
};

/* place.c */
struct place place_find(struct names *names, unsigned number, uint64_t address);

/* The thread's entry; one that was never created is empty. Valid until the next call. */
struct thread *names_thread(struct names *names, unsigned number);

/* The block of an image that holds the address or ends there, or NULL. */
const struct block *image_block(const struct image *image, uint64_t address);

/* The segment of shared memory that holds the address, or NULL. */
const struct block *names_segment(const struct names *names, uint64_t address);

/* naming.c: writes a text of NAME_SIZE bytes, cut if it does not fit. */
__attribute__((format(printf, 2, 3))) void name_put(char *text, const char *format, ...);

/* naming.c: a pointer of this type (may be NULL); false if it is "?" or a number. */
bool names_typed_pointer(struct names *names, unsigned thread, uint64_t pointer, Dwarf_Die *type,
                         char *text);

#endif
