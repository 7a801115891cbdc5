/* Where every thread begins, and how a process ends. */
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "internal.h"
#include "program.h"

enum { FUEL = 10000 };

extern void library_start(struct thread_block *block);

/* The program one of whose entries this is, or NULL: a function given to spawn. */
static const struct program *program_of(uintptr_t entry)
{
    for (unsigned i = 0; i < program_count; i++)
        for (const uintptr_t *e = programs[i].entries; *e; e++)
            if (*e == entry)
                return &programs[i];
    return NULL;
}

/* Once an image: who comes second (P2, say) waits until the first has done it. */
static void call_constructors(const struct program *program)
{
    typedef void constructor(void);
    constructor *const *next = (constructor *const *)program->constructors;
    constructor *const *end = (constructor *const *)program->constructors_end;
    if (next == end || lib->constructors == 2)
        return;
    while (lib->constructors == 1)
        library_call(SYS_sched_yield);
    if (lib->constructors == 2)
        return;
    lib->constructors = 1;
    while (next < end)
        (*next++)();
    lib->constructors = 2;
}

/* Drops what a process that had this stack before left behind when a signal ended it. */
static void forget_handlers(const struct thread_block *process)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < lib->handler_count; i++)
        if (lib->handlers[i].process != process)
            lib->handlers[kept++] = lib->handlers[i];
    lib->handler_count = kept;
}

/* The end of it, if it is too long. */
static void name_program(int argc, char **argv)
{
    if (argc < 1)
        return;
    const char *name = argv[0];
    size_t length = 0;
    while (name[length])
        length++;
    if (length > LIBRARY_NAME - 1) {
        name += length - (LIBRARY_NAME - 1);
        length = LIBRARY_NAME - 1;
    }
    lib->program_invocation_name = lib->program_invocation_short_name = lib->program_name;
    for (size_t i = 0; i <= length; i++)
        if ((lib->program_name[i] = name[i]) == '/')
            lib->program_invocation_short_name = &lib->program_name[i + 1];
}

void library_start(struct thread_block *block)
{
    static const struct library_caller nobody;
    const struct program *program = program_of(block->entry);
    block->errno_ = 0;
    block->fuel = FUEL;
    library_caller_restore(nobody);
    if (block->threaded)
        pthread_exit(((void *(*)(void *))block->entry)((void *)block->argument[0]));
    forget_handlers(block);
    if (!program) {
        ((void (*)(void *))block->entry)((void *)block->argument[0]);
        library_caller_restore(nobody);
        exit(0);
    }
    int argc = (int)block->argument[0];
    char **argv = (char **)block->argument[1];
    lib->environ = argv + argc + 1;
    call_constructors(program);
    name_program(argc, argv);
    int (*entry)(int, char **, char **) = (int (*)(int, char **, char **))block->entry;
    int status = entry(argc, argv, lib->environ);
    library_caller_restore(nobody);
    exit(program->flags & PROGRAM_VOID_MAIN ? 0 : status);
}

int atexit(void (*function)(void))
{
    if (lib->handler_count == LIBRARY_HANDLERS)
        return 1;
    lib->handlers[lib->handler_count++] =
        (struct library_handler){function, (struct thread_block *)user_info.thread->process};
    return 0;
}

/* Takes out the handler that this process registered last. */
static void (*take_handler(void))(void)
{
    for (unsigned i = lib->handler_count; i-- > 0;) {
        if (lib->handlers[i].process != (struct thread_block *)user_info.thread->process)
            continue;
        void (*function)(void) = lib->handlers[i].function;
        lib->handler_count--;
        for (unsigned next = i; next < lib->handler_count; next++)
            lib->handlers[next] = lib->handlers[next + 1];
        lib->handlers[lib->handler_count] = (struct library_handler){0};
        return function;
    }
    return NULL;
}

void exit(int status)
{
    struct library_caller caller = library_caller_save();
    void (*function)(void);
    while ((function = take_handler()) != NULL) {
        function();
        library_caller_restore(caller);
    }
    library_flush_all(true);
    _exit(status);
}

void _Exit(int status) { _exit(status); }

/* The child's copy of the library belongs to it alone. */
pid_t fork(void)
{
    long pid = library_call(SYS_fork);
    if (pid == 0) {
        library_streams_alone();
        library_requests_alone();
    }
    return pid < 0 ? (pid_t)library_fail((int)-pid) : (pid_t)pid;
}

int isatty(int descriptor)
{
    long answer = library_call(SYS_isatty, descriptor);
    if (answer > 0)
        return 1;
    library_fail(answer < 0 ? (int)-answer : K_ENOTTY);
    return 0;
}

int *__errno_location(void) { return &user_info.thread->errno_; }
