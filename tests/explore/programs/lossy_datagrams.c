/* Two datagrams, each of which arrives, or is lost, or comes twice, or is overtaken by the other.

   pawl: explore --lossy
   pawl: expect verdict ok
   pawl: expect outcomes 11
   pawl: expect outcome exit 0 "\n"
   pawl: expect outcome exit 0 "a\n"
   pawl: expect outcome exit 0 "aa\n"
   pawl: expect outcome exit 0 "aab\n"
   pawl: expect outcome exit 0 "aabb\n"
   pawl: expect outcome exit 0 "ab\n"
   pawl: expect outcome exit 0 "abb\n"
   pawl: expect outcome exit 0 "b\n"
   pawl: expect outcome exit 0 "ba\n"
   pawl: expect outcome exit 0 "bab\n"
   pawl: expect outcome exit 0 "bb\n" */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

int main(void)
{
    int in = socket(AF_INET, SOCK_DGRAM, 0), out = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(9190)};
    char c;
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(in, (struct sockaddr *)&name, sizeof name);
    sendto(out, "a", 1, 0, (struct sockaddr *)&name, sizeof name);
    sendto(out, "b", 1, 0, (struct sockaddr *)&name, sizeof name);
    while (recv(in, &c, 1, MSG_DONTWAIT) == 1)
        putchar(c);
    putchar('\n');
    return 0;
}
