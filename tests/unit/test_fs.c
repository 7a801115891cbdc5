/* The file system: paths of all kinds, full tables, and what is left of 10,000 files. */
#include <stdlib.h>
#include <string.h>

#include "play.h"

enum { PATH = 100, OTHER = 300, BYTES = 600 };

static uintptr_t path(const char *text)
{
    put_string(PATH, text);
    return at(PATH);
}

static uintptr_t other(const char *text)
{
    put_string(OTHER, text);
    return at(OTHER);
}

static intptr_t create(const char *name)
{
    return call(open, path(name), K_O_RDWR | K_O_CREAT, 0644);
}

static void it_begins_with_a_tree(void **state)
{
    static const char *const directories[] = {"/", "/bin", "/dev", "/dev/shm", "/etc", "/home",
                                              "/home/user", "/proc", "/tmp", ".", ".."};
    boot(ONE(SOLO));
    for (unsigned i = 0; i < sizeof directories / sizeof *directories; i++) {
        intptr_t node = fs_find(now, directories[i]);
        assert_true(node >= 0);
        assert_true(fs_is_directory(node_of((unsigned)node)));
    }
    assert_int_equal(NODE_PROGRAM, node_of((unsigned)fs_find(now, "/bin/solo"))->kind);
    assert_int_equal(fs_find(now, "solo"), fs_find(now, "/bin/solo"));
    assert_int_equal(01777, node_of((unsigned)fs_find(now, "/tmp"))->mode);
}

