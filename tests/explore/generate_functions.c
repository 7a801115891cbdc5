/* Functions, and what all programs begin with. */
#include "generate.h"

void body(int operations)
{
    budget = operations;
    locals = 0;
    depth = 0;
    SAY("int mine = %u;", dice(2));
    while (budget > 0)
        statement();
    if (dice(4) == 0)
        SAY("assert(%s);", test());
    SAY("last = mine;");
}

void preamble(void)
{
    static const char *const headers[] = {"assert", "fcntl", "pawl", "pthread", "sched", "semaphore", "signal",
                                          "stdio", "stdlib", "string", "sys/ipc", "sys/sem", "sys/wait",
                                          "unistd"};
    for (unsigned i = 0; i < sizeof headers / sizeof *headers; i++)
        printf("#include <%s.h>\n", headers[i]);
    if (menu & DATAGRAMS)
        printf("#include <arpa/inet.h>\n#include <netinet/in.h>\n#include <sys/socket.h>\n");
    if (menu & GUARDED)
        printf("\nint kept[2];");
    printf("\nint a, b, c, array[2], spare[2] = {1, 2}, last, taken, set, ends[2];\n"
           "int *there = spare, *where = &a;\n"
           "char text[8];\n"
           "Semaphore books = %u, mutex = 1;\n"
           "sem_t posix;\n"
           "pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER, other_lock = PTHREAD_MUTEX_INITIALIZER;\n"
           "pthread_cond_t changed = PTHREAD_COND_INITIALIZER;\n"
           "struct timespec date = {2000000000, 0};\n"
           "sigset_t set_of_one, set_of_none;\n"
           "pid_t child;\n\n"
           "void handle(int number)\n{\n    (void)number;\n    c = 1;\n}\n\n",
           dice(2));
}

/* What is sent to the one comes to the other, as with a pipe; or it does not. */
static void connect_ends(void)
{
    SAY("struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(9190)};");
    SAY("here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);");
    SAY("ends[0] = socket(AF_INET, SOCK_DGRAM, 0);");
    SAY("ends[1] = socket(AF_INET, SOCK_DGRAM, 0);");
    SAY("bind(ends[0], (struct sockaddr *)&here, sizeof here);");
    SAY("connect(ends[1], (struct sockaddr *)&here, sizeof here);");
}

void set_up(void)
{
    depth = 0;
    if (menu & (SEMAPHORES | TIMES))
        SAY("sem_init(&posix, 0, %u);", dice(2));
    if (menu & SEMAPHORES)
        SAY("set = semget(IPC_PRIVATE, 2, 0600);");
    if (menu & DATAGRAMS)
        connect_ends();
    else if (menu & PIPES)
        SAY("pipe(ends);");
    if (menu & SIGNALS) {
        SAY("sigaddset(&set_of_one, SIGUSR1);");
        SAY("signal(SIGUSR1, handle);");
        if (dice(2))
            SAY("signal(SIGALRM, handle);");
    }
}

void function(const char *head, int operations, const char *end)
{
    printf("%s\n{\n", head);
    body(operations);
    depth = 0;
    if (*end)
        SAY("%s", end);
    printf("}\n\n");
}
