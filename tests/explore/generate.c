/* generate SEED [FLAVOUR]: a small random C program, two to four threads or processes of three to eight
   operations each, for the comparison of explorers. The same seed gives the same program everywhere.

   A flavour is a frame (who there is) and a menu (what they do). Whatever the dice say, the program
   is an ordinary one: pointers are to what lives, only what was allocated is freed, who counts is bounded. It
   may fail, crash at NULL, deadlock, spin for ever: that is what it is for. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long long state;

static unsigned dice(unsigned sides)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(state >> 33) % sides;
}

static const char *one_of(const char *words)
{
    static char word[8][64];
    static unsigned next;
    unsigned count = 1;
    for (const char *at = words; *at; at++)
        count += *at == '|';
    for (unsigned skip = dice(count); skip; skip--)
        words = strchr(words, '|') + 1;
    next = (next + 1) % 8;
    snprintf(word[next], sizeof word[next], "%.*s", (int)strcspn(words, "|"), words);
    return word[next];
}

/* ---- Statements -------------------------------------------------------------------------- */

enum { MEMORY = 1, LOCKS = 2, CONDITIONS = 4, SEMAPHORES = 8, POINTERS = 16, LIBRARY = 32, TIMES = 64,
       SIGNALS = 128, PIPES = 256, CHOICES = 512, MARKS = 1024, HEAP = 2048, ATOMICS = 4096, SPINS = 8192 };

static unsigned menu;   /* of these */
static int budget;      /* operations that this thread still has */
static int depth;       /* of blocks */
static unsigned locals; /* heap variables of this function so far */

static void indent(void)
{
    for (int i = 0; i < depth + 1; i++)
        printf("    ");
}

#define SAY(...) (indent(), printf(__VA_ARGS__), putchar('\n'))

static const char *shared(void) { return one_of("a|b|c|array[0]|array[1]"); }

static const char *value(void)
{
    static char text[64];
    const char *who = dice(3) ? shared() : "mine";
    snprintf(text, sizeof text, "%s", one_of("0|1|2|mine|mine + 1|@|@ + 1|@ - 1"));
    char *at = strchr(text, '@');
    if (at) {
        char rest[16];
        snprintf(rest, sizeof rest, "%s", at + 1);
        snprintf(at, sizeof text - (size_t)(at - text), "%s%s", who, rest);
    }
    return text;
}

static const char *test(void)
{
    static char text[64];
    snprintf(text, sizeof text, "%s %s %u", shared(), one_of("==|!=|<|>"), dice(3));
    return text;
}

static void statement(void);

static void block(int most)
{
    depth++;
    for (int i = 0; i == 0 || (i < most && dice(2)); i++)
        statement();
    depth--;
}

/* Values stay small: numbers that grow would be states without end. */
static void memory(void)
{
    switch (dice(6)) {
    case 0:
        SAY("mine = %s;", shared());
        break;
    case 1:
        SAY("%s = %s;", dice(3) ? shared() : "mine", value());
        break;
    case 2:
        SAY("%s++;", shared());
        break;
    case 3:
        SAY("if (%s) {", test());
        block(2);
        SAY("}");
        break;
    case 4:
        SAY("for (int i = 0; i < 2; i++)");
        depth++;
        SAY("%s += i;", shared());
        depth--;
        break;
    default:
        SAY("array[%s & 1] = %u;", shared(), dice(3));
    }
}

static void locks(void)
{
    const char *lock = one_of("&lock|&lock|&other_lock");
    switch (dice(8)) {
    case 0:
        SAY("if (pthread_mutex_trylock(%s) == 0) {", lock);
        block(2);
        SAY("    pthread_mutex_unlock(%s);", lock);
        SAY("}");
        break;
    case 1:
        SAY("pthread_mutex_unlock(%s);", lock);
        break;
    default:
        SAY("pthread_mutex_lock(%s);", lock);
        block(2);
        SAY("pthread_mutex_unlock(%s);", lock);
    }
}

static void conditions(void)
{
    static const char *const wakes[] = {"pthread_cond_signal(&changed);", "pthread_cond_broadcast(&changed);"};
    SAY("pthread_mutex_lock(&lock);");
    if (dice(2)) {
        SAY("%s (%s)", one_of("if|while"), test());
        SAY("    pthread_cond_wait(&changed, &lock);");
        SAY("%s = %u;", shared(), dice(3));
        SAY("pthread_mutex_unlock(&lock);");
        return;
    }
    SAY("%s = %u;", shared(), dice(3));
    if (dice(2))
        SAY("%s", wakes[dice(2)]);
    SAY("pthread_mutex_unlock(&lock);");
    if (dice(2))
        SAY("%s", wakes[dice(2)]);
}

