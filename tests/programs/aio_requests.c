/* aio on a file and on a pipe: reads and writes that go on, aio_suspend, signals, threads, lists. */
#include <aio.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t told, value;

static void handler(int signal, siginfo_t *info, void *context)
{
    told++;
    value = info->si_value.sival_int;
    (void)signal, (void)context;
}

static volatile int called;

static void notify(union sigval v) { called = v.sival_int; }

static void finish(struct aiocb *block, const char *what)
{
    const struct aiocb *list[] = {block};
    while (aio_error(block) == EINPROGRESS)
        aio_suspend(list, 1, NULL);
    int error = aio_error(block);
    printf("%s: %zd %s\n", what, aio_return(block), strerror(error));
}

int main(void)
{
    char bytes[20] = "0123456789", other[20] = "", more[20] = "";
    int ends[2], fd = open("file", O_RDWR | O_CREAT, 0644);
    struct aiocb a = {.aio_fildes = fd, .aio_buf = bytes, .aio_nbytes = 10, .aio_offset = 5};
    a.aio_sigevent.sigev_notify = SIGEV_NONE;
    printf("%d\n", aio_write(&a));
    finish(&a, "write");
    struct aiocb b = {.aio_fildes = fd, .aio_buf = other, .aio_nbytes = 8, .aio_offset = 8};
    b.aio_sigevent.sigev_notify = SIGEV_NONE;
    aio_read(&b);
    finish(&b, "read");
    printf("%s at %ld\n", other, (long)lseek(fd, 0, SEEK_CUR));
    b.aio_fildes = 99;
    aio_read(&b);
    finish(&b, "no descriptor");
    aio_fsync(O_SYNC, &a);
    finish(&a, "fsync");

    pipe(ends);
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    sigaction(SIGUSR1, &action, NULL);
    struct aiocb c = {.aio_fildes = ends[0], .aio_buf = more, .aio_nbytes = 10};
    c.aio_sigevent.sigev_notify = SIGEV_SIGNAL;
    c.aio_sigevent.sigev_signo = SIGUSR1;
    c.aio_sigevent.sigev_value.sival_int = 42;
    aio_read(&c);
    usleep(20000);
    struct timespec short_time = {0, 10000000};
    const struct aiocb *list[] = {NULL, &c};
    int result = aio_suspend(list, 2, &short_time);
    printf("%d %s\n", result, strerror(errno));
    printf("%d %d\n", aio_error(&c) == EINPROGRESS, aio_cancel(ends[0], &c) == AIO_NOTCANCELED);
    write(ends[1], "hello", 5);
    finish(&c, "pipe");
    while (!told)
        usleep(1000);
    printf("%s %d %d\n", more, told, value);
    printf("%d\n", aio_cancel(fd, NULL) == AIO_ALLDONE);

    c.aio_sigevent.sigev_notify = SIGEV_THREAD;
    c.aio_sigevent.sigev_notify_function = notify;
    aio_read(&c);
    write(ends[1], "again", 5);
    while (!called)
        usleep(1000);
    printf("%s %d\n", more, called);

    struct aiocb d = {.aio_fildes = fd, .aio_buf = bytes, .aio_nbytes = 3, .aio_lio_opcode = LIO_WRITE};
    struct aiocb e = {.aio_fildes = ends[1], .aio_buf = bytes, .aio_nbytes = 4, .aio_lio_opcode = LIO_WRITE};
    d.aio_sigevent.sigev_notify = e.aio_sigevent.sigev_notify = SIGEV_NONE;
    struct aiocb *all[] = {&d, NULL, &e};
    result = lio_listio(LIO_WAIT, all, 3, NULL);
    printf("%d %zd %zd\n", result, aio_return(&d), aio_return(&e));
    e.aio_fildes = 99;
    errno = 0;
    result = lio_listio(LIO_WAIT, all, 3, NULL);
    printf("%d %s %d\n", result, strerror(errno), aio_error(&e) == EBADF);
    result = lio_listio(7, all, 3, NULL);
    printf("%d %s\n", result, strerror(errno));
    return 0;
}
