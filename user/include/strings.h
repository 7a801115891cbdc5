/* Comparing without regard to case, and the old names (POSIX.1-2017 <strings.h>; BSD). They
   announce what they touch as the functions of <string.h> do. */
#ifndef PAWL_STRINGS_H
#define PAWL_STRINGS_H

#include <stddef.h>

/* strcmp and strncmp in which a capital letter equals its small one. */
int strcasecmp(const char *a, const char *b);
int strncasecmp(const char *a, const char *b, size_t most);

/* The place of the lowest bit that is set, from 1; 0 for 0. */
int ffs(int n);

/* Old names of memset to 0, memmove (mind the order), memcmp, strchr and strrchr. */
void bzero(void *to, size_t size);
void bcopy(const void *from, void *to, size_t size);
int bcmp(const void *a, const void *b, size_t size);
char *index(const char *text, int c);
char *rindex(const char *text, int c);

#endif
