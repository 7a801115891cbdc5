/* Streams over memory: fmemopen's over the program's bytes, open_memstream's over a block that
   grows. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct library_memory {
    char *bytes;
    size_t room, size, at; /* bytes that there are, that are in use; the next one */
    bool grows, owned, append;
    char **result; /* open_memstream's: told where the bytes are, and how many, after each write */
    size_t *result_size;
};

ssize_t library_memory_read(struct library_memory *memory, char *to, size_t size)
{
    size_t left = memory->at < memory->size ? memory->size - memory->at : 0;
    if (size > left)
        size = left;
    for (size_t done = 0; done < size; done++)
        to[done] = (char)string_byte(memory->bytes + memory->at + done);
    memory->at += size;
    return (ssize_t)size;
}

static bool grow(struct library_memory *memory, size_t needed)
{
    if (needed < memory->room)
        return true;
    size_t room = 2 * memory->room > needed ? 2 * memory->room : needed + 1;
    char *bytes = realloc(memory->bytes, room);
    if (!bytes)
        return false;
    (memset)(bytes + memory->room, 0, room - memory->room);
    memory->bytes = bytes;
    memory->room = room;
    return true;
}

static void tell(struct library_memory *memory)
{
    if (!memory->result)
        return;
    announce_write(memory->result, sizeof *memory->result);
    *memory->result = memory->bytes;
    announce_write(memory->result_size, sizeof *memory->result_size);
    *memory->result_size = memory->at < memory->size ? memory->at : memory->size;
}

bool library_memory_write(struct library_memory *memory, const char *bytes, size_t count)
{
    if (memory->append)
        memory->at = memory->size;
    if (memory->grows && !grow(memory, memory->at + count))
        return false;
    size_t left = memory->at < memory->room ? memory->room - memory->at : 0;
    size_t now = count < left ? count : left;
    for (size_t done = 0; done < now; done++)
        set_string_byte(memory->bytes + memory->at + done, bytes[done]);
    memory->at += now;
    if (memory->at > memory->size) {
        memory->size = memory->at;
        if (memory->size < memory->room)
            set_string_byte(memory->bytes + memory->size, 0);
    }
    tell(memory);
    if (now < count)
        library_fail(K_ENOSPC);
    return now == count;
}

long library_memory_seek(struct library_memory *memory, long offset, int whence)
{
    size_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? memory->at : memory->size;
    long to = (long)from + offset;
    if (to < 0 || (!memory->grows && (size_t)to > memory->room))
        return library_fail(K_EINVAL);
    memory->at = (size_t)to;
    return to;
}

void library_memory_close(struct library_memory *memory)
{
    tell(memory);
    if (memory->owned)
        free(memory->bytes);
    library_give(memory);
}

/* ---- Opening ----------------------------------------------------------------------------- */

static FILE *open_on(const struct library_memory *begin, unsigned may)
{
    struct library_memory *memory = library_take(sizeof *memory);
    FILE *stream = memory ? library_stream_open(-1, may) : NULL;
    if (!stream) {
        library_give(memory);
        return NULL;
    }
    *memory = *begin;
    stream->memory = memory;
    stream->mode = MODE_FULL;
    return stream;
}

FILE *open_memstream(char **bytes, size_t *size)
{
    struct library_memory memory = {
        .bytes = calloc(1, 64), .room = 64, .grows = true, .result = bytes, .result_size = size};
    FILE *stream = memory.bytes ? open_on(&memory, STREAM_WRITE) : NULL;
    if (stream)
        tell(stream->memory);
    else
        free(memory.bytes);
    return stream;
}

FILE *fmemopen(void *bytes, size_t size, const char *mode)
{
    int flags = library_mode_flags(mode);
    struct library_memory memory = {.bytes = bytes, .room = size};
    if (flags < 0)
        return NULL;
    if (!bytes) {
        memory.bytes = calloc(1, size + 1);
        memory.owned = true;
        if (!memory.bytes)
            return NULL;
    }
    memory.append = (flags & O_APPEND) != 0;
    if (flags & O_TRUNC && size > 0)
        set_string_byte(memory.bytes, 0);
    else if (flags & O_APPEND)
        memory.size = memory.at = strnlen(memory.bytes, size);
    else if (!(flags & O_TRUNC))
        memory.size = size;
    FILE *stream = open_on(&memory, library_flags_may(flags));
    if (!stream && memory.owned)
        free(memory.bytes);
    return stream;
}
