/* What msgget, msgsnd, msgrcv and msgctl refuse. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>

struct message {
    long type;
    char text[32];
};

static void show(const char *what, long result)
{
    printf("%s: %s errno %d\n", what, result == -1 ? "fails" : "works", result == -1 ? errno : 0);
}

int main(void)
{
    struct message m = {1, "some text"};
    key_t key = 0x7a14;
    show("no such key", msgget(key, 0));
    int id = msgget(key, IPC_CREAT | IPC_EXCL | 0600);
    show("made", id);
    show("made again, exclusive", msgget(key, IPC_CREAT | IPC_EXCL | 0600));
    printf("found: %d\n", msgget(key, 0) == id);
    show("empty", msgrcv(id, &m, sizeof m.text, 0, IPC_NOWAIT));
    show("send", msgsnd(id, &m, 10, 0));
    show("of another type", msgrcv(id, &m, sizeof m.text, 5, IPC_NOWAIT));
    show("too long for it", msgrcv(id, &m, 4, 0, 0));
    memset(&m, 0, sizeof m);
    long n = msgrcv(id, &m, 4, 0, MSG_NOERROR);
    printf("cut: %ld '%s' type %ld\n", n, m.text, m.type);
    show("the rest is lost", msgrcv(id, &m, sizeof m.text, 0, IPC_NOWAIT));
    m.type = 0;
    show("type 0", msgsnd(id, &m, 1, 0));
    m.type = -3;
    show("a negative type", msgsnd(id, &m, 1, 0));
    m.type = 1;
    show("no bytes", msgsnd(id, &m, 0, 0));
    printf("received %ld\n", (long)msgrcv(id, &m, sizeof m.text, 1, 0));
    show("too many bytes", msgsnd(id, &m, 100000, IPC_NOWAIT));
    show("no such queue", msgsnd(-1, &m, 1, 0));
    show("remove", msgctl(id, IPC_RMID, NULL));
    show("remove again", msgctl(id, IPC_RMID, NULL));
    show("receive from what is gone", msgrcv(id, &m, 1, 0, 0));
    return 0;
}
