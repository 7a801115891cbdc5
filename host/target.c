#include "target.h"

#include <stdlib.h>
#include <string.h>

#include "cache.h"
#include "digest.h"
#include "home.h"
#include "tool.h"

static const char *const host_cpu[] = {NULL};
static const char *const cortex_m3[] = {"-mcpu=cortex-m3", "-mthumb", "-mfloat-abi=soft",
                                        "-fno-short-enums", NULL};

#define ARM(tool) "arm-none-eabi-" tool
#define AARCH64(tool) "aarch64-linux-gnu-" tool

#define HOST .cpu = host_cpu, .slots = 32, .programs = 32, .commands = 16, .host = true
#define NATIVE                                                                                     \
    .compiler = PAWL_CC, .linker = PAWL_LD, .objcopy = PAWL_OBJCOPY,                               \
    .plugin = "build/points_plugin.so"
#define LIBRARY .library = "build/host/library.o"
#define LIVE "-lcapstone -ldw -lelf"
#define BOARD                                                                                      \
    .compiler = ARM("gcc"), .linker = ARM("ld"), .objcopy = ARM("objcopy"), .cpu = cortex_m3,      \
    .plugin = "build/points_plugin_arm.so", .library = "build/cortex-m/library.o"

static const struct target targets[] = {
    {.name = "host", .folder = "build/host", NATIVE, LIBRARY, HOST},
    {.name = "host-asan", .folder = "build/host-asan", .sanitize = true, NATIVE, LIBRARY, HOST},
    {.name = "host-live", .folder = "build/host-live", .libraries = LIVE, NATIVE, LIBRARY, HOST},
    {
        .name = "explore",
        .folder = "build/explore",
        .machine = "explorer.o",
        .libraries = LIVE,
        .library = "build/explore/library.o",
        NATIVE,
        HOST,
    },
    {
        .name = "aarch64",
        .folder = "build/aarch64",
        .compiler = AARCH64("gcc"),
        .linker = AARCH64("ld"),
        .objcopy = AARCH64("objcopy"),
        .plugin = "build/points_plugin_aarch64.so",
        .library = "build/aarch64/library.o",
        .emulator = "qemu-aarch64",
        HOST,
    },
    {
        .name = "mps2-an385",
        .board = "mps2-an385",
        .folder = "build/mps2-an385",
        .slots = 5,
        .programs = 32,
        .commands = 16,
        BOARD,
    },
    {
        .name = "metal",
        .board = "mps2-an385",
        .folder = "build/mps2-an385",
        .metal = true,
        .slots = 5,
        .programs = 32,
        .commands = 16,
        BOARD,
    },
    {
        .name = "lm3s6965evb",
        .board = "lm3s6965evb",
        .folder = "build/lm3s6965evb",
        .slots = 1,
        .programs = 4,
        .commands = 4,
        BOARD,
    },
};

/* The level and dialect of the experiments, the points, and what keeps both machines alike: the
   same widths and signs, no access that the compiler makes or leaves out on one machine only. */
static const char *const points[] = {
    "-O0",
    "-g",
    "-std=gnu17",
    "-fsanitize=thread",
    "--param",
    "tsan-instrument-func-entry-exit=1",
    "--param",
    "tsan-distinguish-volatile=1",
    "-fsanitize-coverage=trace-pc",
    "-fsigned-char",
    "-fno-builtin",
    "-fno-short-enums",
    "-fno-pie",
    "-fno-stack-protector",
    "-fno-omit-frame-pointer",
    "-ffp-contract=off",
    NULL,
};

/* What metal mode keeps of them. The compiler notes its flags: the last one tells programs from the
   library. */
static const char *const metal[] = {
    "-g",
    "-std=gnu17",
    "-fsigned-char",
    "-fno-builtin",
    "-fno-short-enums",
    "-fno-pie",
    "-fno-stack-protector",
    "-ffp-contract=off",
    "-frandom-seed=metal",
    NULL,
};

/* What newer compilers refuse and old programs do. */
static const char *const old_c[] = {
    "-Wno-error=implicit-int",
    "-Wno-error=implicit-function-declaration",
    "-Wno-error=int-conversion",
    "-Wno-error=incompatible-pointer-types",
    NULL,
};

