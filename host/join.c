/* From the objects of a program's files to one object that can stand beside others: nothing in it
   binds by accident to another program, to the kernel or to the host's own library. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cache.h"
#include "digest.h"
#include "guest.h"
#include "home.h"
#include "object.h"
#include "tool.h"

static char *script(void) { return home_path("host/program.ld"); }

char *guest_key(const struct guest *guests, size_t count, const struct target *target,
                unsigned slot)
{
    struct digest digest;
    char *number = text("%u", slot), *library = home_path(target->library), *ld = script();
    digest_begin(&digest);
    digest_text(&digest, target->name);
    digest_text(&digest, number);
    digest_identity(&digest, library);
    digest_identity(&digest, ld);
    for (size_t i = 0; i < count; i++) {
        digest_text(&digest, guests[i].symbol);
        for (size_t unit = 0; unit < guests[i].sources.count; unit++)
            digest_text(&digest, guests[i].units[unit].key);
    }
    free(number);
    free(library);
    free(ld);
    return digest_end(&digest);
}

/* ---- What a program begins with ---------------------------------------------------------- */

static const struct name *find_function(const struct object_file *objects, size_t count,
                                        const char *function, size_t *where)
{
    for (size_t i = 0; i < count; i++) {
        const struct name *name = object_find(&objects[i], function);
        if (name && name->kind == NAME_FUNCTION) {
            *where = i;
            return name;
        }
    }
    return NULL;
}

static char *all_sources(const struct guest *guest)
{
    char *all = text("%s", base_name(guest->sources.items[0]));
    for (size_t i = 1; i < guest->sources.count; i++)
        all = text("%s+%s", all, base_name(guest->sources.items[i]));
    return all;
}

static void find_entries(struct guest *guest, const struct object_file *objects)
{
    size_t where;
    if (find_function(objects, guest->sources.count, "main", &where)) {
        list_add(&guest->entries, text("main"));
        guest->is_void = object_is_void(guest->units[where].path, "main");
        return;
    }
    guest->is_void = true;
    for (unsigned number = 1;; number++) {
        char *function = text("P%u", number);
        if (!find_function(objects, guest->sources.count, function, &where))
            break;
        list_add(&guest->entries, function);
        guest->is_void = guest->is_void && object_is_void(guest->units[where].path, function);
    }
    if (!guest->entries.count)
        fail("%s has no main, and no P1, P2, ... either", all_sources(guest));
}

/* ---- What cannot be ---------------------------------------------------------------------- */

static void refuse_twice(const struct guest *guest, const struct object_file *objects, size_t file,
                         const struct name *name)
{
    for (size_t other = 0; other < file; other++) {
        const struct name *same = object_find(&objects[other], name->name);
        if (same && same->kind == NAME_FUNCTION && name->kind == NAME_FUNCTION)
            fail("%s is defined twice: in %s and in %s", name->name, guest->sources.items[other],
                 guest->sources.items[file]);
    }
}

static void refuse(const struct guest *guest, const struct object_file *objects)
{
    for (size_t file = 0; file < guest->sources.count; file++) {
        const struct object_file *object = &objects[file];
        const char *source = guest->sources.items[file];
        if (object->writable)
            fail("%s: variables in a section of their own (%s) are not supported", source,
                 object->writable);
        if (object->destructor)
            fail("%s: destructor functions are not supported; atexit is", source);
        for (size_t i = 0; i < object->count; i++) {
            if (object->names[i].kind == NAME_THREAD_LOCAL)
                fail("%s: the thread-local variable %s: without the compiler plugin (gcc-*-plugin-dev) "
                     "there are none", source,
                     object->names[i].name);
            refuse_twice(guest, objects, file, &object->names[i]);
        }
    }
}

/* ---- Names ------------------------------------------------------------------------------- */

/* True if the compiler's own library has the name: helpers like __aeabi_ldivmod. */
static bool in_libgcc(const struct target *target, const char *name)
{
    static struct object_file library;
    static const struct target *of;
    if (of != target) {
        char *path = target_libgcc(target);
        object_read_archive(&library, path);
        free(path);
        of = target;
    }
    return object_find(&library, name) != NULL;
}

static _Noreturn void fail_unknown(const struct guest *guests, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        for (size_t unit = 0; unit < guests[i].sources.count; unit++) {
            char *place = object_use(guests[i].units[unit].path, name);
            if (*place)
                fail("%s is not in Pawl's library (called in %s)", name, place);
        }
    fail("%s is not in Pawl's library (used in %s)", name, all_sources(&guests[0]));
}

