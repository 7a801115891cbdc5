/* Streams (C11 7.21, POSIX.1-2017 <stdio.h>).

   A stream is a descriptor with a buffer, which lies in the process's memory: fork copies what has
   not been written yet, and processes that share memory share it. Standard output is written at the
   end of each line if it is a terminal, otherwise when 1024 bytes have gathered; standard error at
   the end of each call. What one call prints up to the end of a line is one write.

   A format is no shared memory; strings that it names (%s), and results of the scanf family, are
   announced as the functions of <string.h> say. long double is printed and read as a double. */
#ifndef PAWL_STDIO_H
#define PAWL_STDIO_H

#include <stdarg.h>
#include <stddef.h>
#include <sys/types.h>

typedef struct library_stream FILE;

#define EOF (-1)
#define BUFSIZ 1024
#define _IOFBF 0 /* setvbuf: write when the buffer is full */
#define _IOLBF 1 /* at the end of each line */
#define _IONBF 2 /* at the end of each call */

FILE *__stream(int number);
#define stdin __stream(0)
#define stdout __stream(1)
#define stderr __stream(2)

/* ---- Printing: the number of characters, or -1 with errno ----------------------------------- */

/* To standard output, a stream, a descriptor (without a buffer), or memory: of snprintf's text what
   fits into `size` bytes with its end is stored, and its whole length given. Flags, width,
   precision; hh h l ll j z t L; d i u o x X c s p e f g a n %, and m for the text of errno. */
int printf(const char *format, ...) __attribute__((format(printf, 1, 2)));
int fprintf(FILE *stream, const char *format, ...) __attribute__((format(printf, 2, 3)));
int dprintf(int descriptor, const char *format, ...) __attribute__((format(printf, 2, 3)));
int sprintf(char *to, const char *format, ...) __attribute__((format(printf, 2, 3)));
int snprintf(char *to, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));
int vprintf(const char *format, va_list arguments);
int vfprintf(FILE *stream, const char *format, va_list arguments);
int vdprintf(int descriptor, const char *format, va_list arguments);
int vsprintf(char *to, const char *format, va_list arguments);
int vsnprintf(char *to, size_t size, const char *format, va_list arguments);

/* Writes "TEXT: ERROR\n" to standard error; the error alone if text is NULL or empty. */
void perror(const char *text);

/* ---- Reading by a format: how many values were stored, EOF at the end before the first ---- */

/* From standard input, a stream, or a string. *, width; hh h l ll j z t L; d i u o x p c s [ e f g
 * a n %. */
int scanf(const char *format, ...) __attribute__((format(scanf, 1, 2)));
int fscanf(FILE *stream, const char *format, ...) __attribute__((format(scanf, 2, 3)));
int sscanf(const char *text, const char *format, ...) __attribute__((format(scanf, 2, 3)));
int vscanf(const char *format, va_list arguments);
int vfscanf(FILE *stream, const char *format, va_list arguments);
int vsscanf(const char *text, const char *format, va_list arguments);

/* ---- Characters and lines: EOF or NULL on error and at the end ----------------------------- */

/* Print one character, and give it. */
int fputc(int c, FILE *stream);
int putc(int c, FILE *stream);
int putchar(int c);
/* Print a string; puts adds the end of the line. */
int fputs(const char *text, FILE *stream);
int puts(const char *text);
/* The next character. */
int fgetc(FILE *stream);
int getc(FILE *stream);
int getchar(void);
/* Puts one character back, to be read next. */
int ungetc(int c, FILE *stream);

/* A line of at most size - 1 characters, with its end if that fits. */
char *fgets(char *to, int size, FILE *stream);

/* ---- Bytes: whole elements moved --------------------------------------------------------- */

size_t fread(void *to, size_t size, size_t count, FILE *stream);
size_t fwrite(const void *from, size_t size, size_t count, FILE *stream);

/* ---- Streams ----------------------------------------------------------------------------- */

/* Writes what has gathered in the buffer; in all of them if stream is NULL. */
int fflush(FILE *stream);

/* How a stream is buffered, before it is used: _IOFBF, _IOLBF, _IONBF. A buffer of the program's
   own is taken if it is given with its size. Gives 0, or -1: EINVAL. */
int setvbuf(FILE *stream, char *buffer, int mode, size_t size);
/* setvbuf with BUFSIZ bytes, or unbuffered if buffer is NULL; by lines. */
void setbuf(FILE *stream, char *buffer);
void setlinebuf(FILE *stream);

/* Whether the end has been read, whether something failed; clearerr forgets both. */
int feof(FILE *stream);
int ferror(FILE *stream);
void clearerr(FILE *stream);
/* Takes away a file (unlink) or an empty directory (rmdir). */
int remove(const char *path);
/* Gives a file another name; what had that name loses it. -1: as unlink, EBUSY ("."), EINVAL (a
   directory into itself), ENOTEMPTY, EXDEV (/proc). */
int rename(const char *from, const char *to);

/* The stream's descriptor. */
int fileno(FILE *stream);

#endif
