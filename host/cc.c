/* pawl cc: programs as an object for tests, or as a whole machine. */
#include <string.h>

#include "bin.h"
#include "link.h"
#include "options.h"
#include "subcommands.h"

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
        file_copy(link_machine(&work, options.target, options.share), options.out);
    return 0;
}
