/* ipcrm [-q|-m|-s ID] [-Q|-M|-S KEY]...: removes System V message queues, shared memory, semaphores.
   By id, or by key. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <unistd.h>

static int remove_object(int kind, const char *text)
{
    char *end;
    long number = strtol(text, &end, 0);
    int id = (int)number, result = -1;
    if (end == text || *end) {
        fprintf(stderr, "ipcrm: %s: not a number\n", text);
        return 1;
    }
    if (kind == 'Q')
        id = msgget((key_t)number, 0);
    else if (kind == 'M')
        id = shmget((key_t)number, 0, 0);
    else if (kind == 'S')
        id = semget((key_t)number, 0, 0);
    if (id >= 0 && (kind == 'q' || kind == 'Q'))
        result = msgctl(id, IPC_RMID, NULL);
    else if (id >= 0 && (kind == 'm' || kind == 'M'))
        result = shmctl(id, IPC_RMID, NULL);
    else if (id >= 0)
        result = semctl(id, 0, IPC_RMID);
    if (result < 0)
        fprintf(stderr, "ipcrm: %s: %s\n", text, strerror(errno));
    return result < 0;
}

int main(int argc, char **argv)
{
    int option, status = 0;
    while ((option = getopt(argc, argv, "q:m:s:Q:M:S:")) != -1) {
        if (option == '?')
            return 2;
        status |= remove_object(option, optarg);
    }
    if (argc == 1 || optind < argc) {
        fprintf(stderr, "usage: ipcrm [-q|-m|-s ID] [-Q|-M|-S KEY]...\n");
        return 2;
    }
    return status;
}
