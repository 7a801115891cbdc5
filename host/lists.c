/* The kernel's lists as names. */
#include "names.h"

#include "abi.h"

/* "?" for a number that is not in the list. */
static const char *at(const char *const *names, size_t count, uint64_t number)
{
    return number < count ? names[number] : "?";
}
#define AT(names, number) at(names, sizeof(names) / sizeof *(names), number)

const char *names_call(unsigned number)
{
    static const char *const names[] = {
#define CALL(name, count, arguments, way, ready) #name,
#include "syscalls.def"
#undef CALL
    };
    return AT(names, number);
}

const char *names_call_arguments(unsigned number)
{
    static const char *const names[] = {
#define CALL(name, count, arguments, way, ready) arguments,
#include "syscalls.def"
#undef CALL
    };
    return number < SYSCALLS ? names[number] : "";
}

const char *names_event(unsigned event)
{
    static const char *const names[] = {
#define EVENT(name, level, text) text,
#include "events.def"
#undef EVENT
    };
    return AT(names, event);
}

const char *names_reason(unsigned reason)
{
    static const char *const names[] = {
#define REASON(name, text) text,
#include "reasons.def"
#undef REASON
    };
    return AT(names, reason);
}

const char *names_mark(uint64_t mark)
{
    static const char *const names[] = {
#define MARK(name, text) text,
#include "marks.def"
#undef MARK
    };
    return AT(names, mark);
}

const char *names_end(unsigned end)
{
    static const char *const names[] = {
#define END(name, status, text) text,
#include "ends.def"
#undef END
    };
    return AT(names, end);
}

const char *names_object_kind(unsigned object)
{
    static const char *const names[] = {
#define OBJECT(name, text) text,
#include "objects.def"
#undef OBJECT
    };
    return AT(names, object);
}

const char *names_error(uint64_t number)
{
    switch (number) {
#define ERROR(name, value, text)                                                                   \
    case value:                                                                                    \
        return #name;
#include "errors.def"
#undef ERROR
    default:
        return "?";
    }
}

const char *names_error_text(uint64_t number)
{
    switch (number) {
#define ERROR(name, value, text)                                                                   \
    case value:                                                                                    \
        return text;
#include "errors.def"
#undef ERROR
    default:
        return "?";
    }
}

const char *names_signal(unsigned number)
{
    switch (number) {
#define SIGNAL(name, value, action, text)                                                          \
    case value:                                                                                    \
        return #name;
#include "signals.def"
#undef SIGNAL
    default:
        return "?";
    }
}
