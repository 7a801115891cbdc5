/* The one value. Ports place the two by their section names (.bss.machine, .bss.user_info). */
#include "kernel.h"

struct machine machine;

struct user_info user_info;
