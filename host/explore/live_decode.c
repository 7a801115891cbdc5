/* Instructions of x86-64 as far as liveness needs them. What an instruction is not known to write as a whole
   it is taken to read: so only a few need to be known by name. */
#ifdef __x86_64__

#include <capstone/capstone.h>
#include <stdlib.h>
#include <string.h>

#include "live_private.h"

/* Where registers of processors stand among ours: 1 + which; 0: not preserved by calls. */
static unsigned preserved(unsigned reg)
{
    switch (reg) {
    case X86_REG_RBX: case X86_REG_EBX: case X86_REG_BX: case X86_REG_BL: case X86_REG_BH:
        return 1 + REG_BX;
    case X86_REG_RBP: case X86_REG_EBP: case X86_REG_BP: case X86_REG_BPL:
        return 1 + REG_BP;
    case X86_REG_R12: case X86_REG_R12D: case X86_REG_R12W: case X86_REG_R12B:
        return 1 + REG_R12;
    case X86_REG_R13: case X86_REG_R13D: case X86_REG_R13W: case X86_REG_R13B:
        return 1 + REG_R13;
    case X86_REG_R14: case X86_REG_R14D: case X86_REG_R14W: case X86_REG_R14B:
        return 1 + REG_R14;
    case X86_REG_R15: case X86_REG_R15D: case X86_REG_R15W: case X86_REG_R15B:
        return 1 + REG_R15;
    default:
        return 0;
    }
}

static bool is_sp(unsigned reg)
{
    return reg == X86_REG_RSP || reg == X86_REG_ESP || reg == X86_REG_SP || reg == X86_REG_SPL;
}

static uint8_t set_of(unsigned reg)
{
    unsigned which = preserved(reg);
    return which ? (uint8_t)(1u << (which - 1)) : 0;
}

enum { WRITES_FIRST = 1, STORES = 2, PLAIN_SIZE = 4, STATE = 8, KNOWN = 128 };

static bool among(const char *name, const char *const *names)
{
    while (*names && strcmp(name, *names) != 0)
        names++;
    return *names;
}

static bool begins_among(const char *name, const char *const *names)
{
    while (*names && strncmp(name, *names, strlen(*names)) != 0)
        names++;
    return *names;
}

static uint8_t find_kind(const char *name)
{
    static const char *const writes_first[] = {
        "mov",    "movabs", "movzx",  "movsx",  "movsxd",    "lea",       "movss",    "movsd",
        "movaps", "movups", "movapd", "movupd", "movdqa",    "movdqu",    "movq",     "movd",
        "movlps", "movhps", "movlpd", "movhpd", "cvttsd2si", "cvttss2si", "cvtsd2si", "cvtss2si", NULL};
    static const char *const plain_size[] = {
        "add", "sub", "adc", "sbb", "and", "or",  "xor", "cmp", "test", "inc",  "dec",  "neg", "not",
        "imul", "mul", "idiv", "div", "shl", "shr", "sar", "sal", "rol", "ror", "bsf", "bsr", "xchg",
        "push", "pop", "call", "jmp", "fld", "fild", NULL};
    static const char *const stores[] = {"fst", "fstp", "fist", "fistp", "fisttp", NULL};
    static const char *const state[] = {"fx",     "xsave",   "xrst",   "fnsave", "fsave", "frstor",
                                        "fnstenv", "fstenv", "fldenv", "bt",     NULL};
    if (begins_among(name, state) || strncmp(name, "lock bt", 7) == 0)
        return STATE;
    if (among(name, writes_first) || strncmp(name, "set", 3) == 0)
        return WRITES_FIRST | PLAIN_SIZE;
    if (among(name, stores))
        return STORES | PLAIN_SIZE;
    return among(name, plain_size) || strncmp(name, "cmov", 4) == 0 ? PLAIN_SIZE : 0;
}

/* WRITES_FIRST: its first operand is only written. STORES: so if it lies in memory. PLAIN_SIZE: its operands in
   memory have the sizes that capstone says. STATE: it reads or writes so much, or so far away, that they say
   nothing. */
static uint8_t kind_of(const cs_insn *insn)
{
    static uint8_t kinds[X86_INS_ENDING];
    uint8_t *kind = &kinds[insn->id < X86_INS_ENDING ? insn->id : 0];
    if (!*kind)
        *kind = find_kind(insn->mnemonic) | KNOWN;
    if (insn->id == X86_INS_IMUL && insn->detail->x86.op_count == 3)
        return WRITES_FIRST | PLAIN_SIZE;
    return *kind;
}

