#include "schedule_words.h"

#include <stddef.h>
#include <string.h>

#include "abi.h"
#include "boot.h"

bool schedule_call(const char *name, uint64_t *call)
{
    static const char *const calls[] = {
#define CALL(name, count, arguments, way, ready) #name,
#include "syscalls.def"
#undef CALL
    };
    for (*call = 0; *call < SYSCALLS; ++*call)
        if (strcmp(calls[*call], name) == 0)
            return true;
    return false;
}

bool schedule_access(const char *name, uint64_t *operation)
{
    static const struct {
        const char *name;
        enum operation operation;
    } accesses[] = {{"read", OP_READ}, {"write", OP_WRITE}, {"atomic", OP_ATOMIC}};
    for (size_t i = 0; i < sizeof accesses / sizeof *accesses; i++)
        if (strcmp(accesses[i].name, name) == 0) {
            *operation = accesses[i].operation;
            return true;
        }
    return false;
}

bool schedule_signal(const char *name, uint32_t *number)
{
    static const struct {
        const char *name;
        uint32_t number;
    } signals[] = {
#define SIGNAL(name, number, action, text) {#name, number},
#include "signals.def"
#undef SIGNAL
    };
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (strcmp(signals[i].name, name) == 0 || strcmp(signals[i].name + 3, name) == 0) {
            *number = signals[i].number;
            return true;
        }
    return false;
}

bool schedule_error_name(const char *name, uint32_t *number)
{
    static const struct {
        const char *name;
        uint32_t number;
    } errors[] = {
        {"KILL", FAULT_KILL},
#define FAULT(call, error) {#error, K_##error},
#include "faults.def"
#undef FAULT
    };
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (strcmp(errors[i].name, name) == 0) {
            *number = errors[i].number;
            return true;
        }
    return false;
}
