/* Pipes: a ring of bytes between open files. */
#include "kernel.h"

/* Bytes from the ring's offset `at` that lie in one piece, at most `length`. */
static size_t piece_at(uint32_t at, size_t length)
{
    return length < PIPE_SIZE - at ? length : PIPE_SIZE - at;
}

static size_t room(const struct pipe *p)
{
    return PIPE_SIZE - p->count;
}

static struct pipe *pipe_of(const struct file *f)
{
    return &machine.pipes[f->index];
}

/* The oldest bytes go, and leave nothing: what a ring holds shall not depend on what once was there. */
static void drop(struct pipe *p, size_t length)
{
    size_t piece = piece_at(p->first, length);
    arch_clear(p->bytes + p->first, piece);
    arch_clear(p->bytes, length - piece);
    p->count -= (uint32_t)length;
    p->first = p->count ? (uint32_t)((p->first + length) % PIPE_SIZE) : 0;
}

static void pipe_free(struct pipe *p)
{
    drop(p, p->count);
    if (p->node != NOBODY)
        node_of(p->node)->index = NOBODY;
    arch_clear(p, offsetof(struct pipe, bytes));
}

intptr_t pipe_new(unsigned node)
{
    unsigned i = 0;
    while (i < PIPES && machine.pipes[i].used)
        i++;
    if (i == PIPES)
        return -K_ENFILE;
    high_water(HIGH_PIPES, i + 1);
    struct pipe *p = &machine.pipes[i];
    p->used = true;
    p->number = ++machine.pipe_number;
    p->node = (uint16_t)node;
    return (intptr_t)i;
}

/* An end that comes (change 1) or goes (-1); with the last one the pipe goes, and its bytes. */
void pipe_enter(struct pipe *p, int access, int change)
{
    if (access != K_O_WRONLY) {
        p->readers += (uint16_t)change;
        p->reads += change > 0;
    }
    if (access != K_O_RDONLY) {
        p->writers += (uint16_t)change;
        p->writes += change > 0;
    }
    if (!p->readers && !p->writers)
        pipe_free(p);
    wait_changed();
}

static intptr_t pipe_create(struct thread *t, uintptr_t descriptors, int flags)
{
    if (flags & ~(K_O_NONBLOCK | K_O_CLOEXEC))
        return -K_EINVAL;
    if (!user_may(process_of(t), descriptors, 2 * sizeof(int), true))
        return -K_EFAULT;
    intptr_t index = pipe_new(NOBODY);
    if (index < 0)
        return index;
    struct pipe *p = &machine.pipes[index];
    pipe_enter(p, K_O_RDWR, 1); /* before the files, so that closing one of them finds it whole */
    intptr_t reader = file_open(t, FILE_PIPE_READ, (unsigned)index, K_O_RDONLY | flags, 0);
    intptr_t writer =
        reader < 0 ? reader : file_open(t, FILE_PIPE_WRITE, (unsigned)index, K_O_WRONLY | flags, 0);
    if (writer < 0) {
        if (reader >= 0)
            sys_close(t, (uintptr_t[]){(uintptr_t)reader});
        pipe_enter(p, reader < 0 ? K_O_RDWR : K_O_WRONLY, -1);
        machine.pipe_number--;
        return writer;
    }
    int both[2] = {(int)reader, (int)writer};
    return user_write(t, descriptors, both, sizeof both);
}

static void pipe_closed(struct file *f)
{
    pipe_enter(pipe_of(f), f->flags & K_O_ACCMODE, -1);
    async_note(f->kind == FILE_PIPE_READ ? FILE_PIPE_WRITE : FILE_PIPE_READ, f->index, STIR_READY);
}

/* Bytes have come, or gone: open files of that kind, and those for both, hear of it. */
static void stir(unsigned pipe, enum file_kind kind)
{
    async_note(kind, pipe, STIR_READY);
    async_note(FILE_PIPE_BOTH, pipe, STIR_READY);
}

static intptr_t pipe_unread(const struct file *f)
{
    return (intptr_t)pipe_of(f)->count;
}

