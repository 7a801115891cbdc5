/* Where a stream reads and writes: what its descriptor's offset is, less what has been read ahead,
   plus what is not written yet. */
#include <stdio.h>

#include "internal.h"

static bool is_open(const FILE *stream)
{
    if (!stream->may)
        library_fail(K_EBADF);
    return stream->may;
}

long ftell(FILE *stream)
{
    if (!is_open(stream))
        return -1;
    bool writes = stream->doing == STREAM_WRITE;
    long at = library_seek(stream, 0, writes && stream->append ? SEEK_END : SEEK_CUR);
    if (at < 0)
        return -1;
    long held = (long)(stream->end - stream->start);
    if (writes)
        return at + held;
    at -= held + stream->backs;
    if (at < 0)
        return library_fail(K_EINVAL); /* more given back than was read */
    return at;
}

int fseek(FILE *stream, long offset, int whence)
{
    if (!is_open(stream))
        return -1;
    if (whence != SEEK_SET && whence != SEEK_CUR && whence != SEEK_END)
        return (int)library_fail(K_EINVAL);
    if (stream->doing == STREAM_WRITE && !library_flush(stream))
        return -1;
    if (stream->doing == STREAM_READ && whence == SEEK_CUR)
        offset -= (long)(stream->end - stream->start) + stream->backs;
    if (library_seek(stream, offset, whence) < 0)
        return -1;
    if (stream->doing == STREAM_READ && !stream->reading)
        stream->start = stream->end = 0;
    stream->doing = 0;
    stream->backs = 0;
    stream->end_of_file = 0;
    return 0;
}

void rewind(FILE *stream)
{
    fseek(stream, 0, SEEK_SET);
    stream->failed = 0;
}

int fseeko(FILE *stream, off_t offset, int whence) { return fseek(stream, offset, whence); }

off_t ftello(FILE *stream) { return ftell(stream); }

int fgetpos(FILE *stream, fpos_t *position)
{
    long at = ftell(stream);
    if (at < 0)
        return -1;
    announce_write(position, sizeof *position);
    position->__offset = at;
    return 0;
}

int fsetpos(FILE *stream, const fpos_t *position)
{
    announce_read(position, sizeof *position);
    return fseek(stream, position->__offset, SEEK_SET);
}
