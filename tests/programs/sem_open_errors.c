/* What sem_open and sem_unlink refuse. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>

static void show(const char *what, sem_t *s)
{
    printf("%s: %s errno %d\n", what, s == SEM_FAILED ? "fails" : "works", s == SEM_FAILED ? errno : 0);
}

int main(void)
{
    const char *name = "/suite_sem_errors";
    char longer[NAME_MAX + 10];
    memset(longer, 'x', sizeof longer - 1);
    longer[0] = '/', longer[sizeof longer - 1] = '\0';
    sem_unlink(name);
    show("missing", sem_open(name, 0));
    show("value too large", sem_open(name, O_CREAT, 0600, (unsigned)INT_MAX + 1u));
    show("made", sem_open(name, O_CREAT | O_EXCL, 0600, 1));
    show("exclusive", sem_open(name, O_CREAT | O_EXCL, 0600, 1));
    show("there", sem_open(name, O_CREAT, 0600, 1));
    show("long name", sem_open(longer, O_CREAT, 0600, 1));
    show("nothing but a slash", sem_open("/", O_CREAT, 0600, 1));
    int result = sem_unlink(name);
    printf("unlink %d\n", result);
    result = sem_unlink(name);
    printf("unlink again %d errno %d\n", result, errno);
    return 0;
}
