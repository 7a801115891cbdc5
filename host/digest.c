#include "digest.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "text.h"

void digest_begin(struct digest *digest) { sha256_init(&digest->state); }

void digest_text(struct digest *digest, const char *string)
{
    sha256_update(&digest->state, strlen(string) + 1, (const uint8_t *)string);
}

bool digest_file(struct digest *digest, const char *path)
{
    size_t size;
    char *bytes = file_read(path, &size);
    if (!bytes)
        return false;
    sha256_update(&digest->state, sizeof size, (const uint8_t *)&size);
    sha256_update(&digest->state, size, (const uint8_t *)bytes);
    free(bytes);
    return true;
}

void digest_identity(struct digest *digest, const char *path)
{
    struct stat status = {0};
    stat(path, &status);
    char *identity = text("%s %lld %lld.%09ld", path, (long long)status.st_size,
                          (long long)status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
    digest_text(digest, identity);
    free(identity);
}

char *digest_end(struct digest *digest)
{
    uint8_t bytes[SHA256_DIGEST_SIZE];
    char digits[2 * SHA256_DIGEST_SIZE + 1];
    sha256_digest(&digest->state, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(digits + 2 * i, 3, "%02x", bytes[i]);
    digits[DIGEST_LENGTH] = 0;
    return text("%s", digits);
}
