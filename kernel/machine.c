/* The one value. Ports place what is here by section names: .bss.machine, .bss.user_info,
   .bss.shared_memory. */
#include "kernel.h"

struct machine machine;

struct user_info user_info;

_Alignas(SHM_CHUNK) uint8_t shared_memory[SHM_CHUNKS][SHM_CHUNK];
