/* Who may touch what. With PRIVDEFENA the kernel may touch everything but NULL, and a thread only
   what a region gives it; where regions overlap, the one with the higher number counts.

       0  code and constants        read, execute
       1  128 bytes at NULL         nobody, not even the kernel
       2  user_info                 read
       3  the image up to its break read, write     as many eighths of a power of two as it needs
       4  the image's stacks        read, write     the same, counted from the slot's end
       5  guard of the stack        nobody
       6, 7  shared memory          read, write     an eighth a chunk; where only reading is allowed,
                                                    the kernel sees to it (trap.c)              */
#include "abi.h"
#include "arch.h"
#include "machine.h"
#include "port.h"
#include "registers.h"

enum region { CODE, NULL_PAGE, USER_INFO, HEAP, STACK, GUARD, SHARED };

enum {
    VALID = 1 << 4, /* MPU_RBAR: the lowest bits say which region */
    ENABLE = 1 << 0,
    SUBREGIONS_OFF = 8,
    NORMAL_MEMORY = 1 << 17,
    KERNEL_ONLY = 1 << 24,
    USER_READS = 2 << 24,
    USER_WRITES = 3 << 24,
    READ_ONLY = 6 << 24,
    NO_EXECUTE = 1 << 28,
};

extern const char code_end[];

/* The base two logarithm of the smallest power of two that holds `length` bytes; 256 or more, since
   smaller regions have no subregions. */
static uint32_t order(uint32_t length)
{
    return length <= 256 ? 8 : 32 - (uint32_t)__builtin_clz(length - 1);
}

static uint32_t size_field(uint32_t order)
{
    return (order - 1) << 1 | ENABLE | NORMAL_MEMORY;
}

/* How many eighths of a region hold `length` bytes. */
static uint32_t eighths(uint32_t length, uint32_t order)
{
    uint32_t eighth = 1u << (order - 3);
    return (length + eighth - 1) >> (order - 3);
}

static void set(enum region region, uint32_t base, uint32_t attributes)
{
    MPU_RBAR = base | VALID | region;
    MPU_RASR = attributes;
}

void mpu_start(void)
{
    set(CODE, 0, size_field(order((uint32_t)code_end)) | READ_ONLY);
    set(NULL_PAGE, 0, size_field(7) | NO_EXECUTE);
    set(USER_INFO, (uint32_t)&user_info, size_field(5) | USER_READS | NO_EXECUTE);
    set(GUARD, 0, size_field(__builtin_ctz(STACK_GUARD)) | KERNEL_ONLY | NO_EXECUTE);
    MPU_CTRL = MPU_CTRL_ENABLE | MPU_CTRL_PRIVDEFENA;
}
_Static_assert(sizeof(struct user_info) <= 32, "user_info has a region of 32 bytes");

/* The slot has a size of a power of two and is aligned to it; or at least both of its parts fit
   into regions that are. */
static void set_image(const struct access *access)
{
    uint32_t heap = access->heap_end - access->base, heap_order = order(heap);
    uint32_t stacks = access->end - access->stacks, stacks_order = order(stacks);
    uint32_t rights = USER_WRITES | NO_EXECUTE;
    uint32_t off = 0xffu << eighths(heap, heap_order) & 0xff;
    set(HEAP, access->base, size_field(heap_order) | rights | off << SUBREGIONS_OFF);
    off = 0xff >> eighths(stacks, stacks_order);
    set(STACK, access->end - (1u << stacks_order),
        size_field(stacks_order) | rights | off << SUBREGIONS_OFF);
}

static void set_shared(uint32_t chunks)
{
    enum { EIGHT = 8 * SHM_CHUNK };
    _Static_assert(SHM_CHUNK >= 32 && (SHM_CHUNK & (SHM_CHUNK - 1)) == 0, "eight are a region");
    for (unsigned i = 0; i < SHM_CHUNKS / 8; i++) {
        uint32_t off = ~(chunks >> 8 * i) & 0xff;
        uint32_t enabled = off == 0xff ? 0 : size_field(order(EIGHT));
        set(SHARED + i, (uint32_t)shared_memory + i * EIGHT,
            enabled | USER_WRITES | NO_EXECUTE | off << SUBREGIONS_OFF);
    }
}

/* A switch between threads of one image writes one register: the place of the guard. */
void arch_protect(const struct access *access)
{
    static uintptr_t base, heap_end;
    static uint32_t shared;
    MPU_RBAR = access->guard | VALID | GUARD;
    if (access->base != base || access->heap_end != heap_end) {
        base = access->base;
        heap_end = access->heap_end;
        set_image(access);
    }
    if (access->shared != shared) {
        shared = access->shared;
        set_shared(shared);
    }
}
