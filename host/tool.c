#include "tool.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char *read_pipe(int end)
{
    char *all, buffer[4096];
    size_t size;
    FILE *stream = open_memstream(&all, &size);
    if (!stream)
        fail("out of memory");
    for (ssize_t got; (got = read(end, buffer, sizeof buffer)) != 0;) {
        if (got < 0 && errno != EINTR)
            break;
        if (got > 0)
            fwrite(buffer, 1, (size_t)got, stream);
    }
    close(end);
    fclose(stream);
    return all;
}

/* Runs a tool with its standard output or error, as `taken` says, into *taken_text. */
static int run(const struct list *words, int taken, char **taken_text)
{
    int pipe_ends[2] = {-1, -1};
    if (taken_text && pipe2(pipe_ends, O_CLOEXEC) != 0)
        fail("no pipe: %s", strerror(errno));
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    if (taken_text)
        posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], taken);
    pid_t child;
    int error = posix_spawnp(&child, words->items[0], &actions, NULL, words->items, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (taken_text) {
        close(pipe_ends[1]);
        *taken_text = read_pipe(pipe_ends[0]);
    }
    if (error)
        return 127;
    int status;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int tool_run(const struct list *words, char **errors) { return run(words, 2, errors); }

char *tool_all_output(const struct list *words)
{
    char *output;
    int status = run(words, 1, &output);
    if (status == 127)
        fail("there is no %s in PATH: `make deps` installs what is missing", words->items[0]);
    if (status)
        fail("%s failed (status %d)", words->items[0], status);
    return output;
}

char *tool_output(const struct list *words)
{
    char *output = tool_all_output(words);
    output[strcspn(output, "\n")] = 0;
    return output;
}

void tool_must(const struct list *words)
{
    char *errors;
    int status = tool_run(words, &errors);
    if (status == 127)
        fail("there is no %s in PATH: `make deps` installs what is missing", words->items[0]);
    if (status)
        fail("%s failed:\n%s", words->items[0], errors);
    free(errors);
}

char *tool_find(const char *name)
{
    if (strchr(name, '/'))
        return access(name, X_OK) == 0 ? text("%s", name) : NULL;
    const char *path = getenv("PATH");
    for (path = path ? path : "/usr/bin:/bin"; *path;) {
        size_t length = strcspn(path, ":");
        char *file = text("%.*s/%s", (int)length, path, name);
        if (access(file, X_OK) == 0)
            return file;
        free(file);
        path += length + (path[length] == ':');
    }
    return NULL;
}
