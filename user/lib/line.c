/* Lines of any length. */
#include <stdio.h>
#include <stdlib.h>

#include "internal.h"

enum { FIRST_LINE = 120 };

/* Makes room for `needed` bytes in the program's block. */
static bool make_room(char **line, size_t *size, size_t needed)
{
    if (*line && *size >= needed)
        return true;
    size_t room = *line ? 2 * *size : FIRST_LINE;
    if (room < needed)
        room = needed;
    char *larger = realloc(*line, room);
    if (!larger)
        return false;
    announce_write(line, sizeof *line);
    *line = larger;
    announce_write(size, sizeof *size);
    *size = room;
    return true;
}

ssize_t getdelim(char **line, size_t *size, int end, FILE *stream)
{
    size_t length = 0;
    int c;
    if (!line || !size)
        return library_fail(K_EINVAL);
    announce_read(line, sizeof *line);
    announce_read(size, sizeof *size);
    do {
        c = library_get(stream);
        if (c == EOF && (length == 0 || stream->failed))
            return -1;
        if (!make_room(line, size, length + 2))
            return -1;
        if (c != EOF)
            set_string_byte(*line + length++, (char)c);
    } while (c != EOF && c != end);
    set_string_byte(*line + length, 0);
    return (ssize_t)length;
}

ssize_t getline(char **line, size_t *size, FILE *stream)
{
    return getdelim(line, size, '\n', stream);
}
