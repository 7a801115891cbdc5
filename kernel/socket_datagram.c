/* Datagrams, and the messages of SOCK_SEQPACKET: each keeps its boundaries. In a receiver's ring a packet
   is its length, the name of its sender, and its bytes. */
#include "socket.h"

enum { HEADER = offsetof(struct socket_name, path) };

/* What stands before a packet's bytes, the sender's name up to its end. */
struct packet {
    uint32_t size;
    struct socket_name from;
};

static uint32_t room_for(const struct socket_name *from, size_t size)
{
    return (uint32_t)(sizeof(uint32_t) + HEADER + from->length + size);
}

static void load(const struct socket *s, struct packet *p)
{
    p->from = (struct socket_name){.port = 0};
    ring_load(s, 0, &p->size, sizeof p->size);
    ring_load(s, sizeof p->size, &p->from, HEADER);
    ring_load(s, sizeof p->size + HEADER, p->from.path, p->from.length);
}

/* ---- Sending ------------------------------------------------------------------------------------- */

enum fate { ARRIVES, LOST, DOUBLED, OVERTAKEN, FATES };

/* The packet goes behind what the socket has received; one that waits to be overtaken is overtaken by
   it, and has arrived, too. 0 or -K_EFAULT. */
static intptr_t append(struct request *r, struct socket *to, const struct socket_name *from, bool held)
{
    uint32_t size = (uint32_t)r->length, end = to->count + to->held;
    ring_store(to, end, &size, sizeof size);
    ring_store(to, end + sizeof size, from, HEADER + from->length);
    if (ring_put(to, end + sizeof size + HEADER + from->length, r, 0, r->length))
        return -K_EFAULT;
    if (held) {
        to->held = room_for(from, size);
        return 0;
    }
    if (to->held)
        ring_swap(to, to->count, to->held, room_for(from, size));
    to->count += to->held + room_for(from, size);
    to->held = 0;
    socket_stir(to, STIR_READY);
    return 0;
}

/* With --lossy the door is asked what becomes of an AF_INET datagram. One is overtaken at a time. */
static intptr_t deliver(struct request *r, struct socket *to, const struct socket_name *from)
{
    bool lossy = machine.flags & BOOT_LOSSY && is_inet(r->s);
    unsigned fate = lossy ? choose(CHOOSE_LOSS, FATES, 0, r->t) : ARRIVES;
    if (lossy && tracing())
        trace(EVENT_CHOICE, r->t, FATES, fate, 0);
    uint32_t needed = room_for(from, r->length);
    if (fate == LOST || socket_room(to, r->s) < needed)
        return 0;
    intptr_t error = append(r, to, from, fate == OVERTAKEN && !to->held);
    if (!error && fate == DOUBLED && socket_room(to, r->s) >= needed)
        error = append(r, to, from, false);
    return error;
}

/* The socket that it goes to, found by its address or the sender's peer: its index or -K_E.... */
static intptr_t receiver(const struct request *r, struct socket_name *to)
{
    struct socket *s = r->s;
    if (!r->name) {
        if (s->state != SOCKET_CONNECTED)
            return is_inet(s) ? -K_EDESTADDRREQ : -K_ENOTCONN;
        *to = s->there;
        if (!is_inet(s))
            return s->peer == NOBODY ? -K_ECONNREFUSED : s->peer;
    } else {
        intptr_t error = name_read(r->t, s, r->name, r->name_length, to);
        if (!error && is_inet(s))
            error = to->port ? name_reach(to) : -K_EINVAL;
        if (error)
            return error;
    }
    intptr_t found = name_find(r->t, s, to);
    if (found < 0 || is_inet(s))
        return found;
    unsigned its = machine.sockets[found].peer;
    return its == NOBODY || its == socket_index(s) ? found : -K_EPERM;
}

static bool too_long(const struct request *r, const struct socket *to)
{
    size_t limit = to->options.receive_limit, mine = r->s->options.send_limit;
    return r->length > SOCKET_BUFFER || room_for(&r->s->here, r->length) > (limit < mine ? limit : mine);
}

static intptr_t send_inet(struct request *r)
{
    struct socket_name to;
    struct socket *s = r->s;
    if (s->out_ended)
        return socket_pipe(r);
    if (s->error)
        return socket_error(s);
    intptr_t found = receiver(r, &to);
    if (found < 0 && found != -K_ECONNREFUSED)
        return found;
    if (r->length > SOCKET_BUFFER || too_long(r, s))
        return -K_EMSGSIZE;
    intptr_t error = name_bind_any(s);
    if (error)
        return error;
    if (found < 0) { /* who is connected hears of it, later */
        if (s->state == SOCKET_CONNECTED)
            s->error = K_ECONNREFUSED;
        wait_changed();
        return (intptr_t)r->length;
    }
    struct socket_name from = name_from(s, &to);
    error = deliver(r, &machine.sockets[found], &from);
    return error ? error : (intptr_t)r->length;
}

