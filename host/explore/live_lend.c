/* Addresses of variables that are lent for the time of a call: a compare-and-exchange reads and writes through the address of
   what it expects, and forgets it. So the variable is read by that call, and known to nobody later. */
#ifdef __x86_64__

#include <capstone/capstone.h>
#include <stdlib.h>
#include <string.h>

#include "live_private.h"

enum { AX = 1 << 0, SI = 1 << 6 };

/* A general register as a set, by its number in instructions. */
static uint16_t set_of(unsigned reg)
{
    static const unsigned names[16][5] = {
        {X86_REG_RAX, X86_REG_EAX, X86_REG_AX, X86_REG_AL, X86_REG_AH},
        {X86_REG_RCX, X86_REG_ECX, X86_REG_CX, X86_REG_CL, X86_REG_CH},
        {X86_REG_RDX, X86_REG_EDX, X86_REG_DX, X86_REG_DL, X86_REG_DH},
        {X86_REG_RBX, X86_REG_EBX, X86_REG_BX, X86_REG_BL, X86_REG_BH},
        {X86_REG_RSP, X86_REG_ESP, X86_REG_SP, X86_REG_SPL},
        {X86_REG_RBP, X86_REG_EBP, X86_REG_BP, X86_REG_BPL},
        {X86_REG_RSI, X86_REG_ESI, X86_REG_SI, X86_REG_SIL},
        {X86_REG_RDI, X86_REG_EDI, X86_REG_DI, X86_REG_DIL},
        {X86_REG_R8, X86_REG_R8D, X86_REG_R8W, X86_REG_R8B},
        {X86_REG_R9, X86_REG_R9D, X86_REG_R9W, X86_REG_R9B},
        {X86_REG_R10, X86_REG_R10D, X86_REG_R10W, X86_REG_R10B},
        {X86_REG_R11, X86_REG_R11D, X86_REG_R11W, X86_REG_R11B},
        {X86_REG_R12, X86_REG_R12D, X86_REG_R12W, X86_REG_R12B},
        {X86_REG_R13, X86_REG_R13D, X86_REG_R13W, X86_REG_R13B},
        {X86_REG_R14, X86_REG_R14D, X86_REG_R14W, X86_REG_R14B},
        {X86_REG_R15, X86_REG_R15D, X86_REG_R15W, X86_REG_R15B},
    };
    for (unsigned which = 0; reg && which < 16; which++)
        for (unsigned i = 0; i < 5; i++)
            if (names[which][i] == reg)
                return (uint16_t)(1u << which);
    return 0;
}

void general_registers(const cs_insn *insn, bool writes_first, struct instruction *i)
{
    const cs_x86 *x86 = &insn->detail->x86;
    for (unsigned n = 0; n < x86->op_count; n++) {
        const cs_x86_op *op = &x86->operands[n];
        if (op->type == X86_OP_MEM)
            i->uses |= set_of(op->mem.base) | set_of(op->mem.index);
        else if (op->type == X86_OP_REG && !n && writes_first && op->size >= 4)
            i->sets |= set_of(op->reg);
        else if (op->type == X86_OP_REG)
            i->uses |= set_of(op->reg);
    }
    for (unsigned n = 0; n < insn->detail->regs_read_count; n++)
        i->uses |= set_of(insn->detail->regs_read[n]);
    i->copies = insn->id == X86_INS_MOV && x86->op_count == 2 && x86->operands[0].type == X86_OP_REG &&
                x86->operands[1].type == X86_OP_REG && x86->operands[0].size == 8;
}

/* The bytes at the address that it is lent; 0: it is none of those. */
static int32_t lent_to(const struct instruction *i)
{
    struct function called;
    char *end;
    if (i->flow != FLOW_CALL || !i->target || !function_at(i->target, &called) || called.start != i->target ||
        !function_of_library(&called) || strncmp(called.name, "__tsan_atomic", 13) != 0)
        return 0;
    unsigned long bits = strtoul(called.name + 13, &end, 10);
    bool compares = strcmp(end, "_compare_exchange_strong") == 0 || strcmp(end, "_compare_exchange_weak") == 0;
    return compares ? (int32_t)bits / 8 : 0;
}

/* True if the address stays in the registers `held`, until it is the second argument of a call and nothing else. */
static bool holds_on(const struct instruction *i, uint16_t *held)
{
    if (i->flow != FLOW_NEXT || i->stack != STACK_SAME || (i->kills | i->changes) >> REG_BP & 1)
        return false;
    if (!(i->uses & *held))
        *held &= (uint16_t)~i->sets;
    else if (i->copies)
        *held |= i->sets;
    else
        return false;
    return *held;
}

void code_lend(struct code *code, size_t at)
{
    struct instruction *i = &code->instructions[at];
    const struct place *place = &i->taken;
    uint16_t held = i->sets;
    if (!place->base || place->indexed)
        return;
    for (size_t next = at + 1; held && next < code->count; next++) {
        struct instruction *call = &code->instructions[next];
        int32_t size = lent_to(call);
        if (size && held & SI && !(held & ~(AX | SI))) {
            call->read = *place;
            call->read.size = size;
            call->alters = call->lent = i->lent = true;
            return;
        }
        if (!holds_on(call, &held))
            return;
    }
}

#endif
