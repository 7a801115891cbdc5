/* What the shell's files share. */
#ifndef SH_H
#define SH_H

#include <stdbool.h>

enum { WORDS = 64, REDIRECTIONS = 8, COMMANDS = 8 };

enum how { FROM, TO, APPEND, SAME };

struct redirection {
    int descriptor;
    enum how how;
    char *word; /* as written */
};

struct command {
    char *body; /* of ( list ), or NULL */
    char *words[WORDS];
    int word_count;
    struct redirection redirections[REDIRECTIONS];
    int redirection_count;
};

struct pipeline {
    struct command *commands[COMMANDS];
    int count;
};

/* The rest of a text that is being read. */
struct reader {
    const char *at;
    bool wrong; /* a syntax error was met, and told */
};

extern int last_status;     /* $? */
extern int last_background; /* $! */
extern char **arguments;    /* $0, $1, ... */
extern bool interactive;

/* sh.c: runs a list. */
void run_text(const char *text);

/* sh_run.c */
int run_pipeline(struct pipeline *p);
void run_background(const char *text);
bool is_interactive(void);

/* sh_builtin.c: commands that the shell runs itself; their status. */
bool is_builtin(const char *name);
int run_builtin(char **words);

/* sh_words.c: the words that written ones stand for, ended by NULL; free_words frees them. */
char **expand_words(char *const *written, int count);
/* One word, without looking for files. */
char *expand_word(const char *written);
void free_words(char **words);

/* sh_words.c: variables. */
void variables_start(void);
/* True if it is NAME=VALUE. */
bool is_assignment(const char *word);

#endif
