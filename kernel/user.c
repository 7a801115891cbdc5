/* The only way to user memory: every pointer that a program gives is checked here, by the same rule
   on every machine, and reaches the bytes wherever its image lies now. */
#include "kernel.h"

static bool in_stack(const struct image *image, uintptr_t offset, size_t length)
{
    uintptr_t from_end = slot_of(image)->size - offset; /* distance from the top */
    uintptr_t stack = (from_end - 1) / STACK_SIZE;
    if (stack >= STACKS || !image->owner[stack])
        return false;
    uintptr_t room = from_end - stack * STACK_SIZE; /* bytes up to this stack's top */
    return length <= room && room <= STACK_SIZE - STACK_GUARD;
}

bool user_may(const struct process *p, uintptr_t address, size_t length, bool write)
{
    const struct image *image = &machine.images[p->image];
    uintptr_t offset = address - slot_of(image)->base;
    if (length == 0)
        return true;
    if (offset < image->heap_end)
        return length <= image->heap_end - offset;
    if (offset < slot_of(image)->size)
        return in_stack(image, offset, length);
    if (shm_has(address))
        return shm_may(p, address, length, write);
    return !write && arch_constant(address, length);
}

/* Both ways; what is not there (dead parts of a stack) reads as it is and swallows. */
static void copy(struct image *image, uintptr_t address, void *bytes, size_t length, bool write)
{
    for (uint8_t *at = bytes; length;) {
        size_t piece = length;
        void *there = user_at(image, address, &piece);
        if (there)
            arch_copy(write ? there : at, write ? at : there, piece);
        at += piece;
        address += piece;
        length -= piece;
    }
}

int user_read(struct thread *t, void *to, uintptr_t from, size_t length)
{
    if (!user_may(process_of(t), from, length, false))
        return -K_EFAULT;
    copy(image_of(t), from, to, length, false);
    return 0;
}

int user_write(struct thread *t, uintptr_t to, const void *from, size_t length)
{
    if (!user_may(process_of(t), to, length, true))
        return -K_EFAULT;
    copy(image_of(t), to, (void *)from, length, true);
    return 0;
}

intptr_t user_string(struct thread *t, char *to, uintptr_t from, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (user_read(t, &to[i], from + i, 1))
            return -K_EFAULT;
        if (!to[i])
            return (intptr_t)i;
    }
    return -K_ENAMETOOLONG;
}

bool user_shares(const struct thread *a, const struct thread *b, uintptr_t address)
{
    return image_of(a) == image_of(b) || shm_has(address);
}

int *user_int(struct thread *t, uintptr_t address)
{
    size_t length = sizeof(int);
    if (address % sizeof(int) || !user_may(process_of(t), address, length, true))
        return 0;
    return user_at(image_of(t), address, &length);
}

void image_write(struct image *image, uintptr_t to, const void *from, size_t length)
{
    copy(image, to, (void *)from, length, true);
}
