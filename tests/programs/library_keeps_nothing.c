/* What the library makes and gives back, hundreds of times: its heap is not used up. */
#include <aio.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void check(int right, const char *what)
{
    if (right)
        return;
    perror(what);
    exit(1);
}

static _Thread_local char own[100];
static _Thread_local int more = 5;
static pthread_key_t key;

static void clean(void *argument) { free(argument); }

static void *with_variables(void *argument)
{
    own[more] = 1;
    pthread_setspecific(key, malloc(30));
    pthread_cleanup_push(clean, malloc(20));
    if (argument)
        pthread_exit(argument);
    pthread_cleanup_pop(1);
    return argument;
}

static void *sleeps(void *argument)
{
    own[1] = 1;
    pthread_setspecific(key, malloc(30));
    for (;;)
        pause();
    return argument;
}

static void threads(void)
{
    pthread_t one, two;
    check(pthread_create(&one, 0, with_variables, 0) == 0, "pthread_create");
    check(pthread_create(&two, 0, sleeps, 0) == 0, "pthread_create");
    check(pthread_join(one, 0) == 0, "pthread_join");
    check(pthread_cancel(two) == 0, "pthread_cancel");
    check(pthread_join(two, 0) == 0, "pthread_join");
}

static void exiting(void)
{
    pthread_t one;
    check(pthread_create(&one, 0, with_variables, own) == 0, "pthread_create");
    check(pthread_join(one, 0) == 0, "pthread_join");
}

static sem_t over;

static void *detached(void *argument)
{
    own[2] = 1;
    sem_post(&over);
    return argument;
}

static void detaching(void)
{
    pthread_t one;
    check(pthread_create(&one, 0, detached, 0) == 0, "pthread_create");
    check(pthread_detach(one) == 0, "pthread_detach");
    check(sem_wait(&over) == 0, "sem_wait");
}

static void streams(void)
{
    char line[20];
    FILE *f = fopen("text", "w+");
    check(f != 0, "fopen");
    fprintf(f, "%d lines\n", 1);
    rewind(f);
    check(fgets(line, sizeof line, f) != 0, "fgets");
    check(fclose(f) == 0, "fclose");
    f = freopen("text", "r", fopen("/dev/null", "r"));
    check(f && fclose(f) == 0, "freopen");
    f = tmpfile();
    check(f && fputs("text", f) >= 0 && fclose(f) == 0, "tmpfile");
}

static void lines(void)
{
    char *line = 0;
    size_t size = 0;
    FILE *f = fopen("text", "r");
    check(f && getline(&line, &size, f) > 0, "getline");
    free(line);
    fclose(f);
}

static void memory_streams(void)
{
    char *text = strdup("some text");
    check(text != 0, "strdup");
    FILE *f = fmemopen(text, strlen(text), "r");
    check(f && fgetc(f) == 's' && fclose(f) == 0, "fmemopen");
    free(text);
}

static void directories(void)
{
    DIR *d = opendir(".");
    check(d && readdir(d), "readdir");
    check(closedir(d) == 0, "closedir");
}

static void addresses(void)
{
    struct addrinfo *found, hints = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM};
    check(getaddrinfo("localhost", "80", &hints, &found) == 0, "getaddrinfo");
    freeaddrinfo(found);
}

static void requests(void)
{
    char bytes[10];
    int d = open("text", O_RDONLY);
    struct aiocb request = {.aio_fildes = d, .aio_buf = bytes, .aio_nbytes = 5};
    const struct aiocb *list[] = {&request};
    check(aio_read(&request) == 0, "aio_read");
    while (aio_error(&request) == EINPROGRESS)
        check(aio_suspend(list, 1, 0) == 0, "aio_suspend");
    check(aio_return(&request) == 5, "aio_return");
    close(d);
}

static void named(void)
{
    sem_t *sem = sem_open("/keeps_nothing", O_CREAT, 0600, 1);
    check(sem != SEM_FAILED, "sem_open");
    check(sem_close(sem) == 0 && sem_unlink("/keeps_nothing") == 0, "sem_close");
}

static void keys(void)
{
    pthread_key_t one;
    check(pthread_key_create(&one, clean) == 0, "pthread_key_create");
    check(pthread_setspecific(one, malloc(10)) == 0, "pthread_setspecific");
    free(pthread_getspecific(one));
    check(pthread_key_delete(one) == 0, "pthread_key_delete");
}

static void many(const char *what, void (*one)(void), int times)
{
    for (int i = 0; i < times; i++)
        one();
    printf("%s\n", what);
    fflush(stdout);
}

int main(void)
{
    pthread_key_create(&key, clean);
    sem_init(&over, 0, 0);
    many("threads", threads, 250);
    many("exiting", exiting, 250);
    many("detaching", detaching, 250);
    many("streams", streams, 300);
    many("lines", lines, 700);
    many("memory streams", memory_streams, 700);
    many("directories", directories, 700);
    many("addresses", addresses, 500);
    many("requests", requests, 150);
    many("named", named, 700);
    many("keys", keys, 700);
    return 0;
}
