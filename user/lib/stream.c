/* Streams below stdio: buffers, and when they are written and filled.

   Two processes may share this memory (P1 and P2 of one program), and one may be preempted in a
   write while the other prints:

       buffer   [ taken by A's write | taken by B's write | not written yet | free ]
                                                          start             end

   A write takes what lies between start and end, and its bytes stay until it has been performed.
   When no write is under way, what remains moves to the front. So nobody ever waits, whoever is
   killed where. */
#include <unistd.h>

#include "internal.h"

void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *to, int c, size_t size);

/* FILE *stdin, *stdout, *stderr: numbers 0 to 2. */
struct library_stream *__stream(int number);
struct library_stream *__stream(int number) { return &lib->streams[number]; }

struct library_stream *library_stream_next(struct library_stream *stream)
{
    if (!stream)
        return &lib->streams[0];
    if (stream >= lib->streams && stream < &lib->streams[LIBRARY_STREAMS - 1])
        return stream + 1;
    return stream == &lib->streams[LIBRARY_STREAMS - 1] ? lib->more_streams : stream->next;
}

static void choose_mode(struct library_stream *stream)
{
    if (stream->mode == MODE_UNKNOWN)
        stream->mode =
            library_call(SYS_isatty, stream->descriptor) > 0 ? MODE_LINE : MODE_FULL;
}

/* Who has a stream by flockfile keeps all others out. */
static void wait_for_owner(const struct library_stream *stream)
{
    while (stream->owner && stream->owner != user_info.thread)
        library_call(SYS_sched_yield);
}

bool library_write(int descriptor, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t taken = write(descriptor, bytes, count);
        if (taken < 0)
            return false;
        bytes += taken;
        count -= (size_t)taken;
    }
    return true;
}

/* ---- What is behind a buffer -------------------------------------------------------------- */

static bool write_bytes(const struct library_stream *stream, const char *bytes, size_t count)
{
    return stream->memory ? library_memory_write(stream->memory, bytes, count)
                          : library_write(stream->descriptor, bytes, count);
}

static ssize_t read_bytes(const struct library_stream *stream, char *to, size_t size)
{
    return stream->memory ? library_memory_read(stream->memory, to, size)
                          : read(stream->descriptor, to, size);
}

long library_seek(struct library_stream *stream, long offset, int whence)
{
    return stream->memory ? library_memory_seek(stream->memory, offset, whence)
                          : lseek(stream->descriptor, offset, whence);
}

/* ---- Printing ---------------------------------------------------------------------------- */

/* Moves what is not written yet to the front, if no write is under way; the rest of the buffer that
   was used becomes zeros, so that it holds nothing of the past. */
static void tidy(struct library_stream *stream)
{
    unsigned left = stream->end - stream->start;
    if (stream->writing || stream->start == 0)
        return;
    memmove(stream->buffer, stream->buffer + stream->start, left);
    memset(stream->buffer + left, 0, stream->end - left);
    stream->start = 0;
    stream->end = left;
}

/* Writes what lies before offset `until`. */
static bool write_out(struct library_stream *stream, unsigned until)
{
    unsigned from = stream->start;
    if (until == from)
        return true;
    stream->start = until;
    stream->writing++;
    bool well = write_bytes(stream, stream->buffer + from, until - from);
    stream->writing--;
    if (!well)
        stream->failed = 1;
    tidy(stream);
    return well;
}

/* Takes back what has been read ahead, if that can be done: what is read next, by whomever, is what
   this stream would have read. True if nothing is left in the buffer. */
static bool give_back(struct library_stream *stream)
{
    int *error = &user_info.thread->errno_, before = *error;
    long ahead = (long)(stream->end - stream->start);
    if (stream->reading)
        return false;
    if (ahead > 0 && library_seek(stream, -ahead, SEEK_CUR) < 0) {
        *error = before;
        return false;
    }
    memset(stream->buffer, 0, stream->end);
    stream->start = stream->end = 0;
    return true;
}

/* Has the stream begin to read or to write, as `what` says; false if it may not. */
static bool begin(struct library_stream *stream, unsigned what)
{
    wait_for_owner(stream);
    if (!(stream->may & what)) {
        stream->failed = 1;
        library_fail(K_EBADF);
        return false;
    }
    if (stream->doing == what)
        return true;
    choose_mode(stream);
    if (stream->doing == STREAM_WRITE)
        write_out(stream, stream->end);
    if (stream->doing == STREAM_READ && !give_back(stream))
        stream->start = stream->end = 0;
    stream->backs = 0;
    stream->doing = (uint8_t)what;
    return true;
}

