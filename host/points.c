/* Where the programs announce accesses: their calls of the functions that GCC calls for that. */
#include "symbols_private.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

/* Addresses of those functions. */
struct hooks {
    uint64_t *addresses;
    size_t count;
};

static bool is_hook(const char *name)
{
    static const char *const beginnings[] = {"__tsan_read",     "__tsan_write",    "__tsan_unaligned_",
                                             "__tsan_volatile", "__tsan_atomic"};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (strncmp(name, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    return false;
}

static void add_hook(struct hooks *hooks, uint64_t address)
{
    hooks->addresses = must(reallocarray(hooks->addresses, hooks->count + 1, sizeof address));
    hooks->addresses[hooks->count++] = address;
}

static struct hooks find_hooks(const struct symbols *symbols)
{
    struct hooks hooks = {0};
    GElf_Shdr header;
    for (Elf_Scn *section = NULL; (section = elf_nextscn(symbols->elf, section));) {
        if (!gelf_getshdr(section, &header) || header.sh_type != SHT_SYMTAB || !header.sh_entsize)
            continue;
        Elf_Data *data = elf_getdata(section, NULL);
        for (size_t i = 0; data && i < header.sh_size / header.sh_entsize; i++) {
            GElf_Sym symbol;
            const char *name = gelf_getsym(data, (int)i, &symbol)
                                   ? elf_strptr(symbols->elf, header.sh_link, symbol.st_name)
                                   : NULL;
            if (name && symbol.st_shndx != SHN_UNDEF && is_hook(name))
                add_hook(&hooks, symbol.st_value);
        }
    }
    return hooks;
}

static bool calls_hook(const struct hooks *hooks, uint64_t target)
{
    for (size_t i = 0; i < hooks->count; i++)
        if (hooks->addresses[i] == target)
            return true;
    return false;
}

/* The bytes of a function, or NULL. */
static const unsigned char *bytes_of(const struct symbols *symbols, const struct function *function)
{
    GElf_Shdr header;
    for (Elf_Scn *section = NULL; (section = elf_nextscn(symbols->elf, section));) {
        if (!gelf_getshdr(section, &header) || header.sh_type != SHT_PROGBITS ||
            function->low < header.sh_addr || function->high > header.sh_addr + header.sh_size)
            continue;
        Elf_Data *data = elf_rawdata(section, NULL);
        return data && data->d_buf ? (unsigned char *)data->d_buf + (function->low - header.sh_addr) : NULL;
    }
    return NULL;
}

/* The return address of a call at `at`, and where it goes; 0: there is none. What looks like a call and is none does
   not go to a hook. */
static uint64_t call_at(const struct symbols *symbols, const unsigned char *code, uint64_t at, uint64_t left,
                        uint64_t *target)
{
    if (symbols->machine == EM_X86_64) {
        int32_t way;
        if (left < 5 || code[0] != 0xe8)
            return 0;
        memcpy(&way, code + 1, sizeof way);
        *target = at + 5 + (uint64_t)(int64_t)way;
        return at + 5;
    }
    uint32_t word;
    if (symbols->machine != EM_AARCH64 || left < 4 || at % 4 != 0)
        return 0;
    memcpy(&word, code, sizeof word);
    if (word >> 26 != 0x25) /* bl */
        return 0;
    *target = at + (uint64_t)((int64_t)((uint64_t)word << 38) >> 36);
    return at + 4;
}

void symbols_points(struct symbols *symbols,
                    void (*visit)(void *context, uint64_t pc, const struct code *code), void *context)
{
    struct hooks hooks = find_hooks(symbols);
    for (size_t i = 0; i < symbols->function_count; i++) {
        const struct function *function = &symbols->functions[i];
        const unsigned char *code = bytes_of(symbols, function);
        for (uint64_t at = function->low; code && at < function->high; at++) {
            uint64_t target, pc = call_at(symbols, code + (at - function->low), at, function->high - at, &target);
            if (pc && calls_hook(&hooks, target))
                visit(context, pc, symbols_code(symbols, pc - 1));
        }
    }
    free(hooks.addresses);
}
