/* The file system's invariants, as in check_owned.c: what holds a node is taken off its counts, then
   nothing may be left there, then all is put back. */
#include "kernel.h"

static bool is_text(const char *a, const char *b)
{
    while (*a && *a == *b)
        a++, b++;
    return *a == *b;
}

static void check_name(const struct name *n)
{
    CHECK(n->node < NODES && machine.nodes[n->node].kind != NODE_FREE);
    CHECK(n->directory < NODES && machine.nodes[n->directory].kind == NODE_DIRECTORY);
    CHECK(n->text[0] && n->text[0] != '/');
    for (const struct name *other = n + 1; other < machine.names + NAMES; other++) {
        if (other->node && other->directory == n->directory)
            CHECK(!is_text(n->text, other->text)); /* one name means one node */
    }
}

static void count_hold(unsigned node, int change)
{
    CHECK(node < NODES && machine.nodes[node].kind != NODE_FREE);
    machine.nodes[node].opens += (uint16_t)change;
}

/* Everything that calls fs_hold, and all names. */
static void count_nodes(int change)
{
    for (const struct name *n = machine.names; n < machine.names + NAMES; n++)
        if (n->node)
            machine.nodes[n->node].links += (uint16_t)change;
    for (const struct file *f = machine.files; f < machine.files + FILES; f++)
        if (f->kind != FILE_FREE && f->node != NOBODY)
            count_hold(f->node, change);
    for (unsigned pid = INIT + 1; pid < PROCESSES; pid++)
        if (machine.processes[pid].life == LIFE_ALIVE)
            count_hold(machine.processes[pid].directory, change);
    for (const struct node *n = machine.nodes; n < machine.nodes + NODES; n++)
        if (n->kind == NODE_DIRECTORY)
            count_hold(n->index, change);
    for (const struct thread *t = waiter(machine.line); t; t = waiter(t->wait.next))
        if (t->wait.fifo != NOBODY)
            count_hold(t->wait.fifo, change);
    for (const struct socket *s = machine.sockets; s < machine.sockets + SOCKETS; s++)
        if (s->state != SOCKET_FREE && s->node != NOBODY)
            count_hold(s->node, change);
    for (const struct segment *s = machine.segments; s < machine.segments + SEGMENTS; s++)
        if (s->kind == SEGMENT_FILE && s->mappings)
            count_hold(s->node, change);
    machine.nodes[ROOT].links += (uint16_t)change;
}

/* Takes the blocks of a file off the used ones, or puts them back. */
static void count_blocks(const struct node *n, bool back)
{
    uint32_t least = 0;
    for (unsigned i = n->first; i != NOBODY; i = machine.blocks[i].next) {
        CHECK(i < BLOCKS && machine.blocks[i].used != back);
        CHECK(machine.blocks[i].number >= least);
        CHECK(machine.blocks[i].number <= (n->size - 1) / BLOCK && n->size);
        least = machine.blocks[i].number + 1;
        machine.blocks[i].used = back;
    }
}

/* A FIFO has a pipe exactly while somebody has it open. */
static void check_fifo(unsigned node)
{
    unsigned pipe = node_of(node)->index;
    CHECK((pipe != NOBODY) == (node_of(node)->opens != 0));
    CHECK(pipe == NOBODY || (pipe < PIPES && machine.pipes[pipe].used && machine.pipes[pipe].node == node));
}

static void check_blocks(void)
{
    for (const struct node *n = machine.nodes; n < machine.nodes + NODES; n++)
        if (n->kind == NODE_FILE)
            count_blocks(n, false);
    for (unsigned i = 0; i < BLOCKS; i++)
        CHECK(!machine.blocks[i].used); /* each is in one chain */
    for (const struct node *n = machine.nodes; n < machine.nodes + NODES; n++)
        if (n->kind == NODE_FILE)
            count_blocks(n, true);
    for (unsigned i = 0; i < machine.block_hint; i++)
        CHECK(machine.blocks[i].used);
}

void check_fs(void)
{
    for (const struct name *n = machine.names; n < machine.names + NAMES; n++)
        if (n->node)
            check_name(n);
    for (const struct node *n = machine.nodes; n < machine.nodes + NODES; n++)
        CHECK((n->kind == NODE_FREE) == (!n->links && !n->opens));
    for (unsigned i = 0; i < NODES; i++)
        if (machine.nodes[i].kind == NODE_FIFO)
            check_fifo(i);
    count_nodes(-1);
    for (const struct node *n = machine.nodes; n < machine.nodes + NODES; n++)
        CHECK(!n->links && !n->opens);
    count_nodes(1);
    check_blocks();
}
