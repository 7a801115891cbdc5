#include "disassembly.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "tool.h"

/* "    8126:\t681a      \tldr\tr2, [r3, #0]\t@ (comment)": its fields but the first, NULL at the
 * end. */
static char *next_field(char **line)
{
    char *field = strsep(line, "\t");
    for (size_t length = field ? strlen(field) : 0;
         length && isspace((unsigned char)field[length - 1]);)
        field[--length] = 0;
    return field;
}

static unsigned digits(const char *raw)
{
    unsigned count = 0;
    for (; *raw; raw++)
        count += isxdigit((unsigned char)*raw) != 0;
    return count;
}

static bool jumps(const char *name, const char *operands)
{
    static const char *const others[] = {"bic", "bfi", "bfc", "bkpt", NULL};
    for (const char *const *other = others; *other; other++)
        if (starts_with(name, *other))
            return false;
    return name[0] == 'b' || starts_with(name, "cb") || starts_with(name, "tb") ||
           strstr(operands, "pc}");
}

/* "r3, 180028 <prog.lab.main+0x24>" becomes "r3, 180028", and "1418a <call.printf>" becomes
   "printf": the place that is meant, or the function's name as programs know it. */
static void shorten_target(struct instruction *instruction, char *operands)
{
    char *label = strchr(operands, '<'), *number = operands;
    if (!label || label == operands)
        return;
    for (char *c = operands; c < label; c++)
        if (*c == ' ' && c + 1 < label)
            number = c + 1;
    instruction->target = strtoull(number, NULL, 16);
    label[strcspn(label, ">")] = 0;
    char *name = starts_with(label, "<call.") ? label + 6 : label + 1;
    if (strchr(name, '+'))
        label[-1] = 0;
    else
        memmove(number, name, strlen(name) + 1);
}

/* Lines that are no instruction (names, data) are passed over. */
static void add_line(struct disassembly *code, char *line)
{
    char *end, none[] = "";
    struct instruction instruction = {.address = strtoull(line, &end, 16)};
    if (end == line || *end != ':' || end[1] != '\t')
        return;
    char *rest = end + 2;
    char *raw = next_field(&rest), *name = next_field(&rest), *operands = next_field(&rest);
    if (!raw || !name || name[0] == '.')
        return;
    if (!operands || *operands == '@')
        operands = none;
    instruction.size = digits(raw) / 2;
    instruction.jumps = jumps(name, operands);
    if (instruction.jumps)
        shorten_target(&instruction, operands);
    instruction.text = *operands ? text("%-6s %s", name, operands) : text("%s", name);
    code->items = grown(code->items, code->count + 1, sizeof *code->items);
    code->items[code->count++] = instruction;
}

struct disassembly disassemble(const char *machine, uint64_t from, uint64_t to)
{
    struct disassembly code = {0};
    struct list words = {0};
    list_add_all(&words, (const char *const[]){"arm-none-eabi-objdump", "-d", NULL});
    list_add(&words, text("--start-address=0x%llx", (unsigned long long)from));
    list_add(&words, text("--stop-address=0x%llx", (unsigned long long)to));
    list_add(&words, text("%s", machine));
    char *all = tool_all_output(&words), *rest = all;
    for (char *line; (line = strsep(&rest, "\n"));)
        add_line(&code, line);
    free(all);
    return code;
}

const struct instruction *disassembly_at(const struct disassembly *code, uint64_t address)
{
    for (size_t i = 0; i < code->count; i++)
        if (code->items[i].address == address)
            return &code->items[i];
    return NULL;
}

bool instruction_leads_to(const struct instruction *instruction, uint64_t address)
{
    return address == instruction->address + instruction->size ||
           (instruction->jumps && (!instruction->target || address == instruction->target));
}

void disassembly_free(struct disassembly *code)
{
    for (size_t i = 0; i < code->count; i++)
        free(code->items[i].text);
    free(code->items);
    *code = (struct disassembly){0};
}
