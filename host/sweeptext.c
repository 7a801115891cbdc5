#include "sweeptext.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "symbols.h"

enum { CODE_WIDTH = 24, SOURCE_WIDTH = 34 };

char *sweep_end(unsigned end)
{
    static const char *const names[] = {
#define END(name, status, words) [END_##name] = #name,
#include "ends.def"
#undef END
    };
    char *name = text("%s", names[end]);
    for (char *c = name; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    return name;
}

char *sweep_outcome(const struct rerun *run)
{
    char *printed = text("%s", run->output), *end = sweep_end(run->end), *all;
    size_t length = strlen(printed);
    if (length && printed[length - 1] == '\n')
        printed[length - 1] = 0;
    for (char *c = printed; *c; c++)
        if (*c == '\n')
            *c = '/';
    if (run->end == END_LIMIT)
        all = text("%s%snever ends", printed, *printed ? ", " : "");
    else if (run->end == END_EXIT)
        all = text("%s%s", printed, *printed ? "" : text("status %d", run->status));
    else
        all = text("%s%s%s", printed, *printed ? ", " : "", end);
    free(printed);
    free(end);
    return all;
}

/* ---- Sources ----------------------------------------------------------------------------- */

/* The text of a line of one of the programs' files, without blanks round it; a new string. */
static char *source_line(const struct work *work, const char *file, unsigned line)
{
    for (size_t i = 0; i < work->guest_count; i++)
        for (size_t j = 0; j < work->guests[i].sources.count; j++) {
            const char *path = work->guests[i].sources.items[j];
            char *all = strcmp(base_name(path), file) == 0 ? file_read(path, NULL) : NULL,
                 *at = all;
            for (unsigned left = line - 1; at && left; left--) {
                at = strchr(at, '\n');
                at += at != NULL;
            }
            char *found = at ? text("%.*s", (int)strcspn(at + strspn(at, " \t"), "\n"),
                                    at + strspn(at, " \t"))
                             : NULL;
            free(all);
            if (found)
                return found;
        }
    return text("%s", "");
}

/* "37: balance = balance + 10;", or nothing if it is that of the row before. */
static char *place(struct sweep *sweep, uint64_t pc, unsigned *last)
{
    const struct code *code = symbols_code(session_symbols(&sweep->session), pc);
    if (!code->file || code->line == *last)
        return text("%s", "");
    *last = code->line;
    char *source = source_line(&sweep->session.work, code->file, code->line);
    char *all = text("%u: %s", code->line, source);
    free(source);
    if (strlen(all) > SOURCE_WIDTH) {
        size_t most = SOURCE_WIDTH - 4;
        while ((all[most] & 0xc0) == 0x80)
            most--;
        memcpy(all + most, " ...", sizeof " ...");
    }
    return all;
}

/* ---- The table --------------------------------------------------------------------------- */

/* "abs", which the instruction before called; "the library" if that does not tell. */
static const char *called(const struct sweep *sweep, const struct sweep_row *row)
{
    const struct instruction *before =
        row == sweep->rows ? NULL : disassembly_at(&sweep->code, row[-1].pc);
    const char *name =
        before && before->jumps && before->target ? strrchr(before->text, ' ') : NULL;
    return name ? name + 1 : "the library";
}

static void print_passed(const struct sweep *sweep, const struct sweep_row *row)
{
    char *k = row->last > row->k ? text("%u-%u", row->k, row->last) : text("%u", row->k);
    printf("%5s  %6s  in %s: not interrupted\n", k, "", called(sweep, row));
    free(k);
}

static void print_row(struct sweep *sweep, const struct sweep_row *row, unsigned *last)
{
    const struct instruction *instruction = disassembly_at(&sweep->code, row->pc);
    char *where = place(sweep, row->pc, last);
    printf("%c %3u  %6llx  %-*s  %-*s  %s\n", row->wrong ? '!' : ' ', row->k,
           (unsigned long long)row->pc, CODE_WIDTH, instruction ? instruction->text : "?",
           SOURCE_WIDTH, where, row->outcome);
    free(where);
}

void sweep_print(struct sweep *sweep)
{
    size_t wrong = 0, tried = 0;
    unsigned last = 0;
    printf("%s, %s: the others come in before each instruction of the region (명령마다 그 앞에서 "
           "문맥 교환)\n",
           sweep->session.work.guests[0].name, sweep->flags);
    printf("%5s  %6s  %-*s  %-*s  %s\n", "k", "pc", CODE_WIDTH, "instruction", SOURCE_WIDTH, "line",
           "outcome");
    for (size_t i = 0; i < sweep->count; i++) {
        if (sweep->rows[i].pc)
            print_row(sweep, &sweep->rows[i], &last);
        else
            print_passed(sweep, &sweep->rows[i]);
        wrong += sweep->rows[i].wrong;
        tried += sweep->rows[i].pc != 0;
    }
    printf("! %zu of %zu: %s\n", wrong, tried, sweep->meaning);
}

/* ---- Functions --------------------------------------------------------------------------- */

static struct disassembly code_of(struct sweep *sweep, const char *name)
{
    uint64_t address;
    struct symbols *symbols = session_symbols(&sweep->session);
    if (symbols_functions(symbols, name, &address, 1) == 0)
        fail("the header says: code %s: there is no such function with %s", name, sweep->flags);
    const struct function *function = symbols_function_at(symbols, address);
    return disassemble(sweep->session.machine, function->low, function->high);
}

static void print_column(const struct disassembly *code, size_t line)
{
    if (line < code->count)
        printf("  %6llx  %-*s", (unsigned long long)code->items[line].address, CODE_WIDTH,
               code->items[line].text);
    else
        printf("  %*s", CODE_WIDTH + 8, "");
}

void sweep_print_code(struct sweep *sweeps, size_t count, const char *function)
{
    struct disassembly *codes = grown(NULL, count, sizeof *codes);
    size_t lines = 0;
    printf("\n%s() as the compiler makes it (컴파일러가 만든 것)\n", function);
    for (size_t i = 0; i < count; i++) {
        codes[i] = code_of(&sweeps[i], function);
        lines = codes[i].count > lines ? codes[i].count : lines;
        printf("  %-*s|", CODE_WIDTH + 8, sweeps[i].flags);
    }
    putchar('\n');
    for (size_t line = 0; line < lines; line++) {
        for (size_t i = 0; i < count; i++) {
            print_column(&codes[i], line);
            putchar('|');
        }
        putchar('\n');
    }
    for (size_t i = 0; i < count; i++)
        disassembly_free(&codes[i]);
    free(codes);
}
