/* What errors and signals are called, and how a failed assertion is told. */
#include <pawl/assertion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static const char *error_text(int number)
{
    switch (number) {
    case 0:
        return "Success";
#define ERROR(name, number, text)                                                                  \
    case number:                                                                                   \
        return text;
#include "errors.def"
#undef ERROR
    default:
        return NULL;
    }
}

static const char *signal_text(int number)
{
    switch (number) {
#define SIGNAL(name, number, action, text)                                                         \
    case number:                                                                                   \
        return text;
#include "signals.def"
#undef SIGNAL
    default:
        return NULL;
    }
}

static char *text_or_number(const char *text, const char *what, int number)
{
    if (text)
        return (char *)text;
    snprintf(lib->unknown, sizeof lib->unknown, "Unknown %s %d", what, number);
    return lib->unknown;
}

char *strerror(int number) { return text_or_number(error_text(number), "error", number); }

int strerror_r(int number, char *to, size_t size)
{
    const char *text = error_text(number);
    int length = text ? snprintf(to, size, "%s", text)
                      : snprintf(to, size, "Unknown error %d", number);
    return !text ? K_EINVAL : (size_t)length >= size ? K_ERANGE : 0;
}

char *pawl_strerror_text(int number, char *to, size_t size);
char *pawl_strerror_text(int number, char *to, size_t size)
{
    const char *text = error_text(number);
    if (text)
        return (char *)text;
    snprintf(to, size, "Unknown error %d", number);
    return to;
}

char *strsignal(int number) { return text_or_number(signal_text(number), "signal", number); }

static void say(const char *text, const char *meaning)
{
    if (text && string_byte(text))
        fprintf(stderr, "%s: %s\n", text, meaning);
    else
        fprintf(stderr, "%s\n", meaning);
}

void perror(const char *text) { say(text, strerror(user_info.thread->errno_)); }

void psignal(int signal, const char *text) { say(text, strsignal(signal)); }

void __assert_fail(const char *condition, const char *file, unsigned line, const char *function)
{
    const char *name = lib->program_invocation_short_name;
    fprintf(stderr, "%s%s%s:%u: %s: Assertion `%s' failed.\n", name ? name : "", name ? ": " : "", file, line,
            function, condition);
    lib->asserting = 1;
    abort();
}
