/* Numbers that the assembler files need: compiled to assembler, from which the build takes each
   line that begins with "->" into offsets.h. */
#include "abi.h"

#define OFFSET(name, value) __asm__ volatile("\n->#define " #name " %c0" : : "i"(value))

void offsets(void);

void offsets(void)
{
    OFFSET(BLOCK_ERRNO, offsetof(struct thread_block, errno_));
    OFFSET(BLOCK_FUEL, offsetof(struct thread_block, fuel));
    OFFSET(BLOCK_TRACED, offsetof(struct thread_block, traced));
    OFFSET(SYS_vfork, SYS_vfork);
    OFFSET(SYS_vfork_return, SYS_vfork_return);
    OFFSET(SYS_note_frame, SYS_note_frame);
    OFFSET(BLOCK_CALLER, offsetof(struct thread_block, caller));
    OFFSET(BLOCK_CALLER_SP, offsetof(struct thread_block, caller_sp));
    OFFSET(BLOCK_CALLER_FP, offsetof(struct thread_block, caller_fp));
    OFFSET(OP_READ, OP_READ);
    OFFSET(OP_WRITE, OP_WRITE);
    OFFSET(OP_FUEL, OP_FUEL);
    OFFSET(FUEL, 10000);
}
_Static_assert(offsetof(struct thread_block, errno_) == 0,
               "points know errno by the block's address");
_Static_assert(offsetof(struct user_info, thread) == 0, "stubs read the first word of user_info");
