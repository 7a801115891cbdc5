/* Who is connected to whom. A listener's line holds the far ends of connections that are made but
   not accepted yet: connect is over when its own stands there. */
#include "socket.h"

/* ---- Making and ending connections ---------------------------------------------------------- */

void socket_join(struct socket *a, struct socket *b)
{
    a->state = b->state = SOCKET_CONNECTED;
    a->peer = (uint16_t)socket_index(b);
    b->peer = (uint16_t)socket_index(a);
    wait_changed();
}

void socket_break(struct socket *s, int error)
{
    s->error = error;
    s->in_ended = s->out_ended = true;
    if (is_inet(s))
        s->state = SOCKET_BROKEN;
    socket_stir(s, STIR_READY);
}

/* One end of a connection goes. What it has not read never arrived: then the other end is reset. */
static void part(struct socket *s, bool reset)
{
    struct socket *other = socket_at(s->peer);
    s->peer = NOBODY;
    other->peer = NOBODY;
    if (reset) {
        socket_break(other, other->finished ? K_EPIPE : K_ECONNRESET);
        return;
    }
    other->in_ended = true;
    other->finished = true;
    other->out_ended |= !is_inet(s);
    socket_stir(other, STIR_READY);
}

static void leave_line(struct socket *s)
{
    struct socket *l = socket_at(s->listener);
    l->first = s->next; /* only the first ever leaves */
    if (l->first == NOBODY)
        l->last = NOBODY;
    l->pending--;
    s->listener = s->next = NOBODY;
}

static void refuse_all(struct socket *listener)
{
    if (listener->state == SOCKET_LISTENING)
        listener->state = SOCKET_NEW; /* nobody takes the places that become free */
    while (listener->first != NOBODY)
        socket_end(socket_at(listener->first));
}

/* Datagrams sent to it from now on have nobody to go to. */
static void forget(struct socket *s)
{
    for (struct socket *o = machine.sockets; o < machine.sockets + SOCKETS; o++)
        if (o->state != SOCKET_FREE && o->peer == socket_index(s))
            o->peer = NOBODY;
}

void socket_end(struct socket *s)
{
    bool waits = s->listener != NOBODY;
    bool linger_not = is_inet(s) && s->options.linger == 0;
    refuse_all(s);
    if (waits)
        leave_line(s);
    if (has_connections(s) && s->peer != NOBODY)
        part(s, s->count || waits || linger_not);
    else
        forget(s);
    if (s->node != NOBODY) /* its path stays */
        fs_release(s->node);
    socket_free(s);
    wait_changed();
    socket_retry();
}

/* The far end of a connection of s, in the listener's line: 0, WAITING if that is full, or
   -K_ECONNREFUSED (there is none), -K_ENOBUFS. */
static intptr_t enter_line(struct socket *s, intptr_t listener)
{
    if (listener < 0)
        return listener;
    struct socket *l = &machine.sockets[listener];
    if (l->pending > l->backlog) /* one more than asked for, as on Linux */
        return WAITING;
    struct socket *far = socket_new(l->family, l->type);
    if (!far)
        return -K_ENOBUFS;
    far->options = l->options;
    far->here = is_inet(s) ? s->there : l->here;
    far->there = s->here;
    far->listener = (uint16_t)listener;
    if (l->first == NOBODY)
        l->first = (uint16_t)socket_index(far);
    else
        machine.sockets[l->last].next = (uint16_t)socket_index(far);
    l->last = (uint16_t)socket_index(far);
    l->pending++;
    socket_stir(l, STIR_READY);
    socket_join(s, far);
    return 0;
}

static intptr_t try_inet(struct socket *s)
{
    intptr_t result = enter_line(s, name_find(0, s, &s->there));
    if (result == WAITING) {
        s->state = SOCKET_CONNECTING;
    } else if (result) {
        s->state = SOCKET_NEW;
        s->error = (int)-result;
        s->in_ended = s->out_ended = true; /* until it is connected */
        s->here = s->bound ? s->here : (struct socket_name){.port = 0};
        wait_changed();
    }
    return result;
}

void socket_retry(void)
{
    for (struct socket *s = machine.sockets; s < machine.sockets + SOCKETS; s++)
        if (s->state == SOCKET_CONNECTING)
            try_inet(s);
}

/* ---- connect ----------------------------------------------------------------------------------- */

