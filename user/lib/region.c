/* <pawl.h>: the region of `pawl sweep`. */
#include <pawl.h>

#include "internal.h"

void pawl_region_begin(void) { library_call(SYS_region, 1); }

void pawl_region_end(void) { library_call(SYS_region, 0); }
