/* What a socket has received: a ring of bytes, and the buffers of the calls that fill and empty it. */
#include "socket.h"

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Where the bytes `offset` behind the begin lie; *length shrinks to what lies in one piece. */
static uint8_t *ring_at(const struct socket *s, uint32_t offset, size_t *length)
{
    uint32_t at = (s->begin + offset) % SOCKET_BUFFER;
    *length = least(*length, SOCKET_BUFFER - at);
    return &machine.socket_bytes[socket_index(s)][at];
}

/* The request's buffer number i. */
static int buffer(const struct request *r, size_t i, struct k_iovec *found)
{
    *found = r->one;
    return r->iov ? user_read(r->t, found, r->iov + i * sizeof *found, sizeof *found) : 0;
}

/* Between kernel bytes and the request's buffers, from byte `at` of them. */
static int copy(const struct request *r, size_t at, uint8_t *bytes, size_t length, bool out)
{
    for (size_t i = 0; length && i < r->iov_count; i++) {
        struct k_iovec b;
        if (buffer(r, i, &b))
            return -K_EFAULT;
        if (at >= b.length) {
            at -= b.length;
            continue;
        }
        size_t piece = least(length, b.length - at);
        if (out ? user_write(r->t, b.base + at, bytes, piece) : user_read(r->t, bytes, b.base + at, piece))
            return -K_EFAULT;
        at = 0;
        bytes += piece;
        length -= piece;
    }
    return 0;
}

static int move(struct socket *s, uint32_t offset, const struct request *r, size_t at, size_t length,
                bool out)
{
    while (length) {
        size_t piece = length;
        uint8_t *bytes = ring_at(s, offset, &piece);
        if (copy(r, at, bytes, piece, out))
            return -K_EFAULT;
        offset += (uint32_t)piece;
        at += piece;
        length -= piece;
    }
    return 0;
}

int ring_put(struct socket *s, uint32_t offset, const struct request *r, size_t at, size_t length)
{
    return move(s, offset, r, at, length, false);
}

int ring_get(struct socket *s, uint32_t offset, const struct request *r, size_t at, size_t length)
{
    return move(s, offset, r, at, length, true);
}

void ring_store(struct socket *s, uint32_t offset, const void *from, size_t length)
{
    for (size_t i = 0, one = 1; i < length; i++)
        *ring_at(s, offset + (uint32_t)i, &one) = ((const uint8_t *)from)[i];
}

void ring_load(const struct socket *s, uint32_t offset, void *to, size_t length)
{
    for (size_t i = 0, one = 1; i < length; i++)
        ((uint8_t *)to)[i] = *ring_at(s, offset + (uint32_t)i, &one);
}

/* What goes leaves nothing: what a ring holds shall not depend on what once was there. */
void ring_drop(struct socket *s, uint32_t length)
{
    for (size_t done = 0, piece; done < length; done += piece) {
        piece = length - done;
        uint8_t *bytes = ring_at(s, (uint32_t)done, &piece);
        arch_clear(bytes, piece);
    }
    s->count -= length;
    s->begin = s->count || s->held ? (s->begin + length) % SOCKET_BUFFER : 0;
}

void ring_clear(struct socket *s)
{
    s->count += s->held;
    s->held = 0;
    ring_drop(s, s->count);
}

static void reverse(struct socket *s, uint32_t from, uint32_t length)
{
    for (uint32_t i = 0; i < length / 2; i++) {
        size_t one = 1;
        uint8_t *a = ring_at(s, from + i, &one), *b = ring_at(s, from + length - 1 - i, &one);
        uint8_t byte = *a;
        *a = *b;
        *b = byte;
    }
}

void ring_swap(struct socket *s, uint32_t offset, uint32_t a, uint32_t b)
{
    reverse(s, offset, a);
    reverse(s, offset + a, b);
    reverse(s, offset, a + b);
}
