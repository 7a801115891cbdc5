/* ipcs [-q] [-m] [-s]: the System V message queues, shared memory and semaphores that there are.
   They stay until somebody removes them: ipcrm. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct kind {
    char option;
    const char *title, *file, *id;
    struct column {
        const char *key, *head;
    } columns[3];
} kinds[] = {
    {'q', "Message Queues", "msg", "msqid", {{"perms", "perms"}, {"cbytes", "used-bytes"}, {"qnum", "messages"}}},
    {'m', "Shared Memory Segments", "shm", "shmid", {{"perms", "perms"}, {"size", "bytes"}, {"nattch", "nattch"}}},
    {'s', "Semaphore Arrays", "sem", "semid", {{"perms", "perms"}, {"nsems", "nsems"}, {"", ""}}},
};
enum { KINDS = sizeof kinds / sizeof kinds[0], FIELDS = 20 };

/* Cuts a line at blanks. */
static int split(char *line, char *fields[FIELDS])
{
    int count = 0;
    for (char *word = strtok(line, " \n"); word && count < FIELDS; word = strtok(NULL, " \n"))
        fields[count++] = word;
    return count;
}

static int place_of(char *const heads[FIELDS], int count, const char *key)
{
    for (int i = 0; i < count; i++)
        if (strcmp(heads[i], key) == 0)
            return i;
    return -1;
}

static int show(const struct kind *kind)
{
    char path[64], head[256], line[256], *heads[FIELDS], *fields[FIELDS];
    snprintf(path, sizeof path, "/proc/sysvipc/%s", kind->file);
    FILE *file = fopen(path, "r");
    if (!file || !fgets(head, sizeof head, file)) {
        fprintf(stderr, "ipcs: ");
        perror(path);
        return 1;
    }
    int count = split(head, heads);
    printf("------ %s --------\n%-10s %-6s", kind->title, "key", kind->id);
    for (int i = 0; i < 3; i++)
        printf(" %-10s", kind->columns[i].head);
    putchar('\n');
    while (fgets(line, sizeof line, file)) {
        int key;
        if (split(line, fields) < count || sscanf(fields[0], "%d", &key) != 1)
            continue;
        printf("0x%08x %-6s", (unsigned)key, fields[1]);
        for (int i = 0; i < 3; i++) {
            int place = place_of(heads, count, kind->columns[i].key);
            printf(" %-10s", place >= 0 ? fields[place] : "");
        }
        putchar('\n');
    }
    putchar('\n');
    fclose(file);
    return 0;
}

int main(int argc, char **argv)
{
    int option, status = 0, some = 0, wanted[KINDS] = {0};
    while ((option = getopt(argc, argv, "qms")) != -1) {
        if (option == '?')
            return 2;
        for (int i = 0; i < KINDS; i++)
            if (kinds[i].option == option)
                wanted[i] = some = 1;
    }
    for (int i = 0; i < KINDS; i++)
        if (wanted[i] || !some)
            status |= show(&kinds[i]);
    return status;
}
