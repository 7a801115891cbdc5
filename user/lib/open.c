/* Streams that come and go. A closed one stays in the list and is the next fopen's: so who walks
   through the list, or is still reading when another closes, never stands on freed memory. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "internal.h"

int library_mode_flags(const char *mode)
{
    static const struct {
        char letter;
        int flags;
    } more[] = {{'x', O_EXCL}, {'e', O_CLOEXEC}};
    unsigned char letter = string_byte(mode);
    int flags = letter == 'r'   ? O_RDONLY
                : letter == 'w' ? O_WRONLY | O_CREAT | O_TRUNC
                : letter == 'a' ? O_WRONLY | O_CREAT | O_APPEND
                                : (int)library_fail(K_EINVAL);
    if (flags < 0)
        return -1;
    while ((letter = string_byte(++mode)) != 0 && letter != ',') {
        if (letter == '+')
            flags = (flags & ~O_ACCMODE) | O_RDWR;
        for (unsigned i = 0; i < sizeof more / sizeof *more; i++)
            if (letter == more[i].letter)
                flags |= more[i].flags;
    }
    return flags;
}

unsigned library_flags_may(int flags)
{
    static const unsigned may[] = {STREAM_READ, STREAM_WRITE, STREAM_READ | STREAM_WRITE, 0};
    return may[flags & O_ACCMODE];
}

/* ---- Making one -------------------------------------------------------------------------- */

static FILE *closed_one(void)
{
    for (FILE *stream = lib->more_streams; stream; stream = stream->next)
        if (!stream->may && !stream->reading && !stream->writing)
            return stream;
    return NULL;
}

/* With the largest buffer that the heap has room for. */
static FILE *new_one(void)
{
    static const unsigned rooms[] = {4096, 1024, 128};
    for (unsigned i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        FILE *stream = library_take(sizeof *stream + rooms[i]);
        if (!stream)
            continue;
        stream->room = rooms[i];
        FILE **last = &lib->more_streams;
        while (*last)
            last = &(*last)->next;
        return *last = stream;
    }
    return NULL;
}

/* As it is when nothing has been done with it yet. */
static void begin_anew(FILE *stream, int descriptor, unsigned may)
{
    stream->descriptor = descriptor;
    stream->may = (uint8_t)may;
    stream->mode = MODE_UNKNOWN;
    stream->doing = stream->append = 0;
    stream->end_of_file = stream->failed = stream->backs = 0;
    stream->start = stream->end = 0;
    stream->memory = NULL;
    stream->child = 0;
    if (stream->room) {
        stream->buffer = (char *)(stream + 1);
        stream->size = stream->room;
    }
}

FILE *library_stream_open(int descriptor, unsigned may)
{
    int *error = &user_info.thread->errno_, before = *error;
    FILE *stream = closed_one();
    if (!stream)
        stream = new_one();
    if (!stream)
        return NULL;
    *error = before; /* a smaller buffer is no failure */
    begin_anew(stream, descriptor, may);
    return stream;
}

/* Puts the offset of what is only appended to where it will be, so that ftell says so. */
static void set_append(FILE *stream, int flags)
{
    int *error = &user_info.thread->errno_, before = *error;
    stream->append = (flags & O_APPEND) != 0;
    if (stream->append && stream->may == STREAM_WRITE && library_seek(stream, 0, SEEK_END) < 0)
        *error = before;
}

FILE *fopen(const char *path, const char *mode)
{
    int flags = library_mode_flags(mode);
    int descriptor = flags < 0 ? -1 : open(path, flags, 0666);
    if (descriptor < 0)
        return NULL;
    FILE *stream = library_stream_open(descriptor, library_flags_may(flags));
    if (stream)
        set_append(stream, flags);
    else
        close(descriptor);
    return stream;
}

FILE *fdopen(int descriptor, const char *mode)
{
    int flags = library_mode_flags(mode);
    int now = flags < 0 ? -1 : fcntl(descriptor, F_GETFL);
    if (now < 0)
        return NULL;
    unsigned may = library_flags_may(flags);
    if ((library_flags_may(now) & may) != may) {
        library_fail(K_EINVAL);
        return NULL;
    }
    FILE *stream = library_stream_open(descriptor, may);
    if (!stream)
        return NULL;
    if (flags & O_APPEND && !(now & O_APPEND))
        fcntl(descriptor, F_SETFL, now | O_APPEND);
    stream->append = (flags & O_APPEND) != 0;
    return stream;
}

/* ---- Its end ----------------------------------------------------------------------------- */

/* What was read ahead is not given back to the offset: as on Linux, though not in POSIX. */
int fclose(FILE *stream)
{
    if (!stream->may) {
        library_fail(K_EBADF);
        return EOF;
    }
    bool well = stream->doing != STREAM_WRITE || library_flush(stream);
    if (stream->memory)
        library_memory_close(stream->memory);
    else
        well = close(stream->descriptor) == 0 && well;
    begin_anew(stream, -1, 0);
    return well ? 0 : EOF;
}

/* The new file gets the descriptor of the old one, so that freopen("...", "w", stdout) also
   redirects what children and write(1, ...) print. How it is buffered is found out anew, even for
   standard error, as on Linux. */
FILE *freopen(const char *path, const char *mode, FILE *stream)
{
    int old = stream->may && !stream->memory ? stream->descriptor : -1;
    int flags = library_mode_flags(mode);
    if (stream->may)
        library_flush(stream);
    if (stream->memory)
        library_memory_close(stream->memory);
    begin_anew(stream, -1, 0);
    int descriptor = flags < 0 ? -1 : path ? open(path, flags, 0666) : dup(old);
    if (descriptor < 0) {
        if (old >= 0)
            close(old);
        return NULL;
    }
    if (old >= 0 && descriptor != old) {
        dup2(descriptor, old);
        close(descriptor);
        descriptor = old;
        if (flags & O_CLOEXEC)
            fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    }
    begin_anew(stream, descriptor, library_flags_may(flags));
    set_append(stream, flags);
    return stream;
}
