/* Messages that begin with the program's name. */
#include <err.h>
#include <errno.h>
#include <error.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static void say(const char *name, const char *format, va_list arguments, int number)
{
    fprintf(stderr, "%s: ", name);
    if (format)
        vfprintf(stderr, format, arguments);
    if (number)
        fprintf(stderr, "%s%s", format ? ": " : "", strerror(number));
    fprintf(stderr, "\n");
}

void vwarn(const char *format, va_list arguments)
{
    int number = errno;
    say(lib->program_invocation_short_name, format, arguments, number);
}

void vwarnx(const char *format, va_list arguments)
{
    say(lib->program_invocation_short_name, format, arguments, 0);
}

void verr(int status, const char *format, va_list arguments)
{
    vwarn(format, arguments);
    exit(status);
}

void verrx(int status, const char *format, va_list arguments)
{
    vwarnx(format, arguments);
    exit(status);
}

void warn(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vwarn(format, arguments);
    va_end(arguments);
}

void warnx(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vwarnx(format, arguments);
    va_end(arguments);
}

void err(int status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    verr(status, format, arguments);
}

void errx(int status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    verrx(status, format, arguments);
}

void error(int status, int number, const char *format, ...)
{
    va_list arguments;
    fflush(stdout);
    va_start(arguments, format);
    say(lib->program_invocation_name, format, arguments, number);
    va_end(arguments);
    if (status)
        exit(status);
}
