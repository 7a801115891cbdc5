/* Sockets, and waiting for many descriptors. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/un.h>

static union {
    struct sockaddr any;
    struct sockaddr_in internet;
    struct {
        sa_family_t family;
        char path[14];
    } local;
} address;
static socklen_t address_size;
static struct pollfd polled[3];
static struct timeval patience;

static socklen_t choose_address(void)
{
    if (dice(3) == 0) {
        address.local.family = AF_UNIX;
        memset(address.local.path, 0, sizeof address.local.path);
        address.local.path[0] = (char)ONE_OF('s', 's', 't', 'd', 'a', 0);
    } else {
        address.internet = (struct sockaddr_in){
            .sin_family = (sa_family_t)(seldom() ? 9 : AF_INET),
            .sin_port = htons((uint16_t)ONE_OF(0, 5000, 5000, 5000, 5001)),
            .sin_addr.s_addr = htonl((uint32_t)ONE_OF(INADDR_LOOPBACK, INADDR_LOOPBACK, 0, 7))};
    }
    return seldom() ? (socklen_t)ONE_OF(0, 1, 2, 8, 1000, -1) : sizeof address;
}
static socklen_t *room(void)
{
    address_size = (socklen_t)ONE_OF(0, 2, 8, 16, 16, 16, -1);
    return or_bad(&address_size);
}
static int options(void)
{
    return mostly(MSG_DONTWAIT) |
           (int)ONE_OF(MSG_NOSIGNAL, MSG_NOSIGNAL, 0, MSG_PEEK, MSG_WAITALL, MSG_OOB);
}

static int kind(void)
{
    return (int)ONE_OF(SOCK_STREAM, SOCK_STREAM, SOCK_DGRAM, 9) | mostly(SOCK_NONBLOCK);
}
static long do_socket(void)
{
    return socket((int)ONE_OF(AF_UNIX, AF_INET, AF_INET, 99), kind(), seldom() ? 6 : 0);
}
static long do_socketpair(void)
{
    return socketpair(seldom() ? AF_INET : AF_UNIX, kind(), 0, or_bad(area));
}
static long do_bind(void)
{
    socklen_t size = choose_address();
    return bind(descriptor(), or_bad(&address), size);
}
static long do_listen(void) { return listen(descriptor(), (int)ONE_OF(0, 1, 5, -1)); }
static long do_accept(void) { return accept(descriptor(), dice(2) ? NULL : pointer(), room()); }
static long do_connect(void)
{
    socklen_t size = choose_address();
    return connect(descriptor(), or_bad(&address), size);
}
static long do_send(void) { return send(descriptor(), pointer(), any_size(), options()); }
static long do_recv(void) { return recv(descriptor(), pointer(), size(), options()); }
static long do_sendto(void)
{
    socklen_t size_of_it = choose_address();
    return sendto(descriptor(), pointer(), any_size(), options(), or_bad(&address), size_of_it);
}
static long do_recvfrom(void)
{
    return recvfrom(descriptor(), pointer(), size(), options(), or_bad(NULL), room());
}
static long do_shutdown(void)
{
    return shutdown(descriptor(), (int)ONE_OF(SHUT_RD, SHUT_WR, SHUT_RDWR, 9));
}
static long do_getsockname(void)
{
    return dice(2) ? getsockname(descriptor(), pointer(), room())
                   : getpeername(descriptor(), pointer(), room());
}
static int option(void)
{
    return (int)ONE_OF(SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_SNDBUF, SO_RCVBUF, SO_LINGER,
                       SO_BROADCAST, 999);
}
static long do_getsockopt(void)
{
    return getsockopt(descriptor(), SOL_SOCKET, option(), pointer(), room());
}
static long do_setsockopt(void)
{
    return setsockopt(descriptor(), SOL_SOCKET, option(), or_bad(&address), (socklen_t)size());
}
static long do_ioctl(void)
{
    address_size = dice(2);
    return ioctl(descriptor(), (unsigned long)ONE_OF(FIONREAD, FIONBIO, 99), or_bad(&address_size));
}

static long do_poll(void)
{
    for (unsigned i = 0; i < 3; i++)
        polled[i] = (struct pollfd){.fd = descriptor(),
                                    .events = (short)ONE_OF(POLLIN, POLLOUT, POLLIN | POLLOUT, 0)};
    return poll(or_bad(polled), (nfds_t)ONE_OF(0, 1, 2, 3, 3, 100000),
                seldom() ? -1 : (int)dice(3));
}
static long do_select(void)
{
    fd_set *watched = (fd_set *)(area + AREA);
    for (unsigned i = 0; i < 2; i++) {
        FD_ZERO(&watched[i]);
        FD_SET(3 + dice(5), &watched[i]);
        FD_SET(3 + dice(5), &watched[i]);
    }
    patience = (struct timeval){.tv_usec = ONE_OF(0, 10, 1000, -1)};
    return select((int)ONE_OF(0, 3, 6, 8, 8, -1), or_bad(&watched[0]),
                  or_bad(dice(2) ? &watched[1] : NULL), NULL, seldom() ? NULL : &patience);
}
