/* Both sides of the errors of mmap, munmap, msync, shm_open, shm_unlink. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void say(const char *what, int fails)
{
    printf("%s: %s\n", what, fails ? strerror(errno) : "works");
}

static void try(const char *what, size_t length, int prot, int flags, int d, long offset)
{
    say(what, mmap(NULL, length, prot, flags, d, offset) == MAP_FAILED);
}

int main(void)
{
    int both = PROT_READ | PROT_WRITE, ends[2];
    shm_unlink("/pawl-mmap");
    say("open none", shm_open("/pawl-mmap", O_RDWR, 0) == -1);
    say("no name", shm_open("/", O_RDWR | O_CREAT, 0600) == -1);
    say("a path", shm_open("/pawl/mmap", O_RDWR | O_CREAT, 0600) == -1);
    int d = shm_open("/pawl-mmap", O_RDWR | O_CREAT | O_EXCL, 0600);
    say("make", d == -1);
    say("make again", shm_open("/pawl-mmap", O_RDWR | O_CREAT | O_EXCL, 0600) == -1);
    int r = shm_open("pawl-mmap", O_RDONLY, 0);
    say("open to read", r == -1);
    say("size", ftruncate(d, 5000));
    say("size to read", ftruncate(r, 5000));
    printf("closed on exec %d\n", fcntl(d, F_GETFD));
    try("shared", 5000, both, MAP_SHARED, d, 0);
    try("its second page", 4096, both, MAP_SHARED, d, 4096);
    try("no length", 0, both, MAP_SHARED, d, 0);
    try("odd offset", 5000, both, MAP_SHARED, d, 1);
    try("neither shared nor private", 5000, both, 0, d, 0);
    try("no descriptor", 5000, both, MAP_SHARED, -1, 0);
    try("none needed", 5000, both, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    try("write to read only", 5000, both, MAP_SHARED, r, 0);
    try("write to read only, private", 5000, both, MAP_PRIVATE, r, 0);
    try("read", 5000, PROT_READ, MAP_SHARED, r, 0);
    int w = open("file", O_WRONLY | O_CREAT, 0600);
    try("write only", 5000, PROT_WRITE, MAP_SHARED, w, 0);
    unlink("file");
    pipe(ends);
    try("pipe", 100, PROT_READ, MAP_SHARED, ends[0], 0);
    char *p = mmap(NULL, 8192, both, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    say("msync", msync(p, 8192, MS_SYNC));
    say("msync both", msync(p, 8192, MS_SYNC | MS_ASYNC));
    say("msync odd", msync(p + 1, 100, MS_SYNC));
    say("munmap odd", munmap(p + 1, 100));
    say("munmap nothing", munmap(p, 0));
    say("munmap half", munmap(p, 4096));
    say("msync what is left", msync(p + 4096, 4096, MS_SYNC));
    say("msync what is gone", msync(p, 8192, MS_SYNC));
    say("munmap all", munmap(p, 8192));
    say("munmap again", munmap(p, 8192));
    say("unlink", shm_unlink("/pawl-mmap"));
    say("unlink again", shm_unlink("/pawl-mmap"));
    try("without a name", 5000, both, MAP_SHARED, d, 0);
    return 0;
}
