/* exec in its forms: all end in execve. */
#include <stdlib.h>
#include <unistd.h>

#include "internal.h"

size_t strlen(const char *text);
char *strchr(const char *text, int c);
void *memcpy(void *restrict to, const void *restrict from, size_t size);

int execv(const char *path, char *const argv[]) { return execve(path, argv, lib->environ); }

/* ---- Arguments one by one ---------------------------------------------------------------- */

/* How many strings the caller gave, up to the NULL. */
static size_t count_of(const char *first, va_list arguments)
{
    size_t count = 0;
    for (const char *each = first; each; each = va_arg(arguments, const char *))
        count++;
    return count;
}

static void take(char **argv, size_t count, const char *first, va_list *arguments)
{
    argv[0] = (char *)first;
    for (size_t i = 1; i <= count; i++)
        argv[i] = va_arg(*arguments, char *);
}

#define LISTED(call)                                                                               \
    va_list arguments;                                                                             \
    va_start(arguments, argument);                                                                 \
    size_t count = count_of(argument, arguments);                                                  \
    va_end(arguments);                                                                             \
    char *argv[count + 1];                                                                         \
    va_start(arguments, argument);                                                                 \
    take(argv, count, argument, &arguments);                                                       \
    int result = call;                                                                             \
    va_end(arguments);                                                                             \
    return result

int execl(const char *path, const char *argument, ...) { LISTED(execv(path, argv)); }

int execlp(const char *file, const char *argument, ...) { LISTED(execvp(file, argv)); }

/* The environment stands behind the NULL. */
int execle(const char *path, const char *argument, ...)
{
    LISTED(execve(path, argv, va_arg(arguments, char **)));
}

/* ---- PATH -------------------------------------------------------------------------------- */

/* What is no program is a script for the shell. */
static int run(const char *path, char *const argv[], char *const envp[])
{
    execve(path, argv, envp);
    if (user_info.thread->errno_ != K_ENOEXEC)
        return -1;
    size_t count = 0;
    while (argv[count])
        count++;
    char *words[count + 3];
    words[0] = "sh";
    words[1] = (char *)path;
    for (size_t i = 1; i <= count; i++)
        words[i + 1] = argv[i];
    words[count ? count + 1 : 2] = NULL;
    return execve("/bin/sh", words, envp);
}

int execvp(const char *file, char *const argv[]) { return execvpe(file, argv, lib->environ); }

/* Tries one folder of PATH, `length` bytes; an empty one is the working directory. */
static void try(const char *folder, size_t length, const char *file, char *const argv[],
                char *const envp[])
{
    size_t rest = strlen(file);
    char path[length + rest + 2];
    memcpy(path, folder, length);
    path[length] = '/';
    char *name = length ? path + length + 1 : path;
    memcpy(name, file, rest);
    name[rest] = 0;
    run(path, argv, envp);
}

int execvpe(const char *file, char *const argv[], char *const envp[])
{
    const char *folder = getenv("PATH");
    int *error = &user_info.thread->errno_, refused = 0;
    if (!*file)
        return (int)library_fail(K_ENOENT);
    if (strchr(file, '/'))
        return run(file, argv, envp);
    if (!folder)
        folder = "/bin:/usr/bin";
    for (;;) {
        size_t length = 0;
        while (folder[length] && folder[length] != ':')
            length++;
        try(folder, length, file, argv, envp);
        if (*error == K_EACCES)
            refused = K_EACCES;
        else if (*error != K_ENOENT && *error != K_ENOTDIR)
            return -1;
        if (!folder[length])
            break;
        folder += length + 1;
    }
    return (int)library_fail(refused ? refused : *error);
}
