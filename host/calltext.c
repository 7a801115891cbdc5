/* Calls and their arguments, by the letters of kernel/syscalls.def. */
#include "calltext.h"

#include "abi.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void call_begin(struct call *call, const struct record *record)
{
    *call = (struct call){.number = record->size,
                          .thread = record->thread,
                          .arguments = {record->address, record->value},
                          .count = 2};
}

bool call_add(struct call *call, const struct record *record)
{
    if (record->thread != call->thread)
        return false;
    if (record->event == EVENT_ARGS && call->count + 2 <= CALL_ARGUMENTS) {
        call->arguments[call->count++] = record->address;
        call->arguments[call->count++] = record->value;
        return true;
    }
    if (record->event != EVENT_SEMOP)
        return false;
    if (call->operations < CALL_OPERATIONS) {
        call->operation[call->operations].semaphore = (unsigned)record->address;
        call->operation[call->operations].change = (int)record->value;
    }
    call->operations++;
    return true;
}

__attribute__((format(printf, 2, 3))) static void add(char *text, const char *format, ...)
{
    size_t length = strlen(text);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text + length, CALL_TEXT - length, format, arguments);
    va_end(arguments);
}

/* What the first argument of a call is the id of. */
static enum object object_of(unsigned call)
{
    switch (call) {
    case SYS_semop:
    case SYS_semtimedop:
    case SYS_semctl:
        return OBJECT_SEM;
    case SYS_msgsnd:
    case SYS_msgrcv:
    case SYS_msgctl:
        return OBJECT_MSG;
    case SYS_shmat:
    case SYS_shmctl:
        return OBJECT_SHM;
    default:
        return OBJECT_NONE;
    }
}

/* How many arguments a call has that need not have all: what lies behind is rubbish. */
static unsigned given(const struct call *call)
{
    unsigned option = (unsigned)call->arguments[1], command = (unsigned)call->arguments[2];
    switch (call->number) {
    case SYS_open:
        return option & K_O_CREAT ? 3 : 2;
    case SYS_mq_open:
    case SYS_sem_open:
        return option & K_O_CREAT ? 4 : 2;
    case SYS_fcntl:
        return option == K_F_GETFD || option == K_F_GETFL || option == K_F_GETOWN ? 2 : 3;
    case SYS_semctl:
        return command == K_IPC_STAT || command == K_IPC_SET || command == K_GETALL ||
                       command == K_SETVAL || command == K_SETALL
                   ? 4
                   : 3;
    default:
        return CALL_ARGUMENTS;
    }
}

/* " lock -1", or with the semaphores' numbers: " lock[1] -1 lock[2] 1". */
static void add_operations(const struct call *call, const char *set, char *text)
{
    for (unsigned i = 0; i < call->operations && i < CALL_OPERATIONS; i++) {
        unsigned semaphore = call->operation[i].semaphore;
        if (semaphore || call->operations > 1)
            add(text, " %s[%u] %d", set, semaphore, call->operation[i].change);
        else
            add(text, " %s %d", set, call->operation[i].change);
    }
    if (call->operations > CALL_OPERATIONS)
        add(text, " ...");
}

/* True if the last argument of a semctl or fcntl is a pointer. */
static bool points(const struct call *call)
{
    unsigned option = (unsigned)call->arguments[1];
    if (call->number == SYS_fcntl)
        return option == K_F_GETLK || option == K_F_SETLK || option == K_F_SETLKW;
    switch ((int32_t)call->arguments[2]) {
    case K_IPC_STAT:
    case K_IPC_SET:
    case K_GETALL:
    case K_SETALL:
        return call->number == SYS_semctl;
    default:
        return false;
    }
}

static void add_argument(struct names *names, const struct call *call, unsigned i, char kind,
                         char *text)
{
    char name[NAME_SIZE];
    uint64_t value = call->arguments[i];
    switch (kind) {
    case 'u':
        add(text, " %" PRIu32, (uint32_t)value);
        break;
    case 'z':
        names_size(names, call->thread, i ? call->arguments[i - 1] : 0, value, name);
        add(text, " %s", name);
        break;
    case 't':
        add(text, " P%" PRIu32, (uint32_t)value);
        break;
    case 'p':
    case 's':
        names_pointer(names, call->thread, value, name);
        add(text, " %s", name);
        break;
    case 'f':
        names_function(names, value, name);
        add(text, " %s", name);
        break;
    case 'l':
        if (points(call))
            names_pointer(names, call->thread, value, name);
        else
            names_word(names, call->thread, value, name);
        add(text, " %s", name);
        break;
    default:
        add(text, " %" PRId32, (int32_t)value);
        break;
    }
}

void call_text(struct names *names, const struct call *call, char *text)
{
    const char *kinds = names_call_arguments(call->number);
    enum object object = object_of(call->number);
    char name[NAME_SIZE];
    snprintf(text, CALL_TEXT, "%s", names_call(call->number));
    for (unsigned i = 0; i < call->count && i < given(call) && kinds[i]; i++) {
        if (i == 0 && object != OBJECT_NONE) {
            names_id(names, object, (uint32_t)call->arguments[0], name);
            if (!call->operations)
                add(text, " %s", name);
        } else if (call->operations && i == 1) {
            add_operations(call, name, text);
        } else if (!call->operations || i != 2) {
            add_argument(names, call, i, kinds[i], text);
        }
    }
}
