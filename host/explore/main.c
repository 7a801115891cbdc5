/* stand-in */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "engine.h"
int main(int c, char **v)
{
    static char boot[1 << 20];
    FILE *f = fopen(v[1], "rb");
    size_t n = fread(boot, 1, sizeof boot, f);
    struct engine_options o = {0};
    uint32_t note;
    static struct move m[4 * MOVES_MAX];
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    engine_begin(boot, n, &o, &note);
    clock_gettime(CLOCK_MONOTONIC, &b);
    fprintf(stderr, "begin %.6f\n", b.tv_sec - a.tv_sec + (b.tv_nsec - a.tv_nsec) / 1e9);
    unsigned ends = 0, fails = 0, two = 0;
    for (uint32_t s = 0; s < engine_states() && s < (getenv("MOST") ? (uint32_t)atoi(getenv("MOST")) : 5000000); s++) {
        engine_load(s);
        unsigned k = engine_all_moves(m);
        if (getenv("V")) {
            for (unsigned i = 0; i < k; i++)
                fprintf(stderr, "%u -P%u-> %u note %u flags %x\n", s, engine_label(m[i].label)->number, m[i].to, m[i].note, m[i].flags);
        }
        for (unsigned i = 0; i < k; i++) {
            if (m[i].flags & MOVE_FAILS) fails++;
            if (engine_note(m[i].note)->two_inside) two++;
        }
        if (!k) ends++, engine_end();
    }
    clock_gettime(CLOCK_MONOTONIC, &b);
    fprintf(stderr, "states %u transitions %lu native %lu ends %u fails %u two %u memory %zu seconds %.6f\n", engine_states(), engine_transitions(), engine_native(), ends, fails, two, engine_memory(), b.tv_sec - a.tv_sec + (b.tv_nsec - a.tv_nsec) / 1e9);
    extern void store_debug(void); store_debug(); return c;
}
#include "live.h"
__attribute__((weak)) void live_mask(const struct context *context, uint8_t *stack, uintptr_t sp, uintptr_t top, struct context *canonical)
{
    (void)context, (void)stack, (void)sp, (void)top, (void)canonical;
}
