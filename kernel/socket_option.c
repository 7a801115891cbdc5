/* setsockopt and getsockopt. An option that is only remembered is one whose effect cannot be seen in a
   network without distance: keep-alive, broadcast, no delay. */
#include "socket.h"

/* ---- Where they are kept ---------------------------------------------------------------------- */

/* A flag of SOL_SOCKET, or NULL. */
static bool *flag_of(struct socket *s, unsigned name)
{
    struct socket_options *o = &s->options;
    switch (name) {
    case K_SO_REUSEADDR: return &o->reuse_address;
    case K_SO_REUSEPORT: return &o->reuse_port;
    case K_SO_KEEPALIVE: return &o->keep_alive;
    case K_SO_BROADCAST: return &o->broadcast;
    case K_SO_DONTROUTE: return &o->dont_route;
    case K_SO_OOBINLINE: return &o->urgent_in_line;
    default: return 0;
    }
}

/* ---- Setting ---------------------------------------------------------------------------------- */

/* As Linux does, twice what is asked for, within limits; the most is what the socket's ring holds. */
static uint32_t limit_for(int asked, uint32_t least)
{
    uint32_t limit = asked < 0 || asked > SOCKET_BUFFER / 2 ? SOCKET_BUFFER : 2 * (uint32_t)asked;
    if (limit < least)
        limit = least;
    return limit < SOCKET_BUFFER ? limit : SOCKET_BUFFER;
}

static intptr_t set_linger(struct thread *t, struct socket *s, const uintptr_t *a)
{
    struct k_linger linger;
    if ((unsigned)a[4] < sizeof linger)
        return -K_EINVAL;
    if (user_read(t, &linger, a[3], sizeof linger))
        return -K_EFAULT;
    s->options.linger = !linger.l_onoff ? -1 : linger.l_linger < 0 ? INT32_MAX : linger.l_linger;
    return 0;
}

static intptr_t set_timeout(struct thread *t, uint64_t *timeout, const uintptr_t *a)
{
    struct k_timeval time;
    const long tick = 1000000 / TICKS_PER_SECOND;
    if ((unsigned)a[4] < sizeof time)
        return -K_EINVAL;
    if (user_read(t, &time, a[3], sizeof time))
        return -K_EFAULT;
    if (time.tv_usec < 0 || time.tv_usec >= 1000000)
        return -K_EDOM;
    if (time.tv_sec < 0) /* no time at all, which the next tick ends */
        time = (struct k_timeval){.tv_usec = 1};
    uint64_t seconds = time.tv_sec > INT32_MAX ? INT32_MAX : (uint64_t)time.tv_sec;
    *timeout = seconds * TICKS_PER_SECOND + (uint64_t)((time.tv_usec + tick - 1) / tick);
    return 0;
}

static intptr_t set_socket(struct thread *t, struct socket *s, const uintptr_t *a)
{
    int value;
    unsigned name = (unsigned)a[2];
    if (name == K_SO_LINGER)
        return set_linger(t, s, a);
    if (name == K_SO_RCVTIMEO)
        return set_timeout(t, &s->options.receive_timeout, a);
    if (name == K_SO_SNDTIMEO)
        return set_timeout(t, &s->options.send_timeout, a);
    bool *flag = flag_of(s, name);
    if ((unsigned)a[4] < sizeof value)
        return -K_EINVAL;
    if (user_read(t, &value, a[3], sizeof value))
        return -K_EFAULT;
    if (flag)
        *flag = value != 0;
    else if (name == K_SO_RCVBUF)
        s->options.receive_limit = limit_for(value, 2304);
    else if (name == K_SO_SNDBUF)
        s->options.send_limit = limit_for(value, 4608);
    else
        return -K_ENOPROTOOPT; /* also those that can only be asked */
    wait_changed();
    return 0;
}

/* Which error an unknown level gives. */
static intptr_t no_level(const struct socket *s)
{
    return is_inet(s) ? -K_ENOPROTOOPT : -K_EOPNOTSUPP;
}

