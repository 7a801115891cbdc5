/* The console: what programs read and print. */
#include "kernel.h"

/* A line that was typed; with nothing typed it waits. */
static intptr_t read_typed(struct thread *t, const struct file *f, uintptr_t to, size_t length)
{
    if (!machine.typed_count)
        return f->flags & K_O_NONBLOCK ? -K_EAGAIN : wait_for(t, OBJECT_CONSOLE, 0);
    size_t size = outside_line(length);
    if (user_write(t, to, machine.typed, size))
        return -K_EFAULT;
    outside_take(size);
    return (intptr_t)size;
}

static bool console_can_read(const struct file *f)
{
    return !(machine.flags & BOOT_TYPED) || machine.typed_count || f->flags & K_O_NONBLOCK;
}

static intptr_t console_read(struct thread *t, struct file *f, uintptr_t to, size_t length)
{
    if (machine.flags & BOOT_TYPED)
        return length ? read_typed(t, f, to, length) : 0;
    uint32_t left = machine.boot->input_size - machine.input_place;
    const char *input = (const char *)machine.boot + machine.boot->input + machine.input_place;
    size_t size = length < left ? length : left;
    for (size_t i = 0; i < size; i++) /* a terminal gives a line at a time */
        if (input[i] == '\n')
            size = i + 1;
    if (user_write(t, to, input, size))
        return -K_EFAULT;
    machine.input_place += (uint32_t)size;
    return (intptr_t)size;
}

static intptr_t console_write(struct thread *t, struct file *f, uintptr_t from, size_t length)
{
    (void)f;
    uint8_t bytes[64];
    for (size_t done = 0; done < length;) {
        size_t piece = length - done < sizeof bytes ? length - done : sizeof bytes;
        if (user_read(t, bytes, from + done, piece))
            return -K_EFAULT;
        arch_console((const char *)bytes, piece);
        trace_output(t, bytes, piece);
        done += piece;
    }
    return (intptr_t)length;
}

const struct file_ops console_ops = {.read = console_read, .write = console_write,
                                     .can_read = console_can_read};