/* True if the library has a variable of this name: each slot has one of its own. */
static bool is_library_data(const char *name)
{
    static const char *const names[] = {
#define DATA(type, name, begin) #name,
#include "../user/lib/data.def"
#undef DATA
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* Writes objcopy's list of new names: what the library defines is called through its veneers. */
static char *write_renames(const struct guest *guests, size_t count, const struct target *target,
                           unsigned slot, const char *joined)
{
    struct object_file object, library;
    char *library_path = home_path(target->library), *list;
    size_t size;
    FILE *stream = open_memstream(&list, &size);
    object_read(&library, library_path);
    object_read(&object, joined);
    for (size_t i = 0; i < object.count; i++) {
        const char *name = object.names[i].name;
        if (object.names[i].kind != NAME_UNDEFINED)
            continue;
        char *veneer = text("call.%s", name), *own = text("lib.%s", name);
        if (is_library_data(name))
            fprintf(stream, "%s slot%u.%s\n", name, slot, name);
        else if (object_find(&library, veneer))
            fprintf(stream, "%s %s\n", name, veneer);
        else if (object_find(&library, name)) /* the compiler's own calls, __tsan_atomic32_load, ... */
            ;
        else if (object_find(&library, own)) /* what the compiler calls: memcpy, ... */
            fprintf(stream, "%s %s\n", name, own);
        else if (!in_libgcc(target, name))
            fail_unknown(guests, count, name);
        free(veneer);
        free(own);
    }
    fclose(stream);
    object_free(&object);
    object_free(&library);
    char *path = cache_temporary(".names");
    file_write(path, list, size);
    free(list);
    free(library_path);
    return path;
}

/* ---- Steps ------------------------------------------------------------------------------- */

static char *link_relocatable(const struct target *target, const struct list *objects,
                              const char *option)
{
    struct list words = {0};
    char *result = cache_temporary(".o");
    list_add(&words, text("%s", target->linker));
    list_add_all(&words, (const char *const[]){"-r", "-d", "-T", NULL});
    list_add(&words, script());
    if (option)
        list_add_all(&words, (const char *const[]){"-z", option, NULL});
    list_add_all(&words, (const char *const *)objects->items);
    list_add(&words, text("-o"));
    list_add(&words, text("%s", result));
    tool_must(&words);
    return result;
}

/* One guest's object, its entries under their final names. */
static char *link_guest(struct guest *guest, const struct target *target)
{
    struct object_file *objects = calloc(guest->sources.count, sizeof *objects);
    struct list paths = {0}, words = {0};
    if (!objects)
        fail("out of memory");
    for (size_t i = 0; i < guest->sources.count; i++) {
        object_read(&objects[i], guest->units[i].path);
        list_add(&paths, guest->units[i].path);
    }
    refuse(guest, objects);
    find_entries(guest, objects);
    char *path = link_relocatable(target, &paths, NULL);
    list_add(&words, text("%s", target->objcopy));
    for (size_t i = 0; i < guest->entries.count; i++) {
        const char *entry = guest->entries.items[i];
        list_add(&words, text("--redefine-sym=%s=prog.%s.%s", entry, guest->symbol, entry));
    }
    list_add(&words, path);
    tool_must(&words);
    for (size_t i = 0; i < guest->sources.count; i++)
        object_free(&objects[i]);
    free(objects);
    return path;
}

/* Guests that share their data may each have functions of the same name: those stay their own. */
static void hide_same_functions(const struct list *paths, const struct target *target)
{
    struct object_file *objects = calloc(paths->count, sizeof *objects);
    if (!objects)
        fail("out of memory");
    for (size_t i = 0; i < paths->count; i++)
        object_read(&objects[i], paths->items[i]);
    for (size_t i = 0; i < paths->count; i++) {
        struct list words = {0};
        list_add(&words, text("%s", target->objcopy));
        for (size_t n = 0; n < objects[i].count; n++)
            for (size_t other = 0; other < paths->count; other++) {
                const struct name *mine = &objects[i].names[n];
                const struct name *same = object_find(&objects[other], mine->name);
                if (other != i && same && same->kind == NAME_FUNCTION &&
                    mine->kind == NAME_FUNCTION)
                    list_add(&words, text("--localize-symbol=%s", mine->name));
            }
        bool some = words.count > 1;
        list_add(&words, paths->items[i]);
        if (some)
            tool_must(&words);
    }
    for (size_t i = 0; i < paths->count; i++)
        object_free(&objects[i]);
    free(objects);
}

/* Makes all names local but the entries, and gives the sections the slot's number. */
static void hide(const struct guest *guests, size_t count, const struct target *target,
                 unsigned slot, const char *joined)
{
    struct list words = {0};
    char *renames = write_renames(guests, count, target, slot, joined);
    list_add(&words, text("%s", target->objcopy));
    list_add(&words, text("--redefine-syms=%s", renames));
    for (size_t i = 0; i < count; i++)
        for (size_t entry = 0; entry < guests[i].entries.count; entry++)
            list_add(&words, text("--keep-global-symbol=prog.%s.%s", guests[i].symbol,
                                  guests[i].entries.items[entry]));
    list_add(&words, text("--rename-section=.slot.data=.slot%u.data", slot));
    list_add(&words, text("--rename-section=.slot.bss=.slot%u.bss", slot));
    /* A name fit for C: the host's linker gives its ends names, too. */
    list_add(&words, text("--rename-section=.slot.ctors=%sslot%u%cctors,alloc,load,readonly,data,"
                          "contents",
                          target->host ? "" : ".", slot, target->host ? '_' : '.'));
    list_add(&words, text("%s", joined));
    tool_must(&words);
    unlink(renames);
    free(renames);
}

char *guest_join(struct guest *guests, size_t count, const struct target *target, unsigned slot)
{
    struct list paths = {0};
    char *joined = link_guest(&guests[0], target);
    list_add(&paths, joined);
    for (size_t i = 1; i < count; i++)
        list_add(&paths, link_guest(&guests[i], target));
    if (count > 1) {
        hide_same_functions(&paths, target);
        joined = link_relocatable(target, &paths, "muldefs");
        for (size_t i = 0; i < count; i++)
            unlink(paths.items[i]);
    }
    hide(guests, count, target, slot, joined);
    return joined;
}
