/* pawl cc: programs as an object for tests, or as a whole machine. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "bin.h"
#include "link.h"
#include "options.h"
#include "subcommands.h"

static void copy_file(const char *from, const char *to)
{
    size_t size;
    char *bytes = file_read(from, &size);
    if (!bytes || !file_write(to, bytes, size) || chmod(to, 0777 & ~file_mask()) != 0)
        fail("%s: %s", to, strerror(errno));
    free(bytes);
}

/* What other compilers want to be told for threads, and Pawl need not. */
static int without_pthread(int argc, char **argv)
{
    int kept = 0;
    for (int i = 0; i < argc; i++)
        if (strcmp(argv[i], "-pthread") != 0 && strcmp(argv[i], "-lpthread") != 0)
            argv[kept++] = argv[i];
    argv[kept] = NULL;
    return kept;
}

int cc_main(int argc, char **argv)
{
    argc = without_pthread(argc, argv);
    struct options options = options_parse(SUB_CC, argc, argv);
    struct work work = {0};
    if (!options.out)
        fail("-o OUT is missing: where the result goes");
    if (!options.words.count)
        fail("a C file is missing");
    for (size_t i = 0; i < options.words.count; i++)
        work_add_guest(&work, options.words.items[i]);
    target_must_exist(options.target);
    for (size_t i = 0; i < work.guest_count; i++)
        guest_compile(&work.guests[i], options.target, &options.cflags);
    bin_add(&work, options.target);
    if (ends_with(options.out, ".o"))
        link_object(&work, options.target, options.share, options.out);
    else
        copy_file(link_machine(&work, options.target, options.share), options.out);
    return 0;
}
