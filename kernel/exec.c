/* exec: another program in the same process. And what every program begins with, whoever starts it:
   the strings of argv and envp at the top of its stack, below them the tables that point to them.

       [thread block]  top of the stack
       [strings of argv][strings of envp]
       [argv[0] ... argv[argc] = 0][envp[0] ... 0]   <- argv                                      */
#include "kernel.h"

enum { ARGUMENTS = STACK_SIZE / 4 }; /* bytes that strings and tables may take */

/* ---- Strings ----------------------------------------------------------------------------- */

/* Where string number i begins, 0 behind the last; `next`: where the one before it ended. */
static int string_at(const struct strings *s, unsigned i, uintptr_t next, uintptr_t *string)
{
    *string = i < s->count ? next : 0;
    if (s->of)
        return user_read(s->of, string, s->table + i * sizeof *string, sizeof *string);
    return 0;
}

static int byte_at(const struct strings *s, uintptr_t address, char *byte)
{
    if (s->of)
        return user_read(s->of, byte, address, 1);
    *byte = *(const char *)address;
    return 0;
}

/* Bytes of a string with its end: -K_EFAULT, or -K_E2BIG if they are more than `most`. */
static intptr_t string_size(const struct strings *s, uintptr_t string, size_t most)
{
    char byte = 1;
    for (size_t size = 0; size < most;) {
        if (byte_at(s, string + size++, &byte))
            return -K_EFAULT;
        if (!byte)
            return (intptr_t)size;
    }
    return -K_E2BIG;
}

/* Finds how many there are, and how many bytes: 0, -K_EFAULT, -K_E2BIG. */
static intptr_t measure(struct strings *s)
{
    s->size = 0;
    uintptr_t string = (uintptr_t)s->text;
    for (unsigned i = 0;; i++) {
        if (string_at(s, i, string, &string))
            return -K_EFAULT;
        if (!string) {
            s->count = i;
            return 0;
        }
        size_t used = s->size + (i + 1) * sizeof string;
        intptr_t size = used < ARGUMENTS ? string_size(s, string, ARGUMENTS - used) : -K_E2BIG;
        if (size < 0)
            return size;
        s->size += (size_t)size;
        string += (size_t)size;
    }
}

/* Copies strings, and the table with its end; the images of both are there until the switch. */
static void push(const struct strings *s, struct image *image, uintptr_t table, uintptr_t to)
{
    uintptr_t string = (uintptr_t)s->text, end = 0;
    for (unsigned i = 0; i < s->count; i++, table += sizeof to) {
        char byte = 1;
        string_at(s, i, string, &string);
        image_write(image, table, &to, sizeof to);
        for (; byte; to++) {
            byte_at(s, string++, &byte);
            image_write(image, to, &byte, 1);
        }
    }
    image_write(image, table, &end, sizeof end);
}

intptr_t push_arguments(struct image *image, unsigned stack, struct strings *argv,
                        struct strings *envp, uintptr_t argument[2])
{
    intptr_t error = measure(argv);
    if (!error)
        error = measure(envp);
    if (error)
        return error;
    size_t tables = (argv->count + 1 + envp->count + 1) * sizeof(uintptr_t);
    if (argv->size + envp->size + tables > ARGUMENTS)
        return -K_E2BIG;
    uintptr_t top = image_stack_top(image, stack) - sizeof(struct thread_block);
    uintptr_t strings = top - argv->size - envp->size;
    uintptr_t table = (strings - tables) & ~(uintptr_t)15;
    image_prepare(image, table, top);
    push(argv, image, table, strings);
    push(envp, image, table + (argv->count + 1) * sizeof table, strings + argv->size);
    argument[0] = argv->count;
    argument[1] = table;
    return (intptr_t)(top - table);
}

struct strings default_environment(void)
{
    static const char text[] = "PATH=/bin\0HOME=/home/user\0PWD=/home/user\0USER=user\0"
                               "SHELL=/bin/sh\0TERM=vt100\0LANG=C";
    return (struct strings){.text = text, .count = 7};
}

/* ---- The call ---------------------------------------------------------------------------- */

/* The program that a path names. */
static intptr_t find_program(struct thread *t, uintptr_t user_path)
{
    char path[PATH_LENGTH];
    intptr_t error = fs_path(t, path, user_path);
    intptr_t index = error ? error : fs_find(t, path);
    if (index < 0)
        return index;
    const struct node *n = node_of((unsigned)index);
    bool program = n->kind == NODE_PROGRAM, file = program || n->kind == NODE_FILE;
    if (!file || !fs_may(n, MAY_GO))
        return -K_EACCES;
    if (!program || programs[n->index].flags & PROGRAM_PARTS)
        return -K_ENOEXEC;
    return n->index;
}

/* No argv is one empty string, as on Linux: programs look at argv[0] without asking. */
static struct strings user_strings(struct thread *t, uintptr_t table)
{
    uintptr_t first = 0;
    if (table && !user_read(t, &first, table, sizeof first) && !first)
        table = 0;
    return table ? (struct strings){.of = t, .table = table} : (struct strings){0};
}

/* The point of no return: t leaves its image, with all that does not outlive an exec. */
static void leave(struct thread *t)
{
    for (struct thread *other = machine.threads; other < threads_end(); other++)
        if (other != t && other->state != STATE_FREE && other->process == t->process)
            thread_end(other);
    files_close_on_exec(process_of(t));
    signal_exec(process_of(t));
    shm_detach_all(process_of(t));
    stack_leave(t);
    machine.resumed = NOBODY;
}

intptr_t sys_execve(struct thread *t, const uintptr_t *a)
{
    intptr_t program = find_program(t, a[0]);
    if (program < 0)
        return program;
    intptr_t index = image_new((unsigned)program);
    if (index < 0)
        return -K_ENOMEM;
    struct image *image = &machine.images[index];
    intptr_t stack = image_stack_new(image, 0);
    if (stack < 0) {
        image_free(image);
        return -K_ENOMEM;
    }
    struct strings argv = user_strings(t, a[1]), envp = user_strings(t, a[2]);
    uintptr_t argument[2];
    if (!argv.table)
        argv = (struct strings){.text = "", .count = 1};
    intptr_t room = push_arguments(image, (unsigned)stack, &argv, &envp, argument);
    if (room < 0) {
        image_stack_free(image, (unsigned)stack);
        return room;
    }
    leave(t);
    process_of(t)->image = (uint16_t)index;
    process_of(t)->execed = true;
    process_of(t)->program = machine.images[index].program;
    thread_restart(t, (unsigned)stack, programs[program].entries[0], argument, (size_t)room);
    trace(EVENT_EXEC, t, t->start, t->process, 0);
    return GONE;
}
