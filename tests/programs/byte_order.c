/* Byte order and addresses as text: htons and its family, inet_addr, inet_aton, inet_ntoa, inet_pton,
 * inet_ntop. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

int main(void)
{
    const char *texts[] = {"127.0.0.1", "255.255.255.255", "1.2.3", "1.2.3.4.5", "256.1.1.1",
                           "0x7f.1",    "010.0.0.1",       "",      "a.b.c.d"};
    unsigned char bytes[4];
    unsigned short port = htons(0x1234);
    unsigned number = htonl(0x01020304);
    memcpy(bytes, &port, 2);
    printf("%02x %02x, back %x\n", bytes[0], bytes[1], ntohs(port));
    memcpy(bytes, &number, 4);
    printf("%d.%d.%d.%d, back %x\n", bytes[0], bytes[1], bytes[2], bytes[3], (unsigned)ntohl(number));
    for (unsigned i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct in_addr a = {0}, b = {0};
        int loose = inet_aton(texts[i], &a), strict = inet_pton(AF_INET, texts[i], &b);
        printf("'%s': aton %d %08x, pton %d %08x, addr %08x\n", texts[i], loose, (unsigned)ntohl(a.s_addr),
               strict, (unsigned)ntohl(b.s_addr), (unsigned)ntohl(inet_addr(texts[i])));
    }
    struct in_addr a = {htonl(0xc0a80101)};
    char text[INET_ADDRSTRLEN];
    printf("%s\n", inet_ntoa(a));
    printf("%s\n", inet_ntop(AF_INET, &a, text, sizeof text));
    const char *none = inet_ntop(AF_INET, &a, text, 5);
    printf("too short: %d errno %d\n", none == NULL, errno);
    int result = inet_pton(77, "1.2.3.4", &a);
    printf("a family that is none: %d errno %d\n", result, errno);
    return 0;
}
