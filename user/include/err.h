/* Messages on standard error (BSD): "PROGRAM: TEXT: ERROR\n", those with x without the error. */
#ifndef PAWL_ERR_H
#define PAWL_ERR_H

#include <stdarg.h>

/* Say it and go on. format NULL: no text. */
void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
void warnx(const char *format, ...) __attribute__((format(printf, 1, 2)));
void vwarn(const char *format, va_list arguments);
void vwarnx(const char *format, va_list arguments);

/* Say it and exit(status). */
_Noreturn void err(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));
_Noreturn void errx(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));
_Noreturn void verr(int status, const char *format, va_list arguments);
_Noreturn void verrx(int status, const char *format, va_list arguments);

#endif
