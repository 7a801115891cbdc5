/* sh [-c COMMANDS | FILE] [ARGUMENT...]: the shell. Its language stands in user/bin/sh.c.

   LIST      a ; b    a & b    a && b    a || b    ( list )    # comment
   COMMAND   NAME=VALUE word ...   a | b   < file   > file   >> file   2> file   2>&1
   WORD      'text'  "text $NAME"  \c  $NAME ${NAME} $? $$ $! $# $0 ... $9 $@  and  * ? for files
   BUILT IN  cd exit export unset wait umask read exec set shift : .

   A list is read into pipelines of commands whose words are still as they were written; each is
   expanded when its turn comes, for what stands before it may set its variables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sh.h"

int last_status, last_background;
char **arguments;
bool interactive;

/* ---- Reading: text becomes pipelines ------------------------------------------------------ */

static void syntax_error(struct reader *r, const char *what)
{
    if (!r->wrong)
        fprintf(stderr, "sh: syntax error: %s\n", what);
    r->wrong = true;
}

static bool at(const struct reader *r, const char *operator)
{
    return strncmp(r->at, operator, strlen(operator)) == 0;
}

static void skip_blanks(struct reader *r)
{
    for (;;) {
        if (*r->at == ' ' || *r->at == '\t')
            r->at++;
        else if (at(r, "\\\n"))
            r->at += 2;
        else
            break;
    }
    if (*r->at == '#')
        r->at += strcspn(r->at, "\n");
}

/* Goes behind what a quote or backslash at r->at protects. */
static void skip_quoted(struct reader *r)
{
    char quote = *r->at++;
    if (quote == '\\') {
        if (*r->at)
            r->at++;
        return;
    }
    while (*r->at && *r->at != quote)
        r->at += quote == '"' && *r->at == '\\' && r->at[1] ? 2 : 1;
    if (*r->at)
        r->at++;
    else
        syntax_error(r, "a quote is not closed");
}

static char *copy(const char *from, const char *to)
{
    char *text = malloc((size_t)(to - from) + 1);
    if (!text) {
        fprintf(stderr, "sh: out of memory\n");
        exit(2);
    }
    memcpy(text, from, (size_t)(to - from));
    text[to - from] = 0;
    return text;
}

/* A word as it is written, or NULL if an operator or the end stands here. */
static char *read_word(struct reader *r)
{
    skip_blanks(r);
    const char *from = r->at;
    while (*r->at && !strchr(" \t\n;&|<>()", *r->at)) {
        if (strchr("'\"\\", *r->at))
            skip_quoted(r);
        else
            r->at++;
    }
    return r->at == from ? NULL : copy(from, r->at);
}

/* The text between parentheses. */
static char *read_body(struct reader *r)
{
    const char *from = ++r->at;
    for (int depth = 1;; r->at++) {
        while (strchr("'\"\\", *r->at) && *r->at)
            skip_quoted(r);
        if (!*r->at) {
            syntax_error(r, ") is missing");
            return NULL;
        }
        depth += (*r->at == '(') - (*r->at == ')');
        if (!depth)
            break;
    }
    return copy(from, r->at++);
}

/* [n]< word   [n]> word   [n]>> word   [n]>& word; false if there is none. */
static bool read_redirection(struct reader *r, struct command *c)
{
    skip_blanks(r);
    const char *p = r->at;
    int descriptor = -1;
    if (*p >= '0' && *p <= '9' && (p[1] == '<' || p[1] == '>'))
        descriptor = *p++ - '0';
    if (*p != '<' && *p != '>')
        return false;
    struct redirection redirection = {.descriptor = descriptor >= 0 ? descriptor : *p == '>',
                                      .how = *p == '<' ? FROM : TO};
    p++;
    if (redirection.how == TO && *p == '>')
        redirection.how = APPEND, p++;
    else if (*p == '&')
        redirection.how = SAME, p++;
    r->at = p;
    redirection.word = read_word(r);
    if (!redirection.word)
        syntax_error(r, "a file's name is missing");
    else if (c->redirection_count == REDIRECTIONS)
        syntax_error(r, "too many redirections");
    else
        c->redirections[c->redirection_count++] = redirection;
    return !r->wrong;
}

static void read_command(struct reader *r, struct command *c)
{
    skip_blanks(r);
    if (*r->at == '(')
        c->body = read_body(r);
    while (!r->wrong) {
        if (read_redirection(r, c))
            continue;
        char *word = r->wrong || c->body ? NULL : read_word(r);
        if (!word)
            break;
        if (c->word_count == WORDS)
            syntax_error(r, "too many words");
        else
            c->words[c->word_count++] = word;
    }
    if (!r->wrong && !c->body && !c->word_count && !c->redirection_count)
        syntax_error(r, *r->at && *r->at != '\n' ? r->at : "a command is missing");
}

