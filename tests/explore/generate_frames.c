/* Frames: whole programs. */
#include "generate.h"

static int operations(unsigned threads)
{
    return threads == 2 ? 3 + (int)dice(4) : threads == 3 ? 2 + (int)dice(3) : 2;
}

static const char *final_print(void)
{
    return one_of("printf(\"%d %d\\n\", a, b)|printf(\"%d %d\\n\", b, c)|printf(\"%d\\n\", array[0] + a)|"
                  "printf(\"%d\\n\", last)");
}

void books(void)
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

void threads(void)
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

void processes(bool shares)
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
    if (menu & DATAGRAMS) { /* in which order they have come */
        SAY("char letter;");
        SAY("while (recv(ends[0], &letter, 1, MSG_DONTWAIT) == 1)");
        SAY("    putchar(letter);");
    }
    SAY("%s;", final_print());
    printf("    return status >> 8;\n}\n");
}
