/* Streams (C11 7.21, POSIX.1-2017 <stdio.h>).

   A stream is a descriptor with a buffer, which lies in the process's memory: fork copies what has
   not been written yet, and processes that share memory share it. A stream is written at the end of
   each line if it is a terminal, otherwise when its buffer is full (1024 bytes for standard output,
   4096 for what fopen gives); standard error at the end of each call. What one call prints up to the
   end of a line is one write. Reading fills the buffer: what a file's stream has read and not handed
   on is given back to the offset by fflush and exit (not by fclose: as on Linux).

   A format is no shared memory; strings that it names (%s), and results of the scanf family, are
   announced as the functions of <string.h> say. long double is printed and read as a double. */
#ifndef PAWL_STDIO_H
#define PAWL_STDIO_H

#include <stdarg.h>
#include <stddef.h>
#include <sys/types.h>

typedef struct library_stream FILE;
typedef struct {
    long __offset;
} fpos_t;

#define EOF (-1)
#define BUFSIZ 1024
#define FOPEN_MAX 16
#define FILENAME_MAX 4096
#define L_tmpnam 20
#define TMP_MAX 1000
#define P_tmpdir "/tmp"
#define L_ctermid 9
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
/* Into a new block of malloc's, which goes to *text. */
int asprintf(char **text, const char *format, ...) __attribute__((format(printf, 2, 3)));
int vasprintf(char **text, const char *format, va_list arguments);
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
/* Puts a character back, to be read next; up to 8 in a row. */
int ungetc(int c, FILE *stream);

/* A line of standard input without its end, however long. Gone from C11: it cannot know the room. */
char *gets(char *to) __attribute__((deprecated));

/* A line of at most size - 1 characters, with its end if that fits. */
char *fgets(char *to, int size, FILE *stream);

/* ---- Bytes: whole elements moved --------------------------------------------------------- */

size_t fread(void *to, size_t size, size_t count, FILE *stream);
size_t fwrite(const void *from, size_t size, size_t count, FILE *stream);

/* ---- Opening and closing ----------------------------------------------------------------- */

#ifndef SEEK_SET
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#endif

/* Opens a file: "r" read, "w" write and empty it, "a" append; "r+", "w+", "a+" both. 'x' behind that:
   only if it is new; 'e': closed by exec; 'b' means nothing. NULL: EINVAL (mode), ENOMEM, and open's
   errors. */
FILE *fopen(const char *path, const char *mode);

/* A stream on an open descriptor. NULL: EBADF, EINVAL (mode, or not opened so), ENOMEM. */
FILE *fdopen(int descriptor, const char *mode);

/* Closes the stream and opens it anew on another file, with the same descriptor; path NULL: on what
   it is open on. NULL as fopen, and the stream is closed then. */
FILE *freopen(const char *path, const char *mode, FILE *stream);

/* Writes what the buffer holds and closes. 0, or EOF: what write and close say. */
int fclose(FILE *stream);

/* A stream over `size` bytes of the program's; over what it writes, in a block that grows, which is
   told to *bytes and *size by fflush and fclose. NULL: EINVAL, ENOMEM. */
FILE *fmemopen(void *bytes, size_t size, const char *mode);
FILE *open_memstream(char **bytes, size_t *size);

/* Takes away a file (unlink) or an empty directory (rmdir). */
int remove(const char *path);
/* Gives a file another name; what had that name loses it. -1: as unlink, EBUSY ("."), EINVAL (a
   directory into itself), ENOTEMPTY, EXDEV (/proc). */
int rename(const char *from, const char *to);

/* A file without a name, for "w+". A name that no file has, in `name` (L_tmpnam bytes) or in memory
   that is used again. NULL: what open says. */
FILE *tmpfile(void);
char *tmpnam(char *name);

/* ---- Lines of any length ----------------------------------------------------------------- */

/* Reads up to and with '\n', or `end`, into the block *line of *size bytes, which malloc has given
   or which is NULL, and which grows. The line's length, or -1 at the end and on error: EINVAL,
   ENOMEM. */
ssize_t getline(char **line, size_t *size, FILE *stream);
ssize_t getdelim(char **line, size_t *size, int end, FILE *stream);

/* ---- Places ------------------------------------------------------------------------------ */

/* Goes to a place: SEEK_SET from the beginning, SEEK_CUR from here, SEEK_END from the end. What ungetc
   gave back is forgotten, and so is that the end was read. 0, or -1: ESPIPE, EINVAL, EBADF. */
int fseek(FILE *stream, long offset, int whence);
int fseeko(FILE *stream, off_t offset, int whence);
/* To the beginning; clears errors, too. */
void rewind(FILE *stream);
/* Where it is, or -1: ESPIPE, EBADF. */
long ftell(FILE *stream);
off_t ftello(FILE *stream);
/* The same into and out of *position. */
int fgetpos(FILE *stream, fpos_t *position);
int fsetpos(FILE *stream, const fpos_t *position);

/* ---- Streams ----------------------------------------------------------------------------- */

/* Writes what has gathered in the buffer; in all of them if stream is NULL. A file that is read: gives
   back what was read ahead. 0, or EOF. */
int fflush(FILE *stream);

/* How a stream is buffered: _IOFBF, _IOLBF, _IONBF. A buffer of the program's own is taken if it is
   given with its size and the stream's holds nothing. Gives 0, or -1: EINVAL. */
int setvbuf(FILE *stream, char *buffer, int mode, size_t size);
/* setvbuf with BUFSIZ or `size` bytes, or unbuffered if buffer is NULL; by lines. */
void setbuf(FILE *stream, char *buffer);
void setbuffer(FILE *stream, char *buffer, size_t size);
void setlinebuf(FILE *stream);

/* Whether the end has been read, whether something failed; clearerr forgets both. */
int feof(FILE *stream);
int ferror(FILE *stream);
void clearerr(FILE *stream);
/* The stream's descriptor; -1: EBADF (it has none). */
int fileno(FILE *stream);

/* Keeps other threads out of a stream, until it has been given back as often. ftrylockfile gives -1
   where flockfile would wait. The functions below do as those without _unlocked. */
void flockfile(FILE *stream);
int ftrylockfile(FILE *stream);
void funlockfile(FILE *stream);
int getc_unlocked(FILE *stream);
int getchar_unlocked(void);
int putc_unlocked(int c, FILE *stream);
int putchar_unlocked(int c);
int fgetc_unlocked(FILE *stream);
int fputc_unlocked(int c, FILE *stream);
char *fgets_unlocked(char *to, int size, FILE *stream);
int fputs_unlocked(const char *text, FILE *stream);
size_t fread_unlocked(void *to, size_t size, size_t count, FILE *stream);
size_t fwrite_unlocked(const void *from, size_t size, size_t count, FILE *stream);
int fflush_unlocked(FILE *stream);
int feof_unlocked(FILE *stream);
int ferror_unlocked(FILE *stream);
void clearerr_unlocked(FILE *stream);
int fileno_unlocked(FILE *stream);

/* ---- Commands (POSIX.1-2017) ----------------------------------------------------------------- */

/* Starts a command by the shell; the stream reads what it prints ("r") or writes what it reads ("w"; a second letter
   "e" closes the descriptor on exec). NULL: EINVAL (mode), or as pipe, fork and malloc. */
FILE *popen(const char *command, const char *mode);
/* Closes such a stream, waits for its command, and gives its status as waitpid does. -1: ECHILD (the stream is not
   popen's, or somebody else has taken the status). */
int pclose(FILE *stream);

#endif
