/* Names of hosts and services (POSIX.1-2017 <netdb.h>; gethostbyname as on Linux). There is one host:
   "localhost", 127.0.0.1, which also calls itself "pawl", 10.0.0.1. */
#ifndef PAWL_NETDB_H
#define PAWL_NETDB_H

#include <netinet/in.h>
#include <sys/socket.h>

struct addrinfo {
    int ai_flags;
    int ai_family;
    int ai_socktype;
    int ai_protocol;
    socklen_t ai_addrlen;
    struct sockaddr *ai_addr;
    char *ai_canonname;
    struct addrinfo *ai_next;
};

struct hostent {
    char *h_name;
    char **h_aliases;
    int h_addrtype;
    int h_length;
    char **h_addr_list;
};
#define h_addr h_addr_list[0]

struct servent {
    char *s_name;
    char **s_aliases;
    int s_port; /* in the order of the network */
    char *s_proto;
};

#define AI_PASSIVE 0x1     /* for bind: without a name, any address */
#define AI_CANONNAME 0x2   /* tell the host's name */
#define AI_NUMERICHOST 0x4 /* no names of hosts */
#define AI_NUMERICSERV 0x400
#define AI_ADDRCONFIG 0x20 /* changes nothing */

#define NI_NUMERICHOST 1
#define NI_NUMERICSERV 2
#define NI_NOFQDN 4
#define NI_NAMEREQD 8
#define NI_DGRAM 16
#define NI_MAXHOST 1025
#define NI_MAXSERV 32

#define EAI_BADFLAGS -1
#define EAI_NONAME -2
#define EAI_AGAIN -3
#define EAI_FAIL -4
#define EAI_FAMILY -6
#define EAI_SOCKTYPE -7
#define EAI_SERVICE -8
#define EAI_MEMORY -10
#define EAI_SYSTEM -11
#define EAI_OVERFLOW -12

#define HOST_NOT_FOUND 1
#define TRY_AGAIN 2
#define NO_RECOVERY 3
#define NO_DATA 4

/* The addresses of a host (NULL: this one) and a service (a number, a name; NULL: port 0), as the hints
   (NULL: any) want them; freeaddrinfo gives them back. 0 or EAI_.... */
int getaddrinfo(const char *host, const char *service, const struct addrinfo *hints,
                struct addrinfo **result);
void freeaddrinfo(struct addrinfo *list);
const char *gai_strerror(int error);

/* The other way round. 0 or EAI_.... */
int getnameinfo(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_size,
                char *service, socklen_t service_size, int flags);

/* The host, overwritten by the next call, or NULL with h_errno: HOST_NOT_FOUND. */
struct hostent *gethostbyname(const char *name);
struct hostent *gethostbyaddr(const void *address, socklen_t length, int family);

/* A well-known service of "tcp" or "udp" (NULL: either), overwritten by the next call, or NULL. */
struct servent *getservbyname(const char *name, const char *protocol);
struct servent *getservbyport(int port, const char *protocol);

extern int h_errno;

/* What h_errno means; on standard error, behind `text` and a colon. */
const char *hstrerror(int error);
void herror(const char *text);

#endif
