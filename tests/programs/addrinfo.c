/* getaddrinfo for numbers and localhost, with ports as numbers; what it does not find. */
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void show(const char *node, const char *service, int flags)
{
    struct addrinfo hints, *result;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_INET, hints.ai_socktype = SOCK_STREAM, hints.ai_flags = flags;
    int error = getaddrinfo(node, service, &hints, &result);
    printf("%s %s: ", node ? node : "-", service ? service : "-");
    if (error) {
        printf("%s\n", error == EAI_NONAME ? "EAI_NONAME" : error == EAI_SERVICE ? "EAI_SERVICE" : "other");
        return;
    }
    struct sockaddr_in *a = (struct sockaddr_in *)result->ai_addr;
    printf("%s port %d, stream %d\n", inet_ntoa(a->sin_addr), ntohs(a->sin_port),
           result->ai_socktype == SOCK_STREAM);
    freeaddrinfo(result);
}

int main(void)
{
    show("127.0.0.1", "80", 0);
    show("10.1.2.3", NULL, AI_NUMERICHOST);
    show("localhost", "9190", 0);
    show(NULL, "9190", AI_PASSIVE);
    show(NULL, "9190", 0);
    show("no number", NULL, AI_NUMERICHOST);
    show(NULL, NULL, 0);
    return 0;
}
