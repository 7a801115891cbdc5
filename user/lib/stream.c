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

static void set_up(struct library_stream *stream, int descriptor, char *buffer, unsigned size)
{
    stream->descriptor = descriptor;
    if (!stream->buffer) {
        stream->buffer = buffer;
        stream->size = size;
    }
}

/* FILE *stdin, *stdout, *stderr: numbers 0 to 2. */
struct library_stream *__stream(int number);
struct library_stream *__stream(int number)
{
    struct library_stream *stream = &lib->streams[number];
    if (stream->buffer)
        return stream;
    if (number == STDIN_FILENO)
        set_up(stream, number, lib->input, sizeof lib->input);
    else if (number == STDOUT_FILENO)
        set_up(stream, number, lib->output, sizeof lib->output);
    else
        set_up(stream, number, lib->message, sizeof lib->message);
    if (number == STDERR_FILENO)
        stream->mode = MODE_NONE;
    return stream;
}

static void choose_mode(struct library_stream *stream)
{
    if (stream->mode == MODE_UNKNOWN)
        stream->mode = library_call(SYS_isatty, stream->descriptor) > 0 ? MODE_LINE : MODE_FULL;
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
    bool well = library_write(stream->descriptor, stream->buffer + from, until - from);
    stream->writing--;
    if (!well)
        stream->failed = 1;
    tidy(stream);
    return well;
}

bool library_put(struct library_stream *stream, const char *bytes, size_t count)
{
    choose_mode(stream);
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
            if (!library_write(stream->descriptor, bytes, count)) {
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
    if (stream->mode == MODE_FULL)
        return true;
    if (stream->mode == MODE_LINE)
        while (until > stream->start && stream->buffer[until - 1] != '\n')
            until--;
    return write_out(stream, until);
}

static bool is_input(const struct library_stream *stream)
{
    return stream == &lib->streams[STDIN_FILENO];
}

int fflush(struct library_stream *stream);
int fflush(struct library_stream *stream)
{
    if (!stream)
        library_flush_all();
    else if (!is_input(stream) && !write_out(stream, stream->end))
        return -1;
    return 0;
}

void library_flush_all(void)
{
    for (int i = 0; i < LIBRARY_STREAMS; i++)
        if (!is_input(&lib->streams[i]))
            write_out(&lib->streams[i], lib->streams[i].end);
}

void library_streams_alone(void)
{
    for (int i = 0; i < LIBRARY_STREAMS; i++) {
        struct library_stream *stream = &lib->streams[i];
        stream->reading = 0;
        stream->writing = 0;
        if (!is_input(stream) && stream->buffer)
            tidy(stream);
    }
}

/* ---- Reading ----------------------------------------------------------------------------- */

/* One byte past the buffer, which somebody else's read is filling. */
static int read_one(struct library_stream *stream)
{
    unsigned char byte;
    ssize_t count = read(stream->descriptor, &byte, 1);
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
    choose_mode(stream);
    if (stream->mode != MODE_FULL && output->mode == MODE_LINE)
        write_out(output, output->end);
    stream->reading = 1;
    ssize_t count =
        read(stream->descriptor, stream->buffer, stream->mode == MODE_NONE ? 1 : stream->size);
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
    if (stream->has_back) {
        stream->has_back = 0;
        return stream->back;
    }
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

void library_unget(struct library_stream *stream, int c)
{
    if (c < 0)
        return;
    stream->has_back = 1;
    stream->back = (unsigned char)c;
    stream->end_of_file = 0;
}
