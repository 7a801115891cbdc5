/* Be the scheduler: a path of schedule entries that keys make longer and shorter, and the machine at its end.
   The truth is by construction: after each key the machine runs from its start along the path, as `pawl run
   --schedule` would. What is on the screen is in play_view.h, what keys do in play_keys.h. */
#ifndef PAWL_PLAY_H
#define PAWL_PLAY_H

#include "answer.h"
#include "play_scene.h"
#include "session.h"

enum tone { TONE_PLAIN, TONE_GOOD, TONE_BAD };

enum asking { ASK_NOTHING, ASK_VARIABLE, ASK_ENTRY, ASK_FILE, ASK_VALUE };

struct play {
    struct session *session;
    const struct list *programs; /* as they were named */
    struct list sources;
    struct list watched;
    char *options;     /* on which the path depends: "wake=any: ", or "" */
    struct list path;  /* entries; from `taken` on those that were undone */
    size_t taken;
    struct scene scene; /* at the end of the path */
    char *output;
    uint64_t steps, preemptions, tick;
    bool over;
    unsigned end; /* enum end, if it is over */

    struct list goals; /* see play_goal.h */
    bool reached;

    bool quiz;                 /* see play_quiz.h */
    unsigned questions, right; /* how many were asked, how many guesses were right */
    unsigned guessed;          /* the thread about whose step is asked */
    char *answer;

    struct ahead *ahead;      /* see play_ahead.h; NULL: not asked yet */
    struct list ahead_lines;  /* what could still happen */
    bool shows_ahead;
    /* Asked now and then while the explorer is, with what it has done (NULL: it is not there yet); true ends that. */
    bool (*stops)(void *context, const struct effort *effort);
    void *context;

    char *message; /* about the last key; never NULL */
    enum tone tone;
    char prefix;        /* a key that waits for a thread's number; 0: none */
    enum asking asking; /* a line is being typed */
    char typed[200];
    bool help, quit;
    unsigned page; /* of the help, or of what could still happen */
    unsigned first; /* the column of this thread is the first that is shown, if not all fit */
};

/* Takes the schedule of the session, if it has one, as the beginning of the path. */
void play_begin(struct play *play, struct session *session, const struct list *programs);

/* Makes the path longer by an entry; what was undone is forgotten. False if it does not fit: then the message says
   why, and the path is as it was. */
bool play_add(struct play *play, const char *entry);

/* Runs along the path and this entry, and leaves the path as it is. False if it does not fit; `run` is to be freed in
   either case. */
bool play_try(struct play *play, const char *entry, struct rerun *run);

/* Lets the thread run until it stands before its next call, waits or ends: to_call; or only until it waits or ends. */
bool play_run(struct play *play, unsigned thread, bool to_call);

void play_undo(struct play *play);
void play_redo(struct play *play);

/* Watches one more variable. */
void play_watch(struct play *play, const char *name);

/* The schedule of the path, with its options, a new string; neighbouring steps of one thread are one entry. */
char *play_schedule(const struct play *play);

/* Runs along the path. */
void play_path(struct play *play, struct rerun *run);

/* The steps of the path, with the answers that were given on the way: entries that fit without lines of waiters, or with
   a free clock, as well; a new string. */
char *play_steps(struct play *play);

/* True if the run along these entries, of the whole run, reaches the goals. */
bool play_reaches(struct play *play, const char *entries);

/* False, and the message says why, if the file cannot be written. */
bool play_save(struct play *play, const char *path);

__attribute__((format(printf, 3, 4))) void play_say(struct play *play, enum tone tone, const char *format, ...);

#endif
