/* Reads the constants of a machine's file: its tables `programs` and `slots`, and strings. */
#include "symbols_private.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

/* The section that holds the bytes at `address`, NULL if it is not in the file. */
static Elf_Scn *section_at(const struct symbols *symbols, uint64_t address, GElf_Shdr *header)
{
    for (Elf_Scn *section = NULL; (section = elf_nextscn(symbols->elf, section));)
        if (gelf_getshdr(section, header) && header->sh_type == SHT_PROGBITS &&
            (header->sh_flags & SHF_ALLOC) && address >= header->sh_addr &&
            address - header->sh_addr < header->sh_size)
            return section;
    return NULL;
}

static const char *bytes_at(const struct symbols *symbols, uint64_t address, size_t *length,
                            uint64_t forbidden)
{
    GElf_Shdr header;
    Elf_Scn *section = section_at(symbols, address, &header);
    Elf_Data *data = section && !(header.sh_flags & forbidden) ? elf_rawdata(section, NULL) : NULL;
    if (!data || address - header.sh_addr >= data->d_size)
        return NULL;
    size_t there = data->d_size - (address - header.sh_addr);
    if (*length > there)
        *length = there;
    return (const char *)data->d_buf + (address - header.sh_addr);
}

const char *symbols_constant(const struct symbols *symbols, uint64_t address, size_t *length)
{
    return bytes_at(symbols, address, length, SHF_WRITE | SHF_EXECINSTR);
}

/* A section that is all zeros is not in the file. */
static bool is_zeros(const struct symbols *symbols, uint64_t address)
{
    GElf_Shdr header;
    for (Elf_Scn *section = NULL; (section = elf_nextscn(symbols->elf, section));)
        if (gelf_getshdr(section, &header) && header.sh_type == SHT_NOBITS && (header.sh_flags & SHF_ALLOC) &&
            address >= header.sh_addr && address - header.sh_addr < header.sh_size)
            return true;
    return false;
}

bool symbols_initial(const struct symbols *symbols, uint64_t address, size_t size, uint64_t *value)
{
    size_t length = size;
    const char *bytes = size <= sizeof *value ? bytes_at(symbols, address, &length, 0) : NULL;
    *value = 0;
    if (bytes && length == size)
        memcpy(value, bytes, size);
    return bytes ? length == size : is_zeros(symbols, address);
}

uint64_t symbols_address(const struct symbols *symbols, const char *name)
{
    GElf_Shdr header;
    for (Elf_Scn *section = NULL; (section = elf_nextscn(symbols->elf, section));) {
        if (!gelf_getshdr(section, &header) || header.sh_type != SHT_SYMTAB)
            continue;
        Elf_Data *data = elf_getdata(section, NULL);
        GElf_Sym entry;
        for (int i = (int)header.sh_info; data && gelf_getsym(data, i, &entry); i++) {
            const char *found = elf_strptr(symbols->elf, header.sh_link, entry.st_name);
            if (entry.st_shndx != SHN_UNDEF && found && strcmp(found, name) == 0)
                return entry.st_value;
        }
    }
    return 0;
}

/* A little-endian number of the machine at *address, which moves behind it. */
static uint64_t take(const struct symbols *symbols, uint64_t *address, unsigned size)
{
    uint64_t value = 0, at = (*address + size - 1) / size * size;
    size_t length = size;
    const char *bytes = bytes_at(symbols, at, &length, 0);
    if (bytes && length == size)
        memcpy(&value, bytes, size);
    *address = at + size;
    return value;
}

static void read_entries(const struct symbols *symbols, struct program_info *program, uint64_t at)
{
    for (uint64_t start; (start = take(symbols, &at, symbols->word));) {
        program->entries =
            must(realloc(program->entries, (program->entry_count + 1) * sizeof *program->entries));
        program->entries[program->entry_count++] = start;
    }
}

/* struct program of kernel/program.h, as the machine lays it out. */
static void read_program(struct symbols *symbols, struct program_info *program, uint64_t *at)
{
    unsigned word = symbols->word;
    size_t length = 256;
    const char *name = bytes_at(symbols, take(symbols, at, word), &length, 0);
    program->name = name && memchr(name, 0, length) ? name : "?";
    read_entries(symbols, program, take(symbols, at, word));
    program->slot = (unsigned)take(symbols, at, 2);
    take(symbols, at, 2);    /* flags */
    take(symbols, at, word); /* data */
    take(symbols, at, 4);    /* data_size */
    take(symbols, at, 4);    /* heap_start */
    take(symbols, at, word); /* constructors */
    take(symbols, at, word);
}

void symbols_read_tables(struct symbols *symbols)
{
    uint64_t slots = symbols_address(symbols, "slots"), programs = symbols_address(symbols, "programs");
    uint64_t slot_count = symbols_address(symbols, "slot_count");
    uint64_t program_count = symbols_address(symbols, "program_count");
    symbols->slot_count = slots && slot_count ? take(symbols, &slot_count, 4) : 0;
    symbols->program_count = programs && program_count ? take(symbols, &program_count, 4) : 0;
    symbols->slots = must(calloc(symbols->slot_count + 1, sizeof *symbols->slots));
    symbols->programs = must(calloc(symbols->program_count + 1, sizeof *symbols->programs));
    for (size_t i = 0; i < symbols->slot_count; i++) {
        symbols->slots[i].base = take(symbols, &slots, symbols->word);
        symbols->slots[i].size = take(symbols, &slots, 4);
        slots += symbols->word - 4; /* the struct ends at a multiple of a word */
    }
    for (size_t i = 0; i < symbols->program_count; i++)
        read_program(symbols, &symbols->programs[i], &programs);
    symbols->overlaid = symbols->slot_count < symbols->program_count;
}
