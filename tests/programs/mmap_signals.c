/* What is mapped to read only, unmapped, or behind the file's last page. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static char *map;
static volatile char seen;

static void write_it(void) { map[0] = 1; }
static void read_it(void) { seen = map[0]; }
static void read_second_page(void) { seen = map[4096]; }
static void unmap_and_read(void)
{
    munmap(map, 8192);
    seen = map[0];
}

static void unmap_first_page(void)
{
    munmap(map, 4096);
    seen = map[4096];
    seen = map[4095];
}

static void protect_and_write(void)
{
    printf("mprotect %d\n", mprotect(map, 4096, PROT_READ));
    fflush(stdout);
    map[4096] = 1;
    map[4095] = 1;
}

static void look(const char *name, void act(void))
{
    int status;
    fflush(stdout);
    if (fork() == 0) {
        act();
        _exit(0);
    }
    wait(&status);
    printf("%s: %s\n", name,
           !WIFSIGNALED(status) ? "goes on" : WTERMSIG(status) == SIGSEGV ? "SIGSEGV"
                                          : WTERMSIG(status) == SIGBUS    ? "SIGBUS" : "?");
}

int main(void)
{
    int d = shm_open("/pawl-signals", O_RDWR | O_CREAT, 0600);
    shm_unlink("/pawl-signals");
    ftruncate(d, 100);
    map = mmap(NULL, 8192, PROT_READ, MAP_SHARED, d, 0);
    look("read", read_it);
    look("write what is to be read", write_it);
    look("behind the file", read_second_page);
    ftruncate(d, 5000);
    look("behind the file, which has grown", read_second_page);
    ftruncate(d, 0);
    look("in the file, which has shrunk", read_it);
    munmap(map, 8192);
    map = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    look("write", write_it);
    look("unmapped", unmap_and_read);
    look("half unmapped", unmap_first_page);
    look("protected", protect_and_write);
    look("still there", read_it);
    map = mmap(NULL, 8192, PROT_NONE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    look("nothing allowed", read_it);
    return 0;
}