/* A connection that was begun: how far it is. */
static intptr_t begun(struct thread *t, struct socket *s, bool nonblocking)
{
    if (s->state == SOCKET_CONNECTING)
        return nonblocking ? -K_EALREADY
                           : socket_wait(t, s, s->options.send_timeout, -K_EINPROGRESS);
    bool first = s->in_progress || t->state == STATE_WAITING;
    s->in_progress = false;
    if (s->state == SOCKET_CONNECTED)
        return first ? 0 : -K_EISCONN;
    intptr_t error = socket_error(s);
    return error ? error : -K_ECONNABORTED;
}

static intptr_t connect_inet(struct thread *t, struct socket *s, struct socket_name *to, bool nonblocking)
{
    if (s->state == SOCKET_LISTENING)
        return -K_EISCONN;
    if (s->in_progress || s->state != SOCKET_NEW || t->state == STATE_WAITING)
        return begun(t, s, nonblocking);
    intptr_t error = name_reach(to);
    if (!error)
        error = name_bind_any(s);
    if (error)
        return error;
    s->there = *to;
    s->here = name_from(s, to);
    s->in_ended = s->out_ended = s->finished = false;
    intptr_t result = try_inet(s);
    s->in_progress = nonblocking || result == WAITING; /* a signal may end the waiting */
    if (nonblocking)
        return -K_EINPROGRESS;
    if (result == WAITING)
        return begun(t, s, false);
    return result ? socket_error(s) : 0;
}

static intptr_t connect_unix(struct thread *t, struct socket *s, struct socket_name *to, bool nonblocking)
{
    if (s->state != SOCKET_NEW)
        return s->state == SOCKET_LISTENING ? -K_EINVAL : -K_EISCONN;
    intptr_t listener = name_find(t, s, to);
    intptr_t result = enter_line(s, listener);
    if (result != WAITING) {
        s->there = *to;
        return result;
    }
    if (nonblocking)
        return -K_EAGAIN;
    return socket_wait(t, &machine.sockets[listener], s->options.send_timeout, -K_EAGAIN);
}

/* Datagrams: only says with whom. */
static intptr_t connect_packets(struct thread *t, struct socket *s, struct socket_name *to)
{
    intptr_t error = is_inet(s) ? name_reach(to) : 0;
    if (!error)
        error = name_bind_any(s);
    if (error)
        return error;
    if (!is_inet(s)) {
        intptr_t other = name_find(t, s, to);
        if (other < 0)
            return other;
        uint16_t its = machine.sockets[other].peer;
        if (its != NOBODY && its != socket_index(s))
            return -K_EPERM;
        s->peer = (uint16_t)other;
    }
    s->here = name_from(s, to);
    s->there = *to;
    s->state = SOCKET_CONNECTED;
    return 0;
}

/* AF_UNSPEC: connected to nobody. */
static intptr_t disconnect(struct socket *s)
{
    if (has_connections(s)) {
        if (!is_inet(s))
            return -K_EINVAL;
        if (s->state == SOCKET_LISTENING)
            refuse_all(s);
        if (s->peer != NOBODY)
            part(s, true);
    }
    s->state = SOCKET_NEW;
    s->peer = NOBODY;
    s->there = (struct socket_name){.port = 0};
    ring_clear(s);
    s->in_ended = s->out_ended = s->in_progress = false;
    wait_changed();
    return 0;
}

intptr_t sys_connect(struct thread *t, const uintptr_t *a)
{
    struct socket_name to;
    uint16_t family;
    struct socket *s = socket_of(t, a[0]);
    if (!s)
        return socket_wrong(t, a[0]);
    if ((unsigned)a[2] < sizeof family)
        return -K_EINVAL;
    if (user_read(t, &family, a[1], sizeof family))
        return -K_EFAULT;
    if (family == K_AF_UNSPEC)
        return disconnect(s);
    intptr_t error = name_read(t, s, a[1], (unsigned)a[2], &to);
    if (error)
        return error;
    bool nonblocking = file_of(t, a[0])->flags & K_O_NONBLOCK;
    if (!has_connections(s))
        return connect_packets(t, s, &to);
    return is_inet(s) ? connect_inet(t, s, &to, nonblocking) : connect_unix(t, s, &to, nonblocking);
}

/* True if connect would find a full line. */
static bool is_full(struct thread *t, const struct socket *s, const uintptr_t *a)
{
    struct socket_name to;
    if (name_read(t, s, a[1], (unsigned)a[2], &to) || (is_inet(s) && name_reach(&to)))
        return false;
    intptr_t listener = name_find(t, s, &to);
    const struct socket *l = listener < 0 ? 0 : &machine.sockets[listener];
    return l && l->pending > l->backlog;
}

