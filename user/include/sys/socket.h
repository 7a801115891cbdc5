/* Sockets within the machine (POSIX.1-2017 <sys/socket.h>): AF_UNIX and AF_INET, streams and datagrams
   (AF_UNIX also SOCK_SEQPACKET). Numbers as on Linux. There is no time-wait: a port is free as soon
   as no socket has it. */
#ifndef PAWL_SYS_SOCKET_H
#define PAWL_SYS_SOCKET_H

#include <sys/types.h>
#include <sys/uio.h>

typedef unsigned socklen_t;
typedef unsigned short sa_family_t;

#define AF_UNSPEC 0
#define AF_UNIX 1
#define AF_LOCAL AF_UNIX
#define AF_INET 2
#define AF_INET6 10
#define PF_UNSPEC AF_UNSPEC
#define PF_UNIX AF_UNIX
#define PF_LOCAL AF_UNIX
#define PF_INET AF_INET
#define PF_INET6 AF_INET6

#define SOCK_STREAM 1
#define SOCK_DGRAM 2
#define SOCK_RAW 3 /* for root: EPERM */
#define SOCK_RDM 4
#define SOCK_SEQPACKET 5
#define SOCK_NONBLOCK 04000
#define SOCK_CLOEXEC 02000000

#define SOL_SOCKET 1
#define SO_REUSEADDR 2
#define SO_TYPE 3
#define SO_ERROR 4
#define SO_DONTROUTE 5
#define SO_BROADCAST 6
#define SO_SNDBUF 7
#define SO_RCVBUF 8
#define SO_KEEPALIVE 9
#define SO_OOBINLINE 10
#define SO_LINGER 13
#define SO_REUSEPORT 15
#define SO_RCVTIMEO 20
#define SO_SNDTIMEO 21
#define SO_ACCEPTCONN 30
#define SO_PROTOCOL 38
#define SO_DOMAIN 39
#define SOMAXCONN 4096

#define MSG_OOB 1
#define MSG_PEEK 2
#define MSG_DONTROUTE 4
#define MSG_CTRUNC 8
#define MSG_TRUNC 0x20
#define MSG_DONTWAIT 0x40
#define MSG_EOR 0x80
#define MSG_WAITALL 0x100
#define MSG_NOSIGNAL 0x4000

#define SHUT_RD 0
#define SHUT_WR 1
#define SHUT_RDWR 2

struct sockaddr {
    sa_family_t sa_family;
    char sa_data[14];
};

struct sockaddr_storage {
    sa_family_t ss_family;
    char pawl_padding[126 - sizeof(unsigned long)];
    unsigned long pawl_align;
};

struct msghdr {
    void *msg_name;
    socklen_t msg_namelen;
    struct iovec *msg_iov;
    size_t msg_iovlen;
    void *msg_control;
    size_t msg_controllen;
    int msg_flags;
};

struct linger {
    int l_onoff;
    int l_linger; /* seconds */
};

/* ---- Making ------------------------------------------------------------------------------ */

/* A socket, with SOCK_NONBLOCK, SOCK_CLOEXEC in `type` if wanted: a descriptor, or -1:
   EAFNOSUPPORT, EPROTONOSUPPORT, ESOCKTNOSUPPORT, EINVAL, EPERM (SOCK_RAW), EMFILE, ENFILE. */
int socket(int domain, int type, int protocol);

/* Two of AF_UNIX that are connected with each other. -1: as socket; EOPNOTSUPP (AF_INET), EFAULT. */
int socketpair(int domain, int type, int protocol, int ends[2]);

/* Gives a socket its address. AF_INET: 127.0.0.0/8, 10.0.0.1 (the machine's own) or INADDR_ANY, and a
   port, 0 for one that is free. AF_UNIX: a path, which is made, or a name that begins with a 0 byte.
   -1: EADDRINUSE, EADDRNOTAVAIL, EACCES (a port below 1024), EINVAL (bound already, length),
   EAFNOSUPPORT, ENAMETOOLONG, ENOTSOCK, EBADF, EFAULT, and for a path as mknod. */
int bind(int descriptor, const struct sockaddr *address, socklen_t length);

/* ---- Connections ------------------------------------------------------------------------- */

/* Lets others connect. backlog + 1 connections may stand in line to be accepted. -1: EOPNOTSUPP
   (datagrams), EINVAL (connected; AF_UNIX without address), EADDRINUSE, ENOTSOCK, EBADF. */
int listen(int descriptor, int backlog);

