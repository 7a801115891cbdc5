#include "library.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../user/lib/library.h"
#include "abi.h"
#include "program.h"

enum { SLOT = 1 << 20, HEAP = 1 << 18 };

struct user_info user_info;
const struct program programs[1];
const unsigned program_count = 0;

static struct thread_block block;
static _Alignas(16) char slot[SLOT];
static char *heap_end;

#define LIBRARY_STATE (*(struct library *)slot)

static const struct library begin = {
#define DATA(type, name, begin) .name = begin,
#include "../../user/lib/data.def"
#undef DATA
    .streams = LIBRARY_STREAMS_BEGIN(LIBRARY_STATE),
};

struct announcement announced[ANNOUNCEMENTS];
unsigned announcements;
void (*library_meanwhile)(void);
char written[3][65536];
unsigned written_count[3], writes[3];
const char *library_input;
bool library_terminal;
int library_blocks;
jmp_buf library_ended;
int library_status;

int library_fresh(void **state)
{
    (void)state;
    memset(slot, 0, sizeof slot);
    memcpy(slot, &begin, sizeof begin);
    memset(&block, 0, sizeof block);
    memset(written, 0, sizeof written);
    memset(written_count, 0, sizeof written_count);
    memset(writes, 0, sizeof writes);
    heap_end = slot + LIBRARY_SIZE;
    library_meanwhile = NULL;
    library_input = "";
    library_terminal = true;
    library_blocks = 0;
    user_info = (struct user_info){&block, slot};
    library_forget();
    return 0;
}

void library_forget(void) { announcements = 0; }

int library_errno(void) { return block.errno_; }

/* ---- The machine, as user/lib/internal.h has it ------------------------------------------- */

long library_call(int number, ...);
void library_point(enum operation operation, const volatile void *address, size_t length);
long library_fail(int error);
bool arch_constant(uintptr_t address, size_t length);

void library_point(enum operation operation, const volatile void *address, size_t length)
{
    if (announcements < ANNOUNCEMENTS)
        announced[announcements] =
            (struct announcement){operation, (const void *)(uintptr_t)address, length};
    announcements++;
    if (library_meanwhile)
        library_meanwhile();
}

bool arch_constant(uintptr_t address, size_t length)
{
    (void)address, (void)length;
    return false;
}

long library_fail(int error)
{
    block.errno_ = error;
    return -1;
}

static _Noreturn void end(int status)
{
    library_status = status;
    longjmp(library_ended, 1);
}

static long set_heap(char *to)
{
    if (to && to <= slot + LIBRARY_SIZE + HEAP)
        heap_end = to;
    return (long)heap_end;
}

long library_call(int number, ...)
{
    va_list arguments;
    va_start(arguments, number);
    long first = va_arg(arguments, long);
    va_end(arguments);
    switch (number) {
    case SYS_brk:
        return set_heap((char *)first);
    case SYS_isatty:
        return first < 3 && library_terminal;
    case SYS_note_alloc:
        return library_blocks++;
    case SYS_note_free:
        return library_blocks--;
    case SYS_raise:
        end(128 + (int)first);
    default:
        return -K_ENOSYS;
    }
}

/* Descriptors from 3 on are the host's. */
static long of_host(long result) { return result < 0 ? library_fail(errno) : result; }

LIBRARY(long, write, int descriptor, const char *bytes, size_t count);
long lib_write(int descriptor, const char *bytes, size_t count)
{
    if (descriptor >= 3)
        return of_host(write(descriptor, bytes, count));
    memcpy(written[descriptor] + written_count[descriptor], bytes, count);
    written_count[descriptor] += (unsigned)count;
    writes[descriptor]++;
    return (long)count;
}

LIBRARY(long, read, int descriptor, char *to, size_t size);
long lib_read(int descriptor, char *to, size_t size)
{
    if (descriptor >= 3)
        return of_host(read(descriptor, to, size));
    size_t count = strnlen(library_input, size);
    memcpy(to, library_input, count);
    library_input += count;
    return (long)count;
}

LIBRARY(long, lseek, int descriptor, long offset, int whence);
long lib_lseek(int descriptor, long offset, int whence)
{
    return descriptor < 3 ? library_fail(ESPIPE) : of_host(lseek(descriptor, offset, whence));
}

LIBRARY(int, open, const char *path, int flags, int mode);
int lib_open(const char *path, int flags, int mode) { return (int)of_host(open(path, flags, mode)); }

LIBRARY(int, close, int descriptor);
int lib_close(int descriptor) { return descriptor < 3 ? 0 : (int)of_host(close(descriptor)); }

LIBRARY(int, dup, int descriptor);
int lib_dup(int descriptor) { return (int)of_host(dup(descriptor)); }

LIBRARY(int, dup2, int descriptor, int as);
int lib_dup2(int descriptor, int as) { return (int)of_host(dup2(descriptor, as)); }

LIBRARY(int, fcntl, int descriptor, int command, long argument);
int lib_fcntl(int descriptor, int command, long argument)
{
    return (int)of_host(fcntl(descriptor, command, argument));
}

LIBRARY(int, unlink, const char *path);
int lib_unlink(const char *path) { return (int)of_host(unlink(path)); }

LIBRARY(int, rmdir, const char *path);
int lib_rmdir(const char *path) { return (int)of_host(rmdir(path)); }

LIBRARY(int, mkdir, const char *path, unsigned mode);
int lib_mkdir(const char *path, unsigned mode) { return (int)of_host(mkdir(path, mode)); }

LIBRARY(int, getpid, void);
int lib_getpid(void) { return 2; }

LIBRARY(int, clock_gettime, int clock, long *now);
int lib_clock_gettime(int clock, long *now)
{
    (void)clock;
    now[0] = BOOT_DATE;
    now[1] = 0;
    return 0;
}

LIBRARY(void, _exit, int status);
void lib__exit(int status) { end(status); }

LIBRARY(void, abort, void);
void lib_abort(void) { end(128 + 6); }

LIBRARY(int, nanosleep, const void *length, void *rest);
int lib_nanosleep(const void *length, void *rest)
{
    (void)length, (void)rest;
    return 0;
}

void library_requests_alone(void);
void library_requests_alone(void) {} /* aio.c needs threads */

LIBRARY(void, pthread_exit, void *result);
void lib_pthread_exit(void *result)
{
    (void)result;
    end(0);
}