static void semaphores(void)
{
    switch (dice(9)) {
    case 0:
        SAY("P(&books);");
        break;
    case 1:
        SAY("V(&books);");
        break;
    case 2:
        SAY("sem_wait(&posix);");
        break;
    case 3:
        SAY("sem_post(&posix);");
        break;
    case 4:
        SAY("if (sem_trywait(&posix) == 0)");
        SAY("    %s++;", shared());
        break;
    case 5:
        SAY("P(&mutex);");
        block(2);
        SAY("V(&mutex);");
        break;
    default:
        SAY("{");
        SAY("    struct sembuf op = {0, %s, %s};", one_of("1|-1|-1|0|2"), one_of("0|0|IPC_NOWAIT"));
        SAY("    semop(set, &op, 1);");
        SAY("}");
    }
}

static void pointers(void)
{
    switch (dice(5)) {
    case 0:
        SAY("there[%u] = %s;", dice(2), value());
        break;
    case 1:
        SAY("mine = there[%s & 1];", shared());
        break;
    case 2:
        SAY("where = %s;", one_of("&a|&there[0]|&there[1]|&array[1]"));
        break;
    case 3:
        SAY("%s = *where;", shared());
        break;
    default:
        SAY("*where = %s;", value());
    }
}

static void library(void)
{
    switch (dice(7)) {
    case 0:
        SAY("memcpy(array, %s, sizeof array);", one_of("spare|there"));
        break;
    case 1:
        SAY("memcpy(%s, array, sizeof array);", one_of("spare|there"));
        break;
    case 2:
        SAY("strcpy(text, \"%s\");", one_of("x|yz|"));
        break;
    case 3:
        SAY("mine = text[0];");
        break;
    case 4:
        SAY("sprintf(text, \"%%d\", %s);", shared());
        break;
    case 5:
        SAY("memset(%s, %u, sizeof(int));", one_of("array|spare|there"), dice(2));
        break;
    default:
        SAY("printf(\"%s%%d\\n\", mine);", one_of("m|n"));
    }
}

static void times(void)
{
    switch (dice(7)) {
    case 0:
        SAY("sleep(%u);", dice(2) + 1);
        break;
    case 1:
        SAY("usleep(10);");
        break;
    case 2:
        SAY("pthread_mutex_lock(&lock);");
        SAY("if (pthread_cond_timedwait(&changed, &lock, &date))");
        SAY("    %s = %u;", shared(), dice(3));
        SAY("pthread_mutex_unlock(&lock);");
        break;
    case 3:
        SAY("sem_post(&posix);");
        break;
    case 4:
        SAY("sched_yield();");
        break;
    default:
        SAY("if (sem_timedwait(&posix, &date) %s 0)", one_of("==|!="));
        SAY("    %s = %u;", shared(), dice(3));
    }
}

static void signals(void)
{
    switch (dice(6)) {
    case 0:
        SAY("raise(SIGUSR1);");
        break;
    case 1:
        SAY("kill(%s, %s);", one_of("getppid()|0|child|child"), one_of("SIGUSR1|SIGUSR1|SIGTERM"));
        break;
    case 2:
        SAY("pause();");
        break;
    case 3:
        SAY("alarm(1);");
        break;
    case 4:
        SAY("sigprocmask(%s, &set_of_one, NULL);", one_of("SIG_BLOCK|SIG_UNBLOCK"));
        break;
    default:
        SAY("sigsuspend(&set_of_none);");
    }
}

static void pipes(void)
{
    switch (dice(4)) {
    case 0:
        SAY("mine = 0;");
        SAY("if (read(ends[0], &mine, 1) == 0)");
        SAY("    %s = 2;", shared());
        break;
    case 1:
        SAY("close(ends[%u]);", dice(2));
        break;
    default:
        SAY("write(ends[1], \"%s\", 1);", one_of("p|q"));
    }
}

static void heap(void)
{
    unsigned n = locals++;
    SAY("int *heap%u = malloc(sizeof(int));", n);
    SAY("*heap%u = %s;", n, value());
    if (dice(2))
        statement();
    SAY("%s = *heap%u;", shared(), n);
    SAY("free(heap%u);", n);
}

