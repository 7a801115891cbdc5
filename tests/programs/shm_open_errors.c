/* What shm_open, shm_unlink and mmap refuse. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static void show(const char *what, int failed)
{
    printf("%s: %s errno %d\n", what, failed ? "fails" : "works", failed ? errno : 0);
}

static void map(const char *what, size_t length, int prot, int flags, int fd)
{
    void *at = mmap(NULL, length, prot, flags, fd, 0);
    show(what, at == MAP_FAILED);
}

int main(void)
{
    const char *name = "/suite_errors";
    shm_unlink(name);
    show("missing", shm_open(name, O_RDWR, 0) < 0);
    show("unlink missing", shm_unlink(name) < 0);
    int both = shm_open(name, O_RDWR | O_CREAT, 0600);
    show("made", both < 0);
    show("exclusive", shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600) < 0);
    int in = shm_open(name, O_RDONLY, 0);
    show("to read", in < 0);
    show("truncate it to read", ftruncate(in, 100) < 0);
    ftruncate(both, 100);
    map("length 0", 0, PROT_READ, MAP_SHARED, both);
    map("neither shared nor private", 100, PROT_READ, 0, both);
    map("to write what is open to read", 100, PROT_READ | PROT_WRITE, MAP_SHARED, in);
    map("to read", 100, PROT_READ, MAP_SHARED, in);
    map("a closed descriptor", 100, PROT_READ, MAP_SHARED, 99);
    show("unlink", shm_unlink(name) < 0);
    show("a slash within", shm_open("/a/b", O_RDWR | O_CREAT, 0600) < 0);
    return 0;
}
