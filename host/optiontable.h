/* All options of all subcommands, each once: what it is called, what it takes, where that is kept. */
#ifndef PAWL_OPTIONTABLE_H
#define PAWL_OPTIONTABLE_H

#include "options.h"

/* What is made of the option's value. */
enum take {
    TAKE_FLAG,    /* bool: it has none */
    TAKE_TEXT,    /* const char *: as it is */
    TAKE_MAYBE,   /* const char *: as it is, "" if there is none */
    TAKE_WORD,    /* const char *: one of `words` */
    TAKE_LIST,    /* struct list: it may be given several times */
    TAKE_WORDS,   /* struct list: its words, as a shell parts them */
    TAKE_NUMBER,  /* struct maybe: at least `least` */
    TAKE_SECONDS, /* struct maybe: in milliseconds */
};

struct option_row {
    const char *name; /* one letter: -o; else --name */
    const char *argument, *help;
    unsigned subcommands; /* a set, bit 1 << enum subcommand */
    int group;            /* as --help shows them */
    enum take take;
    size_t field; /* of struct options */
    const char *words;
    uint64_t least;
};

extern const struct option_row option_rows[]; /* ends with one without a name */

#endif
