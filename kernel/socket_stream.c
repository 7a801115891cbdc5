/* Streams: bytes in order, and one that is urgent (AF_INET). What is sent lies at once in the ring of the
   other end; a ring that is full makes the sender wait. */
#include "socket.h"

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* ---- For all kinds ------------------------------------------------------------------------------ */

intptr_t socket_error(struct socket *s)
{
    intptr_t error = s->error;
    s->error = 0;
    return -error;
}

intptr_t socket_pipe(const struct request *r)
{
    uint16_t number = r->t->number;
    if (r->flags & K_MSG_NOSIGNAL)
        return -K_EPIPE;
    signal_process(process_of(r->t), K_SIGPIPE);
    return r->t->state == STATE_FREE || r->t->number != number ? GONE : -K_EPIPE;
}

intptr_t socket_wait(struct thread *t, const struct socket *s, uint64_t timeout, intptr_t on_timeout)
{
    if (!timeout)
        return wait_for(t, OBJECT_SOCKET, s->number);
    return wait_until(t, OBJECT_SOCKET, s->number, clock_now() + timeout, on_timeout);
}

size_t socket_room(const struct socket *s, const struct socket *sender)
{
    size_t limit = least(s->options.receive_limit, sender->options.send_limit);
    size_t full = s->count + s->held;
    return full < limit ? limit - full : 0;
}

static bool is_connected(const struct socket *s)
{
    return s->state == SOCKET_CONNECTED || s->state == SOCKET_BROKEN;
}

intptr_t socket_nothing(const struct socket *s, bool nonblocking)
{
    if (has_connections(s) && !is_connected(s) && s->state != SOCKET_CONNECTING)
        return s->error ? -s->error : !is_inet(s) ? -K_EINVAL : s->in_ended ? 0 : -K_ENOTCONN;
    if (is_inet(s) && has_connections(s) && s->finished)
        return 0;
    if (s->error)
        return -s->error;
    if (s->in_ended && (has_connections(s) || !nonblocking))
        return 0;
    return nonblocking ? -K_EAGAIN : WAITING;
}

/* ---- Receiving ----------------------------------------------------------------------------------- */

/* An urgent byte at the very begin that is not taken with the others. */
static bool skips_urgent(const struct socket *s)
{
    return s->urgent && !s->urgent_at && !s->options.urgent_in_line;
}

size_t stream_readable(const struct socket *s)
{
    return s->count - (skips_urgent(s) && s->count);
}

/* n bytes of the ring are done with. */
static void consume(struct socket *s, uint32_t n)
{
    ring_drop(s, n);
    if (s->urgent && s->urgent_at < n)
        s->urgent = URGENT_NONE;
    s->urgent_at -= s->urgent ? n : 0;
    if (s->peer != NOBODY)
        socket_stir(&machine.sockets[s->peer], STIR_READY);
    wait_changed();
}

/* Takes, or only looks at, what there is, up to an urgent byte: how many, or -K_EFAULT. */
static intptr_t take(struct request *r, size_t done)
{
    struct socket *s = r->s;
    bool peek = r->flags & K_MSG_PEEK;
    uint32_t skip = skips_urgent(s) && s->count > 1;
    size_t length = least(r->length - done, stream_readable(s));
    if (s->urgent && s->urgent_at)
        length = least(length, s->urgent_at);
    if (!length)
        return 0;
    if (!(r->flags & K_MSG_TRUNC && is_inet(s)) && ring_get(s, skip, r, done, length))
        return -K_EFAULT;
    if (!peek)
        consume(s, skip + (uint32_t)length);
    return (intptr_t)length;
}

/* The urgent byte, out of line. */
static intptr_t take_urgent(struct request *r)
{
    struct socket *s = r->s;
    if (s->options.urgent_in_line || s->urgent != URGENT_WAITS)
        return is_connected(s) ? -K_EINVAL : -K_ENOTCONN;
    if (r->length && ring_get(s, s->urgent_at, r, 0, 1))
        return -K_EFAULT;
    if (r->length && !(r->flags & K_MSG_PEEK))
        s->urgent = URGENT_TAKEN;
    return r->length != 0;
}

/* MSG_WAITALL: is there more to come after `done` bytes? It ends at an urgent byte. */
static bool wants_more(const struct request *r, size_t done)
{
    return r->flags & K_MSG_WAITALL && !(r->flags & K_MSG_PEEK) && done < r->length &&
           !(r->s->urgent && !r->s->urgent_at);
}

