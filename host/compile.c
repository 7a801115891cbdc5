#include "compile.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cache.h"
#include "digest.h"
#include "home.h"
#include "tool.h"

/* The compiler's command but for where the object and the list of headers go. */
static struct list command(const struct target *target, const char *source,
                           const struct list *cflags)
{
    struct list words = {0};
    list_add(&words, text("%s", target->compiler));
    list_add(&words, text("-fdiagnostics-color=%s", isatty(2) ? "always" : "never"));
    target_flags(target, &words);
    int folder = (int)(base_name(source) - source);
    if (folder) /* __FILE__, and so what assert prints, must not depend on where the file lies */
        list_add(&words, text("-fmacro-prefix-map=%.*s=", folder, source));
    if (cflags->count)
        list_add_all(&words, (const char *const *)cflags->items);
    list_add(&words, text("-c"));
    list_add(&words, text("%s", source));
    return words;
}

static char *key_of_command(const struct target *target, const struct list *words,
                            const char *source)
{
    struct digest digest;
    digest_begin(&digest);
    char *compiler = tool_find(target->compiler), *plugin = home_path(target->plugin);
    char *folder = getcwd(NULL, 0);
    digest_identity(&digest, compiler ? compiler : target->compiler);
    digest_identity(&digest, plugin);
    digest_text(&digest, folder ? folder : "");
    for (size_t i = 0; i < words->count; i++)
        digest_text(&digest, words->items[i]);
    if (!digest_file(&digest, source))
        fail("%s: %s", source, strerror(errno));
    free(compiler);
    free(plugin);
    free(folder);
    return digest_end(&digest);
}

/* The files that a rule of make, as the compiler writes it, names behind its colon. */
static struct list files_of_rule(const char *rule)
{
    struct list files = {0};
    const char *from = strstr(rule, ": ");
    for (from = from ? from + 2 : ""; *from;) {
        if (strchr(" \n", *from) || (*from == '\\' && from[1] == '\n')) {
            from++;
            continue;
        }
        char *file = text("%s", from), *to = file;
        for (; *from && !strchr(" \n", *from); from++) {
            if (*from == '\\' && from[1] == '\n')
                break;
            if ((*from == '\\' && strchr(" #\\", from[1])) || (*from == '$' && from[1] == '$'))
                from++;
            *to++ = *from;
        }
        *to = 0;
        list_add(&files, file);
    }
    return files;
}

/* The key of the object: of the command and of each file that it read. NULL if one is gone. */
static char *key_of_files(const char *command_key, const struct list *files)
{
    struct digest digest;
    digest_begin(&digest);
    digest_text(&digest, command_key);
    for (size_t i = 0; i < files->count; i++) {
        digest_text(&digest, files->items[i]);
        if (!digest_file(&digest, files->items[i]))
            return NULL;
    }
    return digest_end(&digest);
}

/* Without Pawl's headers and the compiler's. */
static struct list own_files(const struct list *files)
{
    struct list own = {0};
    char *shared = home_path("user/include"), *built = home_path("build/include");
    for (size_t i = 0; i < files->count; i++) {
        char *file = files->items[i];
        if (!starts_with(file, shared) && !starts_with(file, built) && !strstr(file, "/lib/gcc"))
            list_add(&own, file);
    }
    free(shared);
    free(built);
    return own;
}

/* The digest that traces and schedules carry. No path is part of it. */
static char *digest_of(const struct target *target, const struct list *own,
                       const struct list *cflags)
{
    struct digest digest;
    digest_begin(&digest);
    char *version = target_version(target);
    digest_text(&digest, version);
    for (size_t i = 0; i < cflags->count; i++)
        digest_text(&digest, cflags->items[i]);
    for (size_t i = 0; i < own->count; i++)
        digest_file(&digest, own->items[i]);
    free(version);
    return digest_end(&digest);
}

static void say_again(const char *key)
{
    char *path = cache_path(key, ".said"), *said = file_read(path, NULL);
    if (said)
        fputs(said, stderr);
    free(said);
    free(path);
}

/* Runs the compiler; returns the files that it read, and the object under *temporary. */
static struct list run_compiler(const struct list *base, const char *source, char **temporary,
                                char **said)
{
    struct list words = {0};
    char *rule_path = cache_temporary(".d");
    *temporary = cache_temporary(".o");
    list_add_all(&words, (const char *const *)base->items);
    list_add(&words, text("-MD"));
    list_add(&words, text("-MF"));
    list_add(&words, text("%s", rule_path));
    list_add(&words, text("-o"));
    list_add(&words, text("%s", *temporary));
    int status = tool_run(&words, said);
    if (status == 127)
        fail("there is no %s in PATH: `make deps` installs what is missing", words.items[0]);
    fputs(*said, stderr);
    char *rule = status ? NULL : file_read(rule_path, NULL);
    unlink(rule_path);
    if (!rule) {
        unlink(*temporary);
        fail("%s does not compile", source);
    }
    struct list files = files_of_rule(rule);
    free(rule);
    free(rule_path);
    return files;
}

static char *compile_anew(const struct list *words, const char *source, const char *command_key,
                          struct list *files)
{
    char *temporary, *said;
    *files = run_compiler(words, source, &temporary, &said);
    char *key = key_of_files(command_key, files);
    if (!key)
        fail("%s changed while it was compiled", source);
    FILE *memory;
    char *names;
    size_t size;
    memory = open_memstream(&names, &size);
    for (size_t i = 0; i < files->count; i++)
        fprintf(memory, "%s\n", files->items[i]);
    fclose(memory);
    file_write(cache_path(command_key, ".files"), names, size);
    if (*said)
        file_write(cache_path(key, ".said"), said, strlen(said));
    cache_store(temporary, cache_path(key, ".o"));
    return key;
}

static struct list files_of_cache(const char *command_key)
{
    struct list files = {0};
    char *names = file_read(cache_path(command_key, ".files"), NULL);
    for (char *name = names ? strtok(names, "\n") : NULL; name; name = strtok(NULL, "\n"))
        list_add(&files, name);
    return files;
}

struct unit compile_file(const struct target *target, const char *source, const struct list *cflags)
{
    if (access(source, R_OK) != 0)
        fail("%s: %s", source, strerror(errno));
    struct list words = command(target, source, cflags);
    char *command_key = key_of_command(target, &words, source);
    struct list files = files_of_cache(command_key);
    char *key = files.count ? key_of_files(command_key, &files) : NULL;
    if (key && file_exists(cache_path(key, ".o")))
        say_again(key);
    else
        key = compile_anew(&words, source, command_key, &files);
    struct list own = own_files(&files);
    return (struct unit){source, own, cache_path(key, ".o"), key, digest_of(target, &own, cflags)};
}