bool ready_connect(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    const struct socket *s = socket_of(t, a[0]);
    if (!s || !has_connections(s) || file_of(t, a[0])->flags & K_O_NONBLOCK)
        return true;
    if (t->state != STATE_WAITING && s->options.send_timeout)
        return true; /* its step starts the timer */
    if (s->state == SOCKET_CONNECTING)
        return false;
    return s->state != SOCKET_NEW || (is_inet(s) && t->state == STATE_WAITING) || !is_full(t, s, a);
}

/* ---- listen, accept ---------------------------------------------------------------------------- */

intptr_t sys_listen(struct thread *t, const uintptr_t *a)
{
    struct socket *s = socket_of(t, a[0]);
    int backlog = (int)a[1];
    if (!s)
        return socket_wrong(t, a[0]);
    if (!has_connections(s))
        return -K_EOPNOTSUPP;
    if ((s->state != SOCKET_NEW && s->state != SOCKET_LISTENING) || (!is_inet(s) && !s->bound))
        return -K_EINVAL;
    intptr_t error = name_bind_any(s);
    if (error)
        return error;
    if (!name_may_listen(s))
        return -K_EADDRINUSE;
    s->state = SOCKET_LISTENING;
    s->backlog = (uint16_t)(backlog < 0 || backlog > SOCKETS ? SOCKETS : backlog);
    socket_retry();
    wait_changed();
    return 0;
}

static intptr_t accept(struct thread *t, const uintptr_t *a, int flags)
{
    struct socket *l = socket_of(t, a[0]);
    if (flags & ~(K_SOCK_NONBLOCK | K_SOCK_CLOEXEC))
        return -K_EINVAL;
    if (!l)
        return socket_wrong(t, a[0]);
    if (!has_connections(l))
        return -K_EOPNOTSUPP;
    if (l->state != SOCKET_LISTENING)
        return -K_EINVAL;
    if (l->first == NOBODY)
        return file_of(t, a[0])->flags & K_O_NONBLOCK
                   ? -K_EAGAIN
                   : socket_wait(t, l, l->options.receive_timeout, -K_EAGAIN);
    struct socket *s = socket_at(l->first);
    if (!name_fits(t, a[1], a[2]))
        return -K_EFAULT;
    intptr_t d = file_open(t, FILE_SOCKET, l->first, K_O_RDWR | flags, 0);
    if (d < 0)
        return d;
    leave_line(s);
    s->open = true;
    name_write(t, s, &s->there, a[1], a[2]);
    wait_changed();
    socket_retry();
    return d;
}

intptr_t sys_accept(struct thread *t, const uintptr_t *a)
{
    return accept(t, a, 0);
}

intptr_t sys_accept4(struct thread *t, const uintptr_t *a)
{
    return accept(t, a, (int)a[3]);
}

bool ready_accept(struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    const struct socket *l = socket_of(t, a[0]);
    if (!l || l->state != SOCKET_LISTENING || l->first != NOBODY)
        return true;
    return file_of(t, a[0])->flags & K_O_NONBLOCK ||
           (t->state != STATE_WAITING && l->options.receive_timeout);
}

/* ---- shutdown ---------------------------------------------------------------------------------- */

/* The other end of a connection learns of it. */
static void tell_shutdown(struct socket *s, bool in, bool out)
{
    struct socket *other = socket_at(s->peer);
    if (!other || !has_connections(s))
        return;
    if (out) {
        other->in_ended = other->finished = true;
        socket_stir(other, STIR_READY);
    }
    if (in && !is_inet(s))
        other->out_ended = true;
}

intptr_t sys_shutdown(struct thread *t, const uintptr_t *a)
{
    struct socket *s = socket_of(t, a[0]);
    unsigned how = (unsigned)a[1];
    if (!s)
        return socket_wrong(t, a[0]);
    if (how > K_SHUT_RDWR)
        return -K_EINVAL;
    bool in = how != K_SHUT_WR, out = how != K_SHUT_RD;
    if (s->state == SOCKET_LISTENING && is_inet(s)) { /* it listens no more */
        if (in) {
            refuse_all(s);
            s->state = SOCKET_NEW;
            socket_retry();
            wait_changed();
        }
        return 0;
    }
    bool nobody = is_inet(s) && s->state != SOCKET_CONNECTED;
    if (!nobody || !has_connections(s)) {
        s->in_ended |= in;
        s->out_ended |= out;
        tell_shutdown(s, in, out);
        wait_changed();
    }
    return nobody ? -K_ENOTCONN : 0;
}
