/* Addresses and names as text, both ways. */
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void show(const char *text)
{
    struct in_addr a;
    unsigned char four[4] = {0};
    int known = inet_aton(text, &a), strict = inet_pton(AF_INET, text, four);
    printf("%s: inet_aton %d %s, inet_pton %d %d.%d.%d.%d\n", text, known, known ? inet_ntoa(a) : "-", strict,
           four[0], four[1], four[2], four[3]);
}

static void look(const char *host, const char *service, int type, int flags)
{
    struct addrinfo hints = {.ai_family = AF_INET, .ai_socktype = type, .ai_flags = flags}, *list, *i;
    int error = getaddrinfo(host, service, &hints, &list);
    printf("%s %s: %s", host ? host : "-", service ? service : "-", error ? gai_strerror(error) : "");
    for (i = error ? NULL : list; i; i = i->ai_next) {
        struct sockaddr_in *in = (struct sockaddr_in *)i->ai_addr;
        printf(" %s %d type %d protocol %d", inet_ntoa(in->sin_addr), ntohs(in->sin_port), i->ai_socktype,
               i->ai_protocol);
    }
    printf("\n");
    if (!error)
        freeaddrinfo(list);
}

int main(void)
{
    char text[32], port[8];
    struct in_addr own;
    struct sockaddr_in in = {.sin_family = AF_INET, .sin_port = htons(9190)};
    printf("%x %x %x %x\n", htons(0x1234), ntohs(0x1234), htonl(0x12345678), ntohl(0x12345678));
    show("127.0.0.1");
    show("1.2.3.4.5");
    show("256.1.1.1");
    show("010.0x10.3.4");
    show("1.2.3");
    show("1.65536");
    show("127.1");
    show("");
    show("1..2.3");
    show("host");
    printf("none: %d\n", inet_addr("1.2.3.400") == INADDR_NONE);
    inet_pton(AF_INET, "192.168.7.8", &own);
    printf("%s\n", inet_ntop(AF_INET, &own, text, sizeof text));
    printf("no room: %d\n", inet_ntop(AF_INET, &own, text, 5) == NULL);
    printf("no family: %d\n", inet_pton(99, "1.2.3.4", &own));
    look("127.0.0.1", "9190", SOCK_STREAM, 0);
    look("localhost", "7", SOCK_DGRAM, 0);
    look(NULL, "9190", SOCK_STREAM, AI_PASSIVE);
    look(NULL, "9190", SOCK_STREAM, 0);
    look("10.1.2.3", NULL, SOCK_STREAM, AI_NUMERICHOST);
    look("10.1.2.3", "80", 0, AI_NUMERICHOST);
    look("no.such", "80", SOCK_STREAM, AI_NUMERICHOST);
    look(NULL, NULL, SOCK_STREAM, 0);
    look("127.0.0.1", "no service", SOCK_STREAM, 0);
    in.sin_addr.s_addr = inet_addr("10.20.30.40");
    int error = getnameinfo((struct sockaddr *)&in, sizeof in, text, sizeof text, port, sizeof port,
                            NI_NUMERICHOST | NI_NUMERICSERV);
    printf("getnameinfo: %d %s %s\n", error, text, port);
    struct hostent *host = gethostbyname("127.0.0.1");
    printf("gethostbyname: %s %d %d %s\n", host->h_name, host->h_addrtype, host->h_length,
           inet_ntoa(*(struct in_addr *)host->h_addr_list[0]));
    return 0;
}