static void read_pipeline(struct reader *r, struct pipeline *p)
{
    do {
        if (p->count == COMMANDS) {
            syntax_error(r, "too many commands in a pipeline");
            return;
        }
        p->commands[p->count] = calloc(1, sizeof *p->commands[0]);
        if (!p->commands[p->count]) {
            syntax_error(r, "out of memory");
            return;
        }
        read_command(r, p->commands[p->count++]);
        skip_blanks(r);
    } while (!r->wrong && *r->at == '|' && r->at[1] != '|' && r->at++);
}

static void free_pipeline(struct pipeline *p)
{
    for (int i = 0; i < p->count; i++) {
        struct command *c = p->commands[i];
        for (int word = 0; word < c->word_count; word++)
            free(c->words[word]);
        for (int n = 0; n < c->redirection_count; n++)
            free(c->redirections[n].word);
        free(c->body);
        free(c);
    }
}

/* ---- Running ------------------------------------------------------------------------------ */

/* Where this a && b || c ends. It is read over first: only its end says whether it is to run in the
   background. */
static const char *end_of_and_or(struct reader *r)
{
    struct reader from = *r;
    while (*from.at && !strchr(";\n", *from.at) &&
           !(*from.at == '&' && from.at[1] != '&' && from.at[-1] != '>' && from.at[-1] != '<')) {
        if (strchr("'\"\\", *from.at))
            skip_quoted(&from);
        else if (*from.at == '(')
            free(read_body(&from));
        else if (*from.at == '#' && strchr(" \t;&|(", from.at[-1]))
            from.at += strcspn(from.at, "\n");
        else
            from.at += at(&from, "&&") ? 2 : 1;
        if (from.wrong)
            break;
    }
    r->wrong = from.wrong;
    return from.at;
}

static void run_and_or(struct reader *r)
{
    bool run = true;
    for (;;) {
        struct pipeline p = {0};
        read_pipeline(r, &p);
        if (r->wrong)
            last_status = 2;
        else if (run)
            last_status = run_pipeline(&p);
        free_pipeline(&p);
        if (r->wrong || (!at(r, "&&") && !at(r, "||")))
            break;
        run = at(r, "&&") == (last_status == 0);
        r->at += 2;
        while (*r->at == '\n')
            r->at++, skip_blanks(r);
    }
}

void run_text(const char *text)
{
    char *all = malloc(strlen(text) + 2); /* with a byte before it to look back at */
    if (!all)
        exit(2);
    all[0] = ' ';
    strcpy(all + 1, text);
    struct reader r = {.at = all + 1};
    for (;;) {
        while (skip_blanks(&r), *r.at == ';' || *r.at == '\n')
            r.at++;
        if (!*r.at || r.wrong)
            break;
        const char *end = end_of_and_or(&r);
        if (r.wrong)
            break;
        if (*end == '&') {
            char *part = copy(r.at, end);
            run_background(part);
            free(part);
            r.at = end + 1;
            continue;
        }
        run_and_or(&r);
        skip_blanks(&r);
        if (!r.wrong && *r.at && !strchr(";\n", *r.at))
            syntax_error(&r, r.at);
    }
    if (r.wrong)
        last_status = 2;
    free(all);
}

/* ---- Where commands come from ------------------------------------------------------------- */

static void run_stream(FILE *from)
{
    char *line = NULL;
    size_t size = 0;
    for (;;) {
        if (interactive) {
            fputs("$ ", stdout);
            fflush(stdout);
        }
        if (getline(&line, &size, from) < 0)
            break;
        run_text(line);
    }
    free(line);
    if (interactive)
        putchar('\n');
}

int main(int argc, char **argv)
{
    variables_start();
    arguments = argv;
    if (argc > 2 && strcmp(argv[1], "-c") == 0) {
        arguments = argc > 3 ? argv + 3 : argv;
        if (argc <= 3)
            arguments = (char *[]){argv[0], NULL};
        run_text(argv[2]);
        return last_status;
    }
    if (argc > 1) {
        FILE *file = fopen(argv[1], "re");
        if (!file) {
            perror(argv[1]);
            return 127;
        }
        arguments = argv + 1;
        run_stream(file);
        return last_status;
    }
    interactive = is_interactive();
    run_stream(stdin);
    return last_status;
}