static void atomics(void)
{
    switch (dice(4)) {
    case 0:
        SAY("__atomic_fetch_add(&%s, 1, __ATOMIC_SEQ_CST);", shared());
        break;
    case 1:
        SAY("if (!test_and_set(&taken)) {");
        block(2);
        SAY("    taken = 0;");
        SAY("}");
        break;
    case 2:
        SAY("__sync_bool_compare_and_swap(&%s, %u, %u);", shared(), dice(2), dice(3));
        break;
    default:
        SAY("__atomic_store_n(&%s, %u, __ATOMIC_SEQ_CST);", shared(), dice(3));
    }
}

static void spins(void)
{
    if (dice(2)) {
        SAY("while (%s)", test());
        SAY("    ;");
    } else {
        SAY("while (%s)", test());
        SAY("    sched_yield();");
    }
}

static void marks(void)
{
    SAY("cs_want();");
    if (dice(2))
        SAY("%s = %u;", shared(), dice(2));
    SAY("cs_wait();");
    if (dice(2)) {
        SAY("while (%s)", test());
        SAY("    ;");
    } else if (dice(2)) {
        SAY("P(&mutex);");
    }
    SAY("cs_enter();");
    if (dice(2))
        SAY("%s++;", shared());
    SAY("cs_leave();");
    SAY("%s;", one_of("a = 0|V(&mutex)|b = 1"));
}

static void choices(void)
{
    SAY("%s = pawl_choose(%u);", one_of("a|b|mine|mine"), 2 + dice(2));
}

static void statement(void)
{
    static void (*const kinds[])(void) = {memory, locks, conditions, semaphores, pointers, library, times,
                                          signals, pipes, choices, marks, heap, atomics, spins};
    enum { KINDS = sizeof kinds / sizeof *kinds };
    unsigned kind;
    do
        kind = dice(KINDS);
    while (!(menu >> kind & 1) || (depth > 1 && kind));
    if (budget-- <= 0)
        SAY("mine++;");
    else
        kinds[kind]();
}

/* ---- Functions --------------------------------------------------------------------------- */

static void body(int operations)
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

