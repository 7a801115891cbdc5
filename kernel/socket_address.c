/* What sockets are called. AF_INET: the whole network is this machine, 127.0.0.0/8 and 10.0.0.1.
   AF_UNIX: a path, or, if its first byte is 0, a name that is in no directory. */
#include "socket.h"

enum {
    LOOPBACK = 0x0100007f, /* 127.0.0.1 and 10.0.0.1, the bytes as they lie in a packet */
    OWN = 0x0100000a,
    FIRST_PORT = 32768, LAST_PORT = 60999, PRIVILEGED = 1024,
};

static uint16_t swap(uint16_t port)
{
    return (uint16_t)(port << 8 | port >> 8);
}

static bool is_here(uint32_t ip)
{
    return (ip & 0xff) == 127 || ip == OWN;
}

/* ---- To and from user memory ---------------------------------------------------------------- */

static intptr_t inet_read(struct thread *t, uintptr_t from, uintptr_t length, struct socket_name *name)
{
    struct k_sockaddr in;
    if (length < sizeof in)
        return -K_EINVAL;
    if (user_read(t, &in, from, sizeof in))
        return -K_EFAULT;
    name->ip = in.ip;
    name->port = in.port;
    return in.family == K_AF_INET ? 0 : -K_EAFNOSUPPORT;
}

static intptr_t unix_read(struct thread *t, uintptr_t from, uintptr_t length, struct socket_name *name)
{
    uint16_t family;
    char path[K_SUN_PATH];
    if (length <= sizeof family || length > sizeof family + sizeof path)
        return -K_EINVAL;
    length -= sizeof family;
    if (user_read(t, &family, from, sizeof family) || user_read(t, path, from + sizeof family, length))
        return -K_EFAULT;
    if (family != K_AF_UNIX)
        return -K_EINVAL;
    for (size_t end = 0; path[0] && end < length; end++) /* a path ends at its 0, which counts */
        if (!path[end])
            length = end + 1;
    if (length + (path[0] && path[length - 1]) > SOCKET_PATH)
        return -K_ENAMETOOLONG;
    for (size_t i = 0; i < length; i++)
        name->path[i] = path[i];
    if (path[0] && path[length - 1])
        name->path[length++] = 0;
    name->length = (uint8_t)length;
    return 0;
}

intptr_t name_read(struct thread *t, const struct socket *s, uintptr_t from, uintptr_t length,
                   struct socket_name *name)
{
    *name = (struct socket_name){.port = 0};
    return is_inet(s) ? inet_read(t, from, length, name) : unix_read(t, from, length, name);
}

bool name_fits(struct thread *t, uintptr_t to, uintptr_t length)
{
    unsigned room;
    if (!to)
        return true;
    return !user_read(t, &room, length, sizeof room) &&
           user_may(process_of(t), length, sizeof room, true) &&
           user_may(process_of(t), to,
                    room < sizeof(struct k_sockaddr) ? room : sizeof(struct k_sockaddr), true);
}

intptr_t name_write(struct thread *t, const struct socket *s, const struct socket_name *name,
                    uintptr_t to, uintptr_t length)
{
    struct { uint16_t family; char path[K_SUN_PATH]; } un = {.family = s->family};
    struct k_sockaddr in = {.family = s->family, .port = name->port, .ip = name->ip};
    unsigned room, size = is_inet(s) ? sizeof in : 2u + name->length;
    if (!to)
        return 0;
    if (user_read(t, &room, length, sizeof room))
        return -K_EFAULT;
    if ((int)room < 0)
        return -K_EINVAL;
    for (unsigned i = 0; i < name->length; i++)
        un.path[i] = name->path[i];
    const void *bytes = is_inet(s) ? (const void *)&in : &un;
    if (user_write(t, to, bytes, room < size ? room : size))
        return -K_EFAULT;
    return user_write(t, length, &size, sizeof size);
}

/* ---- Finding ---------------------------------------------------------------------------------- */

static bool same_path(const struct socket_name *a, const struct socket_name *b)
{
    unsigned i = 0;
    while (i < a->length && i < b->length && a->path[i] == b->path[i])
        i++;
    return i == a->length && i == b->length;
}

static bool is_path(const struct socket_name *name)
{
    return name->path[0];
}

/* The node that a path leads to, or -K_E.... */
static intptr_t node_named(struct thread *t, const struct socket_name *name)
{
    intptr_t node = fs_find(t, name->path);
    if (node >= 0 && !fs_may(node_of((unsigned)node), MAY_WRITE))
        return -K_EACCES;
    return node;
}

/* Who has the path's node, or the name in no directory; there each type has its own. */
static const struct socket *holder(const struct socket *s, intptr_t node, const struct socket_name *name)
{
    for (const struct socket *o = machine.sockets; o < machine.sockets + SOCKETS; o++) {
        bool named = o->state != SOCKET_FREE && !is_inet(o) && o->bound && o->node == node;
        if (named && (node != NOBODY || (o->type == s->type && same_path(&o->here, name))))
            return o;
    }
    return 0;
}

static intptr_t unix_find(struct thread *t, const struct socket *s, const struct socket_name *name)
{
    intptr_t node = is_path(name) ? node_named(t, name) : NOBODY;
    const struct socket *o = node < 0 ? 0 : holder(s, node, name);
    if (!o)
        return node < 0 ? node : -K_ECONNREFUSED;
    if (o->type != s->type)
        return -K_EPROTOTYPE;
    return has_connections(o) && o->state != SOCKET_LISTENING ? -K_ECONNREFUSED
                                                               : (intptr_t)socket_index(o);
}

