#include "link.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cache.h"
#include "digest.h"
#include "home.h"
#include "programs.h"
#include "tool.h"

/* One program a slot; all in one if they share their data, but those of /bin, which stand behind. */
static struct group *make_groups(struct work *work, const struct target *target, bool share,
                                 size_t *count)
{
    if (work->guest_count > target->programs)
        fail("%zu programs: a machine has room for %u", work->guest_count, target->programs);
    struct group *groups = calloc(work->guest_count, sizeof *groups);
    if (!groups)
        fail("out of memory");
    *count = 0;
    for (size_t i = 0; i < work->guest_count; i++)
        if (share && i && !work->guests[i].bin)
            groups[0].count++;
        else
            groups[(*count)++] = (struct group){&work->guests[i], 1, NULL};
    return groups;
}

/* Everything that a machine is made of besides its programs. */
static struct list parts(const struct target *target)
{
    struct list files = {0};
    list_add(&files, home_path(target->library));
    list_add(&files, target_machine(target));
    list_add(&files,
             target->host ? home_path("arch/host/machine.ld") : target_part(target, "machine.ld"));
    return files;
}

static char *machine_key(const struct group *groups, size_t count, const struct target *target)
{
    struct digest digest;
    struct list files = parts(target);
    digest_begin(&digest);
    digest_text(&digest, "machine");
    for (size_t i = 0; i < files.count; i++)
        digest_identity(&digest, files.items[i]);
    for (size_t i = 0; i < count; i++)
        digest_text(&digest, guest_key(groups[i].guests, groups[i].count, target, (unsigned)i));
    char *tables = home_path("kernel/program.h"), *library = home_path("user/lib/library.h"),
         *data = home_path("user/lib/data.def");
    digest_identity(&digest, tables);
    digest_identity(&digest, library);
    digest_identity(&digest, data);
    free(tables);
    free(library);
    free(data);
    return digest_end(&digest);
}

/* What the compiler or the linker says about a machine that cannot be: ours where the reason is
   plain. */
static _Noreturn void fail_link(const struct group *groups, size_t count, const char *errors)
{
    const char *mark = "the data of program ", *found = strstr(errors, mark);
    size_t number = found ? strtoul(found + strlen(mark), NULL, 10) : count;
    if (number < count)
        fail("%s: its variables are too large: they do not fit into a slot of the machine",
             groups[number].guests[0].sources.items[0]);
    if (strstr(errors, "will not fit in region"))
        fail("the programs' code is too large for the machine:\n%s", errors);
    fail("the machine cannot be linked:\n%s", errors);
}

/* Compiles the tables of programs and slots. */
static char *compile_tables(const struct group *groups, size_t count, const struct target *target)
{
    char *source = cache_temporary(".c"), *object = cache_temporary(".o");
    char *all = programs_text(groups, count, target);
    if (!file_write(source, all, strlen(all)))
        fail("%s: %s", source, strerror(errno));
    struct list words = {0};
    list_add(&words, text("%s", target->compiler));
    list_add_all(&words, target->cpu);
    list_add_all(&words, (const char *const[]){"-std=gnu17", "-fno-pie", "-Os", "-w", NULL});
    static const char *const folders[] = {"kernel", "user/lib", NULL};
    for (const char *const *folder = folders; *folder; folder++) {
        list_add(&words, text("-I"));
        list_add(&words, home_path(*folder));
    }
    char *config = text("arch/%s", target->host ? "host" : "cortex-m/boards/");
    list_add(&words, text("-I"));
    list_add(&words, home_path(target->host ? config : text("%s%s", config, target->board)));
    list_add_all(&words, (const char *const[]){"-c", source, "-o", object, NULL});
    char *errors;
    int status = tool_run(&words, &errors);
    unlink(source);
    if (status)
        fail_link(groups, count, errors);
    free(errors);
    free(source);
    free(config);
    return object;
}

static void join_all(struct group *groups, size_t count, const struct target *target)
{
    for (size_t i = 0; i < count; i++)
        groups[i].object = guest_join(groups[i].guests, groups[i].count, target, (unsigned)i);
}

static void link_executable(const struct group *groups, size_t count, const struct target *target,
                            const char *tables, const char *out)
{
    struct list words = {0}, files = parts(target);
    list_add(&words, text("%s", target->compiler));
    list_add_all(&words, target->cpu);
    if (target->sanitize)
        list_add(&words, text("-fsanitize=address,undefined"));
    if (target->emulator)
        list_add(&words, text("-static")); /* its shared libraries may not be where it looks */
    if (target->host)
        list_add_all(&words, (const char *const[]){"-no-pie", "-z", "noexecstack", NULL});
    else
        list_add_all(&words,
                     (const char *const[]){"-nostdlib", "-nostartfiles",
                                           "-Wl,--no-check-sections,--no-enum-size-warning", NULL});
    if (!target->host)
        list_add(&words, text("-Wl,--defsym=slots_in_turn=%u", target->slots));
    list_add(&words, text("-Wl,-T,%s", files.items[2]));
    list_add_all(&words, (const char *const[]){"-o", out, tables, NULL});
    for (size_t i = 0; i < count; i++)
        list_add(&words, groups[i].object);
    list_add(&words, files.items[0]);
    list_add(&words, files.items[1]);
    if (!target->host)
        list_add(&words, text("-lgcc"));
    if (target->libraries)
        list_add_words(&words, target->libraries);
    char *errors;
    if (tool_run(&words, &errors) != 0)
        fail_link(groups, count, errors);
    free(errors);
}

/* Removes what is only needed for the link. */
static void forget(struct group *groups, size_t count, char *tables)
{
    for (size_t i = 0; i < count; i++) {
        unlink(groups[i].object);
        free(groups[i].object);
    }
    unlink(tables);
    free(tables);
}

char *link_machine(struct work *work, const struct target *target, bool share)
{
    size_t count;
    struct group *groups = make_groups(work, target, share, &count);
    char *key = machine_key(groups, count, target), *path = cache_path(key, ".machine");
    free(key);
    if (!file_exists(path)) {
        join_all(groups, count, target);
        char *tables = compile_tables(groups, count, target), *out = cache_temporary(".machine");
        link_executable(groups, count, target, tables, out);
        cache_store(out, path);
        forget(groups, count, tables);
        free(out);
    }
    free(groups);
    return path;
}

void link_object(struct work *work, const struct target *target, bool share, const char *out)
{
    size_t count;
    struct group *groups = make_groups(work, target, share, &count);
    join_all(groups, count, target);
    char *tables = compile_tables(groups, count, target);
    struct list words = {0};
    list_add(&words, text("%s", target->linker));
    list_add_all(&words, (const char *const[]){"-r", "-o", out, tables, NULL});
    for (size_t i = 0; i < count; i++)
        list_add(&words, groups[i].object);
    tool_must(&words);
    forget(groups, count, tables);
    free(groups);
}