static bool pipe_can_read(const struct file *f)
{
    const struct pipe *p = pipe_of(f);
    return p->count || !p->writers || f->flags & K_O_NONBLOCK;
}

static intptr_t pipe_read(struct thread *t, struct file *f, uintptr_t to, size_t length)
{
    struct pipe *p = pipe_of(f);
    if (length == 0)
        return 0;
    if (!p->count) {
        if (!p->writers)
            return 0;
        return f->flags & K_O_NONBLOCK ? -K_EAGAIN : wait_for(t, OBJECT_PIPE, p->number);
    }
    if (length > p->count)
        length = p->count;
    size_t piece = piece_at(p->first, length);
    if (user_write(t, to, p->bytes + p->first, piece) ||
        user_write(t, to + piece, p->bytes, length - piece))
        return -K_EFAULT;
    drop(p, length);
    stir(f->index, FILE_PIPE_WRITE);
    wait_changed();
    return (intptr_t)length;
}

/* True if some of a write's remaining bytes fit: all of them if they are to stay together. */
static bool fits(const struct pipe *p, size_t rest, bool whole)
{
    return whole ? room(p) >= rest : room(p) > 0;
}

static bool pipe_can_write(const struct file *f, size_t length, size_t done)
{
    const struct pipe *p = pipe_of(f);
    return !p->readers || f->flags & K_O_NONBLOCK || fits(p, length - done, length <= PIPE_BUF);
}

static int put(struct thread *t, struct pipe *p, uintptr_t from, size_t length)
{
    uint32_t end = (p->first + p->count) % PIPE_SIZE;
    size_t piece = piece_at(end, length);
    if (user_read(t, p->bytes + end, from, piece) ||
        user_read(t, p->bytes, from + piece, length - piece))
        return -K_EFAULT;
    p->count += (uint32_t)length;
    stir((unsigned)(p - machine.pipes), FILE_PIPE_READ);
    wait_changed();
    return 0;
}

/* Up to PIPE_BUF bytes go in whole or not at all; more go in as there is room. */
static intptr_t pipe_write(struct thread *t, struct file *f, uintptr_t from, size_t length)
{
    struct pipe *p = pipe_of(f);
    size_t done = t->state == STATE_WAITING ? t->wait.done : 0;
    if (length == 0)
        return 0;
    if (!p->readers) {
        if (done)
            return (intptr_t)done;
        struct process *writer = process_of(t);
        signal_process(writer, K_SIGPIPE);
        return writer->life == LIFE_ALIVE ? -K_EPIPE : GONE;
    }
    if (fits(p, length - done, length <= PIPE_BUF)) {
        size_t rest = length - done < room(p) ? length - done : room(p);
        if (put(t, p, from + done, rest))
            return -K_EFAULT;
        done += rest;
    }
    if (done == length)
        return (intptr_t)done;
    if (f->flags & K_O_NONBLOCK)
        return done ? (intptr_t)done : -K_EAGAIN;
    intptr_t waiting = wait_for(t, OBJECT_PIPE, p->number);
    t->wait.done = done;
    return waiting;
}

static unsigned pipe_poll(const struct file *f)
{
    const struct pipe *p = pipe_of(f);
    int way = f->flags & K_O_ACCMODE;
    unsigned events = 0;
    if (way != K_O_WRONLY)
        events |= (p->count ? EVENTS_IN : 0) | (p->writers ? 0 : K_POLLHUP);
    if (way != K_O_RDONLY)
        events |= (room(p) >= PIPE_BUF ? EVENTS_OUT : 0) | (p->readers ? 0 : K_POLLERR);
    return events;
}

intptr_t sys_pipe(struct thread *t, const uintptr_t *a)
{
    return pipe_create(t, a[0], 0);
}

intptr_t sys_pipe2(struct thread *t, const uintptr_t *a)
{
    return pipe_create(t, a[0], (int)a[1]);
}

const struct file_ops pipe_ops = {
    .read = pipe_read,
    .write = pipe_write,
    .can_read = pipe_can_read,
    .can_write = pipe_can_write,
    .closed = pipe_closed,
    .poll = pipe_poll,
    .unread = pipe_unread,
};