/* How well a socket fits a sender's words; 0: not at all. */
static unsigned fit(const struct socket *o, const struct socket_name *from, const struct socket_name *to)
{
    unsigned fits = 1;
    if (!is_inet(o) || o->here.port != to->port || (o->here.ip && o->here.ip != to->ip))
        return 0;
    fits += o->here.ip != 0;
    if (has_connections(o))
        return o->state == SOCKET_LISTENING ? fits : 0;
    if (o->state != SOCKET_CONNECTED)
        return fits;
    return o->there.ip == from->ip && o->there.port == from->port ? fits + 2 : 0;
}

intptr_t name_find(struct thread *t, const struct socket *s, const struct socket_name *name)
{
    if (!is_inet(s))
        return unix_find(t, s, name);
    struct socket_name from = name_from(s, name);
    unsigned best = 0;
    intptr_t found = -K_ECONNREFUSED;
    for (const struct socket *o = machine.sockets; o < machine.sockets + SOCKETS; o++) {
        bool may = o->state != SOCKET_FREE && o->type == s->type && o->here.port;
        unsigned fits = may ? fit(o, &from, name) : 0;
        if (fits > best) {
            best = fits;
            found = (intptr_t)socket_index(o);
        }
    }
    return found;
}

intptr_t name_reach(struct socket_name *name)
{
    if (!name->ip)
        name->ip = LOOPBACK;
    return is_here(name->ip) ? 0 : -K_ENETUNREACH;
}

struct socket_name name_from(const struct socket *s, const struct socket_name *to)
{
    struct socket_name from = s->here;
    if (is_inet(s) && !from.ip)
        from.ip = to->ip == OWN ? OWN : LOOPBACK;
    return from;
}

/* ---- Binding ---------------------------------------------------------------------------------- */

static bool overlap(const struct socket *s, const struct socket *o, const struct socket_name *name)
{
    return o != s && o->state != SOCKET_FREE && is_inet(o) && o->type == s->type &&
           o->here.port == name->port && (!o->here.ip || !name->ip || o->here.ip == name->ip);
}

static bool is_taken(const struct socket *s, const struct socket_name *name)
{
    for (const struct socket *o = machine.sockets; o < machine.sockets + SOCKETS; o++) {
        const struct socket_options *mine = &s->options, *theirs = &o->options;
        bool shared = mine->reuse_port && theirs->reuse_port;
        if (mine->reuse_address && theirs->reuse_address)
            shared = shared || !has_connections(s) || o->state != SOCKET_LISTENING;
        if (overlap(s, o, name) && !shared)
            return true;
    }
    return false;
}

bool name_may_listen(const struct socket *s)
{
    for (const struct socket *o = machine.sockets; is_inet(s) && o < machine.sockets + SOCKETS; o++)
        if (overlap(s, o, &s->here) && o->state == SOCKET_LISTENING &&
            !(s->options.reuse_port && o->options.reuse_port))
            return false;
    return true;
}

static bool is_used(const struct socket *s, const struct socket_name *name)
{
    for (const struct socket *o = machine.sockets; o < machine.sockets + SOCKETS; o++)
        if (overlap(s, o, name))
            return true;
    return false;
}

intptr_t name_bind_any(struct socket *s)
{
    struct socket_name name = s->here;
    if (!is_inet(s) || name.port)
        return 0;
    for (unsigned tries = 0; tries <= LAST_PORT - FIRST_PORT; tries++) {
        unsigned port = machine.socket_port < FIRST_PORT || machine.socket_port >= LAST_PORT
                            ? FIRST_PORT : machine.socket_port + 1u;
        machine.socket_port = (uint16_t)port;
        name.port = swap((uint16_t)port);
        if (!is_used(s, &name)) {
            s->here.port = name.port;
            return 0;
        }
    }
    return -K_EADDRNOTAVAIL;
}

static intptr_t inet_bind(struct socket *s, const struct socket_name *name)
{
    if (s->here.port || s->state != SOCKET_NEW)
        return -K_EINVAL;
    if (name->ip && !is_here(name->ip))
        return -K_EADDRNOTAVAIL;
    if (name->port && swap(name->port) < PRIVILEGED)
        return -K_EACCES;
    if (name->port && is_taken(s, name))
        return -K_EADDRINUSE;
    s->here = *name;
    s->bound = true;
    return name_bind_any(s);
}

intptr_t name_bind(struct thread *t, struct socket *s, const struct socket_name *name)
{
    if (is_inet(s))
        return inet_bind(s, name);
    if (is_path(name) && fs_find(t, name->path) >= 0)
        return -K_EADDRINUSE;
    if (s->bound)
        return -K_EINVAL;
    intptr_t node = is_path(name) ? fs_make(t, name->path, NODE_SOCKET, 0777, 0) : NOBODY;
    if (node < 0)
        return node == -K_EEXIST ? -K_EADDRINUSE : node;
    if (node == NOBODY && holder(s, node, name))
        return -K_EADDRINUSE;
    if (node != NOBODY)
        fs_hold((unsigned)node);
    s->node = (uint16_t)node;
    s->here = *name;
    s->bound = true;
    return 0;
}
