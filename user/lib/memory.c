/* Copying and filling: twice. memcpy, memmove, memset and memcmp are what the compiler calls by
   itself, here and in programs, for what it has announced as a whole; <string.h> gives the
   program's own calls other names, and those announce pieces, each before it is touched. */
#include "internal.h"

enum { PIECE = 8 };

void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *to, int c, size_t size);
int memcmp(const void *a, const void *b, size_t size);
void *pawl_memcpy(void *to, const void *from, size_t size);
void *pawl_memmove(void *to, const void *from, size_t size);
void *pawl_memset(void *to, int c, size_t size);
int pawl_memcmp(const void *a, const void *b, size_t size);
void *pawl_memcpy_by(void *to, const void *from, size_t size, size_t element);
void *pawl_memmove_by(void *to, const void *from, size_t size, size_t element);
void *pawl_memset_by(void *to, int c, size_t size, size_t element);
int pawl_memcmp_by(const void *a, const void *b, size_t size, size_t element);
void *mempcpy(void *to, const void *from, size_t size);
void *memchr(const void *in, int c, size_t size);
void *memrchr(const void *in, int c, size_t size);
void *memmem(const void *in, size_t size, const void *what, size_t length);
void *memccpy(void *to, const void *from, int c, size_t size);
int ffs(int n);
void bzero(void *to, size_t size);
void bcopy(const void *from, void *to, size_t size);
int bcmp(const void *a, const void *b, size_t size);

/* ---- For the compiler -------------------------------------------------------------------- */

void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
    char *t = to;
    const char *f = from;
    if (((uintptr_t)t | (uintptr_t)f) % sizeof(long) == 0)
        for (; size >= sizeof(long); size -= sizeof(long), t += sizeof(long), f += sizeof(long))
            *(long __attribute__((may_alias)) *)t = *(const long __attribute__((may_alias)) *)f;
    while (size--)
        *t++ = *f++;
    return to;
}

void *memmove(void *to, const void *from, size_t size)
{
    char *t = to;
    const char *f = from;
    if (t <= f || t >= f + size)
        return memcpy(to, from, size);
    while (size--)
        t[size] = f[size];
    return to;
}

void *memset(void *to, int c, size_t size)
{
    char *t = to;
    if (c == 0 && (uintptr_t)t % sizeof(long) == 0)
        for (; size >= sizeof(long); size -= sizeof(long), t += sizeof(long))
            *(long __attribute__((may_alias)) *)t = 0;
    while (size--)
        *t++ = (char)c;
    return to;
}

int memcmp(const void *a, const void *b, size_t size)
{
    const unsigned char *x = a, *y = b;
    for (; size--; x++, y++)
        if (*x != *y)
            return *x - *y;
    return 0;
}

/* ---- For programs ------------------------------------------------------------------------ */

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static size_t piece(size_t left) { return least(left, PIECE); }

static size_t step_of(size_t element) { return element > 1 ? element : PIECE; }

/* Moves one piece: a small one through a copy of its own, since the write's turn may come much later
   than the read's; a larger one as the compiler copies a structure. */
static void move_piece(char *to, const char *from, size_t size)
{
    char bytes[PIECE];
    announce_read(from, size);
    if (size <= PIECE)
        memcpy(bytes, from, size);
    announce_write(to, size);
    memmove(to, size <= PIECE ? bytes : from, size);
}

void *pawl_memcpy_by(void *to, const void *from, size_t size, size_t element)
{
    size_t step = step_of(element);
    for (size_t done = 0; done < size; done += step)
        move_piece((char *)to + done, (const char *)from + done, least(size - done, step));
    return to;
}

/* The last piece first where a piece from the beginning would overwrite what is still to be
   read. */
void *pawl_memmove_by(void *to, const void *from, size_t size, size_t element)
{
    size_t step = step_of(element);
    if (size == 0 || (char *)to <= (const char *)from || (char *)to >= (const char *)from + size)
        return pawl_memcpy_by(to, from, size, element);
    for (size_t at = (size - 1) / step * step;; at -= step) {
        move_piece((char *)to + at, (const char *)from + at, least(size - at, step));
        if (at == 0)
            return to;
    }
}

void *pawl_memset_by(void *to, int c, size_t size, size_t element)
{
    size_t step = step_of(element);
    for (size_t done = 0; done < size; done += step) {
        announce_write((char *)to + done, least(size - done, step));
        memset((char *)to + done, c, least(size - done, step));
    }
    return to;
}

int pawl_memcmp_by(const void *a, const void *b, size_t size, size_t element)
{
    size_t step = step_of(element);
    for (size_t done = 0; done < size; done += step) {
        const char *x = (const char *)a + done, *y = (const char *)b + done;
        size_t now = least(size - done, step);
        char bytes[PIECE];
        announce_read(x, now);
        if (now <= PIECE)
            x = memcpy(bytes, x, now);
        announce_read(y, now);
        int order = memcmp(x, y, now);
        if (order != 0)
            return order;
    }
    return 0;
}

void *pawl_memcpy(void *to, const void *from, size_t size) { return pawl_memcpy_by(to, from, size, 1); }

void *pawl_memmove(void *to, const void *from, size_t size)
{
    return pawl_memmove_by(to, from, size, 1);
}

void *pawl_memset(void *to, int c, size_t size) { return pawl_memset_by(to, c, size, 1); }

int pawl_memcmp(const void *a, const void *b, size_t size) { return pawl_memcmp_by(a, b, size, 1); }

void *memchr(const void *in, int c, size_t size)
{
    for (size_t done = 0; done < size; done += PIECE) {
        const unsigned char *bytes = (const unsigned char *)in + done;
        size_t now = piece(size - done);
        announce_read(bytes, now);
        for (size_t i = 0; i < now; i++)
            if (bytes[i] == (unsigned char)c)
                return (void *)(bytes + i);
    }
    return NULL;
}

void *memrchr(const void *in, int c, size_t size)
{
    void *last = NULL;
    for (size_t done = 0; done < size; done += PIECE) {
        const unsigned char *bytes = (const unsigned char *)in + done;
        size_t now = piece(size - done);
        announce_read(bytes, now);
        for (size_t i = 0; i < now; i++)
            if (bytes[i] == (unsigned char)c)
                last = (void *)(bytes + i);
    }
    return last;
}

void *mempcpy(void *to, const void *from, size_t size)
{
    return (char *)pawl_memcpy(to, from, size) + size;
}

void bzero(void *to, size_t size) { pawl_memset(to, 0, size); }

void bcopy(const void *from, void *to, size_t size) { pawl_memmove(to, from, size); }

int bcmp(const void *a, const void *b, size_t size) { return pawl_memcmp(a, b, size); }

void *memmem(const void *in, size_t size, const void *what, size_t length)
{
    for (size_t at = 0; length <= size && at <= size - length; at++)
        if (pawl_memcmp((const char *)in + at, what, length) == 0)
            return (char *)in + at;
    return NULL;
}

void *memccpy(void *to, const void *from, int c, size_t size)
{
    for (size_t at = 0; at < size; at++) {
        unsigned char byte = string_byte((const char *)from + at);
        set_string_byte((char *)to + at, (char)byte);
        if (byte == (unsigned char)c)
            return (char *)to + at + 1;
    }
    return NULL;
}

int ffs(int n) { return n ? __builtin_ctz((unsigned)n) + 1 : 0; }