bool library_put(struct library_stream *stream, const char *bytes, size_t count)
{
    if (!begin(stream, STREAM_WRITE))
        return false;
    while (count > 0) {
        unsigned room = stream->size - stream->end, now = count < room ? (unsigned)count : room;
        memcpy(stream->buffer + stream->end, bytes, now);
        stream->end += now;
        bytes += now;
        count -= now;
        if (count == 0)
            break;
        if (!write_out(stream, stream->end))
            return false;
        if (stream->end == stream->size) { /* others' writes are under way: pass it by */
            if (!write_bytes(stream, bytes, count)) {
                stream->failed = 1;
                return false;
            }
            break;
        }
    }
    return true;
}

bool library_put_end(struct library_stream *stream)
{
    unsigned until = stream->end;
    if (stream->mode == MODE_FULL || stream->doing != STREAM_WRITE)
        return true;
    if (stream->mode == MODE_LINE)
        while (until > stream->start && stream->buffer[until - 1] != '\n')
            until--;
    return write_out(stream, until);
}

bool library_flush(struct library_stream *stream)
{
    if (stream->doing == STREAM_WRITE)
        return write_out(stream, stream->end);
    if (stream->doing == STREAM_READ && give_back(stream))
        stream->backs = 0;
    return true;
}

void library_flush_all(bool inputs)
{
    struct library_stream *stream = NULL;
    while ((stream = library_stream_next(stream)) != NULL)
        if (stream->doing == STREAM_WRITE || inputs)
            library_flush(stream);
}

int fflush(struct library_stream *stream);
int fflush(struct library_stream *stream)
{
    if (stream)
        return library_flush(stream) ? 0 : -1;
    library_flush_all(false);
    return 0;
}

void library_streams_alone(void)
{
    struct library_stream *stream = NULL;
    while ((stream = library_stream_next(stream)) != NULL) {
        stream->reading = 0;
        stream->writing = 0;
        if (stream->owner != user_info.thread)
            stream->owner = NULL;
        if (stream->doing == STREAM_WRITE)
            tidy(stream);
    }
}

/* ---- Reading ----------------------------------------------------------------------------- */

/* One byte past the buffer, which somebody else's read is filling. */
static int read_one(struct library_stream *stream)
{
    unsigned char byte;
    ssize_t count = read_bytes(stream, (char *)&byte, 1);
    if (count == 1)
        return byte;
    if (count < 0)
        stream->failed = 1;
    else
        stream->end_of_file = 1;
    return -1;
}

/* Fills the empty buffer; false at the end and on error. A terminal's lines on standard output are
   seen before it is asked for input. */
static bool fill(struct library_stream *stream)
{
    struct library_stream *output = &lib->streams[STDOUT_FILENO];
    if (stream->mode != MODE_FULL && output->doing == STREAM_WRITE && output->mode == MODE_LINE)
        write_out(output, output->end);
    stream->reading = 1;
    ssize_t count =
        read_bytes(stream, stream->buffer, stream->mode == MODE_NONE ? 1 : stream->size);
    stream->reading = 0;
    stream->start = 0;
    stream->end = count > 0 ? (unsigned)count : 0;
    if (count < 0)
        stream->failed = 1;
    if (count == 0)
        stream->end_of_file = 1;
    return count > 0;
}

int library_get(struct library_stream *stream)
{
    if (!begin(stream, STREAM_READ))
        return -1;
    if (stream->backs)
        return stream->back[--stream->backs];
    if (stream->end_of_file)
        return -1;
    if (stream->start == stream->end) {
        if (stream->reading)
            return read_one(stream);
        if (!fill(stream))
            return -1;
    }
    int c = (unsigned char)stream->buffer[stream->start++];
    if (stream->start == stream->end) {
        memset(stream->buffer, 0, stream->end);
        stream->start = stream->end = 0;
    }
    return c;
}

bool library_unget(struct library_stream *stream, int c)
{
    if (c < 0 || stream->backs == LIBRARY_BACKS || !begin(stream, STREAM_READ))
        return false;
    stream->back[stream->backs++] = (unsigned char)c;
    stream->end_of_file = 0;
    return true;
}