static void paths_of_all_kinds(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(0, call(mkdir, path("d"), 0755));
    assert_int_equal(3, create("d/f"));
    static const char *const same[] = {"d/f", "./d/f", "d//f", "d/./f", "d/../d/f", "///home/user/d/f",
                                       "/../../home/./user//d/f", "../user/d/f"};
    for (unsigned i = 0; i < sizeof same / sizeof *same; i++)
        assert_int_equal(fs_find(now, "d/f"), fs_find(now, same[i]));
    static const struct {
        const char *path;
        int error;
    } wrong[] = {
        {"", K_ENOENT},        {"x", K_ENOENT},       {"d/f/", K_ENOTDIR}, {"d/f/x", K_ENOTDIR},
        {"d/f/..", K_ENOTDIR}, {"x/..", K_ENOENT},    {"/x/y", K_ENOENT},
        {"a_name_that_is_too_long", K_ENAMETOOLONG},
        {"d/a_name_that_is_too_long/x", K_ENAMETOOLONG},
        {"0123456789/123456789/123456789/123456789/123456789/123456789/12", K_ENOENT},
        {"0123456789/123456789/123456789/123456789/123456789/123456789/1234", K_ENAMETOOLONG},
    };
    for (unsigned i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(-wrong[i].error, call(open, path(wrong[i].path), K_O_RDONLY));
    assert_int_equal(-K_EFAULT, call(open, 0, K_O_RDONLY));
    assert_int_equal(-K_EFAULT, call(unlink, 8));
    assert_int_equal(-K_EFAULT, call(rename, path("d"), (uintptr_t)-1));
    assert_int_equal(-K_EFAULT, call(stat, path("d"), 8));
    assert_int_equal(-K_EFAULT, call(getcwd, 8, 100));
}

static void bytes_come_back(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(3, create("f"));
    for (unsigned i = 0; i < 200; i++)
        PUT(uint8_t, BYTES + i, i);
    assert_int_equal(200, call(write, 3, at(BYTES), 200));
    assert_int_equal(150, call(lseek, 3, 150, K_SEEK_SET));
    assert_int_equal(50, call(read, 3, at(BYTES + 400), 100));
    assert_memory_equal((void *)at(BYTES + 150), (void *)at(BYTES + 400), 50);
    assert_int_equal(3, call(pread, 3, at(BYTES + 400), 3, 31)); /* over a block's end */
    assert_memory_equal((void *)at(BYTES + 31), (void *)at(BYTES + 400), 3);
    assert_int_equal(-K_EFAULT, call(pread, 3, 8, 3, 0));
    assert_int_equal(-K_EFAULT, call(write, 3, 8, 3));
}

static void holes_take_no_room(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(3, create("f"));
    assert_int_equal(0, call(ftruncate, 3, DATA_MOST));
    assert_int_equal(1, call(pwrite, 3, at(BYTES), 1, 1000000000));
    assert_int_equal(1, data_blocks(node_of((unsigned)fs_find(now, "f"))));
    PUT(uint32_t, BYTES, 0x55555555);
    assert_int_equal(4, call(pread, 3, at(BYTES), 4, 999999));
    assert_int_equal(0, GET(uint32_t, BYTES));
    assert_int_equal(-K_EFBIG, call(pwrite, 3, at(BYTES), 1, DATA_MOST));
    assert_int_equal(-K_EFBIG, call(ftruncate, 3, (uintptr_t)DATA_MOST + 1));
    assert_int_equal(0, call(ftruncate, 3, 10));
    assert_int_equal(0, data_blocks(node_of((unsigned)fs_find(now, "f"))));
}

static void what_was_cut_off_reads_as_zero(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(3, create("f"));
    PUT(uint64_t, BYTES, UINT64_MAX);
    assert_int_equal(8, call(write, 3, at(BYTES), 8));
    assert_int_equal(0, call(ftruncate, 3, 2));
    assert_int_equal(0, call(ftruncate, 3, 8));
    assert_int_equal(8, call(pread, 3, at(BYTES), 8, 0));
    assert_int_equal(0xffff, GET(uint64_t, BYTES));
}

static void full_of_bytes(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(3, create("f"));
    assert_int_equal(4, create("g"));
    assert_int_equal(10, call(write, 4, at(BYTES), 10));
    assert_int_equal((BLOCKS - 1) * BLOCK, call(write, 3, at(BYTES), 2000)); /* what there is */
    assert_int_equal(-K_ENOSPC, call(write, 3, at(BYTES), 1));
    assert_int_equal(BLOCK - 10, call(write, 4, at(BYTES), 100));
    assert_int_equal(0, call(unlink, path("f")));
    assert_int_equal(-K_ENOSPC, call(write, 4, at(BYTES), 1)); /* it is still open */
    assert_int_equal(0, call(close, 3));
    assert_int_equal(1, call(write, 4, at(BYTES), 1));
}

static unsigned count_nodes(void)
{
    unsigned count = 0;
    for (unsigned i = 0; i < NODES; i++)
        count += machine.nodes[i].kind != NODE_FREE;
    return count;
}

static void full_of_names(void **state)
{
    char name[3] = "A";
    boot(ONE(SOLO));
    unsigned before = count_nodes(), made = 0;
    assert_int_equal(0, call(mkdir, path("d"), 0755));
    while (call(mknod, path(name), 0600, 0) == 0) {
        name[0]++;
        made++;
    }
    assert_int_equal(NODES, before + 1 + made);
    assert_int_equal(-K_ENOSPC, call(mkdir, path("e"), 0755));
    assert_int_equal(-K_ENOSPC, create("e"));
    assert_int_equal(0, call(link, path("A"), other("d/a")));
    for (name[0] = 'a', name[1] = 'x'; call(link, path("A"), other(name)) == 0;)
        name[0]++;
    assert_int_equal(-K_ENOSPC, call(link, path("A"), other("x")));
    while (made--) {
        name[0] = (char)('A' + made);
        name[1] = 0;
        call(unlink, path(name));
    }
    kernel_check();
}

static void ten_thousand_files(void **state)
{
    boot(ONE(SOLO));
    machine.flags &= ~(unsigned)BOOT_TRACE;
    unsigned before = count_nodes();
    for (unsigned i = 0; i < 10000; i++) {
        assert_int_equal(0, call(mkdir, path("d"), 0755));
        assert_int_equal(3, create("d/f"));
        assert_int_equal(300, call(write, 3, at(BYTES), 300));
        assert_int_equal(0, call(rename, path("d/f"), other("g")));
        if (i % 2)
            assert_int_equal(0, call(close, 3));
        assert_int_equal(0, call(unlink, path("g")));
        if (!(i % 2))
            assert_int_equal(0, call(close, 3));
        assert_int_equal(0, call(rmdir, path("d")));
    }
    kernel_check();
    assert_int_equal(before, count_nodes());
    for (unsigned i = 0; i < BLOCKS; i++)
        assert_false(machine.blocks[i].used);
}

static void the_dead_leave_nothing_open(void **state)
{
    boot(ONE(SOLO));
    unsigned before = count_nodes();
    machine.flags &= ~(unsigned)BOOT_TRACE;
    for (unsigned i = 0; i < 100; i++) {
        call(fork);
        leave(wait, 0);
        call(mkdir, path("d"), 0755);
        call(chdir, path("d"));
        create("f");
        call(unlink, path("f"));
        call(rmdir, path("../d"));
        leave(_exit, 0);
    }
    assert_int_equal(before, count_nodes());
}

static void directories_move(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(0, call(mkdir, path("a"), 0755));
    assert_int_equal(0, call(mkdir, path("a/b"), 0755));
    assert_int_equal(0, call(mkdir, path("c"), 0755));
    assert_int_equal(-K_EINVAL, call(rename, path("a"), other("a/b/x")));
    assert_int_equal(0, call(rename, path("a/b"), other("c/b")));
    assert_int_equal(0, call(chdir, path("c/b")));
    assert_int_equal(0, call(chdir, path("..")));
    assert_int_equal(sizeof "/home/user/c", call(getcwd, at(BYTES), 100));
    assert_string_equal("/home/user/c", (char *)at(BYTES));
    assert_int_equal(0, call(rmdir, path("/home/user/a")));
    assert_int_equal(-K_ENOTEMPTY, call(rmdir, path("../c")));
    assert_int_equal(-K_EBUSY, call(rename, path("."), other("x")));
    assert_int_equal(-K_EBUSY, call(rmdir, path("/")));
}

static void what_is_the_machines_stays(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(-K_EACCES, call(unlink, path("/dev/null")));
    assert_int_equal(-K_EACCES, call(rename, path("/bin/solo"), other("x")));
    assert_int_equal(-K_EACCES, create("/bin/x"));
    assert_int_equal(-K_EACCES, call(mkdir, path("/x"), 0700));
    assert_int_equal(-K_EPERM, call(chmod, path("/tmp"), 0));
    assert_int_equal(-K_EACCES, call(open, path("solo"), K_O_WRONLY));
    assert_int_equal(-K_EPERM, call(unlink, path("/proc/self/stat")));
    assert_int_equal(-K_EACCES, call(rmdir, path("/proc")));
    assert_int_equal(-K_EXDEV, call(link, path("/proc/uptime"), other("x")));
    assert_int_equal(-K_EACCES, call(chdir, path("/proc/self")));
    assert_int_equal(3, call(open, path("/dev/null"), K_O_RDWR));
    assert_int_equal(0, call(read, 3, at(BYTES), 10));
    assert_int_equal(10, call(write, 3, at(BYTES), 10));
}

static void devices(void **state)
{
    boot(ONE(SOLO), .input = "line\n");
    assert_int_equal(3, call(open, path("/dev/zero"), K_O_RDWR));
    memset((void *)at(BYTES), 7, 100);
    assert_int_equal(99, call(read, 3, at(BYTES), 99));
    assert_int_equal(0, GET(uint8_t, BYTES + 98));
    assert_int_equal(7, GET(uint8_t, BYTES + 99));
    assert_int_equal(-K_EFAULT, call(read, 3, 8, 10));
    assert_int_equal(4, call(open, path("/dev/tty"), K_O_RDWR));
    assert_int_equal(1, call(isatty, 4));
    assert_int_equal(5, call(read, 4, at(BYTES), 99));
    assert_int_equal(-K_ESPIPE, call(lseek, 4, 0, K_SEEK_SET));
}

static void rubbish(void **state)
{
    static const char *const names[] = {"a", "b", "d", "d/a", "d/b", "..", ".", "/", "d/..", "/tmp/x", ""};
    boot(ONE(SOLO));
    srand(1);
    for (unsigned i = 0; i < 20000; i++) {
        static const unsigned calls[] = {SYS_open, SYS_unlink, SYS_mkdir, SYS_rmdir, SYS_rename, SYS_link,
                                         SYS_chdir, SYS_close, SYS_write, SYS_lseek, SYS_ftruncate,
                                         SYS_mkfifo, SYS_getdents, SYS_fcntl, SYS_flock, SYS_dup2};
        unsigned number = calls[(unsigned)rand() % (sizeof calls / sizeof *calls)];
        path(names[(unsigned)rand() % 11]);
        other(names[(unsigned)rand() % 11]);
        bool paths = number == SYS_open || number == SYS_unlink || number == SYS_mkdir ||
                     number == SYS_rmdir || number == SYS_rename || number == SYS_link ||
                     number == SYS_chdir || number == SYS_mkfifo;
        unsigned d = 3 + (unsigned)rand() % 6, what = (unsigned)rand() % 1500;
        uintptr_t flags = (what & 01303) | K_O_NONBLOCK;
        uintptr_t args[6] = {paths ? at(PATH) : d,
                             number == SYS_open                      ? flags
                             : number == SYS_fcntl                   ? K_F_SETLK
                             : number == SYS_mkdir                   ? 0700
                             : paths || number == SYS_write          ? at(OTHER)
                             : number == SYS_flock                   ? 4 | (what & 3)
                             : number == SYS_dup2                    ? 3 + what % 5
                             : number == SYS_getdents                ? at(BYTES)
                                                                     : what,
                             number == SYS_open ? 0700 : number == SYS_fcntl ? at(BYTES) : what % 300};
        if (number == SYS_fcntl)
            PUT(struct k_flock, BYTES, {.l_type = (short)(what % 3), .l_start = what, .l_len = what % 7});
        call_with(number, args);
    }
}

static void broken_tables_are_seen(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(3, create("f"));
    assert_int_equal(1, call(write, 3, at(BYTES), 1));
    struct node *n = node_of((unsigned)fs_find(now, "f"));
    n->links++;
    assert_panics("links", kernel_check());
    n->links -= 2;
    assert_panics("links", kernel_check());
    n->links++;
    n->opens++;
    assert_panics("opens", kernel_check());
    boot(ONE(SOLO));
    create("f");
    call(write, 3, at(BYTES), 1);
    machine.blocks[1].used = true;
    assert_panics("used", kernel_check());
    boot(ONE(SOLO));
    create("f");
    create("g");
    machine.names[NAMES - 1] = (struct name){.directory = machine.home, .node = 1, .text = "f"};
    assert_panics("is_text", kernel_check());
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(it_begins_with_a_tree),
    cmocka_unit_test(paths_of_all_kinds),
    cmocka_unit_test(bytes_come_back),
    cmocka_unit_test(holes_take_no_room),
    cmocka_unit_test(what_was_cut_off_reads_as_zero),
    cmocka_unit_test(full_of_bytes),
    cmocka_unit_test(full_of_names),
    cmocka_unit_test(ten_thousand_files),
    cmocka_unit_test(the_dead_leave_nothing_open),
    cmocka_unit_test(directories_move),
    cmocka_unit_test(what_is_the_machines_stays),
    cmocka_unit_test(devices),
    cmocka_unit_test(rubbish),
    cmocka_unit_test(broken_tables_are_seen),
};

RUN(tests)
