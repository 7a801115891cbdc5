/* The calls that send and receive: where their bytes are, what they are told besides. */
#include "socket.h"

enum { BUFFERS = 1024, LONGEST = 0x7ffff000 };

static size_t most(uintptr_t length)
{
    return length > LONGEST ? LONGEST : length;
}

/* What sendmsg and recvmsg are given: 0 or -K_E.... */
static intptr_t read_message(struct request *r, uintptr_t at, bool sends)
{
    struct k_msghdr m;
    if (user_read(r->t, &m, at, sizeof m))
        return -K_EFAULT;
    if (m.iov_count > BUFFERS)
        return -K_EMSGSIZE;
    if (sends && m.control && m.control_length)
        return -K_EOPNOTSUPP; /* descriptors cannot be passed */
    r->iov = m.iov;
    r->iov_count = m.iov_count;
    r->name = m.name;
    r->name_length = sends ? m.name_length : at + offsetof(struct k_msghdr, name_length);
    r->message = sends ? 0 : at;
    for (size_t i = 0; i < m.iov_count; i++) {
        struct k_iovec b;
        if (user_read(r->t, &b, m.iov + i * sizeof b, sizeof b))
            return -K_EFAULT;
        if (b.length > LONGEST - r->length)
            return -K_EINVAL;
        r->length += b.length;
    }
    return 0;
}

/* The announced call: 0, or -K_E... if it is wrong whatever happens. */
static intptr_t read_request(struct thread *t, struct request *r)
{
    const uintptr_t *a = t->announced.args;
    unsigned call = t->announced.number;
    bool named = call == SYS_sendto || call == SYS_recvfrom;
    bool message = call == SYS_sendmsg || call == SYS_recvmsg;
    *r = (struct request){.t = t, .s = socket_of(t, a[0]), .flags = (int)a[message ? 2 : 3]};
    if (!r->s)
        return socket_wrong(t, a[0]);
    r->nonblocking = file_of(t, a[0])->flags & K_O_NONBLOCK || r->flags & K_MSG_DONTWAIT;
    if (message)
        return read_message(r, a[1], call == SYS_sendmsg);
    r->length = most(a[2]);
    r->one = (struct k_iovec){a[1], r->length};
    r->iov_count = 1;
    r->name = named ? a[4] : 0;
    r->name_length = named ? a[5] : 0;
    return 0;
}

/* ---- Sending ----------------------------------------------------------------------------------- */

/* An address in a connection: of no use with AF_INET, an error with AF_UNIX. */
static intptr_t check_named(const struct request *r)
{
    if (!r->name || !has_connections(r->s) || is_inet(r->s) || r->s->type != K_SOCK_STREAM)
        return 0;
    return r->s->state == SOCKET_CONNECTED ? -K_EISCONN : -K_EOPNOTSUPP;
}

static intptr_t send(struct thread *t)
{
    struct request r;
    intptr_t error = read_request(t, &r);
    if (!error)
        error = check_named(&r);
    if (error)
        return error;
    r.name_length = (unsigned)r.name_length;
    return copied(r.s->type == K_SOCK_STREAM ? stream_send(&r) : packet_send(&r));
}

intptr_t sys_send(struct thread *t, const uintptr_t *a)
{
    (void)a;
    return send(t);
}

intptr_t sys_sendto(struct thread *t, const uintptr_t *a)
{
    (void)a;
    return send(t);
}

intptr_t sys_sendmsg(struct thread *t, const uintptr_t *a)
{
    (void)a;
    return send(t);
}

bool ready_send(struct thread *t)
{
    struct request r;
    if (read_request(t, &r) || check_named(&r))
        return true;
    if (t->state != STATE_WAITING && r.s->options.send_timeout)
        return true; /* its step starts the timer */
    return r.s->type == K_SOCK_STREAM ? stream_can_send(&r) : packet_can_send(&r);
}

/* ---- Receiving --------------------------------------------------------------------------------- */

/* What a call is told besides the bytes: who the other end of a stream is (AF_INET does not say), and
   that there are neither flags nor control data. */
static intptr_t tell(const struct request *r)
{
    const unsigned none = 0;
    const uintptr_t no_control = 0, m = r->message;
    const struct socket *s = r->s;
    bool stream = s->type == K_SOCK_STREAM;
    if (stream && r->name && s->there.length) {
        intptr_t error = name_write(r->t, s, &s->there, r->name, r->name_length);
        if (error)
            return error;
    } else if (stream && r->name && user_write(r->t, r->name_length, &none, sizeof none)) {
        return -K_EFAULT;
    }
    if (stream && m && user_write(r->t, m + offsetof(struct k_msghdr, flags), &none, sizeof none))
        return -K_EFAULT;
    return m ? user_write(r->t, m + offsetof(struct k_msghdr, control_length), &no_control,
                          sizeof no_control)
             : 0;
}

static intptr_t receive(struct thread *t)
{
    struct request r;
    intptr_t error = read_request(t, &r);
    if (error)
        return error;
    intptr_t result = r.s->type == K_SOCK_STREAM ? stream_receive(&r) : packet_receive(&r);
    error = result < 0 ? 0 : tell(&r);
    return error ? error : copied(result);
}

intptr_t sys_recv(struct thread *t, const uintptr_t *a)
{
    (void)a;
    return receive(t);
}

intptr_t sys_recvfrom(struct thread *t, const uintptr_t *a)
{
    (void)a;
    return receive(t);
}

intptr_t sys_recvmsg(struct thread *t, const uintptr_t *a)
{
    (void)a;
    return receive(t);
}

bool ready_recv(struct thread *t)
{
    struct request r;
    if (read_request(t, &r))
        return true;
    if (t->state != STATE_WAITING && r.s->options.receive_timeout)
        return true; /* its step starts the timer */
    return r.s->type == K_SOCK_STREAM ? stream_can_receive(&r) : packet_can_receive(&r);
}
