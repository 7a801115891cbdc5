/* How wide text is. */
#include "columns.h"

#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>

/* Takes one character; a byte that begins none stands for itself. */
static const char *next_character(const char *at, uint32_t *character)
{
    const unsigned char *bytes = (const unsigned char *)at;
    unsigned more = bytes[0] >= 0xf0 ? 3 : bytes[0] >= 0xe0 ? 2 : bytes[0] >= 0xc0 ? 1 : 0;
    *character = more == 3 ? bytes[0] & 0x07u : more == 2 ? bytes[0] & 0x0fu : more ? bytes[0] & 0x1fu : bytes[0];
    for (unsigned i = 1; i <= more; i++) {
        if ((bytes[i] & 0xc0) != 0x80) {
            *character = bytes[0];
            return at + 1;
        }
        *character = *character << 6 | (bytes[i] & 0x3fu);
    }
    return at + 1 + more;
}

/* Letters of East Asia and signs of their width; marks that stand over the letter before. */
static unsigned width_of(uint32_t c)
{
    static const uint32_t wide[][2] = {{0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xa960, 0xa97f},
                                       {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f}, {0xff00, 0xff60},
                                       {0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x20000, 0x3fffd}};
    if (c >= 0x300 && c <= 0x36f)
        return 0;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (c >= wide[i][0] && c <= wide[i][1])
            return 2;
    return 1;
}

unsigned columns_of(const char *text)
{
    unsigned width = 0;
    uint32_t character;
    while (*text) {
        text = next_character(text, &character);
        width += width_of(character);
    }
    return width;
}

unsigned columns_put(const char *text, unsigned width, FILE *to)
{
    unsigned all = columns_of(text), at = 0;
    if (all <= width) {
        fputs(text, to);
        return all;
    }
    unsigned dots = width < 3 ? width : 3;
    while (*text) {
        uint32_t character;
        const char *next = next_character(text, &character);
        if (at + width_of(character) > width - dots)
            break;
        at += width_of(character);
        fwrite(text, 1, (size_t)(next - text), to);
        text = next;
    }
    fprintf(to, "%.*s", (int)dots, "...");
    return at + dots;
}

size_t columns_fit(const char *text, unsigned width)
{
    const char *at = text, *blank = NULL;
    unsigned columns = 0;
    while (*at) {
        uint32_t character;
        const char *next = next_character(at, &character);
        columns += width_of(character);
        if (columns > width && at > text)
            return (size_t)((blank ? blank : at) - text);
        if (*at == ' ' && 2 * columns > width)
            blank = at;
        at = next;
    }
    return (size_t)(at - text);
}

void columns_pad(const char *text, unsigned width, FILE *to)
{
    for (unsigned at = columns_put(text, width, to); at < width; at++)
        putc(' ', to);
}

unsigned columns_terminal(int file)
{
    struct winsize size;
    return ioctl(file, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
