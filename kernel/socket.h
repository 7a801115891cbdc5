/* What the rooms of sockets share, from the top floor down. */
#ifndef PAWL_SOCKET_H
#define PAWL_SOCKET_H

#include "kernel.h"

enum urgent { URGENT_NONE, URGENT_WAITS, URGENT_TAKEN /* its place still matters */ };

/* A call that moves bytes, whichever it is. */
struct request {
    struct thread *t;
    struct socket *s;
    bool nonblocking;
    int flags;              /* K_MSG_... */
    size_t length;          /* of all buffers together */
    struct k_iovec one;     /* the buffer, if iov is 0 */
    uintptr_t iov, iov_count;
    uintptr_t name;         /* where the address is, or goes */
    uintptr_t name_length;  /* its length; receiving: where that stands */
    uintptr_t message;      /* a msghdr to fill, or 0 */
};

static inline unsigned socket_index(const struct socket *s)
{
    return (unsigned)(s - machine.sockets);
}
static inline struct socket *socket_at(unsigned index)
{
    return index == NOBODY ? 0 : &machine.sockets[index];
}
static inline bool is_inet(const struct socket *s) { return s->family == K_AF_INET; }
static inline bool has_connections(const struct socket *s) { return s->type != K_SOCK_DGRAM; }

/* ---- socket.c: the table ------------------------------------------------------------------ */

/* The entry is free again. */
void socket_free(struct socket *s);
/* A free entry, entered as an unconnected socket that no file names yet, or NULL. */
struct socket *socket_new(unsigned family, unsigned type);
/* The socket of a descriptor, or NULL, and then what is wrong with it. */
struct socket *socket_of(struct thread *t, uintptr_t d);
intptr_t socket_wrong(struct thread *t, uintptr_t d);
/* Something has changed for those who use s: they may go on, its owner gets SIGIO, SIGURG. */
void socket_stir(const struct socket *s, enum stir stir);

/* ---- socket_connect.c: who is connected to whom ------------------------------------------ */

/* Makes two ends of one connection of them. */
void socket_join(struct socket *a, struct socket *b);
/* The socket goes: the other side is told, who stood in its line is turned away. */
void socket_end(struct socket *s);
/* Ends a connection at once: both sides get no more. */
void socket_break(struct socket *s, int error);
/* Who still waits for a place in a line tries again. */
void socket_retry(void);

/* ---- socket_stream.c, socket_datagram.c: what moves --------------------------------------- */

/* A result, -K_E..., WAITING or GONE, as of a system call. */
intptr_t stream_send(struct request *r);
intptr_t stream_receive(struct request *r);
intptr_t packet_send(struct request *r);
intptr_t packet_receive(struct request *r);
/* The bytes of the first packet, 0 if there is none. */
intptr_t packet_first(const struct socket *s);
/* Would they wait now? */
bool stream_can_send(const struct request *r);
bool stream_can_receive(const struct request *r);
bool packet_can_send(const struct request *r);
bool packet_can_receive(const struct request *r);

/* What there is for a receiver that takes what lies in line: bytes that a read would give. */
size_t stream_readable(const struct socket *s);
/* Bytes that a sender may add to what s has received. */
size_t socket_room(const struct socket *s, const struct socket *sender);
/* What a receiver is told who finds nothing: 0 (the end), -K_E..., or WAITING. */
intptr_t socket_nothing(const struct socket *s, bool nonblocking);
/* The error that the socket holds for the next call, -K_E... or 0; it is told once. */
intptr_t socket_error(struct socket *s);
/* SIGPIPE, unless the call does not want it: -K_EPIPE or GONE. */
intptr_t socket_pipe(const struct request *r);
/* Waits for the socket, as long as its timeout allows; then the call gives on_timeout. */
intptr_t socket_wait(struct thread *t, const struct socket *s, uint64_t timeout, intptr_t on_timeout);

/* ---- socket_address.c: names -------------------------------------------------------------- */

/* Takes an address from user memory: 0 or -K_E.... */
intptr_t name_read(struct thread *t, const struct socket *s, uintptr_t from, uintptr_t length,
                   struct socket_name *name);
/* Gives an address to user memory, cut to the length that stands there; to 0: to nobody. */
intptr_t name_write(struct thread *t, const struct socket *s, const struct socket_name *name,
                    uintptr_t to, uintptr_t length);
/* True if name_write could. */
bool name_fits(struct thread *t, uintptr_t to, uintptr_t length);
/* Names the socket: 0 or -K_E.... */
intptr_t name_bind(struct thread *t, struct socket *s, const struct socket_name *name);
/* A port of its own for an AF_INET socket that has none yet: 0, -K_EADDRNOTAVAIL. */
intptr_t name_bind_any(struct socket *s);
/* Finds the socket of a name for s: its index, or -K_ECONNREFUSED, ... */
intptr_t name_find(struct thread *t, const struct socket *s, const struct socket_name *name);
/* AF_INET: -K_ENETUNREACH if the address is not in this machine; any means this machine. */
intptr_t name_reach(struct socket_name *name);
/* The address from which s sends to `to`. */
struct socket_name name_from(const struct socket *s, const struct socket_name *to);
bool name_may_listen(const struct socket *s);

/* ---- socket_ring.c: bytes ------------------------------------------------------------------ */

/* Between the request's buffers, from byte `at`, and the socket's ring, `offset` bytes behind its
   begin: 0 or -K_EFAULT. */
int ring_put(struct socket *s, uint32_t offset, const struct request *r, size_t at, size_t length);
int ring_get(struct socket *s, uint32_t offset, const struct request *r, size_t at, size_t length);
/* The same with the kernel's own bytes. */
void ring_store(struct socket *s, uint32_t offset, const void *from, size_t length);
void ring_load(const struct socket *s, uint32_t offset, void *to, size_t length);
void ring_drop(struct socket *s, uint32_t length);
/* The same with all. */
void ring_clear(struct socket *s);
/* Two neighbours, the first of a bytes and the second of b, change places. */
void ring_swap(struct socket *s, uint32_t offset, uint32_t a, uint32_t b);

#endif
