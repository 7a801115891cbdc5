/* system, popen: commands for the shell. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "internal.h"

static _Noreturn void become_shell(const char *command)
{
    char *const arguments[] = {"sh", "-c", (char *)command, NULL};
    execv("/bin/sh", arguments);
    _exit(127);
}

/* The status of a child, whatever signals come meanwhile; -1 if somebody else has taken it. */
static int status_of(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return status;
}

/* ---- system ------------------------------------------------------------------------------ */

/* While the command runs, Ctrl+C is meant for it, and the program's own handler of SIGCHLD does not
   take its status away. */
struct kept {
    struct sigaction interrupt, quit;
    sigset_t mask;
};

static void leave_to_command(struct kept *kept)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigset_t child;
    sigaction(SIGINT, &ignore, &kept->interrupt);
    sigaction(SIGQUIT, &ignore, &kept->quit);
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, &kept->mask);
}

static void take_back(const struct kept *kept)
{
    sigaction(SIGINT, &kept->interrupt, NULL);
    sigaction(SIGQUIT, &kept->quit, NULL);
    sigprocmask(SIG_SETMASK, &kept->mask, NULL);
}

int system(const char *command)
{
    struct kept kept;
    if (!command)
        return access("/bin/sh", X_OK) == 0;
    leave_to_command(&kept);
    pid_t pid = fork();
    if (pid == 0) {
        take_back(&kept);
        become_shell(command);
    }
    int status = pid < 0 ? -1 : status_of(pid);
    take_back(&kept);
    return status;
}

/* ---- popen ------------------------------------------------------------------------------- */

/* The command has none of the streams that popen gave before: else a pipe would have writers that
   know nothing of it, and no end. */
static void close_others(void)
{
    struct library_stream *other = NULL;
    while ((other = library_stream_next(other)) != NULL)
        if (other->may && other->child)
            close(other->descriptor);
}

static _Noreturn void run_at(int end, int as, const char *command)
{
    close_others();
    if (end == as)
        fcntl(end, F_SETFD, 0);
    else
        dup2(end, as);
    become_shell(command);
}

FILE *popen(const char *command, const char *mode)
{
    bool reads = string_byte(mode) == 'r';
    int ends[2];
    if (!reads && string_byte(mode) != 'w') {
        library_fail(EINVAL);
        return NULL;
    }
    if (pipe2(ends, O_CLOEXEC) < 0)
        return NULL;
    int mine = ends[reads ? 0 : 1], others = ends[reads ? 1 : 0];
    FILE *stream = library_stream_open(mine, reads ? STREAM_READ : STREAM_WRITE);
    pid_t pid = stream ? fork() : -1;
    if (pid == 0)
        run_at(others, reads ? STDOUT_FILENO : STDIN_FILENO, command);
    close(others);
    if (pid > 0) {
        if (string_byte(mode + 1) != 'e')
            fcntl(mine, F_SETFD, 0);
        stream->child = pid;
        return stream;
    }
    if (stream)
        fclose(stream);
    else
        close(mine);
    return NULL;
}

int pclose(FILE *stream)
{
    pid_t pid = stream->child;
    if (!pid)
        return (int)library_fail(ECHILD);
    fclose(stream);
    return status_of(pid);
}
