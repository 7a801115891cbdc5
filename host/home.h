/* Where Pawl's own files are: in a source tree, next to build/pawl, or installed under a prefix. */
#ifndef PAWL_HOME_H
#define PAWL_HOME_H

/* The path of a file of Pawl's, a new string. `relative` is its place in the source tree, like
   "user/labs" or "build/host/machine.o"; installed, it lies in PREFIX/share/pawl, and what stands
   under build/ in PREFIX/lib/pawl. */
char *home_path(const char *relative);

/* The folder of the cache, made if need be: $PAWL_CACHE, else build/cache in a source tree that can
   be written, else $XDG_CACHE_HOME/pawl or ~/.cache/pawl. */
const char *home_cache(void);

#endif
