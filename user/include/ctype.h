/* Kinds of characters, in the C locale (C11 7.4): the argument is a character as unsigned char, or
   EOF, which is of no kind. */
#ifndef PAWL_CTYPE_H
#define PAWL_CTYPE_H

/* Each gives something that is not 0 if the character is of its kind. */
int isalnum(int c);  /* letter or digit */
int isalpha(int c);  /* letter */
int isascii(int c);  /* 0 to 127 (POSIX) */
int isblank(int c);  /* space or tab */
int iscntrl(int c);  /* no sign on paper: below ' ', or 127 */
int isdigit(int c);  /* 0 to 9 */
int isgraph(int c);  /* a sign on paper, not a space */
int islower(int c);  /* small letter */
int isprint(int c);  /* a sign on paper, or a space */
int ispunct(int c);  /* a sign on paper, neither letter nor digit */
int isspace(int c);  /* space, tab, new line, vertical tab, form feed, carriage return */
int isupper(int c);  /* capital letter */
int isxdigit(int c); /* 0 to 9, a to f, A to F */

/* The small or capital letter of a letter; another character as it is. */
int tolower(int c);
int toupper(int c);

/* The low 7 bits. */
int toascii(int c);

#endif