static void preamble(void)
{
    static const char *const headers[] = {"assert", "fcntl", "pawl", "pthread", "sched", "semaphore", "signal",
                                          "stdio", "stdlib", "string", "sys/ipc", "sys/sem", "sys/wait",
                                          "unistd"};
    for (unsigned i = 0; i < sizeof headers / sizeof *headers; i++)
        printf("#include <%s.h>\n", headers[i]);
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

/* What the menu needs before anybody begins. */
static void set_up(void)
{
    depth = 0;
    if (menu & (SEMAPHORES | TIMES))
        SAY("sem_init(&posix, 0, %u);", dice(2));
    if (menu & SEMAPHORES)
        SAY("set = semget(IPC_PRIVATE, 2, 0600);");
    if (menu & PIPES)
        SAY("pipe(ends);");
    if (menu & SIGNALS) {
        SAY("sigaddset(&set_of_one, SIGUSR1);");
        SAY("signal(SIGUSR1, handle);");
        if (dice(2))
            SAY("signal(SIGALRM, handle);");
    }
}

static void function(const char *head, int operations, const char *end)
{
    printf("%s\n{\n", head);
    body(operations);
    depth = 0;
    if (*end)
        SAY("%s", end);
    printf("}\n\n");
}

/* ---- Frames ------------------------------------------------------------------------------ */

static int operations(unsigned threads)
{
    return threads == 2 ? 3 + (int)dice(4) : threads == 3 ? 2 + (int)dice(3) : 2;
}

static const char *final_print(void)
{
    return one_of("printf(\"%d %d\\n\", a, b)|printf(\"%d %d\\n\", b, c)|printf(\"%d\\n\", array[0] + a)|"
                  "printf(\"%d\\n\", last)");
}

/* P1, P2, ... as the textbooks have them: processes over one memory. */
static void books(void)
{
    unsigned count = 2 + (dice(3) == 0);
    preamble();
    menu &= ~(unsigned)(PIPES | LOCKS | CONDITIONS | TIMES | SIGNALS);
    for (unsigned i = 1; i <= count; i++) {
        char head[32];
        snprintf(head, sizeof head, "void P%u(void)", i);
        printf("%s\n{\n", head);
        body(operations(count));
        depth = 0;
        if (dice(2))
            SAY("%s;", final_print());
        printf("}\n\n");
    }
}

/* A main function whose threads may reach into its stack. */
static void threads(void)
{
    unsigned count = 1 + (dice(2) == 0);
    preamble();
    menu &= ~(unsigned)(SIGNALS | PIPES);
    for (unsigned i = 1; i <= count; i++) {
        char head[64];
        snprintf(head, sizeof head, "void *run%u(void *argument)", i);
        function(head, operations(count + 1), "return argument;");
    }
    printf("int main(void)\n{\n    int here[2] = {0, 3};\n    pthread_t id[2];\n");
    SAY("there = here;");
    set_up();
    for (unsigned i = 1; i <= count; i++)
        SAY("pthread_create(&id[%u], NULL, run%u, NULL);", i - 1, i);
    if (dice(3)) {
        SAY("{");
        depth = 1;
        body(1 + (int)dice(3));
        depth = 0;
        SAY("}");
    }
    for (unsigned i = 0; i < count; i++)
        SAY("pthread_join(id[%u], NULL);", i);
    if (dice(2))
        SAY("assert(%s);", test());
    SAY("%s;", final_print());
    printf("    return last;\n}\n");
}

/* Parent and children, by fork or by spawn: memory of one's own, or one for all. */
static void processes(bool shares)
{
    unsigned count = 1 + (dice(4) == 0);
    preamble();
    menu &= ~(unsigned)(LOCKS | CONDITIONS);
    for (unsigned i = 1; i <= count; i++) {
        char head[64];
        snprintf(head, sizeof head, "void run%u(void *argument)", i);
        function(head, operations(count + 1), "(void)argument;");
    }
    printf("int main(void)\n{\n    int status = 0;\n");
    set_up();
    for (unsigned i = 1; i <= count; i++)
        if (shares) {
            SAY("child = spawn(run%u, NULL);", i);
        } else {
            SAY("child = fork();");
            SAY("if (child == 0) {");
            SAY("    run%u(NULL);", i);
            SAY("    exit(%s);", one_of("last|a|1"));
            SAY("}");
        }
    SAY("{");
    depth = 1;
    body(1 + (int)dice(3));
    depth = 0;
    SAY("}");
    for (unsigned i = 0; i < count; i++)
        if (dice(5))
            SAY("wait(&status);");
    SAY("%s;", final_print());
    printf("    return status >> 8;\n}\n");
}

static const struct flavour {
    const char *name;
    unsigned menu;
    int frame; /* 0 books, 1 threads, 2 fork, 3 spawn */
} flavours[] = {
    {"memory", MEMORY | ATOMICS, 0},
    {"locks", MEMORY | LOCKS | CONDITIONS, 1},
    {"semaphores", MEMORY | SEMAPHORES | CHOICES, 1},
    {"pointers", MEMORY | POINTERS | HEAP, 1},
    {"library", LIBRARY | MEMORY | POINTERS, 1},
    {"pipes", PIPES | MEMORY, 2},
    {"signals", SIGNALS | MEMORY, 2},
    {"times", TIMES | MEMORY | SEMAPHORES, 1},
    {"marks", MARKS | MEMORY, 0},
    {"books", MEMORY | ATOMICS | CHOICES | MARKS | SPINS, 0},
    {"spins", SPINS | MEMORY | ATOMICS, 0},
    {"spawned", SIGNALS | MEMORY | SEMAPHORES, 3},
    {"forked", PIPES | SIGNALS | SEMAPHORES | MEMORY | LIBRARY, 2},
    {"mixed", MEMORY | LOCKS | CONDITIONS | SEMAPHORES | POINTERS | LIBRARY | TIMES | HEAP | ATOMICS | CHOICES, 1},
    {"conditions", CONDITIONS | MEMORY | LOCKS, 1},
};
enum { FLAVOURS = sizeof flavours / sizeof *flavours };

int main(int argc, char **argv)
{
    if (argc < 2)
        return fprintf(stderr, "generate SEED [FLAVOUR]\n"), 2;
    unsigned long seed = strtoul(argv[1], NULL, 10);
    const struct flavour *f = &flavours[seed % FLAVOURS];
    for (unsigned i = 0; argc > 2 && i < FLAVOURS; i++)
        if (strcmp(argv[2], flavours[i].name) == 0)
            f = &flavours[i];
    state = seed * 2 + 1;
    for (int i = 0; i < 4; i++)
        dice(2);
    menu = f->menu;
    printf("/* generate %lu %s */\n", seed, f->name);
    if (f->frame == 0)
        books();
    else if (f->frame == 1)
        threads();
    else
        processes(f->frame == 3);
    return 0;
}
