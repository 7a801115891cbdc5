/* Names of hosts and services: one host, a few services. */
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

enum { LOOPBACK = 0x7f000001, OWN = 0x0a000001 };

static const char own_name[] = "pawl";

static const struct service {
    char name[10];
    uint16_t port;
} services[] = {
    {"echo", 7},     {"discard", 9}, {"daytime", 13}, {"ftp", 21},   {"ssh", 22},   {"telnet", 23},
    {"smtp", 25},    {"time", 37},   {"domain", 53},  {"http", 80},  {"pop3", 110}, {"ntp", 123},
    {"https", 443},
};
enum { SERVICES = sizeof services / sizeof *services };

/* True if the program's string is this one. */
static bool is(const char *text, const char *word)
{
    for (;; text++, word++) {
        char c = (char)string_byte(text);
        if (c != *word || !c)
            return c == *word;
    }
}

/* The address of a host, in the network's order; false if there is none of that name. */
static bool host_address(const char *name, bool numeric, uint32_t *address)
{
    in_addr_t number = inet_addr(name);
    if (number != INADDR_NONE)
        *address = number;
    else if (!numeric && is(name, "localhost"))
        *address = htonl(LOOPBACK);
    else if (!numeric && is(name, own_name))
        *address = htonl(OWN);
    else
        return false;
    return true;
}

/* A port, -1 if the text is neither a number nor a service. */
static int service_port(const char *text, bool numeric)
{
    int port = 0, digits = 0;
    for (char c; (c = (char)string_byte(text + digits)) >= '0' && c <= '9' && port <= 65535; digits++)
        port = port * 10 + (c - '0');
    if (digits && port <= 65535 && !string_byte(text + digits))
        return port;
    for (unsigned i = 0; !numeric && i < SERVICES; i++)
        if (is(text, services[i].name))
            return services[i].port;
    return -1;
}

/* ---- getaddrinfo ------------------------------------------------------------------------- */

static const struct kind { int type, protocol; } kinds[] = {
    {SOCK_STREAM, IPPROTO_TCP}, {SOCK_DGRAM, IPPROTO_UDP}, {SOCK_RAW, IPPROTO_IP}};
enum { KINDS = sizeof kinds / sizeof *kinds };

struct entry {
    struct addrinfo info;
    struct sockaddr_in address;
    char name[]; /* the canonical one */
};

static bool fits(const struct addrinfo *hints, const struct kind *kind)
{
    return (!hints->ai_socktype || hints->ai_socktype == kind->type) &&
           (!hints->ai_protocol || !kind->protocol || hints->ai_protocol == kind->protocol);
}

/* Adds an entry behind *last. */
static bool add(struct addrinfo **last, const struct kind *kind, struct sockaddr_in address,
                const char *name, int flags)
{
    size_t length = name ? strlen(name) + 1 : 0;
    struct entry *e = malloc(sizeof *e + length);
    if (!e)
        return false;
    e->address = address;
    for (size_t i = 0; i < length; i++)
        e->name[i] = (char)string_byte(name + i);
    e->info = (struct addrinfo){
        .ai_flags = flags, .ai_family = AF_INET,
        .ai_socktype = kind->type, .ai_protocol = kind->protocol,
        .ai_addrlen = sizeof e->address, .ai_addr = (struct sockaddr *)&e->address,
        .ai_canonname = name ? e->name : NULL,
    };
    *last = &e->info;
    return true;
}

int getaddrinfo(const char *host, const char *service, const struct addrinfo *hints,
                struct addrinfo **result)
{
    static const struct addrinfo any;
    struct addrinfo wanted = any, *list = NULL, **last = &list;
    struct sockaddr_in address = {.sin_family = AF_INET};
    if (hints) {
        announce_read(hints, sizeof *hints);
        wanted = *hints;
    }
    if (!host && !service)
        return EAI_NONAME;
    if (wanted.ai_family != AF_UNSPEC && wanted.ai_family != AF_INET)
        return EAI_FAMILY;
    if (wanted.ai_flags & AI_CANONNAME && !host)
        return EAI_BADFLAGS;
    int port = service ? service_port(service, wanted.ai_flags & AI_NUMERICSERV) : 0;
    if (port < 0)
        return wanted.ai_flags & AI_NUMERICSERV ? EAI_NONAME : EAI_SERVICE;
    address.sin_port = htons((uint16_t)port);
    address.sin_addr.s_addr = htonl(wanted.ai_flags & AI_PASSIVE ? INADDR_ANY : INADDR_LOOPBACK);
    if (host && !host_address(host, wanted.ai_flags & AI_NUMERICHOST, &address.sin_addr.s_addr))
        return EAI_NONAME;
    const char *name = wanted.ai_flags & AI_CANONNAME ? host : NULL;
    for (const struct kind *kind = kinds; kind < kinds + KINDS; kind++) {
        if (!fits(&wanted, kind))
            continue;
        if (!add(last, kind, address, name, wanted.ai_flags)) {
            freeaddrinfo(list);
            return EAI_MEMORY;
        }
        last = &(*last)->ai_next;
        name = NULL; /* the first entry tells it */
    }
    if (!list)
        return EAI_SOCKTYPE;
    announce_write(result, sizeof *result);
    *result = list;
    return 0;
}

void freeaddrinfo(struct addrinfo *list)
{
    while (list) {
        struct addrinfo *next = list->ai_next;
        free(list);
        list = next;
    }
}

