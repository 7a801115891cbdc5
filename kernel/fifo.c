/* FIFOs: a pipe with a name. The pipe is there while somebody has the FIFO open, or opens it.

   Who opens one end and finds nobody at the other is counted in the pipe and waits; whoever opens
   the other end sees it there and goes on, and so does the one that waits, even if the other has
   closed again meanwhile. */
#include "kernel.h"

static struct pipe *pipe_at(const struct node *n)
{
    return n->index == NOBODY ? 0 : &machine.pipes[n->index];
}

/* How often the end has been opened that is not the opener's own. */
static uint32_t others_opens(const struct pipe *p, int access)
{
    return access == K_O_RDONLY ? p->writes : p->reads;
}

static bool other_is_there(const struct pipe *p, int access)
{
    return access == K_O_RDWR || (access == K_O_RDONLY ? p->writers : p->readers);
}

/* The descriptor of one that is counted in the pipe, or -K_E..., and then it is not any more. */
static intptr_t finish(struct thread *t, unsigned node, int flags)
{
    static const uint8_t kinds[K_O_ACCMODE + 1] = {FILE_PIPE_READ, FILE_PIPE_WRITE, FILE_PIPE_BOTH};
    int access = flags & K_O_ACCMODE;
    unsigned index = node_of(node)->index;
    intptr_t d = file_open_node(t, kinds[access], index, flags, node);
    if (d < 0)
        pipe_enter(&machine.pipes[index], access, -1);
    return d;
}

static intptr_t begin_opening(struct thread *t, unsigned node, int flags)
{
    struct node *n = node_of(node);
    int access = flags & K_O_ACCMODE;
    bool nonblock = flags & K_O_NONBLOCK;
    if (access == K_O_WRONLY && nonblock && (!pipe_at(n) || !pipe_at(n)->readers))
        return -K_ENXIO;
    if (!pipe_at(n)) {
        intptr_t index = pipe_new(node);
        if (index < 0)
            return index;
        n->index = (uint16_t)index;
    }
    struct pipe *p = pipe_at(n);
    pipe_enter(p, access, 1);
    if (nonblock || other_is_there(p, access))
        return finish(t, node, flags);
    intptr_t waiting = wait_for(t, OBJECT_FIFO, node);
    t->wait.fifo = (uint16_t)node;
    t->wait.seen = others_opens(p, access);
    fs_hold(node);
    return waiting;
}

bool fifo_can_open(const struct thread *t)
{
    const struct pipe *p = pipe_at(node_of(t->wait.fifo));
    int access = (int)t->announced.args[1] & K_O_ACCMODE;
    return other_is_there(p, access) || others_opens(p, access) != t->wait.seen;
}

bool fifo_would_open(const struct node *n, int flags)
{
    int access = flags & K_O_ACCMODE;
    return n->kind != NODE_FIFO || flags & K_O_NONBLOCK || access == K_O_RDWR ||
           (pipe_at(n) && other_is_there(pipe_at(n), access));
}

intptr_t fifo_open(struct thread *t, unsigned node, int flags)
{
    if (t->state != STATE_WAITING)
        return begin_opening(t, node, flags);
    if (!fifo_can_open(t))
        return WAITING;
    t->wait.fifo = NOBODY; /* the file is counted from now on */
    intptr_t d = finish(t, node, flags);
    fs_release(node);
    return d;
}

void fifo_abandon(struct thread *t)
{
    unsigned node = t->wait.fifo;
    t->wait.fifo = NOBODY;
    pipe_enter(pipe_at(node_of(node)), (int)t->announced.args[1] & K_O_ACCMODE, -1);
    fs_release(node);
}