static bool is_tcp(const struct socket *s, uintptr_t level)
{
    return is_inet(s) && has_connections(s) && level == K_IPPROTO_TCP;
}

intptr_t sys_setsockopt(struct thread *t, const uintptr_t *a)
{
    struct socket *s = socket_of(t, a[0]);
    int value;
    if (!s)
        return socket_wrong(t, a[0]);
    if ((int)a[4] < 0)
        return -K_EINVAL;
    if (a[1] == K_SOL_SOCKET)
        return set_socket(t, s, a);
    if (!is_tcp(s, a[1]))
        return no_level(s);
    if ((unsigned)a[4] < sizeof value)
        return -K_EINVAL;
    if (user_read(t, &value, a[3], sizeof value))
        return -K_EFAULT;
    if (a[2] != K_TCP_NODELAY)
        return -K_ENOPROTOOPT;
    s->options.no_delay = value != 0;
    return 0;
}

/* ---- Asking ----------------------------------------------------------------------------------- */

/* An int to tell: 0 or -K_ENOPROTOOPT. */
static intptr_t ask_int(struct socket *s, unsigned name, int *value)
{
    const bool *flag = flag_of(s, name);
    switch (name) {
    case K_SO_TYPE: *value = s->type; break;
    case K_SO_DOMAIN: *value = s->family; break;
    case K_SO_PROTOCOL:
        *value = !is_inet(s) ? 0 : has_connections(s) ? K_IPPROTO_TCP : K_IPPROTO_UDP;
        break;
    case K_SO_ERROR: *value = (int)-socket_error(s); break;
    case K_SO_ACCEPTCONN: *value = s->state == SOCKET_LISTENING; break;
    case K_SO_RCVBUF: *value = (int)s->options.receive_limit; break;
    case K_SO_SNDBUF: *value = (int)s->options.send_limit; break;
    default:
        if (!flag)
            return -K_ENOPROTOOPT;
        *value = *flag;
        break;
    }
    return 0;
}

static struct k_timeval time_of(uint64_t ticks)
{
    return (struct k_timeval){(long)(ticks / TICKS_PER_SECOND),
                              (long)(ticks % TICKS_PER_SECOND) * (1000000 / TICKS_PER_SECOND)};
}

union answer {
    int value;
    struct k_linger linger;
    struct k_timeval time;
};

/* The option's bytes: how many, or -K_ENOPROTOOPT. */
static intptr_t ask(struct socket *s, const uintptr_t *a, union answer *answer)
{
    intptr_t error = 0;
    const struct socket_options *o = &s->options;
    if (is_tcp(s, a[1])) {
        answer->value = o->no_delay;
        return a[2] == K_TCP_NODELAY ? (intptr_t)sizeof(int) : -K_ENOPROTOOPT;
    }
    if (a[1] != K_SOL_SOCKET)
        return no_level(s);
    switch (a[2]) {
    case K_SO_LINGER:
        answer->linger = (struct k_linger){o->linger >= 0, o->linger >= 0 ? o->linger : 0};
        return sizeof answer->linger;
    case K_SO_RCVTIMEO:
    case K_SO_SNDTIMEO:
        answer->time = time_of(a[2] == K_SO_RCVTIMEO ? o->receive_timeout : o->send_timeout);
        return sizeof answer->time;
    default:
        error = ask_int(s, (unsigned)a[2], &answer->value);
        return error ? error : (intptr_t)sizeof answer->value;
    }
}

intptr_t sys_getsockopt(struct thread *t, const uintptr_t *a)
{
    struct socket *s = socket_of(t, a[0]);
    union answer answer;
    unsigned room;
    if (!s)
        return socket_wrong(t, a[0]);
    if (user_read(t, &room, a[4], sizeof room))
        return -K_EFAULT;
    if ((int)room < 0)
        return -K_EINVAL;
    intptr_t size = ask(s, a, &answer);
    if (size < 0)
        return size;
    if (room > (unsigned)size)
        room = (unsigned)size;
    return user_write(t, a[3], &answer, room) || user_write(t, a[4], &room, sizeof room) ? -K_EFAULT
                                                                                          : 0;
}