const char *gai_strerror(int error)
{
    switch (error) {
    case EAI_BADFLAGS: return "Bad value for ai_flags";
    case EAI_NONAME: return "Name or service not known";
    case EAI_AGAIN: return "Temporary failure in name resolution";
    case EAI_FAIL: return "Non-recoverable failure in name resolution";
    case EAI_FAMILY: return "ai_family not supported";
    case EAI_SOCKTYPE: return "ai_socktype not supported";
    case EAI_SERVICE: return "Servname not supported for ai_socktype";
    case EAI_MEMORY: return "Memory allocation failure";
    case EAI_SYSTEM: return "System error";
    case EAI_OVERFLOW: return "Argument buffer overflow";
    default: return "Unknown error";
    }
}

/* ---- getnameinfo ------------------------------------------------------------------------- */

/* Gives a text to the program: 0 or EAI_OVERFLOW. */
static int give(char *to, socklen_t room, const char *text)
{
    size_t length = strlen(text) + 1;
    if (length > room)
        return EAI_OVERFLOW;
    for (size_t i = 0; i < length; i++)
        set_string_byte(to + i, text[i]);
    return 0;
}

static const char *host_name(uint32_t address)
{
    return address == htonl(LOOPBACK) ? "localhost" : address == htonl(OWN) ? own_name : NULL;
}

static const struct service *service_of(unsigned port)
{
    for (unsigned i = 0; i < SERVICES; i++)
        if (services[i].port == port)
            return &services[i];
    return NULL;
}

static void number_text(unsigned number, char text[6])
{
    unsigned digits = 1;
    for (unsigned rest = number; rest >= 10; rest /= 10)
        digits++;
    for (text[digits] = 0; digits; number /= 10)
        text[--digits] = (char)('0' + number % 10);
}

int getnameinfo(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_size,
                char *service, socklen_t service_size, int flags)
{
    char text[INET_ADDRSTRLEN], port[6];
    const struct sockaddr_in *in = (const struct sockaddr_in *)address;
    if (length < sizeof *in)
        return EAI_FAMILY;
    announce_read(in, sizeof *in);
    if (in->sin_family != AF_INET)
        return EAI_FAMILY;
    const char *name = flags & NI_NUMERICHOST ? NULL : host_name(in->sin_addr.s_addr);
    if (!name && flags & NI_NAMEREQD)
        return EAI_NONAME;
    const struct service *known = flags & NI_NUMERICSERV ? NULL : service_of(ntohs(in->sin_port));
    uint32_t ip = in->sin_addr.s_addr;
    library_address_text(ip, text);
    number_text(ntohs(in->sin_port), port);
    int error = host && host_size ? give(host, host_size, name ? name : text) : 0;
    if (!error && service && service_size)
        error = give(service, service_size, known ? known->name : port);
    return error;
}

/* ---- The older ones ---------------------------------------------------------------------- */

/* What they give: made at the first use. */
struct library_net {
    uint32_t address;
    char *addresses[2];
    char *aliases[1];
    char name[32];
    struct hostent host;
    struct servent service;
};

static struct library_net *net(void)
{
    if (!lib->net)
        lib->net = calloc(1, sizeof *lib->net);
    return lib->net;
}

static struct hostent *host_entry(uint32_t address, const char *name)
{
    struct library_net *n = net();
    size_t i = 0;
    if (!n)
        return NULL;
    for (char c; i + 1 < sizeof n->name && (c = (char)string_byte(name + i)) != 0; i++)
        n->name[i] = c;
    n->name[i] = 0;
    n->address = address;
    n->addresses[0] = (char *)&n->address;
    n->host = (struct hostent){n->name, n->aliases, AF_INET, sizeof n->address, n->addresses};
    return &n->host;
}

static struct hostent *no_host(void)
{
    lib->h_errno = HOST_NOT_FOUND;
    return NULL;
}

struct hostent *gethostbyname(const char *name)
{
    uint32_t address;
    return host_address(name, false, &address) ? host_entry(address, name) : no_host();
}

struct hostent *gethostbyaddr(const void *address, socklen_t length, int family)
{
    if (family != AF_INET || length != sizeof(uint32_t))
        return no_host();
    announce_read(address, length);
    uint32_t ip = *(const uint32_t *)address;
    return host_name(ip) ? host_entry(ip, host_name(ip)) : no_host();
}

static struct servent *service_entry(const struct service *s, const char *protocol)
{
    struct library_net *n = net();
    bool udp = protocol && is(protocol, "udp");
    if (!s || !n || (protocol && !udp && !is(protocol, "tcp")))
        return NULL;
    n->service = (struct servent){(char *)s->name, n->aliases, htons(s->port), udp ? "udp" : "tcp"};
    return &n->service;
}

struct servent *getservbyname(const char *name, const char *protocol)
{
    for (unsigned i = 0; i < SERVICES; i++)
        if (is(name, services[i].name))
            return service_entry(&services[i], protocol);
    return NULL;
}

struct servent *getservbyport(int port, const char *protocol)
{
    return service_entry(service_of(ntohs((uint16_t)port)), protocol);
}

const char *hstrerror(int error)
{
    switch (error) {
    case 0: return "Resolver Error 0 (no error)";
    case HOST_NOT_FOUND: return "Unknown host";
    case TRY_AGAIN: return "Host name lookup failure";
    case NO_RECOVERY: return "Unknown server error";
    case NO_DATA: return "No address associated with name";
    default: return "Unknown resolver error";
    }
}

void herror(const char *text)
{
    const char *meaning = hstrerror(lib->h_errno);
    fprintf(stderr, "%s%s%s\n", text ? text : "", text ? ": " : "", meaning);
}

int gethostname(char *name, size_t size)
{
    if (size < sizeof own_name)
        return (int)library_fail(K_ENAMETOOLONG);
    return give(name, sizeof own_name, own_name);
}
