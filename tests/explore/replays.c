/* replays JSON COMMAND...: runs COMMAND --schedule=... for each outcome that `pawl explore --json` gave, and says
   which does not print what it should, or takes another number of preemptions. */
#define _GNU_SOURCE
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 12 }; /* of one answer */

/* Runs it; gives what it wrote to standard output and to standard error. */
static void run(char **words, int count, const char *schedule, char said[2][65536])
{
    char *all[64];
    int out[2], err[2];
    for (int i = 0; i < count; i++)
        all[i] = words[i];
    if (asprintf(&all[count], "--schedule=%s", schedule) < 0 || pipe(out) || pipe(err))
        exit(2);
    all[count + 1] = strstr(schedule, "limit=") ? NULL : "--limit=100000";
    all[count + 2] = NULL;
    if (fork() == 0) {
        dup2(out[1], 1);
        dup2(err[1], 2);
        execvp(all[0], all);
        _exit(127);
    }
    close(out[1]);
    close(err[1]);
    int ends[2] = {out[0], err[0]}; /* little of either: no pipe gets full */
    for (int i = 0; i < 2; i++) {
        FILE *file = fdopen(ends[i], "r");
        said[i][fread(said[i], 1, sizeof said[i] - 1, file)] = 0;
        fclose(file);
    }
    wait(NULL);
    free(all[count]);
}

/* From "pawl: ended (status 0, 10 steps, 1 preemption)", or -1. */
static long preemptions(const char *said)
{
    const char *at = strstr(said, " preemption");
    while (at && at > said && at[-1] >= '0' && at[-1] <= '9')
        at--;
    return at ? strtol(at, NULL, 10) : -1;
}

/* A run goes on after a failure, or for ever, where exploring ends: what is printed goes on, too. */
static bool check(const json_t *outcome, char **words, int count)
{
    static char said[2][65536];
    const char *end = json_string_value(json_object_get(outcome, "end"));
    const char *output = json_string_value(json_object_get(outcome, "output"));
    const char *schedule = json_string_value(json_object_get(outcome, "schedule"));
    long least = (long)json_integer_value(json_object_get(outcome, "preemptions"));
    run(words, count, schedule, said);
    bool endless = strcmp(end, "livelock") == 0 || strcmp(end, "forever") == 0 || strcmp(end, "deadlock") == 0;
    bool goes_on = strcmp(end, "assert") == 0 || strcmp(end, "crash") == 0 ||
                   (endless && strstr(said[1], "stopped at the limit"));
    if (goes_on ? strncmp(said[0], output, strlen(output)) == 0 && preemptions(said[1]) >= least
                : strcmp(said[0], output) == 0 && preemptions(said[1]) == least)
        return true;
    printf("replay of %s: printed %s instead of %s; %ld preemptions instead of %ld; %s%s\n", end, said[0], output,
           preemptions(said[1]), least, schedule, said[1]);
    return false;
}

int main(int argc, char **argv)
{
    json_error_t error;
    json_t *json = argc > 2 ? json_load_file(argv[1], 0, &error) : NULL, *outcome;
    size_t i;
    bool good = json;
    json_array_foreach(json_object_get(json, "outcomes"), i, outcome)
        if (i < MOST)
            good = check(outcome, argv + 2, argc - 2) && good;
    return !good;
}
