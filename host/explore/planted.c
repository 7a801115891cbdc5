#include "planted.h"

unsigned planted_bug;
