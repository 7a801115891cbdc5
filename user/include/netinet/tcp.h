/* Options of TCP (POSIX.1-2017 <netinet/tcp.h>). */
#ifndef PAWL_NETINET_TCP_H
#define PAWL_NETINET_TCP_H

#define TCP_NODELAY 1 /* nothing is ever delayed: only remembered */

#endif
