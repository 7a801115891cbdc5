/* The text of a schedule (docs/schedules.md), made into what the boot block holds. */
#ifndef PAWL_SCHEDULE_TEXT_H
#define PAWL_SCHEDULE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "boot.h"

struct symbols;

/* Where names are looked up; nothing is asked for a schedule without names. */
struct schedule_names {
    /* The symbols of the machine; NULL if there are none. */
    struct symbols *(*symbols)(void *context);
    /* The number of the program of that name in programs[]; -1 if there is none. */
    int (*program)(void *context, const char *name);
    void *context;
    uint64_t function_mark; /* is set in a function's address: 1 for Thumb, else 0 */
};

/* An option that stands before the colon: "clock", "free". */
struct schedule_option {
    char *name, *value;
};

struct schedule {
    struct schedule_option *options;
    size_t option_count;
    size_t start; /* where in the text the entries begin: behind the colon of the options */
    struct boot_entry *entries;
    size_t count;
    struct boot_range *ranges;
    size_t range_count;
};

enum { SCHEDULE_MESSAGE = 256 };

/* What is wrong with a text, and in which of its columns, from 1. */
struct schedule_error {
    bool misfit; /* it is a schedule, but it names what this program has not */
    unsigned column;
    char entry[64];
    char message[SCHEDULE_MESSAGE];
};

/* Parses `text`. Returns false and fills *error if it is none, or names what is not there. What was
   parsed is to be given back by schedule_free in either case. */
bool schedule_parse(struct schedule *schedule, const char *text, const struct schedule_names *names,
                    struct schedule_error *error);

void schedule_free(struct schedule *schedule);

/* The entry that stands at `column` of the text (struct boot_entry), a new string. */
char *schedule_entry(const char *text, unsigned column);

#endif