static bool writes_first(const cs_insn *insn) { return kind_of(insn) & WRITES_FIRST; }

static int32_t size_of(const cs_insn *insn, const cs_x86_op *op)
{
    enum { GREATEST = 64 };
    return kind_of(insn) & PLAIN_SIZE && op->size ? op->size : GREATEST;
}

static struct place place_of(const cs_insn *insn, const cs_x86_op *op)
{
    const x86_op_mem *mem = &op->mem;
    struct place place = {.offset = (int32_t)mem->disp, .size = size_of(insn, op)};
    unsigned base = mem->base, index = mem->index;
    if (base != X86_REG_RSP && base != X86_REG_RBP && index == X86_REG_RBP && mem->scale == 1) {
        index = base;
        base = X86_REG_RBP;
    }
    if (mem->disp != place.offset)
        place.indexed = true;
    place.base = base == X86_REG_RSP ? BASE_SP : base == X86_REG_RBP ? BASE_BP : BASE_NONE;
    if (index != X86_REG_INVALID || kind_of(insn) & STATE)
        place.indexed = true;
    return place;
}

static void take_memory(const cs_insn *insn, const cs_x86_op *op, bool first, struct instruction *i)
{
    struct place place = place_of(insn, op);
    i->reads |= set_of(op->mem.base) | set_of(op->mem.index);
    if (op->mem.index == X86_REG_RBP && op->mem.base != X86_REG_INVALID && op->mem.scale != 1)
        i->takes_bp = true;
    if (op->mem.index == X86_REG_RBP && place.base == BASE_SP)
        i->takes_bp = true;
    if (insn->id == X86_INS_LEA)
        i->taken = place;
    else if (insn->id == X86_INS_NOP)
        return;
    else if (first && kind_of(insn) & (WRITES_FIRST | STORES))
        i->written = place;
    else
        i->read = place;
    i->alters = first || insn->id == X86_INS_XCHG;
}

static void take_register(const cs_insn *insn, const cs_x86_op *op, bool first, struct instruction *i)
{
    unsigned reg = op->reg;
    if (first && writes_first(insn)) {
        if (is_sp(reg))
            i->stack = STACK_ODD;
        if (op->size >= 4)
            i->kills |= set_of(reg);
        else
            i->reads |= set_of(reg);
        return;
    }
    i->reads |= set_of(reg);
    if (is_sp(reg)) {
        i->takes_sp = true;
        if (first)
            i->stack = STACK_ODD;
    }
    if (preserved(reg) == 1 + REG_BP)
        i->takes_bp = true;
    if (first && preserved(reg)) /* it may be written, too */
        i->changes |= set_of(reg);
}

static void take_operands(const cs_insn *insn, struct instruction *i)
{
    const cs_x86 *x86 = &insn->detail->x86;
    for (unsigned n = 0; n < x86->op_count; n++) {
        const cs_x86_op *op = &x86->operands[n];
        if (op->type == X86_OP_MEM)
            take_memory(insn, op, n == 0, i);
        else if (op->type == X86_OP_REG)
            take_register(insn, op, n == 0, i);
    }
    if (insn->id == X86_INS_XCHG || insn->id == X86_INS_XADD || insn->id == X86_INS_CMPXCHG)
        i->changes |= i->reads;
    for (unsigned n = 0; n < insn->detail->regs_read_count; n++)
        if (insn->detail->regs_read[n] != X86_REG_RSP)
            i->reads |= set_of(insn->detail->regs_read[n]);
    for (unsigned n = 0; n < insn->detail->regs_write_count; n++)
        i->changes |= set_of(insn->detail->regs_write[n]);
}

static bool is_register(const cs_insn *insn, unsigned n, unsigned reg)
{
    const cs_x86 *x86 = &insn->detail->x86;
    return n < x86->op_count && x86->operands[n].type == X86_OP_REG && x86->operands[n].reg == reg;
}

static bool is_number(const cs_insn *insn, unsigned n)
{
    return n < insn->detail->x86.op_count && insn->detail->x86.operands[n].type == X86_OP_IMM;
}

static int64_t number(const cs_insn *insn, unsigned n) { return insn->detail->x86.operands[n].imm; }

/* ---- What moves the stack pointer, or the frame pointer ------------------------------------- */

