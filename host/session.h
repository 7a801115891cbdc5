/* A run before it begins: options and schedule made into a machine and its boot block. */
#ifndef PAWL_SESSION_H
#define PAWL_SESSION_H

#include "outside.h"
#include "command.h"
#include "labheader.h"
#include "options.h"
#include "schedule_text.h"

struct symbols;

enum { SESSION_LIMIT = 100000000 /* ticks that a run may take, unless told otherwise */ };

struct session {
    struct outside outside; /* what comes from outside */
    const struct options *options;
    struct work work;
    uint32_t preempt; /* metal: instructions from a region's begin to the switch; 0: none */
    char *machine; /* the executable */
    char *digest;  /* of the programs */
    char *plan;    /* the text of the schedule; NULL: none */
    struct schedule schedule;
    struct expectation expected; /* of the header, for that schedule */
    struct symbols *symbols;     /* NULL until session_symbols */
};

/* The programs of the command line, compiled and linked; nothing is said about who runs when. What
   cannot be ends the command. */
void session_build(struct session *session, const struct options *options,
                   const struct list *programs);

/* Takes the schedule: `given` if it is not NULL, else what --schedule says, else, unless a policy is
   asked for, the first one of the program's header. One that is none ends the command with status
   2, one that names what is not there with 126. */
void session_schedule(struct session *session, const char *given);

/* False if the text is no schedule of the session's programs, and why. */
bool session_schedule_parses(struct session *session, const char *text, struct schedule_error *error);

/* Takes the schedule of a schedule file. */
void session_schedule_file(struct session *session, const char *path);

/* The symbols of the machine, opened at the first call. */
struct symbols *session_symbols(struct session *session);

/* The boot block, to be freed; `flags` are enum boot_flags besides those that options give. */
void *session_boot(struct session *session, unsigned flags, size_t *size);

/* The first line of a trace: "pawl-trace 1 DIGEST OPTION=VALUE... PROGRAM...", without its end; it
   has the options that a replay needs. A new string. */
char *session_first_line(const struct session *session);

/* The first line of a schedule file of the session's programs: "pawl-schedule 1 DIGEST --OPTION... PROGRAM...", with the
   options that make the machine what it is, without its end; `programs` as they were named. A new string. */
char *session_schedule_line(const struct session *session, const struct list *programs);

/* Writes a schedule file that begins with that line. False with errno set if it cannot be written. */
bool session_save(const struct session *session, const struct list *programs, const char *schedule, const char *path);

/* What options and schedule say of the boot block, and `flags` (enum boot_flags) besides. */
struct boot session_settings(const struct session *session, unsigned flags);

/* The first line of a trace or of a schedule file. */
struct first_line {
    char *digest;
    char *options; /* as they may stand before a schedule: "wake=any clock=free: ", or "" */
    struct list arguments; /* options of the command line: "--share", ... */
    struct list programs;
};

/* Parts such a line; false if it is none of `format`, "pawl-trace" or "pawl-schedule". One of
   another version ends the command. */
bool session_parse_first_line(const char *line, const char *format, struct first_line *parts);

/* Ends the command with status 126: something does not fit the program. */
_Noreturn void session_misfit(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Ends the command with status 126 unless `digest` is "-" or that of the session's programs. */
void session_must_match(const struct session *session, const char *digest, const char *file);

#endif
