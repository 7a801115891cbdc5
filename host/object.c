#include "object.h"

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>
#include <fcntl.h>
#include <gelf.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Names ------------------------------------------------------------------------------- */

static Elf *open_elf(const char *path, int *file)
{
    elf_version(EV_CURRENT);
    *file = open(path, O_RDONLY | O_CLOEXEC);
    Elf *elf = *file < 0 ? NULL : elf_begin(*file, ELF_C_READ_MMAP, NULL);
    if (!elf || elf_kind(elf) != ELF_K_ELF)
        fail("%s is no object file", path);
    return elf;
}

static void close_elf(Elf *elf, int file)
{
    elf_end(elf);
    close(file);
}

static enum name_kind kind_of(const GElf_Sym *symbol)
{
    if (GELF_ST_TYPE(symbol->st_info) == STT_TLS)
        return NAME_THREAD_LOCAL;
    if (symbol->st_shndx == SHN_UNDEF)
        return NAME_UNDEFINED;
    return GELF_ST_TYPE(symbol->st_info) == STT_FUNC ? NAME_FUNCTION : NAME_DATA;
}

static bool counts(const GElf_Sym *symbol)
{
    /* A static thread-local variable is as impossible as a global one. */
    return GELF_ST_BIND(symbol->st_info) != STB_LOCAL || GELF_ST_TYPE(symbol->st_info) == STT_TLS;
}

static void read_names(struct object_file *object, Elf *elf, Elf_Scn *section,
                       const GElf_Shdr *header)
{
    Elf_Data *data = elf_getdata(section, NULL);
    size_t count = header->sh_entsize ? header->sh_size / header->sh_entsize : 0;
    object->names = calloc(count + 1, sizeof *object->names);
    if (!object->names)
        fail("out of memory");
    for (size_t i = 1; i < count; i++) {
        GElf_Sym symbol;
        if (!gelf_getsym(data, (int)i, &symbol) || !counts(&symbol))
            continue;
        const char *name = elf_strptr(elf, header->sh_link, symbol.st_name);
        if (name && *name)
            object->names[object->count++] =
                (struct name){text("%s", name), kind_of(&symbol), symbol.st_size};
    }
}

static bool is_usual(const char *name)
{
    static const char *const usual[] = {".data",      ".bss",      ".sdata",      ".sbss",
                                        ".tdata",     ".tbss",     ".init_array", ".fini_array",
                                        ".slot.data", ".slot.bss", ".slot.ctors", ".eh_frame"};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        size_t length = strlen(usual[i]);
        if (strncmp(name, usual[i], length) == 0 && (name[length] == 0 || name[length] == '.'))
            return true;
    }
    return false;
}

static void look_at_section(struct object_file *object, const GElf_Shdr *header, const char *name)
{
    bool writable = (header->sh_flags & SHF_ALLOC) && (header->sh_flags & SHF_WRITE);
    if (writable && !is_usual(name) && !object->writable)
        object->writable = text("%s", name);
    if (starts_with(name, ".fini_array") && !object->destructor)
        object->destructor = text("%s", name);
}

void object_read(struct object_file *object, const char *path)
{
    int file;
    Elf *elf = open_elf(path, &file);
    size_t names = 0;
    *object = (struct object_file){0};
    elf_getshdrstrndx(elf, &names);
    for (Elf_Scn *section = NULL; (section = elf_nextscn(elf, section));) {
        GElf_Shdr header;
        if (!gelf_getshdr(section, &header))
            continue;
        if (header.sh_type == SHT_SYMTAB)
            read_names(object, elf, section, &header);
        const char *name = elf_strptr(elf, names, header.sh_name);
        look_at_section(object, &header, name ? name : "");
    }
    close_elf(elf, file);
}

struct section object_section(const char *path, const char *wanted)
{
    int file;
    Elf *elf = open_elf(path, &file);
    size_t names = 0;
    struct section found = {0, 1};
    elf_getshdrstrndx(elf, &names);
    for (Elf_Scn *section = NULL; (section = elf_nextscn(elf, section));) {
        GElf_Shdr header;
        const char *name =
            gelf_getshdr(section, &header) ? elf_strptr(elf, names, header.sh_name) : NULL;
        if (name && strcmp(name, wanted) == 0)
            found = (struct section){header.sh_size, header.sh_addralign ? header.sh_addralign : 1};
    }
    close_elf(elf, file);
    return found;
}

void object_read_archive(struct object_file *object, const char *path)
{
    elf_version(EV_CURRENT);
    *object = (struct object_file){0};
    int file = open(path, O_RDONLY | O_CLOEXEC);
    Elf *archive = file < 0 ? NULL : elf_begin(file, ELF_C_READ_MMAP, NULL);
    size_t count = 0;
    Elf_Arsym *symbols = archive ? elf_getarsym(archive, &count) : NULL;
    if (!symbols)
        fail("%s is no library", path);
    object->names = calloc(count, sizeof *object->names);
    if (!object->names)
        fail("out of memory");
    for (size_t i = 0; i < count && symbols[i].as_name; i++)
        object->names[object->count++] =
            (struct name){text("%s", symbols[i].as_name), NAME_FUNCTION, 0};
    close_elf(archive, file);
}

const struct name *object_find(const struct object_file *object, const char *name)
{
    for (size_t i = 0; i < object->count; i++)
        if (strcmp(object->names[i].name, name) == 0)
            return &object->names[i];
    return NULL;
}

void object_free(struct object_file *object)
{
    for (size_t i = 0; i < object->count; i++)
        free(object->names[i].name);
    free(object->names);
    free(object->writable);
    free(object->destructor);
    *object = (struct object_file){0};
}

