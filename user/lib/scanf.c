/* The scanf family: where the characters come from. */
#include <stdio.h>

#include "internal.h"

struct stream_source {
    struct source source;
    FILE *stream;
};

static int next_of_stream(struct source *source)
{
    return library_get(((struct stream_source *)source)->stream);
}

static void back_to_stream(struct source *source, int c)
{
    library_unget(((struct stream_source *)source)->stream, c);
}

int vfscanf(FILE *stream, const char *format, va_list arguments)
{
    struct stream_source from = {{next_of_stream, back_to_stream, 0}, stream};
    return library_scan(&from.source, format, arguments);
}

int vscanf(const char *format, va_list arguments) { return vfscanf(stdin, format, arguments); }

int fscanf(FILE *stream, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int stored = vfscanf(stream, format, arguments);
    va_end(arguments);
    return stored;
}

int scanf(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int stored = vfscanf(stdin, format, arguments);
    va_end(arguments);
    return stored;
}

struct text_source {
    struct source source;
    const char *text;
};

static int next_of_text(struct source *source)
{
    unsigned char c = string_byte(((struct text_source *)source)->text + source->taken);
    return c ? c : EOF;
}

static void back_to_text(struct source *source, int c) { (void)source, (void)c; }

int vsscanf(const char *text, const char *format, va_list arguments)
{
    struct text_source from = {{next_of_text, back_to_text, 0}, text};
    return library_scan(&from.source, format, arguments);
}

int sscanf(const char *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int stored = vsscanf(text, format, arguments);
    va_end(arguments);
    return stored;
}
