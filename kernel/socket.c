/* Sockets: the table, their files, what they are called. */
#include "socket.h"

/* ---- The table -------------------------------------------------------------------------------- */

struct socket *socket_new(unsigned family, unsigned type)
{
    for (struct socket *s = machine.sockets; s < machine.sockets + SOCKETS; s++) {
        if (s->state != SOCKET_FREE)
            continue;
        *s = (struct socket){
            .state = SOCKET_NEW,
            .family = (uint8_t)family,
            .type = (uint8_t)type,
            .number = ++machine.socket_number,
            .node = NOBODY, .peer = NOBODY, .listener = NOBODY, .next = NOBODY,
            .first = NOBODY, .last = NOBODY,
            .options = {.linger = -1, .receive_limit = SOCKET_BUFFER, .send_limit = SOCKET_BUFFER},
        };
        return s;
    }
    return 0;
}

void socket_free(struct socket *s)
{
    ring_clear(s);
    *s = (struct socket){.state = SOCKET_FREE};
}

struct socket *socket_of(struct thread *t, uintptr_t d)
{
    const struct file *f = file_of(t, d);
    return f && f->kind == FILE_SOCKET ? &machine.sockets[f->index] : 0;
}

intptr_t socket_wrong(struct thread *t, uintptr_t d)
{
    return file_of(t, d) ? -K_ENOTSOCK : -K_EBADF;
}

void socket_stir(const struct socket *s, enum stir stir)
{
    if (s->open)
        async_note(FILE_SOCKET, socket_index(s), stir);
    wait_changed();
}

/* ---- Creation --------------------------------------------------------------------------------- */

/* As Linux looks for a protocol: 0, or -K_E.... */
static intptr_t check_inet(unsigned type, int protocol)
{
    if (protocol < 0 || protocol >= K_IPPROTO_MAX)
        return -K_EINVAL;
    switch (type) {
    case K_SOCK_STREAM:
        return protocol && protocol != K_IPPROTO_TCP ? -K_EPROTONOSUPPORT : 0;
    case K_SOCK_DGRAM:
        return protocol && protocol != K_IPPROTO_UDP ? -K_EPROTONOSUPPORT : 0;
    case K_SOCK_RAW: /* for root alone */
        return protocol ? -K_EPERM : -K_EPROTONOSUPPORT;
    default:
        return -K_ESOCKTNOSUPPORT;
    }
}

static intptr_t check_unix(unsigned type, int protocol)
{
    if (protocol && protocol != K_AF_UNIX)
        return -K_EPROTONOSUPPORT;
    return type == K_SOCK_STREAM || type == K_SOCK_DGRAM || type == K_SOCK_SEQPACKET
               ? 0
               : -K_ESOCKTNOSUPPORT;
}

static intptr_t check_kind(unsigned family, unsigned type, int protocol)
{
    if (type & ~(unsigned)(0xf | K_SOCK_NONBLOCK | K_SOCK_CLOEXEC) || (type & 0xf) > K_SOCK_PACKET)
        return -K_EINVAL;
    switch (family) {
    case K_AF_UNIX:
        return check_unix(type & 0xf, protocol);
    case K_AF_INET:
        return check_inet(type & 0xf, protocol);
    default:
        return -K_EAFNOSUPPORT;
    }
}

/* A new socket with a descriptor, or -K_E.... */
static intptr_t create(struct thread *t, unsigned family, unsigned type)
{
    struct socket *s = socket_new(family, type & 0xf);
    if (!s)
        return -K_ENFILE;
    int flags = (int)type & (K_SOCK_NONBLOCK | K_SOCK_CLOEXEC);
    intptr_t d = file_open(t, FILE_SOCKET, socket_index(s), K_O_RDWR | flags, 0);
    s->open = d >= 0;
    if (d < 0) {
        socket_free(s);
        machine.socket_number--;
    }
    return d;
}

intptr_t sys_socket(struct thread *t, const uintptr_t *a)
{
    intptr_t error = check_kind((unsigned)a[0], (unsigned)a[1], (int)a[2]);
    return error ? error : create(t, (unsigned)a[0], (unsigned)a[1]);
}

intptr_t sys_socketpair(struct thread *t, const uintptr_t *a)
{
    intptr_t error = check_kind((unsigned)a[0], (unsigned)a[1], (int)a[2]);
    if (!error && a[0] != K_AF_UNIX)
        error = -K_EOPNOTSUPP;
    if (!error && !user_may(process_of(t), a[3], 2 * sizeof(int), true))
        error = -K_EFAULT;
    intptr_t one = error ? error : create(t, K_AF_UNIX, (unsigned)a[1]);
    if (one < 0)
        return one;
    intptr_t other = create(t, K_AF_UNIX, (unsigned)a[1]);
    if (other < 0) {
        sys_close(t, (uintptr_t[]){(uintptr_t)one});
        return other;
    }
    socket_join(socket_of(t, (uintptr_t)one), socket_of(t, (uintptr_t)other));
    int both[2] = {(int)one, (int)other};
    return user_write(t, a[3], both, sizeof both);
}

/* ---- Names ------------------------------------------------------------------------------------ */

intptr_t sys_bind(struct thread *t, const uintptr_t *a)
{
    struct socket *s = socket_of(t, a[0]);
    struct socket_name name;
    if (!s)
        return socket_wrong(t, a[0]);
    intptr_t error = name_read(t, s, a[1], (unsigned)a[2], &name);
    return error ? error : name_bind(t, s, &name);
}

