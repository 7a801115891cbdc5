/* The functions of this executable, from its own table of symbols. */
#ifdef __x86_64__

#include <elf.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "live_private.h"

extern const char library_text_start[], library_text_end[];

static struct function *functions;
static size_t function_count;

static const char *bare(const char *name)
{
    if (strncmp(name, "call.", 5) == 0)
        return name + 5;
    return strncmp(name, "lib.", 4) == 0 ? name + 4 : name;
}

static int by_start(const void *a, const void *b)
{
    const struct function *f = a, *g = b;
    return f->start < g->start ? -1 : f->start > g->start ? 1 : 0;
}

/* Functions that say no size, those of assembler, end where the next begins. */
static void settle(uintptr_t limit)
{
    if (!functions)
        return;
    qsort(functions, function_count, sizeof *functions, by_start);
    for (size_t i = function_count; i-- > 0; limit = functions[i].start) {
        if (i + 1 < function_count && functions[i + 1].start == functions[i].start)
            functions[i].end = functions[i + 1].end;
        else if (functions[i].end == functions[i].start || functions[i].end > limit)
            functions[i].end = limit;
    }
}

static void take(const char *file, size_t size)
{
    const Elf64_Ehdr *header = (const void *)file;
    const Elf64_Shdr *sections = (const void *)(file + header->e_shoff), *symbols = NULL;
    uintptr_t limit = 0;
    if (!header->e_shoff || header->e_shoff + header->e_shnum * sizeof *sections > size)
        return;
    for (unsigned i = 0; i < header->e_shnum; i++) {
        if (sections[i].sh_type == SHT_SYMTAB)
            symbols = &sections[i];
        if (sections[i].sh_flags & SHF_EXECINSTR && sections[i].sh_addr + sections[i].sh_size > limit)
            limit = sections[i].sh_addr + sections[i].sh_size;
    }
    if (!symbols)
        return;
    const Elf64_Sym *from = (const void *)(file + symbols->sh_offset);
    const char *names = file + sections[symbols->sh_link].sh_offset;
    size_t count = symbols->sh_size / sizeof *from;
    functions = malloc(count * sizeof *functions);
    for (size_t i = 0; functions && i < count; i++)
        if (ELF64_ST_TYPE(from[i].st_info) == STT_FUNC && from[i].st_shndx != SHN_UNDEF)
            functions[function_count++] = (struct function){
                from[i].st_value, from[i].st_value + from[i].st_size, bare(names + from[i].st_name)};
    settle(limit);
}

static void read_symbols(void)
{
    struct stat status;
    int file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    if (fstat(file, &status) == 0) {
        size_t size = (size_t)status.st_size;
        void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
        if (bytes != MAP_FAILED)
            take(bytes, size);
    }
    close(file);
}

bool function_at(uintptr_t pc, struct function *function)
{
    static bool read;
    if (!read)
        read_symbols();
    read = true;
    size_t low = 0, high = function_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (functions[middle].start <= pc)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low || pc >= functions[low - 1].end)
        return false;
    *function = functions[low - 1];
    return true;
}

bool function_of_library(const struct function *function)
{
    return function->start >= (uintptr_t)library_text_start && function->start < (uintptr_t)library_text_end;
}

/* One of the library's of these names: programs may have others that are called the same. */
static bool among(const struct function *function, const char *const *names)
{
    if (!function_of_library(function))
        return false;
    while (*names && strcmp(function->name, *names) != 0)
        names++;
    return *names;
}

bool function_ends(const struct function *function)
{
    static const char *const names[] = {"exit",    "_exit",      "_Exit",       "abort",   "quick_exit",
                                        "longjmp", "siglongjmp", "_longjmp",    "library_jump",
                                        "thrd_exit", "pthread_exit", "__assert_fail", "err", "errx",
                                        "verr",    "verrx",      NULL};
    return among(function, names);
}

bool function_twice(const struct function *function)
{
    static const char *const names[] = {"setjmp",      "_setjmp", "sigsetjmp", "__sigsetjmp",
                                        "library_set_jump", "vfork", NULL};
    return among(function, names);
}

bool function_first(const struct function *function)
{
    static const char *const names[] = {"library_start", "library_signal", NULL};
    return among(function, names);
}

bool function_tells(const struct function *function)
{
    const char *at = function->name;
    if (!function_of_library(function) || strncmp(at, "__tsan_", 7) != 0)
        return false;
    at += 7;
    for (int i = 0; i < 2; i++)
        at += strncmp(at, "volatile_", 9) == 0 ? 9 : strncmp(at, "unaligned_", 10) == 0 ? 10 : 0;
    at += strncmp(at, "read", 4) == 0 ? 4 : strncmp(at, "write", 5) == 0 ? 5 : 0;
    return *at >= '1' && *at <= '9' && strlen(at) <= 2;
}

#endif
