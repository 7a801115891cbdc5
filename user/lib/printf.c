/* The printf family: where the text goes. */
#include <stdio.h>
#include <stdlib.h>

#include "internal.h"

/* ---- Into a stream ----------------------------------------------------------------------- */

struct stream_sink {
    struct sink sink;
    FILE *stream;
};

static bool put(struct sink *sink, const char *bytes, size_t count)
{
    return library_put(((struct stream_sink *)sink)->stream, bytes, count);
}

int vfprintf(FILE *stream, const char *format, va_list arguments)
{
    struct stream_sink to;
    to.sink.take = put;
    to.sink.total = to.sink.held = 0;
    to.sink.failed = false;
    to.stream = stream;
    int total = library_format(&to.sink, format, arguments);
    return library_put_end(stream) ? total : -1;
}

int vprintf(const char *format, va_list arguments) { return vfprintf(stdout, format, arguments); }

int fprintf(FILE *stream, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int total = vfprintf(stream, format, arguments);
    va_end(arguments);
    return total;
}

int printf(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int total = vfprintf(stdout, format, arguments);
    va_end(arguments);
    return total;
}

/* ---- To a descriptor --------------------------------------------------------------------- */

struct descriptor_sink {
    struct sink sink;
    int descriptor;
};

static bool write_piece(struct sink *sink, const char *bytes, size_t count)
{
    return library_write(((struct descriptor_sink *)sink)->descriptor, bytes, count);
}

int vdprintf(int descriptor, const char *format, va_list arguments)
{
    struct descriptor_sink to;
    to.sink.take = write_piece;
    to.sink.total = to.sink.held = 0;
    to.sink.failed = false;
    to.descriptor = descriptor;
    return library_format(&to.sink, format, arguments);
}

int dprintf(int descriptor, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int total = vdprintf(descriptor, format, arguments);
    va_end(arguments);
    return total;
}

/* ---- Into memory ------------------------------------------------------------------------- */

struct memory_sink {
    struct sink sink;
    char *to;
    size_t room; /* without the byte that ends the string */
};

/* In pieces of 8 bytes, each announced, as memcpy would. */
static bool store(struct sink *sink, const char *bytes, size_t count)
{
    struct memory_sink *memory = (struct memory_sink *)sink;
    if (count > memory->room)
        count = memory->room;
    memory->room -= count;
    while (count > 0) {
        size_t now = count < 8 ? count : 8;
        announce_write(memory->to, now);
        __builtin_memcpy(memory->to, bytes, now);
        memory->to += now;
        bytes += now;
        count -= now;
    }
    return true;
}

int vsnprintf(char *to, size_t size, const char *format, va_list arguments)
{
    struct memory_sink memory;
    memory.sink.take = store;
    memory.sink.total = memory.sink.held = 0;
    memory.sink.failed = false;
    memory.to = to;
    memory.room = size > 0 ? size - 1 : 0;
    int total = library_format(&memory.sink, format, arguments);
    if (size > 0)
        set_string_byte(memory.to, 0);
    return total;
}

int vsprintf(char *to, const char *format, va_list arguments)
{
    return vsnprintf(to, (size_t)-1 - (uintptr_t)to, format, arguments);
}

int snprintf(char *to, size_t size, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int total = vsnprintf(to, size, format, arguments);
    va_end(arguments);
    return total;
}

int sprintf(char *to, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int total = vsprintf(to, format, arguments);
    va_end(arguments);
    return total;
}

/* ---- Into a new block -------------------------------------------------------------------- */

struct block_sink {
    struct sink sink;
    char *bytes; /* the library's own, until all is there */
    size_t held, room;
};

static bool gather(struct sink *sink, const char *bytes, size_t count)
{
    struct block_sink *block = (struct block_sink *)sink;
    if (block->held + count > block->room) {
        size_t room = 2 * (block->held + count);
        char *larger = library_take(room);
        if (!larger)
            return false;
        if (block->held)
            __builtin_memcpy(larger, block->bytes, block->held);
        library_give(block->bytes);
        block->bytes = larger;
        block->room = room;
    }
    __builtin_memcpy(block->bytes + block->held, bytes, count);
    block->held += count;
    return true;
}

int vasprintf(char **text, const char *format, va_list arguments)
{
    struct block_sink block;
    block.sink.take = gather;
    block.sink.total = block.sink.held = 0;
    block.sink.failed = false;
    block.bytes = NULL;
    block.held = block.room = 0;
    int total = library_format(&block.sink, format, arguments);
    char *result = total < 0 ? NULL : malloc((size_t)total + 1);
    if (result) {
        struct memory_sink to = {.to = result, .room = (size_t)total};
        store(&to.sink, block.bytes, block.held);
        set_string_byte(to.to, 0);
        announce_write(text, sizeof *text);
        *text = result;
    }
    library_give(block.bytes);
    return result ? total : -1;
}

int asprintf(char **text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int total = vasprintf(text, format, arguments);
    va_end(arguments);
    return total;
}
