#include "search.h"

void walk_run(uint32_t note, FILE *to) { search_run(note, to); }
