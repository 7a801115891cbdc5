/* Where everything lies, the same in every run of every build, whatever the host's randomization:

   0x00400000   the executable, not position-independent: kernel, library, programs' code and constants
   0x08000000   the boot block
   0x10000000   slot K at 0x10000000 + K * 16 MiB, K < 32 (program.h: the layout of an image in it)
   0x30000000   initial bytes of slot K at 0x30000000 + K * 16 MiB, read-only
   0x50000000   shared_memory
   0x60000000   the arena: `machine`, all that the kernel ever changes but user_info
   behind it    the host's own heap

   What a link has to do for that (machine.ld, which extends the linker's own script, does most):
   - gcc -no-pie ... -Wl,-T,machine.ld; kernel objects are compiled with -fdata-sections, so that
     `machine` is alone in .bss.machine, which machine.ld places.
   - The objects bring, for slot K, sections of these names, which machine.ld places at the slot:
         .slotK.library   LIBRARY_SIZE bytes of zeros, aligned to 16 (say, from programs.c)
         .slotK.data      the program's initialized data, in whatever number of objects
         .slotK.bss       its zeros, of type NOBITS, and nothing else
     In the executable the data is loaded at the slot itself. Before the first run slots_map copies
     it to the read-only place above, and puts fresh memory in the slot.
   - programs[k] says, for the program's slot K: data = (const void *)(0x30000000 + K * 0x1000000),
     data_size = size of the output section .slotK.data (from its first byte, library included),
     heap_start = end of .slotK.bss (or of .slotK.data if that is empty) minus the slot's base.
     slots[K] = {0x10000000 + K * 0x1000000, 0x1000000}.
   - The library's code is in sections .library.text; machine.ld defines library_text_start and
     library_text_end round them. Read-only segments are constants: nothing is needed for them. */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "machine.h"
#include "port.h"

enum { HOST_PAGE = 4096, OPEN = PROT_READ | PROT_WRITE };
_Static_assert(STACK_GUARD % HOST_PAGE == 0 && STACK_SIZE % HOST_PAGE == 0, "guards are pages");
_Static_assert(SLOT_BASE + SLOTS * SLOT_SIZE <= FLASH_BASE, "slots lie before their initial bytes,");
_Static_assert(FLASH_BASE + SLOTS * SLOT_SIZE <= 0x50000000, "and those before shared_memory");
_Static_assert(SHM_CHUNK % HOST_PAGE == 0, "chunks are pages");

extern char arena_start[], arena_end[];
extern const ElfW(Ehdr) __ehdr_start;

static struct access running;
static bool guarded[SLOTS];

static uintptr_t page_up(uintptr_t address)
{
    return (address + HOST_PAGE - 1) & ~(uintptr_t)(HOST_PAGE - 1);
}

static _Noreturn void fail(const char *what, uintptr_t address)
{
    fprintf(stderr, "pawl: the host gives no memory for %s at %#lx: %s\n", what,
            (unsigned long)address, strerror(errno));
    exit(2);
}

/* Whatever lies between the executable's first byte and the arena, its last, is the executable's
   own: no host puts anything else there. */
static void map(const char *what, uintptr_t address, size_t size)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED;
    void *place = (void *)address;
    if (size && mmap(place, size, OPEN, flags, -1, 0) != place)
        fail(what, address);
}

static void protect(uintptr_t address, size_t size, int how)
{
    if (size && mprotect((void *)address, size, how) != 0)
        fail("protection", address);
}

/* ---- Slots -------------------------------------------------------------------------------- */

static uintptr_t slot_end(unsigned k) { return slots[k].base + slots[k].size; }

static uintptr_t stacks_start(unsigned k) { return slot_end(k) - (uintptr_t)STACKS * STACK_SIZE; }

/* The greatest of all programs of the slot. */
static uint32_t data_size(unsigned k)
{
    uint32_t size = 0;
    for (unsigned i = 0; i < program_count; i++)
        if (programs[i].slot == k && programs[i].data_size > size)
            size = programs[i].data_size;
    return size;
}

static uintptr_t heap_start(unsigned k)
{
    uint32_t start = 0;
    for (unsigned i = 0; i < program_count; i++)
        if (programs[i].slot == k && programs[i].heap_start > start)
            start = programs[i].heap_start;
    return slots[k].base + start;
}

static uintptr_t heap_limit(unsigned k) { return page_up(heap_start(k) + 15 + HEAP_SIZE); }

/* All that lies in the slot but outside every image stays closed. */
static void guard(unsigned k)
{
    protect(heap_limit(k), stacks_start(k) - heap_limit(k), PROT_NONE);
    for (unsigned i = 0; i < STACKS; i++)
        protect(stacks_start(k) + (uintptr_t)i * STACK_SIZE, STACK_GUARD, PROT_NONE);
    guarded[k] = true;
}