static void plain(struct instruction *i, enum stack stack, int64_t amount)
{
    i->stack = (uint8_t)stack;
    i->amount = (int32_t)amount;
    i->takes_sp = i->takes_bp = false;
    i->reads = i->kills = i->changes = 0;
    i->taken = (struct place){0};
}

static void take_push(const cs_insn *insn, struct instruction *i)
{
    const cs_x86_op *op = &insn->detail->x86.operands[0];
    bool short_push = insn->detail->x86.prefix[2] == 0x66;
    i->stack = insn->id == X86_INS_PUSH && !short_push && (op->type != X86_OP_REG || op->size == 8) ? STACK_PUSH : STACK_ODD;
    if (op->type == X86_OP_REG)
        i->moved = (uint8_t)preserved(op->reg);
    if (op->type == X86_OP_MEM && op->size != 8)
        i->stack = STACK_ODD;
}

static void take_pop(const cs_insn *insn, struct instruction *i)
{
    const cs_x86_op *op = &insn->detail->x86.operands[0];
    i->stack = op->type == X86_OP_REG && op->size == 8 && !is_sp(op->reg) ? STACK_POP : STACK_ODD;
    i->moved = (uint8_t)preserved(op->reg);
    i->reads = i->changes = 0;
    i->takes_bp = false;
    i->kills = set_of(op->reg);
}

static void take_lea(const cs_insn *insn, struct instruction *i)
{
    struct place from = i->taken;
    if (is_register(insn, 0, X86_REG_RSP)) {
        plain(i, from.base == BASE_SP ? STACK_ADD : STACK_FROM_BP, from.offset);
        if (from.indexed || from.base == BASE_NONE)
            i->stack = STACK_ODD;
        i->reads = from.base == BASE_BP ? 1u << REG_BP : 0;
    } else if (is_register(insn, 0, X86_REG_RBP) && from.base == BASE_SP && !from.indexed) {
        plain(i, STACK_SAME, 0);
        i->sets_bp = true;
        i->amount_bp = from.offset;
        i->kills = 1u << REG_BP;
    } else if (is_register(insn, 0, X86_REG_R10)) {
        i->chain = true;
    }
}

static void take_mov(const cs_insn *insn, struct instruction *i)
{
    const cs_x86_op *to = &insn->detail->x86.operands[0], *from = &insn->detail->x86.operands[1];
    if (is_register(insn, 0, X86_REG_RBP) && is_register(insn, 1, X86_REG_RSP)) {
        plain(i, STACK_SAME, 0);
        i->sets_bp = true;
        i->kills = 1u << REG_BP;
    } else if (is_register(insn, 0, X86_REG_RSP) && is_register(insn, 1, X86_REG_RBP)) {
        plain(i, STACK_FROM_BP, 0);
        i->reads = 1u << REG_BP;
    } else if (to->type == X86_OP_MEM && from->type == X86_OP_REG && from->size == 8) {
        i->moved = (uint8_t)preserved(from->reg);
    } else if (from->type == X86_OP_MEM && to->type == X86_OP_REG && to->size == 8) {
        i->moved = (uint8_t)preserved(to->reg);
        i->loads = i->moved;
    }
    if (is_register(insn, 0, X86_REG_R10))
        i->chain = true;
}

static void take_special(const cs_insn *insn, struct instruction *i)
{
    bool of_sp = is_register(insn, 0, X86_REG_RSP) && is_number(insn, 1);
    switch (insn->id) {
    case X86_INS_PUSH: case X86_INS_PUSHFQ: case X86_INS_PUSHF: case X86_INS_ENTER:
        take_push(insn, i);
        break;
    case X86_INS_POP: case X86_INS_POPFQ: case X86_INS_POPF:
        take_pop(insn, i);
        break;
    case X86_INS_LEAVE:
        plain(i, STACK_LEAVE, 0);
        i->reads = i->kills = 1u << REG_BP;
        break;
    case X86_INS_SUB: case X86_INS_ADD:
        if (of_sp)
            plain(i, STACK_ADD, insn->id == X86_INS_ADD ? number(insn, 1) : -number(insn, 1));
        break;
    case X86_INS_LEA:
        take_lea(insn, i);
        break;
    case X86_INS_MOV:
        take_mov(insn, i);
        break;
    default:
        break;
    }
    bool same = insn->detail->x86.op_count == 2 && insn->detail->x86.operands[1].type == X86_OP_REG &&
                is_register(insn, 0, insn->detail->x86.operands[1].reg);
    if ((insn->id == X86_INS_XOR || insn->id == X86_INS_SUB) && same &&
        insn->detail->x86.operands[0].size >= 4) {
        i->kills = i->reads;
        i->reads = i->changes = 0;
        i->takes_bp = i->takes_sp = false;
    }
}

