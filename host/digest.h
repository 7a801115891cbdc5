/* SHA-256 of texts and files: names of what the cache holds, and the digest of a program's sources.
 */
#ifndef PAWL_DIGEST_H
#define PAWL_DIGEST_H

#include <nettle/sha2.h>
#include <stdbool.h>
#include <stddef.h>

enum { DIGEST_LENGTH = 40 }; /* hexadecimal digits that are used */

struct digest {
    struct sha256_ctx state;
};

void digest_begin(struct digest *digest);

/* Adds a string with its end, so that "ab", "c" differs from "a", "bc". */
void digest_text(struct digest *digest, const char *string);

/* Adds what a file holds; returns false if it cannot be read. */
bool digest_file(struct digest *digest, const char *path);

/* Adds a file's path, size and date of change: enough for tools and libraries, and quick. */
void digest_identity(struct digest *digest, const char *path);

/* The digest as DIGEST_LENGTH digits, a new string. */
char *digest_end(struct digest *digest);

#endif
