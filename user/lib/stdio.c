/* Characters, lines, bytes and the settings of streams. */
#include <stdio.h>

#include "internal.h"

/* ---- Printing ---------------------------------------------------------------------------- */

int fputc(int c, FILE *stream)
{
    char byte = (char)c;
    bool well = library_put(stream, &byte, 1);
    if (stream->mode != MODE_LINE || c == '\n')
        well = library_put_end(stream) && well;
    return well ? (unsigned char)c : EOF;
}

int putc(int c, FILE *stream) { return fputc(c, stream); }

int putchar(int c) { return fputc(c, stdout); }

/* A string that the program gave, in pieces: nobody comes between the parts of a short one. */
static bool put_string(FILE *stream, const char *text, const char *end)
{
    char piece[128];
    unsigned held = 0;
    for (;;) {
        unsigned char c = string_byte(text);
        if (!c)
            break;
        piece[held++] = (char)c;
        text++;
        if (held == sizeof piece) {
            if (!library_put(stream, piece, held))
                return false;
            held = 0;
        }
    }
    return library_put(stream, piece, held) && library_put(stream, end, *end ? 1 : 0);
}

int fputs(const char *text, FILE *stream)
{
    bool well = put_string(stream, text, "");
    return library_put_end(stream) && well ? 1 : EOF;
}

int puts(const char *text)
{
    FILE *stream = stdout;
    bool well = put_string(stream, text, "\n");
    return library_put_end(stream) && well ? 1 : EOF;
}

size_t fwrite(const void *from, size_t size, size_t count, FILE *stream)
{
    size_t bytes, done = 0;
    if (__builtin_mul_overflow(size, count, &bytes) || bytes == 0)
        return 0;
    for (; done < bytes; done += 8) {
        size_t now = bytes - done < 8 ? bytes - done : 8;
        announce_read((const char *)from + done, now);
        if (!library_put(stream, (const char *)from + done, now))
            break;
    }
    if (!library_put_end(stream) || done < bytes)
        return done < bytes ? done / size : 0;
    return count;
}

/* ---- Reading ----------------------------------------------------------------------------- */

int fgetc(FILE *stream) { return library_get(stream); }

int getc(FILE *stream) { return library_get(stream); }

int getchar(void) { return library_get(stdin); }

int ungetc(int c, FILE *stream)
{
    return library_unget(stream, c == EOF ? c : (unsigned char)c) ? (unsigned char)c : EOF;
}

/* Whatever its length: who calls it has to know what comes. */
char *gets(char *to);
char *gets(char *to)
{
    int length = 0, c;
    while ((c = library_get(stdin)) != EOF && c != '\n')
        set_string_byte(to + length++, (char)c);
    if (c == EOF && (length == 0 || stdin->failed))
        return NULL;
    set_string_byte(to + length, 0);
    return to;
}

char *fgets(char *to, int size, FILE *stream)
{
    int length = 0;
    if (size <= 0)
        return NULL;
    while (length < size - 1) {
        int c = library_get(stream);
        if (c == EOF)
            break;
        set_string_byte(to + length++, (char)c);
        if (c == '\n')
            break;
    }
    if ((length == 0 && size > 1) || (stream->failed && length == 0))
        return NULL;
    set_string_byte(to + length, 0);
    return to;
}

size_t fread(void *to, size_t size, size_t count, FILE *stream)
{
    size_t bytes, done = 0;
    if (__builtin_mul_overflow(size, count, &bytes) || bytes == 0)
        return 0;
    while (done < bytes) {
        char piece[8];
        unsigned held = 0;
        int c = 0;
        while (held < sizeof piece && done + held < bytes && (c = library_get(stream)) != EOF)
            piece[held++] = (char)c;
        if (held) {
            announce_write((char *)to + done, held);
            __builtin_memcpy((char *)to + done, piece, held);
        }
        done += held;
        if (c == EOF)
            break;
    }
    return done / size;
}

/* ---- Settings ---------------------------------------------------------------------------- */

int setvbuf(FILE *stream, char *buffer, int mode, size_t size)
{
    if (mode < _IOFBF || mode > _IONBF)
        return (int)library_fail(K_EINVAL);
    if (stream->doing == STREAM_WRITE)
        library_flush(stream);
    stream->mode = (uint8_t)(MODE_FULL + mode);
    bool empty = stream->start == stream->end && !stream->writing && !stream->reading;
    if (empty && buffer && size > 0 && mode != _IONBF) {
        stream->buffer = buffer;
        stream->size = size > 65536 ? 65536 : (unsigned)size;
        stream->start = stream->end = 0;
    }
    return 0;
}

void setbuf(FILE *stream, char *buffer)
{
    setvbuf(stream, buffer, buffer ? _IOFBF : _IONBF, BUFSIZ);
}

void setbuffer(FILE *stream, char *buffer, size_t size)
{
    setvbuf(stream, buffer, buffer ? _IOFBF : _IONBF, size);
}

void setlinebuf(FILE *stream) { setvbuf(stream, NULL, _IOLBF, 0); }

int feof(FILE *stream) { return stream->end_of_file; }

int ferror(FILE *stream) { return stream->failed; }

void clearerr(FILE *stream)
{
    stream->end_of_file = 0;
    stream->failed = 0;
}

int fileno(FILE *stream)
{
    return stream->descriptor < 0 ? (int)library_fail(K_EBADF) : stream->descriptor;
}

/* ---- Keeping others out ------------------------------------------------------------------ */

int ftrylockfile(FILE *stream)
{
    if (stream->owner && stream->owner != user_info.thread)
        return -1;
    stream->owner = user_info.thread;
    stream->holds++;
    return 0;
}

void flockfile(FILE *stream)
{
    while (ftrylockfile(stream) != 0)
        library_call(SYS_sched_yield);
}

void funlockfile(FILE *stream)
{
    if (stream->owner == user_info.thread && --stream->holds == 0)
        stream->owner = NULL;
}

/* No call here gives way within a character or a piece, so these are the same. */
int getc_unlocked(FILE *stream) { return fgetc(stream); }
int getchar_unlocked(void) { return getchar(); }
int putc_unlocked(int c, FILE *stream) { return fputc(c, stream); }
int putchar_unlocked(int c) { return putchar(c); }
int fgetc_unlocked(FILE *stream) { return fgetc(stream); }
int fputc_unlocked(int c, FILE *stream) { return fputc(c, stream); }
char *fgets_unlocked(char *to, int size, FILE *stream) { return fgets(to, size, stream); }
int fputs_unlocked(const char *text, FILE *stream) { return fputs(text, stream); }
int fflush_unlocked(FILE *stream) { return fflush(stream); }
int feof_unlocked(FILE *stream) { return feof(stream); }
int ferror_unlocked(FILE *stream) { return ferror(stream); }
void clearerr_unlocked(FILE *stream) { clearerr(stream); }
int fileno_unlocked(FILE *stream) { return fileno(stream); }

size_t fread_unlocked(void *to, size_t size, size_t count, FILE *stream)
{
    return fread(to, size, count, stream);
}

size_t fwrite_unlocked(const void *from, size_t size, size_t count, FILE *stream)
{
    return fwrite(from, size, count, stream);
}
