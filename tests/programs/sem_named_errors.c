/* Named semaphores: one for all who open the name; a child has its parent's; both sides of the errors. */
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *what, int fails)
{
    printf("%s: %s\n", what, fails ? strerror(errno) : "works");
    fflush(stdout);
}

static int value(sem_t *s)
{
    int value;
    return sem_getvalue(s, &value) == 0 ? value : -1;
}

int main(void)
{
    sem_unlink("/pawl-sem");
    sem_unlink("/pawl-done");
    say("none", sem_open("/pawl-sem", 0) == SEM_FAILED);
    say("no name", sem_open("/", O_CREAT, 0600, 1) == SEM_FAILED);
    say("a path", sem_open("/pawl/sem", O_CREAT, 0600, 1) == SEM_FAILED);
    say("too large", sem_open("/pawl-sem", O_CREAT, 0600, 0x80000000u) == SEM_FAILED);
    sem_t *s = sem_open("/pawl-sem", O_CREAT | O_EXCL, 0600, 2);
    say("made", s == SEM_FAILED);
    say("made again", sem_open("/pawl-sem", O_CREAT | O_EXCL, 0600, 2) == SEM_FAILED);
    sem_t *same = sem_open("/pawl-sem", O_CREAT, 0600, 7);
    printf("opened twice: %d, value %d\n", same == s, value(same));
    sem_close(same);
    sem_wait(s);
    printf("value %d\n", value(s));
    sem_t *done = sem_open("pawl-done", O_CREAT, 0600, 0);
    if (fork() == 0) {
        sem_t *mine = sem_open("/pawl-sem", 0);
        sem_wait(mine);
        printf("child: value %d\n", value(s));
        fflush(stdout);
        sem_post(done);
        _exit(0);
    }
    sem_wait(done);
    wait(NULL);
    printf("parent: value %d\n", value(s));
    say("unlink", sem_unlink("/pawl-sem"));
    say("unlink again", sem_unlink("/pawl-sem"));
    say("open the name", sem_open("/pawl-sem", 0) == SEM_FAILED);
    sem_t *other = sem_open("/pawl-sem", O_CREAT, 0600, 5);
    sem_post(s);
    printf("two now: %d %d\n", value(s), value(other));
    sem_close(s);
    sem_close(other);
    sem_unlink("/pawl-sem");
    sem_unlink("/pawl-done");
    say("mode 0", (other = sem_open("/pawl-sem", O_CREAT, 0, 1)) == SEM_FAILED);
    say("open it", sem_open("/pawl-sem", 0) == SEM_FAILED);
    sem_close(other);
    sem_unlink("/pawl-sem");
    return 0;
}
