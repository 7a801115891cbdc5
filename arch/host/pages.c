/* A copy of the machine's memory: every page of the arena and the slots that holds anything but
   zeros, dead parts of stacks included, so that a run goes on from a copy exactly as it did. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "abi.h"
#include "port.h"

enum { HOST_PAGE = 4096, BATCH = 4096 };
#define PRESENT (UINT64_C(3) << 62) /* in memory, or swapped out */

struct pages {
    struct user_info user_info;
    size_t count, room;
    uintptr_t *addresses; /* ascending in each range, ranges as slots_each gives them */
    char (*bytes)[HOST_PAGE];
};

static const char zeros[HOST_PAGE];

/* ---- Which pages were ever touched -------------------------------------------------------- */

/* The host's list of the pages of this process, -1 if it keeps none that is true of its addresses
   (an emulated processor's are not the host's own). */
static int open_pagemap(void)
{
    static volatile char touched[2 * HOST_PAGE];
    uintptr_t page = ((uintptr_t)touched + HOST_PAGE - 1) / HOST_PAGE;
    uint64_t entry = 0;
    *(volatile char *)(page * HOST_PAGE) = 1;
    int file = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return -1;
    if (pread(file, &entry, sizeof entry, (off_t)(page * sizeof entry)) == sizeof entry &&
        entry & PRESENT) {
        int flags = MAP_PRIVATE | MAP_ANONYMOUS;
        void *fresh = mmap(NULL, HOST_PAGE, PROT_READ, flags, -1, 0);
        page = (uintptr_t)fresh / HOST_PAGE;
        bool true_of_fresh =
            fresh != MAP_FAILED &&
            pread(file, &entry, sizeof entry, (off_t)(page * sizeof entry)) == sizeof entry &&
            !(entry & PRESENT);
        munmap(fresh, HOST_PAGE);
        if (true_of_fresh)
            return file;
    }
    close(file);
    return -1;
}

struct visit {
    int pagemap;
    void (*page)(uintptr_t address, void *context);
    void *context;
};

static void visit_pages(const struct visit *visit, uintptr_t from, uintptr_t to)
{
    for (; from < to; from += HOST_PAGE)
        if (!slots_closed(from))
            visit->page(from, visit->context);
}

/* What Linux has had since 6.7 (PAGEMAP_SCAN): the ranges of touched pages in one call. */
struct touched {
    uint64_t from, to, categories;
};

struct scan {
    uint64_t size, flags, from, to, reached, ranges, range_count, most_pages;
    uint64_t inverted, all_of, any_of, wanted;
};

enum { IS_PRESENT = 1 << 3, IS_SWAPPED = 1 << 4 };
#define SCAN _IOWR('f', 16, struct scan)

/* False if the host cannot. */
static bool scan_range(uintptr_t from, uintptr_t to, const struct visit *visit)
{
    static struct touched ranges[BATCH / 8];
    while (from < to) {
        struct scan scan = {
            .size = sizeof scan,
            .from = from,
            .to = to,
            .ranges = (uintptr_t)ranges,
            .range_count = BATCH / 8,
            .any_of = IS_PRESENT | IS_SWAPPED,
            .wanted = IS_PRESENT | IS_SWAPPED,
        };
        int count = ioctl(visit->pagemap, SCAN, &scan);
        if (count < 0)
            return false;
        for (int i = 0; i < count; i++)
            visit_pages(visit, (uintptr_t)ranges[i].from, (uintptr_t)ranges[i].to);
        from = (uintptr_t)scan.reached;
    }
    return true;
}

/* The same, page by page. */
static bool read_range(uintptr_t from, uintptr_t to, const struct visit *visit)
{
    static uint64_t entries[BATCH];
    while (from < to) {
        size_t count = (to - from) / HOST_PAGE;
        if (count > BATCH)
            count = BATCH;
        ssize_t bytes = (ssize_t)(count * sizeof *entries);
        if (pread(visit->pagemap, entries, (size_t)bytes,
                  (off_t)(from / HOST_PAGE * sizeof *entries)) != bytes)
            return false;
        for (size_t i = 0; i < count; i++, from += HOST_PAGE)
            if (entries[i] & PRESENT)
                visit_pages(visit, from, from + HOST_PAGE);
    }
    return true;
}

/* Without a list every page may have been touched. */
static void visit_range(uintptr_t from, uintptr_t to, void *context)
{
    const struct visit *visit = context;
    if (visit->pagemap < 0 || (!scan_range(from, to, visit) && !read_range(from, to, visit)))
        visit_pages(visit, from, to);
}

static void visit_touched(void (*page)(uintptr_t address, void *context), void *context)
{
    struct visit visit = {open_pagemap(), page, context};
    slots_each(visit_range, &visit);
    if (visit.pagemap >= 0)
        close(visit.pagemap);
}

/* ---- Copies ------------------------------------------------------------------------------- */

static bool grow(struct pages *pages)
{
    size_t room = pages->room ? 2 * pages->room : 64;
    uintptr_t *addresses = realloc(pages->addresses, room * sizeof *addresses);
    if (addresses)
        pages->addresses = addresses;
    char(*bytes)[HOST_PAGE] = realloc(pages->bytes, room * sizeof *bytes);
    if (bytes)
        pages->bytes = bytes;
    if (!addresses || !bytes)
        return false;
    pages->room = room;
    return true;
}

static void save_page(uintptr_t address, void *context)
{
    struct pages **pages = context;
    if (!*pages || memcmp((void *)address, zeros, HOST_PAGE) == 0)
        return;
    if ((*pages)->count == (*pages)->room && !grow(*pages)) {
        pages_free(*pages);
        *pages = NULL;
        return;
    }
    size_t i = (*pages)->count++;
    (*pages)->addresses[i] = address;
    memcpy((*pages)->bytes[i], (void *)address, HOST_PAGE);
}

struct pages *pages_save(void)
{
    struct pages *pages = calloc(1, sizeof *pages);
    if (!pages)
        return NULL;
    pages->user_info = user_info;
    visit_touched(save_page, &pages);
    return pages;
}

struct restore {
    const struct pages *pages;
    size_t next;
};

/* Pages come in the order in which they were saved, others between them. */
static void clear_other_page(uintptr_t address, void *context)
{
    struct restore *restore = context;
    const struct pages *pages = restore->pages;
    if (restore->next < pages->count && pages->addresses[restore->next] == address)
        restore->next++;
    else if (memcmp((void *)address, zeros, HOST_PAGE) != 0)
        memset((void *)address, 0, HOST_PAGE);
}

void pages_restore(const struct pages *pages)
{
    for (size_t i = 0; i < pages->count; i++)
        memcpy((void *)pages->addresses[i], pages->bytes[i], HOST_PAGE);
    visit_touched(clear_other_page, &(struct restore){pages, 0});
    user_info = pages->user_info;
}

void pages_free(struct pages *pages)
{
    if (pages) {
        free(pages->addresses);
        free(pages->bytes);
        free(pages);
    }
}

size_t pages_size(const struct pages *pages)
{
    return sizeof *pages + pages->room * (HOST_PAGE + sizeof *pages->addresses);
}
