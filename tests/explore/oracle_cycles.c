#include "oracle_cycles.h"

void say_cycles(void) {}
