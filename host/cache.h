/* What was compiled and linked before, under the digest of all that it was made from. Any number
   of commands may use it at once: a file appears whole or not at all. */
#ifndef PAWL_CACHE_H
#define PAWL_CACHE_H

/* The path under which the cache holds, or would hold, `key` with `suffix` (".o"); a new string. */
char *cache_path(const char *key, const char *suffix);

/* A path in the cache that nobody else uses, for a tool to write; a new string. */
char *cache_temporary(const char *suffix);

/* Makes the finished file `temporary` the one of `path`. */
void cache_store(const char *temporary, const char *path);

#endif
