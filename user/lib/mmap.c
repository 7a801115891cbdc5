/* mmap: the kernel maps what is shared; what is private is a block of the heap. */
#include <stdlib.h>
#include <sys/mman.h>

#include "internal.h"

enum { PAGE_SIZE = K_PAGE_SIZE };

/* A private mapping, which begins at the first page in the block behind this. */
struct library_mapping {
    struct library_mapping *next;
    char *start, *end;
};

void *memset(void *to, int c, size_t size);

static void *mapped(long result)
{
    return result < 0 && result >= -ERROR_MAX ? (void *)library_fail((int)-result) : (void *)result;
}

static struct library_mapping *new_mapping(size_t length)
{
    size_t size = (length + PAGE_SIZE - 1) / PAGE_SIZE * PAGE_SIZE;
    if (size < length || size + 2 * PAGE_SIZE < size)
        return NULL;
    struct library_mapping *m = malloc(sizeof *m + PAGE_SIZE + size);
    if (!m)
        return NULL;
    m->start = (char *)(((uintptr_t)(m + 1) + PAGE_SIZE - 1) / PAGE_SIZE * PAGE_SIZE);
    m->end = m->start + size;
    memset(m->start, 0, size);
    return m;
}

void *mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset)
{
    if (!(flags & MAP_PRIVATE))
        return mapped(library_call(SYS_mmap, address, length, protection, flags, descriptor, offset));
    if (flags & MAP_FIXED)
        return mapped(-K_EINVAL);
    struct library_mapping *m = length ? new_mapping(length) : NULL;
    if (length && !m)
        return mapped(-K_ENOMEM);
    long result = library_call(SYS_mmap, m ? m->start : NULL, length, protection, flags, descriptor,
                               offset);
    if (result < 0 && result >= -ERROR_MAX) {
        free(m);
        return mapped(result);
    }
    m->next = lib->mappings;
    lib->mappings = m;
    return m->start;
}

/* The link that leads to the private mapping in which the address lies, or to NULL. */
static struct library_mapping **private_at(const void *address)
{
    struct library_mapping **link = &lib->mappings;
    const char *at = address;
    while (*link && (at < (*link)->start || at >= (*link)->end))
        link = &(*link)->next;
    return link;
}

static int done(long result)
{
    return result < 0 ? (int)library_fail((int)-result) : (int)result;
}

int munmap(void *address, size_t length)
{
    struct library_mapping **link = private_at(address), *m = *link;
    if (!m)
        return done(library_call(SYS_munmap, address, length));
    if ((char *)address != m->start || length > (size_t)(m->end - m->start) ||
        length + PAGE_SIZE <= (size_t)(m->end - m->start))
        return done(-K_EINVAL);
    *link = m->next;
    free(m);
    return 0;
}

int mprotect(void *address, size_t length, int protection)
{
    if (*private_at(address))
        return done(-K_EOPNOTSUPP);
    return done(library_call(SYS_mprotect, address, length, protection));
}

int msync(void *address, size_t length, int flags)
{
    const struct library_mapping *m = *private_at(address);
    if (m && length <= (size_t)(m->end - (char *)address) && (uintptr_t)address % PAGE_SIZE == 0)
        return flags & ~(MS_ASYNC | MS_INVALIDATE | MS_SYNC) || (flags & MS_ASYNC && flags & MS_SYNC)
                   ? done(-K_EINVAL)
                   : 0;
    return done(library_call(SYS_msync, address, length, flags));
}