/* ---- Where a name is used ---------------------------------------------------------------- */

struct use {
    GElf_Section section; /* of the code */
    GElf_Addr offset;     /* in it */
};

/* One relocation of a REL or RELA section. */
static bool read_relocation(Elf_Data *data, bool addend, int i, GElf_Addr *offset, GElf_Xword *info)
{
    GElf_Rela rela;
    GElf_Rel rel;
    if (addend ? !gelf_getrela(data, i, &rela) : !gelf_getrel(data, i, &rel))
        return false;
    *offset = addend ? rela.r_offset : rel.r_offset;
    *info = addend ? rela.r_info : rel.r_info;
    return true;
}

static const char *symbol_name(Elf *elf, const GElf_Shdr *relocations, GElf_Xword info)
{
    GElf_Shdr header;
    GElf_Sym symbol;
    Elf_Scn *table = elf_getscn(elf, relocations->sh_link);
    if (!gelf_getshdr(table, &header) ||
        !gelf_getsym(elf_getdata(table, NULL), (int)GELF_R_SYM(info), &symbol))
        return "";
    const char *name = elf_strptr(elf, header.sh_link, symbol.st_name);
    return name ? name : "";
}

/* Finds the first use of `name` among the relocations of one section of code or data. */
static bool find_in(Elf *elf, Elf_Scn *section, const GElf_Shdr *header, const char *name,
                    struct use *use)
{
    GElf_Shdr patched;
    if (!gelf_getshdr(elf_getscn(elf, header->sh_info), &patched) ||
        !(patched.sh_flags & SHF_EXECINSTR))
        return false;
    Elf_Data *data = elf_getdata(section, NULL);
    for (int i = 0; i < (int)(header->sh_size / header->sh_entsize); i++) {
        GElf_Xword info;
        if (read_relocation(data, header->sh_type == SHT_RELA, i, &use->offset, &info) &&
            strcmp(symbol_name(elf, header, info), name) == 0) {
            use->section = (GElf_Section)header->sh_info;
            return true;
        }
    }
    return false;
}

static bool find_use(const char *path, const char *name, struct use *use)
{
    int file;
    Elf *elf = open_elf(path, &file);
    bool found = false;
    for (Elf_Scn *section = NULL; !found && (section = elf_nextscn(elf, section));) {
        GElf_Shdr header;
        if (gelf_getshdr(section, &header) &&
            (header.sh_type == SHT_REL || header.sh_type == SHT_RELA) && header.sh_entsize)
            found = find_in(elf, section, &header, name, use);
    }
    close_elf(elf, file);
    return found;
}

/* Opens the debug information of one object, its relocations applied. */
static Dwfl *open_debug(const char *path, Dwfl_Module **module)
{
    static const Dwfl_Callbacks callbacks = {
        .find_elf = dwfl_build_id_find_elf,
        .find_debuginfo = dwfl_standard_find_debuginfo,
        .section_address = dwfl_offline_section_address,
    };
    Dwfl *debug = dwfl_begin(&callbacks);
    dwfl_report_begin(debug);
    *module = dwfl_report_offline(debug, base_name(path), path, -1);
    dwfl_report_end(debug, NULL, NULL);
    return debug;
}

/* Where dwfl has laid the section with number `wanted`. */
static bool section_base(Dwfl_Module *module, GElf_Section wanted, GElf_Addr *base)
{
    GElf_Addr bias;
    Elf *elf = dwfl_module_getelf(module, &bias);
    for (int i = 0; elf && i < dwfl_module_relocations(module); i++) {
        GElf_Word number = 0;
        if (!dwfl_module_relocation_info(module, (unsigned)i, &number) || number != wanted)
            continue;
        GElf_Shdr header;
        if (!gelf_getshdr(elf_getscn(elf, wanted), &header))
            return false;
        *base = header.sh_addr + bias;
        return true;
    }
    return false;
}

char *object_use(const char *path, const char *name)
{
    struct use use;
    if (!find_use(path, name, &use))
        return text("%s", "");
    Dwfl_Module *module;
    Dwfl *debug = open_debug(path, &module);
    char *place = NULL;
    GElf_Addr base;
    if (module && section_base(module, use.section, &base)) {
        Dwfl_Line *line = dwfl_module_getsrc(module, base + use.offset);
        int number = 0;
        const char *file = line ? dwfl_lineinfo(line, NULL, &number, NULL, NULL, NULL) : NULL;
        if (file)
            place = text("%s:%d", base_name(file), number);
    }
    dwfl_end(debug);
    return place ? place : text("%s", "");
}

/* ---- Types ------------------------------------------------------------------------------- */

struct question {
    const char *name;
    bool is_void;
};

static int look_at_function(Dwarf_Die *function, void *argument)
{
    struct question *question = argument;
    const char *name = dwarf_diename(function);
    if (!name || strcmp(name, question->name) != 0)
        return DWARF_CB_OK;
    Dwarf_Attribute type;
    question->is_void = !dwarf_attr_integrate(function, DW_AT_type, &type);
    return DWARF_CB_ABORT;
}

bool object_is_void(const char *path, const char *name)
{
    Dwfl_Module *module;
    Dwfl *debug = open_debug(path, &module);
    struct question question = {name, false};
    Dwarf_Addr bias;
    for (Dwarf_Die *unit = NULL; module && (unit = dwfl_module_nextcu(module, unit, &bias));)
        if (dwarf_getfuncs(unit, look_at_function, &question, 0) != 0)
            break;
    dwfl_end(debug);
    return question.is_void;
}