/* The same, known by the first compiler that refuses it: others refuse the flag. */
static const char *const old_c_14[] = {
    "-Wno-error=return-mismatch",
    "-Wno-error=declaration-missing-parameter-type",
    NULL,
};

static const char *const host_only[] = {
#ifdef __x86_64__
    "-fcf-protection=none",
#endif
    NULL,
};

/* Its division by zero gives 0; elsewhere it is a SIGFPE, so programs look before they divide. */
static const char *const aarch64_only[] = {
    "-fsanitize=integer-divide-by-zero",
    "-fno-sanitize-recover=integer-divide-by-zero",
    NULL,
};

static bool is_aarch64(const struct target *target)
{
#ifdef __aarch64__
    return target->host;
#else
    return target->emulator;
#endif
}

const struct target *target_find(const char *name)
{
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
        if (strcmp(targets[i].name, name) == 0)
            return &targets[i];
    return NULL;
}

char *target_part(const struct target *target, const char *name)
{
    char *relative = text("%s/%s", target->folder, name);
    char *path = home_path(relative);
    free(relative);
    return path;
}

char *target_machine(const struct target *target)
{
    return target_part(target, target->machine ? target->machine
                               : target->host  ? "machine.o"
                                               : "libpawl-target.a");
}

void target_must_exist(const struct target *target)
{
    if (!tool_find(target->compiler)) {
        if (target->host)
            fail("there is no %s: `make deps-host` installs it", target->compiler);
        fail("there is no %s: `make deps` (or apt install gcc-arm-none-eabi qemu-system-arm) "
             "installs what --on=qemu needs",
             target->compiler);
    }
    char *library = home_path(target->library);
    char *kernel = target_machine(target);
    if (!file_exists(library) || !file_exists(kernel))
        fail("the parts for %s are not built (%s): run `make%s'", target->name,
             file_exists(library) ? kernel : library, target->sanitize ? " test" : "");
    free(library);
    free(kernel);
}

/* What the compiler answers to a question, asked once and then remembered in the cache. */
static char *ask(const struct target *target, const char *question)
{
    struct digest digest;
    char *compiler = tool_find(target->compiler);
    digest_begin(&digest);
    digest_text(&digest, question);
    digest_identity(&digest, compiler ? compiler : target->compiler);
    free(compiler);
    for (const char *const *flag = target->cpu; *flag; flag++)
        digest_text(&digest, *flag);
    char *memory = cache_path(digest_end(&digest), ".answer");
    char *answer = file_read(memory, NULL);
    if (!answer) {
        struct list words = {0};
        list_add(&words, text("%s", target->compiler));
        list_add_all(&words, target->cpu);
        list_add(&words, text("%s", question));
        answer = tool_output(&words);
        file_write(memory, answer, strlen(answer));
    }
    free(memory);
    return answer;
}

char *target_version(const struct target *target)
{
    char *version = ask(target, "-dumpversion");
    version[strcspn(version, ".")] = 0;
    return version;
}

char *target_libgcc(const struct target *target) { return ask(target, "-print-libgcc-file-name"); }

void target_flags(const struct target *target, struct list *words)
{
    list_add_all(words, target->metal ? metal : points);
    list_add_all(words, target->cpu);
    list_add_all(words, old_c);
    char *version = target_version(target);
    if (atoi(version) >= 14)
        list_add_all(words, old_c_14);
    free(version);
    if (target->host)
        list_add_all(words, host_only);
    if (is_aarch64(target))
        list_add_all(words, aarch64_only);
    char *plugin = home_path(target->plugin);
    if (file_exists(plugin) && !target->metal)
        list_add(words, text("-fplugin=%s", plugin));
    free(plugin);
    static const char *const folders[] = {"user/include", "build/include", NULL};
    list_add(words, text("-nostdinc"));
    for (const char *const *folder = folders; *folder; folder++) {
        list_add(words, text("-isystem"));
        list_add(words, home_path(*folder));
    }
    list_add(words, text("-isystem"));
    list_add(words, ask(target, "-print-file-name=include"));
}
