#include "bin.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "home.h"
#include "object.h"

/* ---- Programs of several files ------------------------------------------------------------ */

bool bin_is_part(const char *folder, const char *file)
{
    const char *line = strchr(file, '_');
    if (!line)
        return false;
    char *whole = text("%s/%.*s.c", folder, (int)(line - file), file);
    bool is_part = file_exists(whole);
    free(whole);
    return is_part;
}

static int is_source(const struct dirent *entry) { return ends_with(entry->d_name, ".c"); }

void bin_add_parts(struct list *sources)
{
    char *folder = home_path("user/bin");
    char *first = realpath(sources->items[0], NULL);
    const char *name = base_name(sources->items[0]);
    size_t length = strlen(name) - strlen(".c");
    struct dirent **files;
    bool whole = first && starts_with(first, folder) && !bin_is_part(folder, name);
    int count = whole ? scandir(folder, &files, is_source, alphasort) : -1;
    for (int i = 0; i < count; i++) {
        const char *file = files[i]->d_name;
        if (strncmp(file, name, length) == 0 && file[length] == '_')
            list_add(sources, text("%s/%s", folder, file));
        free(files[i]);
    }
    if (count >= 0)
        free(files);
    free(first);
    free(folder);
}

/* ---- Who needs them ---------------------------------------------------------------------- */

static bool starts_programs(const struct guest *guest)
{
    static const char *const calls[] = {"execl",  "execle",  "execlp", "execv",       "execve",
                                        "execvp", "execvpe", "popen",  "posix_spawn", "posix_spawnp",
                                        "system"};
    bool does = false;
    for (size_t unit = 0; unit < guest->sources.count && !does; unit++) {
        struct object_file object;
        object_read(&object, guest->units[unit].path);
        for (size_t i = 0; i < sizeof calls / sizeof *calls && !does; i++) {
            const struct name *name = object_find(&object, calls[i]);
            does = name && name->kind == NAME_UNDEFINED;
        }
        object_free(&object);
    }
    return does;
}

static bool is_there(const struct work *work, const char *name)
{
    for (size_t i = 0; i < work->guest_count; i++)
        if (strcmp(work->guests[i].name, name) == 0)
            return true;
    return false;
}

/* The user's programs go before: one called echo is /bin/echo. */
static void add_all(struct work *work, const struct target *target)
{
    static const struct list no_flags;
    char *folder = home_path("user/bin");
    struct dirent **files;
    int count = scandir(folder, &files, is_source, alphasort), left_out = 0;
    for (int i = 0; i < count; i++) {
        char *name = text("%.*s", (int)(strlen(files[i]->d_name) - strlen(".c")), files[i]->d_name);
        if (bin_is_part(folder, files[i]->d_name) || is_there(work, name))
            ;
        else if (work->guest_count >= target->programs)
            left_out++;
        else
            guest_compile(work_add_bin(work, text("%s/%s", folder, files[i]->d_name)), target,
                          &no_flags);
        free(name);
        free(files[i]);
    }
    if (left_out)
        note("%d programs of /bin do not fit into a machine of %u programs", left_out,
             target->programs);
    if (count >= 0)
        free(files);
    free(folder);
}

void bin_add(struct work *work, const struct target *target)
{
    bool needed = false;
    for (size_t i = 0; i < work->guest_count && !needed; i++)
        needed = starts_programs(&work->guests[i]);
    if (needed)
        add_all(work, target);
}
