/* ps: the processes: pid, parent's pid, group, state, threads, name.
   State: R ready, S waiting, T stopped, Z ended and not waited for. */
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { VALUE = 64 };

static const struct column {
    const char *head, *key;
    int width;
} columns[] = {{"PID", "Pid", 5},
               {"PPID", "PPid", 5},
               {"PGID", "NSpgid", 5},
               {"STAT", "State", -4},
               {"THR", "Threads", 3},
               {"COMMAND", "Name", -1}};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

static void take(char values[COLUMNS][VALUE], const char *line)
{
    for (int i = 0; i < COLUMNS; i++) {
        size_t length = strlen(columns[i].key);
        if (strncmp(line, columns[i].key, length) == 0 && line[length] == ':')
            sscanf(line + length + 1, "%63s", values[i]);
    }
}

static void show(const char *pid)
{
    char path[64], line[128], values[COLUMNS][VALUE] = {{0}};
    snprintf(path, sizeof path, "/proc/%s/status", pid);
    FILE *file = fopen(path, "r");
    if (!file)
        return; /* it has just ended */
    while (fgets(line, sizeof line, file))
        take(values, line);
    fclose(file);
    for (int i = 0; i < COLUMNS; i++)
        printf("%*s%c", columns[i].width, values[i], i < COLUMNS - 1 ? ' ' : '\n');
}

static int compare(const void *a, const void *b)
{
    int one = atoi(*(char *const *)a), other = atoi(*(char *const *)b);
    return (one > other) - (one < other);
}

int main(void)
{
    static char *pids[256];
    int count = 0;
    DIR *processes = opendir("/proc");
    struct dirent *entry;
    if (!processes) {
        perror("ps: /proc");
        return 1;
    }
    while ((entry = readdir(processes)) != NULL && count < 256)
        if (isdigit((unsigned char)entry->d_name[0]))
            pids[count++] = strdup(entry->d_name);
    closedir(processes);
    qsort(pids, (size_t)count, sizeof pids[0], compare);
    for (int i = 0; i < COLUMNS; i++)
        printf("%*s%c", columns[i].width, columns[i].head, i < COLUMNS - 1 ? ' ' : '\n');
    for (int i = 0; i < count; i++)
        show(pids[i]);
    return 0;
}
