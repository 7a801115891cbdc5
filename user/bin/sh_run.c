/* How the shell runs commands: processes, pipes, redirections. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sh.h"

enum { SAVED = 10 }; /* from here on lie the shell's own descriptors while a built-in has others */

bool is_interactive(void)
{
    bool is = isatty(STDIN_FILENO);
    if (is)
        signal(SIGINT, SIG_IGN);
    return is;
}

/* ---- Redirections --------------------------------------------------------------------------- */

static int open_for(const struct redirection *r, const char *name)
{
    if (r->how == SAME)
        return dup(atoi(name));
    if (r->how == FROM)
        return open(name, O_RDONLY);
    return open(name, O_WRONLY | O_CREAT | (r->how == APPEND ? O_APPEND : O_TRUNC), 0666);
}

static bool redirect(const struct command *c)
{
    for (int i = 0; i < c->redirection_count; i++) {
        const struct redirection *r = &c->redirections[i];
        char *name = expand_word(r->word);
        int descriptor = open_for(r, name);
        if (descriptor < 0) {
            fprintf(stderr, "sh: %s: %s\n", name, strerror(errno));
            free(name);
            return false;
        }
        free(name);
        if (descriptor != r->descriptor) {
            dup2(descriptor, r->descriptor);
            close(descriptor);
        }
    }
    return true;
}

/* ---- Children ------------------------------------------------------------------------------- */

static int status_of(int status)
{
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    if (interactive && WTERMSIG(status) != SIGINT && WTERMSIG(status) != SIGPIPE)
        fprintf(stderr, "%s\n", strsignal(WTERMSIG(status)));
    return 128 + WTERMSIG(status);
}

static void become_child(void)
{
    if (interactive)
        signal(SIGINT, SIG_DFL);
    interactive = false;
}

static int assign(char **words)
{
    int count = 0;
    for (; words && words[count] && is_assignment(words[count]); count++) {
        char *equals = strchr(words[count], '=');
        *equals = 0;
        setenv(words[count], equals + 1, 1);
        *equals = '=';
    }
    return count;
}

/* In a child: never returns. */
static void run_child(const struct command *c)
{
    become_child();
    if (!redirect(c))
        exit(1);
    if (c->body) {
        run_text(c->body);
        exit(last_status);
    }
    char **words = expand_words(c->words, c->word_count);
    char **command = words ? words + assign(words) : NULL;
    if (!command || !*command)
        exit(0);
    if (is_builtin(command[0]))
        exit(run_builtin(command));
    execvp(command[0], command);
    fprintf(stderr, "sh: %s: %s\n", command[0],
            errno == ENOENT ? "not found" : strerror(errno));
    _exit(errno == ENOENT ? 127 : 126);
}

/* ---- Commands that the shell runs itself -------------------------------------------------------- */

/* A copy that no command that is started gets. */
static int save(int descriptor)
{
    int copy = fcntl(descriptor, F_DUPFD, SAVED);
    if (copy >= 0)
        fcntl(copy, F_SETFD, FD_CLOEXEC);
    return copy;
}

static int run_here(const struct command *c, char **words)
{
    int saved[3], status = 1;
    bool stays = strcmp(words[0], "exec") == 0;
    fflush(stdout);
    for (int d = 0; d < 3; d++)
        saved[d] = c->redirection_count && !stays ? save(d) : -1;
    if (redirect(c))
        status = run_builtin(words);
    fflush(stdout);
    for (int d = 0; d < 3; d++)
        if (saved[d] >= 0) {
            dup2(saved[d], d);
            close(saved[d]);
        }
    return status;
}

/* True if the command needs no child; *status is what it gave. */
static bool needs_no_child(const struct command *c, int *status)
{
    if (c->body)
        return false;
    int assignments = 0;
    while (assignments < c->word_count && is_assignment(c->words[assignments]))
        assignments++;
    if (assignments == c->word_count && assignments) {
        for (int i = 0; i < assignments; i++) {
            char *word = expand_word(c->words[i]);
            assign((char *[]){word, NULL});
            free(word);
        }
        *status = 0;
        return true;
    }
    if (assignments || !c->word_count)
        return false;
    char **words = expand_words(c->words, c->word_count);
    bool is = words && is_builtin(words[0]);
    if (is)
        *status = run_here(c, words);
    free_words(words);
    return is;
}

/* ---- Pipelines ---------------------------------------------------------------------------------- */

/* Starts command i with its ends of the pipes round it; what it reads is closed here. */
static pid_t start(struct pipeline *p, int i, int from, int to[2])
{
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        if (from >= 0) {
            dup2(from, STDIN_FILENO);
            close(from);
        }
        if (i < p->count - 1) {
            dup2(to[1], STDOUT_FILENO);
            close(to[0]);
            close(to[1]);
        }
        run_child(p->commands[i]);
    }
    if (from >= 0)
        close(from);
    if (i < p->count - 1)
        close(to[1]);
    return pid;
}

int run_pipeline(struct pipeline *p)
{
    int status = 0, from = -1, to[2] = {-1, -1}, started = 0;
    pid_t pids[COMMANDS];
    if (p->count == 1 && needs_no_child(p->commands[0], &status))
        return status;
    for (int i = 0; i < p->count; i++) {
        if (i < p->count - 1 && pipe(to) != 0) {
            perror("sh: pipe");
            break;
        }
        pids[i] = start(p, i, from, to);
        if (pids[i] < 0) {
            perror("sh: fork");
            status = 1 << 8;
            break;
        }
        from = to[0];
        started++;
    }
    for (int i = 0; i < started; i++)
        while (waitpid(pids[i], &status, 0) < 0 && errno == EINTR)
            ;
    return status_of(status);
}

/* A list in the background reads nothing, and Ctrl+C is not for it. */
void run_background(const char *text)
{
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        become_child();
        signal(SIGINT, SIG_IGN);
        signal(SIGQUIT, SIG_IGN);
        int nothing = open("/dev/null", O_RDONLY);
        if (nothing > 0) {
            dup2(nothing, STDIN_FILENO);
            close(nothing);
        }
        run_text(text);
        exit(last_status);
    }
    if (pid < 0)
        perror("sh: fork");
    else if (interactive)
        printf("[%d]\n", (int)pid);
    last_background = (int)pid;
    last_status = pid < 0;
}