/* ---- Where it goes --------------------------------------------------------------------------- */

static bool in_group(const cs_insn *insn, unsigned group)
{
    for (unsigned i = 0; i < insn->detail->groups_count; i++)
        if (insn->detail->groups[i] == group)
            return true;
    return false;
}

/* jmp *table(,reg,8), or a jump to a register that the instruction before has loaded so. */
static void take_table(const cs_insn *insn, const struct instruction *before, unsigned loaded, struct instruction *i)
{
    const cs_x86_op *op = &insn->detail->x86.operands[0];
    i->flow = FLOW_TABLE;
    if (op->type == X86_OP_MEM && op->mem.base == X86_REG_INVALID && op->mem.scale == 8 &&
        op->mem.index != X86_REG_INVALID)
        i->target = (uintptr_t)op->mem.disp;
    else if (op->type == X86_OP_REG && before && op->reg == loaded)
        i->target = before->target;
}

static void take_flow(const cs_insn *insn, const struct instruction *before, unsigned loaded, struct instruction *i)
{
    bool direct = is_number(insn, 0);
    i->flow = FLOW_NEXT;
    if (insn->id == X86_INS_CALL || insn->id == X86_INS_LCALL)
        i->flow = FLOW_CALL;
    else if (in_group(insn, X86_GRP_RET) || in_group(insn, X86_GRP_IRET))
        i->flow = FLOW_RETURN;
    else if (insn->id == X86_INS_UD2 || insn->id == X86_INS_HLT)
        i->flow = FLOW_STOP;
    else if (insn->id == X86_INS_JMP && !direct)
        take_table(insn, before, loaded, i);
    else if (insn->id == X86_INS_JMP)
        i->flow = FLOW_JUMP;
    else if (in_group(insn, X86_GRP_JUMP) || strncmp(insn->mnemonic, "loop", 4) == 0)
        i->flow = FLOW_BRANCH;
    if (i->flow != FLOW_NEXT && direct && i->flow != FLOW_RETURN)
        i->target = (uintptr_t)number(insn, 0);
    if (i->flow == FLOW_RETURN && insn->detail->x86.op_count)
        i->stack = STACK_ODD;
}

/* mov reg, table(,reg,8): the table is kept where jumps keep theirs. Gives the register. */
static unsigned table_load(const cs_insn *insn, struct instruction *i)
{
    const cs_x86_op *to = &insn->detail->x86.operands[0], *from = &insn->detail->x86.operands[1];
    if (insn->id != X86_INS_MOV || to->type != X86_OP_REG || from->type != X86_OP_MEM ||
        from->mem.base != X86_REG_INVALID || from->mem.index == X86_REG_INVALID || from->mem.scale != 8)
        return X86_REG_INVALID;
    i->target = (uintptr_t)from->mem.disp;
    return to->reg;
}

struct instruction *decode(uintptr_t start, uintptr_t end, size_t *count)
{
    static csh capstone;
    static cs_insn *insn;
    if (!insn) {
        if (cs_open(CS_ARCH_X86, CS_MODE_64, &capstone) != CS_ERR_OK)
            return NULL;
        cs_option(capstone, CS_OPT_DETAIL, CS_OPT_ON);
        insn = cs_malloc(capstone);
    }
    const uint8_t *bytes = (const uint8_t *)start;
    size_t left = end - start, n = 0;
    uint64_t address = start;
    size_t room = left / 3 + 16;
    struct instruction *all = calloc(room, sizeof *all), *more;
    unsigned loaded = X86_REG_INVALID;
    while (all && left && cs_disasm_iter(capstone, &bytes, &left, &address, insn)) {
        struct instruction *i = &all[n];
        i->address = insn->address;
        i->length = (uint8_t)insn->size;
        take_operands(insn, i);
        general_registers(insn, writes_first(insn), i);
        take_special(insn, i);
        take_flow(insn, n ? i - 1 : NULL, loaded, i);
        loaded = table_load(insn, i);
        if (++n < room)
            continue;
        more = realloc(all, 2 * room * sizeof *all);
        if (!more)
            break;
        memset(more + room, 0, room * sizeof *all);
        all = more;
        room *= 2;
    }
    *count = n;
    if (left) {
        free(all);
        return NULL;
    }
    return all;
}

#endif
