#include "finals.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "columns.h"
#include "image_home.h"
#include "kernel.h"
#include "native.h"
#include "port.h"

enum { FINALS = 16 };

static struct {
    uint64_t address;
    unsigned size;
} finals[FINALS];
static unsigned count;

bool finals_add(const char *text)
{
    int length;
    for (; count < FINALS; text += length + 1, count++) {
        if (sscanf(text, "%" SCNx64 ":%u%n", &finals[count].address, &finals[count].size, &length) != 2)
            return false;
        if (!text[length])
            return ++count;
    }
    return false;
}

/* Where the image has what its program sees there; 0: nowhere. */
static uintptr_t at_home(const struct image *image, uint64_t address)
{
    uint64_t slot = (address - SLOT_BASE) / SLOT_SIZE;
    if (address < SLOT_BASE || slot >= SLOTS)
        return address;
    return programs[image->program].slot == slot
               ? (uintptr_t)image_home((unsigned)(image - machine.images)) + address % SLOT_SIZE
               : 0;
}

static int64_t value_at(uintptr_t at, unsigned size)
{
    uint64_t bytes = 0;
    unsigned unused = 64 - 8 * size;
    memcpy(&bytes, (const void *)at, size);
    return (int64_t)(bytes << unused) >> unused;
}

void finals_print(const struct thread *t)
{
    const struct process *p = process_of(t);
    const struct image *image = &machine.images[p->image];
    char line[24 * (FINALS + 2)];
    int length = sprintf(line, "\1%u %u", p->leader, (unsigned)p->image);
    if (!count)
        return;
    record_touch((uintptr_t)&p->image, sizeof p->image, false);
    record_touch((uintptr_t)&p->leader, sizeof p->leader, false);
    for (unsigned i = 0; i < count; i++) {
        uintptr_t at = at_home(image, finals[i].address);
        if (at)
            record_touch(at, finals[i].size, false);
        length += at ? sprintf(line + length, " %" PRId64, value_at(at, finals[i].size)) : sprintf(line + length, " -");
    }
    length += sprintf(line + length, "\2");
    native_print(line, (size_t)length);
}
