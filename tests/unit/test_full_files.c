/* Full tables of the file system and of sockets. */
#include <string.h>

#include "tables.h"

enum { NAME = 100, PAIR_OF_ENDS = 140, BYTES = 200, ATTRIBUTES = 160 };

/* ---- Nodes, names, blocks ---------------------------------------------------------------- */

static uintptr_t numbered(unsigned i)
{
    return text((char[]){'n', (char)('a' + i / 10), (char)('0' + i % 10), 0});
}

static void put_path(const char *path)
{
    struct { unsigned short family; char path[SOCKET_PATH]; } name = {.family = K_AF_UNIX};
    strcpy(name.path, path);
    memcpy((void *)at(NAME), &name, sizeof name);
}

/* All that would make a node, or a name. */
static void refuse_nodes(void)
{
    REFUSED(K_ENOSPC, mkdir, text("more"), 0755);
    REFUSED(K_ENOSPC, mkfifo, text("more"), 0600);
    REFUSED(K_ENOSPC, mknod, text("more"), K_S_IFREG | 0600, 0);
    REFUSED(K_ENOSPC, open, text("more"), K_O_CREAT | K_O_WRONLY, 0600);
    REFUSED(K_ENOSPC, shm_open, text("/more"), K_O_CREAT | K_O_RDWR, 0600);
    put_path("more");
    REFUSED(K_ENOSPC, bind, 3, at(NAME), 2 + 5);
}

static void nodes(void **state)
{
    unsigned count = 0;
    boot(ONE(SOLO));
    assert_int_equal(3, call(socket, K_AF_UNIX, K_SOCK_STREAM, 0));
    note_tables();
    for (unsigned round = 0; round < 3; round++) {
        while (call(mknod, numbered(count), K_S_IFREG | 0600, 0) == 0)
            count++;
        refuse_nodes();
        assert_int_equal(0, call(rename, numbered(0), text("other"))); /* which needs none */
        assert_int_equal(0, call(link, text("other"), numbered(0)));
        assert_int_equal(0, call(unlink, text("other")));
        assert_int_equal(4, call(open, numbered(1), K_O_RDWR, 0));
        assert_int_equal(0, call(unlink, numbered(1)));
        refuse_nodes(); /* it is open yet */
        assert_int_equal(0, call(close, 4));
        assert_int_equal(0, call(mkdir, numbered(1), 0755));
        refuse_nodes();
        assert_int_equal(0, call(rmdir, numbered(1)));
        while (count)
            call(unlink, numbered(--count));
        assert_tables_same();
    }
}

static void names(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(3, call(socket, K_AF_UNIX, K_SOCK_STREAM, 0));
    note_tables();
    for (unsigned round = 0; round < 3; round++) {
        unsigned count = 1;
        assert_int_equal(0, call(mknod, numbered(0), K_S_IFREG | 0600, 0));
        while (call(link, numbered(0), numbered(count)) == 0)
            count++;
        refuse_nodes();
        REFUSED(K_ENOSPC, link, numbered(0), text("more"));
        assert_int_equal(0, call(rename, numbered(1), text("other")));
        assert_int_equal(0, call(rename, text("other"), numbered(1)));
        assert_int_equal(0, call(unlink, numbered(1)));
        assert_int_equal(0, call(mkfifo, numbered(1), 0600));
        refuse_nodes();
        while (count)
            call(unlink, numbered(--count));
        assert_tables_same();
    }
}

static void blocks(void **state)
{
    boot(ONE(SOLO));
    intptr_t one = call(open, text("f"), K_O_CREAT | K_O_RDWR, 0600);
    intptr_t two = call(open, text("g"), K_O_CREAT | K_O_RDWR, 0600);
    note_tables();
    for (unsigned round = 0; round < 3; round++) {
        assert_int_equal(1, call(write, two, at(BYTES), 1));
        assert_int_equal((BLOCKS - 1) * BLOCK, call(write, one, at(BYTES), 2 * BLOCKS * BLOCK));
        REFUSED(K_ENOSPC, write, one, at(BYTES), 1);
        REFUSED(K_ENOSPC, pwrite, two, at(BYTES), 1, BLOCK);
        assert_int_equal(1, call(pwrite, two, at(BYTES), 1, 1)); /* in the same block */
        assert_int_equal(0, call(ftruncate, one, (BLOCKS - 2) * BLOCK));
        assert_int_equal(1, call(pwrite, two, at(BYTES), 1, 5 * BLOCK));
        REFUSED(K_ENOSPC, pwrite, two, at(BYTES), 1, BLOCK); /* a hole */
        call(ftruncate, one, 0);
        call(ftruncate, two, 0);
        call(lseek, one, 0, K_SEEK_SET);
        call(lseek, two, 0, K_SEEK_SET);
        assert_tables_same();
    }
}