/* A copy of the machine copies what was touched: that should be no more than it is. */
static void keep_pages_small(uintptr_t from, uintptr_t to, void *context)
{
    (void)context;
    madvise((void *)from, to - from, MADV_NOHUGEPAGE);
}

static void map_slot(unsigned k)
{
    uintptr_t base = slots[k].base;
    uintptr_t flash = FLASH_BASE + (base - SLOT_BASE);
    map("initial data", flash, page_up(data_size(k)));
    memcpy((void *)flash, (void *)base, data_size(k));
    protect(flash, page_up(data_size(k)), PROT_READ);
    map("a slot", base, slots[k].size);
    guard(k);
}

void slots_map(void)
{
    static bool mapped;
    if (mapped)
        return;
    mapped = true;
    for (unsigned k = 0; k < slot_count; k++)
        map_slot(k);
    slots_each(keep_pages_small, NULL);
}

void slots_each(void (*visit)(uintptr_t from, uintptr_t to, void *context), void *context)
{
    visit((uintptr_t)arena_start, page_up((uintptr_t)arena_end), context);
    for (unsigned k = 0; k < slot_count; k++)
        visit(slots[k].base, slot_end(k), context);
    visit((uintptr_t)shared_memory, (uintptr_t)(shared_memory + SHM_CHUNKS), context);
}

bool slots_closed(uintptr_t address)
{
    unsigned k = (unsigned)((address - SLOT_BASE) / SLOT_SIZE);
    if (!slots_have(address) || address < heap_limit(k))
        return false;
    return address < stacks_start(k) || (address - stacks_start(k)) % STACK_SIZE < STACK_GUARD;
}

static void forget(uintptr_t from, uintptr_t to, void *context)
{
    (void)context;
    if (madvise((void *)from, to - from, MADV_DONTNEED) != 0)
        fail("a fresh run", from);
}

void slots_reset(void) { slots_each(forget, NULL); }

bool slots_have(uintptr_t address)
{
    return address >= SLOT_BASE && address - SLOT_BASE < slot_count * SLOT_SIZE;
}

/* ---- The boot block ----------------------------------------------------------------------- */

const struct boot *slots_boot(const void *block, size_t size)
{
    static size_t mapped;
    if (size > SLOT_BASE - BOOT_BASE)
        return NULL;
    if (mapped)
        munmap((void *)BOOT_BASE, mapped);
    mapped = page_up(size);
    map("the boot block", BOOT_BASE, mapped);
    memcpy((void *)BOOT_BASE, block, size);
    protect(BOOT_BASE, mapped, PROT_READ);
    return (const struct boot *)BOOT_BASE;
}

/* ---- Who may touch what ------------------------------------------------------------------- */

bool arch_constant(uintptr_t address, size_t length)
{
    const ElfW(Phdr) *segment = (const void *)((const char *)&__ehdr_start + __ehdr_start.e_phoff);
    for (int i = 0; i < __ehdr_start.e_phnum; i++, segment++) {
        uintptr_t offset = address - segment->p_vaddr;
        if (segment->p_type == PT_LOAD && !(segment->p_flags & PF_W) && offset < segment->p_memsz &&
            length <= segment->p_memsz - offset)
            return true;
    }
    return false;
}

void arch_protect(const struct access *access) { running = *access; }

static void close_slot(unsigned k)
{
    if (slots[k].base != running.base) {
        protect(slots[k].base, slots[k].size, PROT_NONE);
        guarded[k] = false;
        return;
    }
    if (!guarded[k])
        guard(k);
    uintptr_t end = page_up(running.heap_end);
    protect(end, heap_limit(k) - end, PROT_NONE);
}

static void open_slot(unsigned k)
{
    if (slots[k].base != running.base)
        protect(slots[k].base, slots[k].size, OPEN);
    else
        protect(running.base, heap_limit(k) - running.base, OPEN);
}

static void close_shared(void)
{
    for (unsigned i = 0; i < SHM_CHUNKS; i++)
        if (!(running.shared >> i & 1))
            protect((uintptr_t)shared_memory[i], SHM_CHUNK, PROT_NONE);
}

void slots_open_kernel(bool open)
{
    if (open)
        protect((uintptr_t)arena_start, page_up((uintptr_t)arena_end) - (uintptr_t)arena_start,
                OPEN);
    for (unsigned k = 0; k < slot_count; k++)
        (open ? open_slot : close_slot)(k);
    if (open)
        protect((uintptr_t)shared_memory, sizeof shared_memory, OPEN);
    else
        close_shared();
    if (!open)
        protect((uintptr_t)arena_start, page_up((uintptr_t)arena_end) - (uintptr_t)arena_start,
                PROT_NONE);
}