intptr_t stream_receive(struct request *r)
{
    struct thread *t = r->t;
    struct socket *s = r->s;
    size_t done = t->state == STATE_WAITING ? t->wait.done : 0;
    if (r->flags & K_MSG_OOB)
        return is_inet(s) ? take_urgent(r) : -K_EOPNOTSUPP;
    if (!r->length && stream_readable(s))
        return 0;
    intptr_t got = take(r, done);
    if (got < 0)
        return got;
    done += (size_t)got;
    if (done && !wants_more(r, done))
        return (intptr_t)done;
    intptr_t nothing = socket_nothing(s, r->nonblocking);
    if (nothing != WAITING) {
        if (!done && nothing == -s->error)
            s->error = 0;
        return done ? (intptr_t)done : nothing;
    }
    socket_wait(t, s, s->options.receive_timeout, -K_EAGAIN);
    t->wait.done = done;
    t->wait.on_timeout = done ? (intptr_t)done : -K_EAGAIN;
    return WAITING;
}

bool stream_can_receive(const struct request *r)
{
    const struct socket *s = r->s;
    return r->flags & K_MSG_OOB || stream_readable(s) || socket_nothing(s, r->nonblocking) != WAITING;
}

/* ---- Sending ------------------------------------------------------------------------------------- */

/* Why nothing can be sent now, or 0. */
static intptr_t no_sending(const struct socket *s)
{
    if (!is_inet(s))
        return !is_connected(s) ? -K_ENOTCONN : s->out_ended ? -K_EPIPE : 0;
    if (s->error)
        return -s->error;
    return s->out_ended || !is_connected(s) ? -K_EPIPE : 0;
}

/* The last of the bytes just put in is urgent: the owner of the other end gets SIGURG. */
static void mark_urgent(struct socket *to)
{
    bool skipped = skips_urgent(to) && to->count > 1;
    if (skipped) /* an older one that nobody has taken is lost, as on Linux */
        consume(to, 1);
    to->urgent = URGENT_WAITS;
    to->urgent_at = to->count - 1;
    socket_stir(to, STIR_URGENT);
}

/* Bytes that arrive where nobody is any more: the connection is reset. */
static intptr_t send_to_nobody(struct request *r, size_t done)
{
    if (is_inet(r->s) && r->length)
        socket_break(r->s, K_EPIPE);
    return (intptr_t)(r->length > done ? r->length : done);
}

static intptr_t give_up(struct request *r, intptr_t error, size_t done)
{
    if (done)
        return (intptr_t)done;
    if (error == -r->s->error)
        r->s->error = 0;
    return error == -K_EPIPE ? socket_pipe(r) : error;
}

intptr_t stream_send(struct request *r)
{
    struct thread *t = r->t;
    struct socket *s = r->s;
    size_t done = t->state == STATE_WAITING ? t->wait.done : 0;
    if (r->flags & K_MSG_OOB && !is_inet(s))
        return -K_EOPNOTSUPP;
    if (s->state != SOCKET_CONNECTING || r->nonblocking) {
        intptr_t error = s->state == SOCKET_CONNECTING ? -K_EAGAIN : no_sending(s);
        if (error)
            return give_up(r, error, done);
        struct socket *to = socket_at(s->peer);
        if (!to)
            return send_to_nobody(r, done);
        size_t piece = least(r->length - done, socket_room(to, s));
        if (ring_put(to, to->count, r, done, piece))
            return done ? (intptr_t)done : -K_EFAULT;
        to->count += (uint32_t)piece;
        done += piece;
        if (piece)
            socket_stir(to, STIR_READY);
        if (done == r->length) {
            if (r->flags & K_MSG_OOB && piece)
                mark_urgent(to);
            return (intptr_t)done;
        }
        if (r->nonblocking)
            return done ? (intptr_t)done : -K_EAGAIN;
    }
    socket_wait(t, s, s->options.send_timeout, -K_EAGAIN);
    t->wait.done = done;
    t->wait.on_timeout = done ? (intptr_t)done : -K_EAGAIN;
    return WAITING;
}

bool stream_can_send(const struct request *r)
{
    const struct socket *s = r->s, *to = socket_at(s->peer);
    if (r->nonblocking || r->length == 0)
        return true;
    if (s->state == SOCKET_CONNECTING)
        return false;
    return no_sending(s) || !to || socket_room(to, s);
}