/* A mapped file's bytes find no way back into blocks, and lose nothing. */
static void blocks_of_a_mapped_file(void **state)
{
    boot(ONE(SOLO));
    intptr_t one = call(open, text("f"), K_O_CREAT | K_O_RDWR, 0600);
    intptr_t two = call(open, text("g"), K_O_CREAT | K_O_RDWR, 0600);
    note_tables();
    for (unsigned round = 0; round < 3; round++) {
        assert_int_equal(100, call(write, one, at(BYTES), 100));
        intptr_t map = call(mmap, 0, 100, K_PROT_READ | K_PROT_WRITE, K_MAP_SHARED, one, 0);
        memset((void *)map, 'x', 100);
        while (call(write, two, at(BYTES), BLOCKS * BLOCK) > 0)
            ;
        assert_int_equal(0, call(munmap, map, 100));
        assert_int_equal(100, call(pread, one, at(BYTES), 200, 0));
        assert_int_equal('x', GET(char, BYTES + 99));
        call(ftruncate, two, 0);
        map = call(mmap, 0, 100, K_PROT_READ, K_MAP_SHARED, one, 0);
        assert_int_equal(0, call(munmap, map, 100)); /* now there is room */
        for (unsigned i = 0; i < SEGMENTS; i++)
            assert_int_equal(SEGMENT_FREE, machine.segments[i].kind);
        assert_int_equal(100, call(pread, one, at(BYTES), 200, 0));
        assert_int_equal('x', GET(char, BYTES + 99));
        call(ftruncate, one, 0);
        call(lseek, one, 0, K_SEEK_SET);
        call(lseek, two, 0, K_SEEK_SET);
        assert_tables_same();
    }
}

/* ---- Sockets ----------------------------------------------------------------------------- */

static intptr_t stream(unsigned flags) { return call(socket, K_AF_INET, K_SOCK_STREAM | flags, 0); }

static intptr_t connect_to(intptr_t s) { return call(connect, s, at(NAME), sizeof(struct k_sockaddr)); }

/* 3 listens, with a line of `backlog` and one more. */
static void boot_listener(unsigned backlog)
{
    boot(ONE(SOLO));
    assert_int_equal(3, stream(K_SOCK_NONBLOCK));
    PUT(struct k_sockaddr, NAME, {.family = K_AF_INET, .port = 0x2328, .ip = 0x0100007f});
    assert_int_equal(0, call(bind, 3, at(NAME), sizeof(struct k_sockaddr)));
    assert_int_equal(0, call(listen, 3, backlog));
}

static void sockets(void **state)
{
    boot_listener(SOCKETS);
    note_tables();
    for (unsigned round = 0; round < 3; round++) {
        for (unsigned i = 0; i < 3; i++)
            assert_int_equal(0, connect_to(stream(0))); /* each needs two */
        assert_int_equal(7, stream(0));
        call(close, 0);
        call(close, 1);
        REFUSED(K_ENFILE, socket, K_AF_INET, K_SOCK_STREAM, 0);
        REFUSED(K_ENFILE, socketpair, K_AF_UNIX, K_SOCK_STREAM, 0, at(PAIR_OF_ENDS));
        assert_int_equal(-K_ENOBUFS, connect_to(7));
        assert_int_equal(0, call(accept, 3, 0, 0)); /* it is there already */
        assert_int_equal(0, call(close, 0));
        REFUSED(K_ENFILE, socketpair, K_AF_UNIX, K_SOCK_STREAM, 0, at(PAIR_OF_ENDS));
        assert_int_equal(0, connect_to(7));
        for (unsigned d = 4; d < DESCRIPTORS; d++)
            call(close, d);
        while (call(accept, 3, 0, 0) >= 0)
            call(close, 0);
        assert_int_equal(0, call(dup, 2));
        assert_int_equal(1, call(dup, 2));
        assert_tables_same();
    }
}

static void backlog(void **state)
{
    boot_listener(0);
    note_tables();
    for (unsigned round = 0; round < 3; round++) {
        assert_int_equal(0, connect_to(stream(0)));
        assert_int_equal(-K_EINPROGRESS, connect_to(stream(K_SOCK_NONBLOCK)));
        assert_int_equal(-K_EINPROGRESS, connect_to(stream(K_SOCK_NONBLOCK)));
        REFUSED(K_EALREADY, connect, 6, at(NAME), sizeof(struct k_sockaddr));
        call(close, 5); /* who has given up stands in no line */
        call(close, 4);
        assert_int_equal(4, call(accept, 3, 0, 0)); /* the one that has gone */
        call(close, 4);
        assert_int_equal(4, call(accept, 3, 0, 0));
        call(close, 4);
        call(close, 6);
        REFUSED(K_EAGAIN, accept, 3, 0, 0);
        assert_tables_same();
    }
}

/* Datagrams, as many as a ring takes; nobody who could not send one more has lost anything. */
static void datagrams(void **state)
{
    boot(ONE(SOLO));
    note_tables();
    for (unsigned round = 0; round < 3; round++) {
        unsigned count = 0;
        assert_int_equal(0, call(socketpair, K_AF_UNIX, K_SOCK_DGRAM | K_SOCK_NONBLOCK, 0, at(PAIR_OF_ENDS)));
        while (call(write, 3, at(BYTES), 1 + count % 50) > 0)
            count++;
        assert_true(count > 3);
        REFUSED(K_EAGAIN, write, 3, at(BYTES), 50);
        assert_int_equal(1, call(read, 4, at(BYTES), 100));
        assert_int_equal(2, call(read, 4, at(BYTES), 100));
        assert_int_equal(3, call(write, 3, at(BYTES), 3));
        call(close, round % 2 ? 3 : 4);
        call(close, round % 2 ? 4 : 3);
        assert_tables_same();
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nodes),
    cmocka_unit_test(names),
    cmocka_unit_test(blocks),
    cmocka_unit_test(blocks_of_a_mapped_file),
    cmocka_unit_test(sockets),
    cmocka_unit_test(backlog),
    cmocka_unit_test(datagrams),
};

RUN(tests)
