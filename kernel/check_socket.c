/* Invariants of sockets: ends that know each other, lines that hold together. (That one open file names
   each stands in check_owned.c.) */
#include "socket.h"

static void check_line_of(const struct socket *l)
{
    unsigned count = 0, last = NOBODY;
    for (const struct socket *s = socket_at(l->first); s; s = socket_at(s->next)) {
        CHECK(count++ < SOCKETS);
        CHECK(s->state != SOCKET_FREE && s->state != SOCKET_LISTENING);
        CHECK(!s->open && s->listener == socket_index(l));
        last = socket_index(s);
    }
    CHECK(l->last == last);
    CHECK(l->pending == count);
    CHECK(l->state == SOCKET_LISTENING || !count);
}

static void check_peer(const struct socket *s)
{
    if (s->peer == NOBODY)
        return;
    CHECK(s->peer < SOCKETS && s->peer != socket_index(s));
    const struct socket *other = socket_at(s->peer);
    CHECK(s->state == SOCKET_CONNECTED);
    CHECK(other->state != SOCKET_FREE);
    CHECK(other->family == s->family && other->type == s->type);
    CHECK(!has_connections(s) || other->peer == socket_index(s));
}

static void check_ring(const struct socket *s)
{
    CHECK(s->begin < SOCKET_BUFFER);
    CHECK(s->count + s->held <= SOCKET_BUFFER);
    CHECK(!s->held || (is_inet(s) && !has_connections(s) && machine.flags & BOOT_LOSSY));
    CHECK(!s->urgent || s->urgent_at < s->count);
}

void check_sockets(void)
{
    for (const struct socket *s = machine.sockets; s < machine.sockets + SOCKETS; s++) {
        if (s->state == SOCKET_FREE)
            continue;
        CHECK(s->open != (s->listener != NOBODY)); /* one owner */
        CHECK(s->family == K_AF_INET || s->family == K_AF_UNIX);
        CHECK(s->state != SOCKET_CONNECTING || (is_inet(s) && has_connections(s)));
        check_line_of(s);
        check_peer(s);
        check_ring(s);
    }
}
