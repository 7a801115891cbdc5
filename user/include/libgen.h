/* Parts of paths (POSIX.1-2017 <libgen.h>). */
#ifndef PAWL_LIBGEN_H
#define PAWL_LIBGEN_H

/* What is behind the last '/', before it: "." if there is nothing. '/'s at the end do not count. The
   path may be cut, and the result lies in it or is a constant. */
char *basename(char *path);
char *dirname(char *path);

#endif