/* Takes the first connection of the line, waits until there is one: a new descriptor. *address and
   *length, unless NULL, say with whom. -1: EAGAIN, EINVAL (does not listen), EOPNOTSUPP, EMFILE,
   ENFILE, EINTR, EFAULT, ENOTSOCK, EBADF. */
int accept(int descriptor, struct sockaddr *address, socklen_t *length);

/* The same; SOCK_NONBLOCK, SOCK_CLOEXEC for the new one. */
int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);

/* Connects with a listener, done when the connection stands in its line; waits while that is full.
   A datagram socket only remembers with whom. AF_UNSPEC ends it. -1: ECONNREFUSED, EISCONN,
   EINPROGRESS, EALREADY (AF_INET, O_NONBLOCK), EAGAIN (AF_UNIX, full, O_NONBLOCK), ENETUNREACH,
   EADDRNOTAVAIL, EPROTOTYPE, EAFNOSUPPORT, EINVAL, ENOBUFS, EINTR, EFAULT, ENOTSOCK, EBADF, and for a
   path as open. */
int connect(int descriptor, const struct sockaddr *address, socklen_t length);

/* Ends a connection's one direction, or both: SHUT_RD, SHUT_WR, SHUT_RDWR. -1: ENOTCONN, EINVAL,
   ENOTSOCK, EBADF. */
int shutdown(int descriptor, int how);

/* ---- Sending and receiving --------------------------------------------------------------- */

/* Sends; waits while there is no room. Flags: MSG_OOB (the last byte is urgent, AF_INET streams),
   MSG_DONTWAIT, MSG_NOSIGNAL; MSG_EOR, MSG_DONTROUTE change nothing. Gives the bytes sent, or -1:
   EPIPE (with SIGPIPE), ECONNRESET, ECONNREFUSED, ENOTCONN, EDESTADDRREQ, EMSGSIZE (a datagram that
   never fits), EAGAIN, EOPNOTSUPP, EINTR, EFAULT, ENOTSOCK, EBADF. */
ssize_t send(int descriptor, const void *bytes, size_t length, int flags);

/* The same to an address (datagrams). -1: besides, EISCONN, ENETUNREACH, EPERM (AF_UNIX: it is
   connected with another), and as connect. */
ssize_t sendto(int descriptor, const void *bytes, size_t length, int flags,
               const struct sockaddr *address, socklen_t address_length);

/* The same out of several buffers. Descriptors cannot be passed: EOPNOTSUPP. */
ssize_t sendmsg(int descriptor, const struct msghdr *message, int flags);

/* Receives; waits until there is something. Flags: MSG_PEEK, MSG_WAITALL (all that was asked for),
   MSG_DONTWAIT, MSG_OOB (the urgent byte), MSG_TRUNC (a datagram's true length). Gives the bytes, 0 at
   the end, or -1: EAGAIN, ECONNRESET, ECONNREFUSED, ENOTCONN, EINVAL (no urgent byte), EINTR,
   EFAULT, ENOTSOCK, EBADF. */
ssize_t recv(int descriptor, void *buffer, size_t length, int flags);

/* The same; *address and *address_length, unless NULL, say from whom. */
ssize_t recvfrom(int descriptor, void *buffer, size_t length, int flags, struct sockaddr *address,
                 socklen_t *address_length);

/* The same into several buffers; msg_flags: MSG_TRUNC if a datagram was longer. */
ssize_t recvmsg(int descriptor, struct msghdr *message, int flags);

/* 1 if the next byte of a stream is the urgent one, 0 if not. -1: EBADF, ENOTTY. */
int sockatmark(int descriptor);

/* ---- Asking and setting ------------------------------------------------------------------ */

/* The socket's own address; the other side's. *length is the room and then the address's length.
   -1: ENOTCONN (getpeername), EINVAL, EFAULT, ENOTSOCK, EBADF. */
int getsockname(int descriptor, struct sockaddr *address, socklen_t *length);
int getpeername(int descriptor, struct sockaddr *address, socklen_t *length);

/* Options of SOL_SOCKET (above) and TCP_NODELAY. SO_RCVBUF and SO_SNDBUF give twice what was set, as on
   Linux, at most what a socket holds. SO_RCVTIMEO, SO_SNDTIMEO end waiting with EAGAIN. SO_LINGER
   with 0 seconds resets the connection when it is closed. SO_ERROR is told once. -1: ENOPROTOOPT,
   EINVAL, EDOM, EOPNOTSUPP, EFAULT, ENOTSOCK, EBADF. */
int setsockopt(int descriptor, int level, int name, const void *value, socklen_t length);
int getsockopt(int descriptor, int level, int name, void *value, socklen_t *length);

#endif
