/* Strings and memory (C11 7.24, POSIX.1-2017 <string.h>).

   These functions touch memory on the program's behalf, and announce it as the program's own
   accesses are: somebody else may run in between, and see a string that is copied by half. The
   rule, the same on every machine: memcpy, memmove, memset and memcmp announce one element after
   the other of what the program points to, be it an int or a structure; where that is bytes or
   unknown (char *, void *), and for the other functions whose name begins with mem, pieces of 8
   bytes from the beginning (the last may be shorter); all others one byte at a time. A piece is
   read, or read and written, before the next one is announced; a structure is read when its copy
   is written, as by an assignment. Constants need no announcement.

   Where the compiler calls memcpy, memmove, memset or memcmp by itself, it has announced the whole
   before; so the program's own calls go by other names to the assembler. */
#ifndef PAWL_STRING_H
#define PAWL_STRING_H

#include <stddef.h>

/* ---- Memory ------------------------------------------------------------------------------ */

/* Copies `size` bytes; memmove also where the two overlap. They give `to`, mempcpy (GNU) its
   end. */
void *memcpy(void *to, const void *from, size_t size) __asm__("pawl_memcpy");
void *memmove(void *to, const void *from, size_t size) __asm__("pawl_memmove");
void *mempcpy(void *to, const void *from, size_t size);

/* Sets `size` bytes to c. Gives `to`. */
void *memset(void *to, int c, size_t size) __asm__("pawl_memset");

/* Below 0, 0, above 0: as the first byte that differs is less, none differs, is greater. */
int memcmp(const void *a, const void *b, size_t size) __asm__("pawl_memcmp");

/* The same in pieces of so many bytes (1: of 8): what the four are as the program writes them. */
void *pawl_memcpy_by(void *to, const void *from, size_t size, size_t piece);
void *pawl_memmove_by(void *to, const void *from, size_t size, size_t piece);
void *pawl_memset_by(void *to, int c, size_t size, size_t piece);
int pawl_memcmp_by(const void *a, const void *b, size_t size, size_t piece);
#define PAWL_PIECE(p, q) (sizeof *(p) > sizeof *(q) ? sizeof *(p) : sizeof *(q))
#define memcpy(to, from, size) pawl_memcpy_by(to, from, size, PAWL_PIECE(to, from))
#define memmove(to, from, size) pawl_memmove_by(to, from, size, PAWL_PIECE(to, from))
#define memset(to, c, size) pawl_memset_by(to, c, size, sizeof *(to))
#define memcmp(a, b, size) pawl_memcmp_by(a, b, size, PAWL_PIECE(a, b))

/* The first byte that is c, memrchr (GNU) the last; or NULL. */
void *memchr(const void *in, int c, size_t size);
void *memrchr(const void *in, int c, size_t size);

/* Where the bytes `what` first stand in those of `in`, or NULL (GNU). */
void *memmem(const void *in, size_t size, const void *what, size_t length);

/* Copies up to and with the first c; gives what is behind it in the copy, NULL if there is none. */
void *memccpy(void *to, const void *from, int c, size_t size);

/* ---- Copying strings --------------------------------------------------------------------- */

/* Copies a string and its end. strcpy gives `to`, stpcpy where the copy's end is. */
char *strcpy(char *to, const char *from);
char *stpcpy(char *to, const char *from);

/* Writes `size` bytes: the string, and zeros behind it. A longer string is cut and has no end. */
char *strncpy(char *to, const char *from, size_t size);

/* The same; gives the first of the zeros, or the end. */
char *stpncpy(char *to, const char *from, size_t size);

/* Puts a string, or its first `most` characters and an end, behind another. Gives `to`. */
char *strcat(char *to, const char *from);
char *strncat(char *to, const char *from, size_t most);

/* ---- Measuring and comparing ------------------------------------------------------------- */

/* Characters before the end; of the first `most` bytes. */
size_t strlen(const char *text);
size_t strnlen(const char *text, size_t most);

/* Below 0, 0, above 0, as a comes before b, equals it, comes behind; strncmp looks at `most`
   characters. strcoll is strcmp in the C locale. */
int strcmp(const char *a, const char *b);
int strncmp(const char *a, const char *b, size_t most);
int strcoll(const char *a, const char *b);
/* Makes of a string one that strcmp orders as strcoll does the first: in the C locale, a copy of what
   fits. Its length. */
size_t strxfrm(char *to, const char *from, size_t size);

/* ---- Searching --------------------------------------------------------------------------- */

/* The first c in the text, strrchr the last; or NULL: strchrnul (GNU) gives the text's end then. */
char *strchr(const char *text, int c);
char *strrchr(const char *text, int c);
char *strchrnul(const char *text, int c);

/* Where the word first stands in the text, or NULL. */
char *strstr(const char *text, const char *word);

/* The same without regard to case (GNU). */
char *strcasestr(const char *text, const char *word);

/* How many characters at the beginning are in the set, strcspn: are not; strpbrk: the first that
   is, or NULL. */
size_t strspn(const char *text, const char *set);
size_t strcspn(const char *text, const char *set);
char *strpbrk(const char *text, const char *set);

/* The next word between separators, or NULL at the end; the separator behind it becomes 0. The
   first call gives the text, the others NULL. strtok remembers where it is for all that share the
   memory, strtok_r in *rest. */
char *strtok(char *text, const char *separators);
char *strtok_r(char *text, const char *separators, char **rest);

/* The text from *rest to the next separator, which may be empty; *rest goes on behind it, NULL at
 * the end. */
char *strsep(char **rest, const char *separators);

/* ---- New strings, and texts -------------------------------------------------------------- */

/* A copy, of the first `most` characters, in memory from malloc; or NULL: ENOMEM. */
char *strdup(const char *text);
char *strndup(const char *text, size_t most);

/* The text of an error's number; "Unknown error N" for others, in memory that is used again. */
char *strerror(int number);

/* The same in the program's memory: 0, or EINVAL (no such error), ERANGE (no room). With _GNU_SOURCE,
   as GNU has it: the text. */
#ifdef _GNU_SOURCE
char *strerror_r(int number, char *to, size_t size) __asm__("pawl_strerror_text");
#else
int strerror_r(int number, char *to, size_t size);
#endif

/* The text of a signal's number; "Unknown signal N" for others, in the same memory. */
char *strsignal(int number);

#include <strings.h>

#endif