static intptr_t give_name(struct thread *t, const struct socket *s, const struct socket_name *name,
                          const uintptr_t *a)
{
    return a[1] ? name_write(t, s, name, a[1], a[2]) : -K_EFAULT;
}

intptr_t sys_getsockname(struct thread *t, const uintptr_t *a)
{
    const struct socket *s = socket_of(t, a[0]);
    return s ? give_name(t, s, &s->here, a) : socket_wrong(t, a[0]);
}

intptr_t sys_getpeername(struct thread *t, const uintptr_t *a)
{
    const struct socket *s = socket_of(t, a[0]);
    if (!s)
        return socket_wrong(t, a[0]);
    return s->state == SOCKET_CONNECTED ? give_name(t, s, &s->there, a) : -K_ENOTCONN;
}

/* ---- As files --------------------------------------------------------------------------------- */

static struct request whole(struct thread *t, const struct file *f, uintptr_t at, size_t length)
{
    return (struct request){
        .t = t,
        .s = &machine.sockets[f->index],
        .nonblocking = f->flags & K_O_NONBLOCK,
        .length = length,
        .one = {at, length},
        .iov_count = 1,
    };
}

static intptr_t socket_read(struct thread *t, struct file *f, uintptr_t to, size_t length)
{
    struct request r = whole(t, f, to, length);
    if (!length)
        return 0;
    return r.s->type == K_SOCK_STREAM ? stream_receive(&r) : packet_receive(&r);
}

static intptr_t socket_write(struct thread *t, struct file *f, uintptr_t from, size_t length)
{
    struct request r = whole(t, f, from, length);
    return r.s->type == K_SOCK_STREAM ? stream_send(&r) : packet_send(&r);
}

static bool socket_can_read(const struct file *f)
{
    struct request r = whole(0, f, 0, 1);
    return r.s->type == K_SOCK_STREAM ? stream_can_receive(&r) : packet_can_receive(&r);
}

static bool socket_can_write(const struct file *f, size_t length, size_t done)
{
    struct request r = whole(0, f, 0, length);
    (void)done;
    return r.s->type == K_SOCK_STREAM ? stream_can_send(&r) : packet_can_send(&r);
}

/* As Linux tells them, kind by kind. */
static unsigned socket_poll(const struct file *f)
{
    const struct socket *s = &machine.sockets[f->index];
    const struct socket *to = has_connections(s) ? socket_at(s->peer) : 0;
    bool connected = s->state == SOCKET_CONNECTED;
    unsigned events = s->error ? K_POLLERR : 0;
    if (s->state == SOCKET_LISTENING)
        return events | (s->first == NOBODY ? 0 : EVENTS_IN);
    if (s->in_ended)
        events |= EVENTS_IN | K_POLLRDHUP;
    if ((s->in_ended && s->out_ended) ||
        (has_connections(s) && !connected && s->state != SOCKET_CONNECTING))
        events |= K_POLLHUP;
    if (s->type == K_SOCK_STREAM ? stream_readable(s) : s->count)
        events |= EVENTS_IN;
    if (s->urgent == URGENT_WAITS)
        events |= K_POLLPRI;
    if (s->state != SOCKET_CONNECTING && (s->out_ended || !to || socket_room(to, s)))
        events |= EVENTS_OUT | (is_inet(s) ? 0 : K_POLLWRBAND);
    return events;
}

static intptr_t socket_unread(const struct file *f)
{
    const struct socket *s = &machine.sockets[f->index];
    if (s->state == SOCKET_LISTENING)
        return -K_EINVAL;
    if (s->type == K_SOCK_STREAM)
        return (intptr_t)stream_readable(s);
    return packet_first(s);
}

intptr_t socket_at_mark(const struct file *f)
{
    const struct socket *s = f->kind == FILE_SOCKET ? &machine.sockets[f->index] : 0;
    if (!s || !is_inet(s) || s->type != K_SOCK_STREAM)
        return -K_ENOTTY;
    return s->urgent && !s->urgent_at;
}

static bool socket_timed(const struct file *f, bool write)
{
    const struct socket_options *o = &machine.sockets[f->index].options;
    return write ? o->send_timeout : o->receive_timeout;
}

static void socket_closed(struct file *f)
{
    machine.sockets[f->index].open = false;
    socket_end(&machine.sockets[f->index]);
}

const struct file_ops socket_ops = {
    .read = socket_read,
    .write = socket_write,
    .can_read = socket_can_read,
    .can_write = socket_can_write,
    .closed = socket_closed,
    .timed = socket_timed,
    .poll = socket_poll,
    .unread = socket_unread,
};

/* ---- Who only waits for somebody -------------------------------------------------------------- */

bool socket_expects(struct thread *t, unsigned d)
{
    const struct socket *s = socket_of(t, d);
    return s && (s->state == SOCKET_LISTENING || (!has_connections(s) && s->state == SOCKET_NEW));
}

bool socket_idle(struct thread *t)
{
    if (t->announced.kind != TRAP_SYSCALL || can_perform(t))
        return false;
    switch (t->announced.number) {
    case SYS_accept:
    case SYS_accept4:
    case SYS_read:
    case SYS_recv:
    case SYS_recvfrom:
    case SYS_recvmsg:
        return socket_expects(t, (unsigned)t->announced.args[0]);
    default:
        return false;
    }
}
