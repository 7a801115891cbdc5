/* Addresses as text (POSIX.1-2017 <arpa/inet.h>). */
#ifndef PAWL_ARPA_INET_H
#define PAWL_ARPA_INET_H

#include <netinet/in.h>

/* The address that "a.b.c.d" means, or "a.b.c", "a.b", "a" whose last number fills the rest, each
   decimal, octal (0...) or hexadecimal (0x...). INADDR_NONE if it means none. */
in_addr_t inet_addr(const char *text);

/* The same to *address: 1, or 0 if it means none. (As on Linux.) */
int inet_aton(const char *text, struct in_addr *address);

/* The same in the machine's order, of a network. */
in_addr_t inet_network(const char *text);

/* "a.b.c.d", overwritten by the next call. */
char *inet_ntoa(struct in_addr address);

/* AF_INET: four decimal numbers. 1, 0 if the text is no address, -1: EAFNOSUPPORT. */
int inet_pton(int family, const char *text, void *address);

/* The text in `buffer`, or NULL: EAFNOSUPPORT, ENOSPC (no room). */
const char *inet_ntop(int family, const void *address, char *buffer, socklen_t room);

#endif
