/* Messages on standard error (GNU). */
#ifndef PAWL_ERROR_H
#define PAWL_ERROR_H

/* Writes what standard output holds, then "PROGRAM: TEXT: ERROR\n" (the error unless its number is 0)
   on standard error; exit(status) unless that is 0. */
void error(int status, int number, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
