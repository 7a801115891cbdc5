/* Statements: what a thread asks of the kernel and the library. */
#include "generate.h"

void locks(void)
{
    const char *lock = one_of("&lock|&lock|&other_lock");
    switch (dice(8)) {
    case 0:
        SAY("if (pthread_mutex_trylock(%s) == 0) {", lock);
        block(2);
        SAY("    pthread_mutex_unlock(%s);", lock);
        SAY("}");
        break;
    case 1:
        SAY("pthread_mutex_unlock(%s);", lock);
        break;
    default:
        SAY("pthread_mutex_lock(%s);", lock);
        block(2);
        SAY("pthread_mutex_unlock(%s);", lock);
    }
}

void conditions(void)
{
    static const char *const wakes[] = {"pthread_cond_signal(&changed);", "pthread_cond_broadcast(&changed);"};
    SAY("pthread_mutex_lock(&lock);");
    if (dice(2)) {
        SAY("%s (%s)", one_of("if|while"), test());
        SAY("    pthread_cond_wait(&changed, &lock);");
        SAY("%s = %u;", shared(), dice(3));
        SAY("pthread_mutex_unlock(&lock);");
        return;
    }
    SAY("%s = %u;", shared(), dice(3));
    if (dice(2))
        SAY("%s", wakes[dice(2)]);
    SAY("pthread_mutex_unlock(&lock);");
    if (dice(2))
        SAY("%s", wakes[dice(2)]);
}

void semaphores(void)
{
    switch (dice(9)) {
    case 0:
        SAY("P(&books);");
        break;
    case 1:
        SAY("V(&books);");
        break;
    case 2:
        SAY("sem_wait(&posix);");
        break;
    case 3:
        SAY("sem_post(&posix);");
        break;
    case 4:
        SAY("if (sem_trywait(&posix) == 0)");
        SAY("    %s++;", shared());
        break;
    case 5:
        SAY("P(&mutex);");
        block(2);
        SAY("V(&mutex);");
        break;
    default:
        SAY("{");
        SAY("    struct sembuf op = {0, %s, %s};", one_of("1|-1|-1|0|2"), one_of("0|0|IPC_NOWAIT"));
        SAY("    semop(set, &op, 1);");
        SAY("}");
    }
}

void library(void)
{
    switch (dice(7)) {
    case 0:
        SAY("memcpy(array, %s, sizeof array);", one_of("spare|there"));
        break;
    case 1:
        SAY("memcpy(%s, array, sizeof array);", one_of("spare|there"));
        break;
    case 2:
        SAY("strcpy(text, \"%s\");", one_of("x|yz|"));
        break;
    case 3:
        SAY("mine = text[0];");
        break;
    case 4:
        SAY("sprintf(text, \"%%d\", %s);", shared());
        break;
    case 5:
        SAY("memset(%s, %u, sizeof(int));", one_of("array|spare|there"), dice(2));
        break;
    default:
        SAY("printf(\"%s%%d\\n\", mine);", one_of("m|n"));
    }
}

void times(void)
{
    switch (dice(7)) {
    case 0:
        SAY("sleep(%u);", dice(2) + 1);
        break;
    case 1:
        SAY("usleep(10);");
        break;
    case 2:
        SAY("pthread_mutex_lock(&lock);");
        SAY("if (pthread_cond_timedwait(&changed, &lock, &date))");
        SAY("    %s = %u;", shared(), dice(3));
        SAY("pthread_mutex_unlock(&lock);");
        break;
    case 3:
        SAY("sem_post(&posix);");
        break;
    case 4:
        SAY("sched_yield();");
        break;
    default:
        SAY("if (sem_timedwait(&posix, &date) %s 0)", one_of("==|!="));
        SAY("    %s = %u;", shared(), dice(3));
    }
}

void signals(void)
{
    switch (dice(6)) {
    case 0:
        SAY("raise(SIGUSR1);");
        break;
    case 1:
        SAY("kill(%s, %s);", one_of("getppid()|0|child|child"), one_of("SIGUSR1|SIGUSR1|SIGTERM"));
        break;
    case 2:
        SAY("pause();");
        break;
    case 3:
        SAY("alarm(1);");
        break;
    case 4:
        SAY("sigprocmask(%s, &set_of_one, NULL);", one_of("SIG_BLOCK|SIG_UNBLOCK"));
        break;
    default:
        SAY("sigsuspend(&set_of_none);");
    }
}

static void datagrams(void)
{
    switch (dice(6)) {
    case 0:
        SAY("mine = 0;");
        SAY("recv(ends[0], &mine, 1, 0);");
        break;
    case 1:
        SAY("if (recv(ends[0], &mine, 1, MSG_DONTWAIT) == 1)");
        SAY("    %s = %s;", shared(), one_of("1|2|mine"));
        break;
    case 2:
        SAY("mine = 0;");
        SAY("recv(ends[0], &mine, 1, MSG_DONTWAIT);");
        SAY("printf(\"%%c\", mine ? mine : '-');");
        break;
    default:
        SAY("send(ends[1], \"%s\", 1, 0);", one_of("d|e|f"));
    }
}

void pipes(void)
{
    if (menu & DATAGRAMS) {
        datagrams();
        return;
    }
    switch (dice(4)) {
    case 0:
        SAY("mine = 0;");
        SAY("if (read(ends[0], &mine, 1) == 0)");
        SAY("    %s = 2;", shared());
        break;
    case 1:
        SAY("close(ends[%u]);", dice(2));
        break;
    default:
        SAY("write(ends[1], \"%s\", 1);", one_of("p|q"));
    }
}
