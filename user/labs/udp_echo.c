/* Echo by datagrams, which may get lost: the client asks again after a second.
   데이터그램 에코: 잃어버릴 수 있으므로 1초 뒤에 다시 묻는다.

   In the course: sockets, UDP (비연결형, 재전송).
   Under `--lossy --policy=random --seed=N` datagrams are lost, doubled or overtaken; the client numbers its questions
   and drops answers to old ones.

   What can come out: three answers, always; how often it has to ask again depends on what gets lost.

   pawl: schedule run: P1:*
   pawl: expect output "client: answer 1, asked once\n"
   pawl: expect output "client: answer 2, asked once\n"
   pawl: expect output "client: answer 3, asked once\n"
   pawl: expect end idle
   pawl: explore --time=1
   pawl: expect verdict ok */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PORT = 7000, QUESTIONS = 3 };

static struct sockaddr_in address(void)
{
    struct sockaddr_in address;

    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = inet_addr("127.0.0.1");
    address.sin_port = htons(PORT);
    return address;
}

/* The answer to this question; asks until it comes. Gives how often it had to ask. */
static int ask(int s, int question)
{
    struct sockaddr_in server = address();
    int answer = 0, asked = 0;

    while (answer != question) {
        asked++;
        sendto(s, &question, sizeof question, 0, (struct sockaddr *)&server, sizeof server);
        do
            if (recv(s, &answer, sizeof answer, 0) < 0)
                break; /* a second has passed */
        while (answer != question);
    }
    return asked;
}

static void client(void)
{
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct timeval second = {1, 0};

    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &second, sizeof second);
    for (int question = 1; question <= QUESTIONS; question++) {
        int asked = ask(s, question);
        printf("client: answer %d, asked %s\n", question, asked == 1 ? "once" : "again");
    }
    exit(0);
}

int main(void)
{
    struct sockaddr_in mine = address(), from;
    int s = socket(AF_INET, SOCK_DGRAM, 0), number;

    if (bind(s, (struct sockaddr *)&mine, sizeof mine) < 0) {
        perror("bind");
        return 1;
    }
    if (fork() == 0)
        client();
    for (;;) {
        socklen_t length = sizeof from;
        ssize_t count = recvfrom(s, &number, sizeof number, 0, (struct sockaddr *)&from, &length);
        if (count > 0)
            sendto(s, &number, (size_t)count, 0, (struct sockaddr *)&from, length);
    }
}
