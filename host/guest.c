/* From the word that names a program to the objects of its files. */
#include "guest.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "bin.h"
#include "home.h"

static char *find_source(const char *word)
{
    static const char *const folders[] = {"user/labs", "user/bin", NULL};
    if (file_exists(word) && (ends_with(word, ".c") || strchr(word, '/')))
        return text("%s", word);
    if (!strchr(word, '/'))
        for (const char *const *folder = folders; *folder; folder++) {
            char *relative = text("%s/%s%s", *folder, word, ends_with(word, ".c") ? "" : ".c");
            char *path = home_path(relative);
            free(relative);
            if (file_exists(path))
                return path;
            free(path);
        }
    if (ends_with(word, ".c") || strchr(word, '/'))
        fail("there is no file %s", word);
    if (file_exists(word))
        fail("%s does not end in .c", word);
    fail("there is no lab %s and no file %s.c (`pawl list` shows the labs)", word, word);
}

struct guest guest_named(const char *word)
{
    struct guest guest = {0};
    char *copy = text("%s", word);
    for (char *part = strtok(copy, "+"); part; part = strtok(NULL, "+"))
        list_add(&guest.sources, find_source(part));
    free(copy);
    if (!guest.sources.count)
        fail("a program needs a name");
    if (guest.sources.count == 1)
        bin_add_parts(&guest.sources);
    guest.name = text("%s", base_name(guest.sources.items[0]));
    if (ends_with(guest.name, ".c"))
        guest.name[strlen(guest.name) - 2] = 0;
    guest.symbol = text("%s", guest.name);
    for (char *c = guest.symbol; *c; c++)
        if (!isalnum((unsigned char)*c))
            *c = '_';
    return guest;
}

void guest_compile(struct guest *guest, const struct target *target, const struct list *cflags)
{
    guest->units = calloc(guest->sources.count, sizeof *guest->units);
    if (!guest->units)
        fail("out of memory");
    for (size_t i = 0; i < guest->sources.count; i++)
        guest->units[i] = compile_file(target, guest->sources.items[i], cflags);
}