/* AF_UNIX loses nothing: a sender waits for room. */
static intptr_t send_unix(struct request *r)
{
    struct socket_name to;
    struct socket *s = r->s;
    if (has_connections(s)) {
        if (s->state != SOCKET_CONNECTED)
            return -K_ENOTCONN;
        if (s->out_ended || s->peer == NOBODY)
            return socket_pipe(r);
    }
    if (s->out_ended)
        return socket_pipe(r);
    intptr_t found = has_connections(s) ? (intptr_t)s->peer : receiver(r, &to);
    if (found == -K_ECONNREFUSED && !r->name)
        s->state = SOCKET_NEW; /* its peer has gone: told once */
    if (found < 0)
        return found;
    struct socket *other = &machine.sockets[found];
    if (too_long(r, other))
        return -K_EMSGSIZE;
    if (other->in_ended)
        return socket_pipe(r);
    if (socket_room(other, s) < room_for(&s->here, r->length))
        return r->nonblocking ? -K_EAGAIN
                              : socket_wait(r->t, other, s->options.send_timeout, -K_EAGAIN);
    intptr_t error = deliver(r, other, &s->here);
    return error ? error : (intptr_t)r->length;
}

intptr_t packet_send(struct request *r)
{
    if (r->flags & K_MSG_OOB)
        return -K_EOPNOTSUPP;
    return is_inet(r->s) ? send_inet(r) : send_unix(r);
}

bool packet_can_send(const struct request *r)
{
    const struct socket *s = r->s;
    struct socket_name to;
    if (is_inet(s) || r->nonblocking || s->out_ended)
        return true;
    if (has_connections(s) && s->peer == NOBODY)
        return true;
    intptr_t found = has_connections(s) ? (intptr_t)s->peer : receiver(r, &to);
    if (found < 0)
        return true;
    const struct socket *other = &machine.sockets[found];
    return other->in_ended || too_long(r, other) ||
           socket_room(other, s) >= room_for(&s->here, r->length);
}

/* ---- Receiving ----------------------------------------------------------------------------------- */

/* Fills what recvmsg is to know besides. */
static intptr_t tell_flags(const struct request *r, bool truncated)
{
    if (!r->message)
        return 0;
    int flags = (truncated ? K_MSG_TRUNC : 0) | (has_connections(r->s) ? K_MSG_EOR : 0);
    return user_write(r->t, r->message + offsetof(struct k_msghdr, flags), &flags, sizeof flags);
}

/* Who sent it; of one without a name there is nothing to say. */
static intptr_t tell_sender(const struct request *r, const struct socket_name *from)
{
    const unsigned none = 0;
    if (!r->name)
        return 0;
    return is_inet(r->s) || from->length
               ? name_write(r->t, r->s, from, r->name, r->name_length)
               : user_write(r->t, r->name_length, &none, sizeof none);
}

intptr_t packet_receive(struct request *r)
{
    struct socket *s = r->s;
    struct packet p;
    if (r->flags & K_MSG_OOB && !is_inet(s))
        return -K_EOPNOTSUPP;
    if (!has_connections(s) && s->error)
        return socket_error(s);
    if (!s->count) {
        intptr_t nothing = socket_nothing(s, r->nonblocking);
        if (nothing == WAITING)
            return socket_wait(r->t, s, s->options.receive_timeout, -K_EAGAIN);
        if (nothing == -s->error)
            s->error = 0;
        return nothing;
    }
    load(s, &p);
    size_t length = p.size < r->length ? p.size : r->length;
    if (ring_get(s, room_for(&p.from, 0), r, 0, length) || tell_flags(r, length < p.size))
        return -K_EFAULT;
    intptr_t error = tell_sender(r, &p.from);
    if (error)
        return error;
    if (!(r->flags & K_MSG_PEEK)) {
        ring_drop(s, room_for(&p.from, p.size));
        wait_changed();
    }
    return (intptr_t)(r->flags & K_MSG_TRUNC ? p.size : length);
}

intptr_t packet_first(const struct socket *s)
{
    struct packet p = {.size = 0};
    if (s->count)
        load(s, &p);
    return (intptr_t)p.size;
}

bool packet_can_receive(const struct request *r)
{
    return r->s->count || socket_nothing(r->s, r->nonblocking) != WAITING;
}
