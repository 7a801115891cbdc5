/* What the shell does by itself: a child could not do it for it. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sh.h"

static int do_cd(char **words)
{
    const char *folder = words[1] ? words[1] : getenv("HOME");
    char here[256];
    if (!folder || chdir(folder) != 0) {
        fprintf(stderr, "sh: cd: %s: %s\n", folder ? folder : "HOME is not set", strerror(errno));
        return 1;
    }
    if (getcwd(here, sizeof here))
        setenv("PWD", here, 1);
    return 0;
}

static int do_exit(char **words) { exit(words[1] ? atoi(words[1]) : last_status); }

static int do_export(char **words)
{
    for (char **word = words + 1; *word; word++) {
        char *equals = strchr(*word, '=');
        if (!equals)
            continue; /* all variables are exported here */
        *equals = 0;
        setenv(*word, equals + 1, 1);
    }
    return 0;
}

static int do_unset(char **words)
{
    for (char **word = words + 1; *word; word++)
        unsetenv(*word);
    return 0;
}

static int status_of(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int do_wait(char **words)
{
    int status = 0;
    if (words[1])
        return waitpid((pid_t)atoi(words[1]), &status, 0) < 0 ? 127 : status_of(status);
    while (wait(&status) > 0)
        ;
    return 0;
}

static int do_umask(char **words)
{
    if (words[1]) {
        umask((mode_t)strtol(words[1], NULL, 8));
        return 0;
    }
    mode_t mask = umask(0);
    umask(mask);
    printf("%04o\n", (unsigned)mask);
    fflush(stdout);
    return 0;
}

/* Byte by byte, so that what stands behind the line is left to others. */
static int do_read(char **words)
{
    char line[256], c;
    size_t length = 0;
    ssize_t count;
    while ((count = read(STDIN_FILENO, &c, 1)) == 1 && c != '\n')
        if (length < sizeof line - 1)
            line[length++] = c;
    line[length] = 0;
    if (words[1])
        setenv(words[1], line, 1);
    return count == 1 ? 0 : 1;
}

static int do_exec(char **words)
{
    if (!words[1])
        return 0; /* its redirections stay */
    execvp(words[1], words + 1);
    fprintf(stderr, "sh: %s: %s\n", words[1], strerror(errno));
    exit(errno == ENOENT ? 127 : 126);
}

static int do_set(char **words)
{
    for (char **variable = environ; !words[1] && *variable; variable++)
        puts(*variable);
    fflush(stdout);
    return 0;
}

static int do_shift(char **words)
{
    (void)words;
    if (!arguments[0] || !arguments[1])
        return 1;
    for (int i = 1; arguments[i]; i++)
        arguments[i] = arguments[i + 1];
    return 0;
}

static int do_nothing(char **words)
{
    (void)words;
    return 0;
}

/* . FILE: its commands, here. */
static int do_file(char **words)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = words[1] ? fopen(words[1], "re") : NULL;
    if (!file) {
        fprintf(stderr, "sh: .: %s: %s\n", words[1] ? words[1] : "", strerror(errno));
        return 1;
    }
    if (getdelim(&text, &size, 0, file) > 0)
        run_text(text);
    free(text);
    fclose(file);
    return last_status;
}

static const struct builtin {
    const char *name;
    int (*run)(char **words);
} builtins[] = {
    {"cd", do_cd},     {"exit", do_exit},   {"export", do_export}, {"unset", do_unset},
    {"wait", do_wait}, {"umask", do_umask}, {"read", do_read},     {"exec", do_exec},
    {"set", do_set},   {"shift", do_shift}, {":", do_nothing},     {".", do_file},
};

static const struct builtin *find(const char *name)
{
    for (size_t i = 0; i < sizeof builtins / sizeof builtins[0]; i++)
        if (strcmp(name, builtins[i].name) == 0)
            return &builtins[i];
    return NULL;
}

bool is_builtin(const char *name) { return find(name) != NULL; }

int run_builtin(char **words) { return find(words[0])->run(words); }
