/* Steps that are really run: kernel, library and program as they are, from the machine's memory as it stands. */
#ifndef PAWL_EXPLORE_NATIVE_H
#define PAWL_EXPLORE_NATIVE_H

#include "engine.h"

struct thread;

/* Answers that a step is given at the door, and how many there were to choose from. */
enum { ANSWERS_MAX = 16 };
struct answers {
    unsigned given;              /* the first so many are as asked for; the rest 0 */
    unsigned count;              /* that were needed */
    unsigned pick[ANSWERS_MAX], of[ANSWERS_MAX];
    struct answer answer[ANSWERS_MAX];
};

/* What happened in a step. */
struct happened {
    struct note note;            /* without text */
    const char *text;
    size_t length;
    uint16_t flags;              /* enum move_flag */
};

/* Boots, and runs to the first state. */
const struct happened *native_boot(const void *boot, size_t size);

/* Steps of one thread whose operations lie in the same range are one step. */
void native_fuse(const struct fuse *of, unsigned count);

/* Makes a move from where the machine stands, recording. */
const struct happened *native_move(struct thread *t, const struct label *what, struct answers *answers);

/* In between it is looked what t may do; that is recorded, too. */
void native_look(void);
void native_looked(const struct thread *t);

/* What t is about to do. */
void native_view(struct thread *t, struct view *view);

/* True if no other thread of its process has a smaller index: through it signals come from outside. */
bool native_is_first(const struct thread *t);

/* How the run ends if nobody can go on. Not recorded. */
unsigned native_end(void);

/* How steps are made at once that nobody can tell apart: see reduce.h. */
extern struct chain {
    bool on;
    bool ends;      /* the call with which a thread ends may be among them: it cannot fail */
    uint32_t local; /* the thread's local value before them */
    unsigned most;  /* so many at most */
    unsigned steps; /* so many were made */
    bool wrong;     /* the last of them is none of that kind: the move is to be made again, with fewer */
} native_chain;

/* For door.c, events.c and the marks. */
extern struct answers *native_answers;
extern struct happened native_happened;
void native_print(const char *bytes, size_t length);
void native_exit(const struct thread *t, int status);

#endif
