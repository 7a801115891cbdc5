/* Names and text: what tests of one's own see through the debug information of their executable. */
#include <stdio.h>
#include <stdlib.h>

#include "libpawl_private.h"
#include "symbols.h"
#include "tracetext.h"

struct symbols *libpawl_symbols(void)
{
    static struct symbols *symbols;
    const char *why = NULL;
    if (!symbols && !(symbols = symbols_open("/proc/self/exe", &why)))
        libpawl_fail("the names of this executable cannot be read: %s", why);
    return symbols;
}

bool pawl_variable(int pid, const char *name, void *to, size_t size)
{
    struct symbols *symbols = libpawl_symbols();
    struct range range;
    if (!symbols)
        return false;
    size_t count = symbols_find(symbols, name, &range, 1);
    if (count != 1)
        return libpawl_fail("%zu variables are called %s", count, name);
    if (range.to - range.from != size)
        return libpawl_fail("%s has %zu bytes, not %zu", name, (size_t)(range.to - range.from),
                            size);
    return pawl_read(pid, (uintptr_t)range.from, to, size);
}

char *pawl_trace(void)
{
    struct symbols *symbols = libpawl_symbols();
    char *text = NULL;
    size_t length;
    FILE *to = symbols ? open_memstream(&text, &length) : NULL;
    struct tracer *tracer = to ? tracer_new(symbols, false) : NULL;
    if (!tracer) {
        if (symbols)
            libpawl_fail("out of memory");
        return NULL;
    }
    for (size_t i = 0; i < libpawl_record_count(); i++)
        tracer_text(tracer, libpawl_record(i), 1, to);
    tracer_finish(tracer, to);
    tracer_free(tracer);
    fclose(to);
    return text;
}
