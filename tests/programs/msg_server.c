/* One queue for both ways: requests have type 1, answers the client's number. */
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

struct message {
    long type;
    struct {
        int client, value;
    } body;
};

int main(void)
{
    int id = msgget(IPC_PRIVATE, 0600), status, right = 0;
    struct message m;
    for (int i = 2; i <= 4; i++)
        if (fork() == 0) {
            for (int n = 1; n <= 5; n++) {
                struct message ask = {1, {i, 10 * i + n}};
                msgsnd(id, &ask, sizeof ask.body, 0);
                msgrcv(id, &m, sizeof m.body, i, 0);
                right += m.body.client == i && m.body.value == -(10 * i + n);
            }
            _exit(right);
        }
    for (int n = 0; n < 15; n++) {
        msgrcv(id, &m, sizeof m.body, 1, 0);
        m.type = m.body.client;
        m.body.value = -m.body.value;
        msgsnd(id, &m, sizeof m.body, 0);
    }
    while (wait(&status) > 0)
        printf("a client got %d right answers\n", WEXITSTATUS(status));
    msgctl(id, IPC_RMID, NULL);
    return 0;
}
