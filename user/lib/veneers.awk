# Makes a veneer for each function of the library that programs may call, in assembler: it notes
# where the program stands in its thread's block, and goes on to the function with all arguments
# untouched. Reads `nm -g --defined-only` of the joined library; variable `machine` is x86-64,
# aarch64 or cortex-m.
# Programs call call.NAME; what GCC calls by itself (__tsan_...) goes by its own name.

function veneer(symbol, target) {
    print "    .globl  " symbol
    if (machine == "x86-64") {
        print "    .type   " symbol ", @function"
        print symbol ":"
        print "    mov     user_info(%rip), %r10"
        print "    mov     (%rsp), %r11"
        print "    mov     %r11, BLOCK_CALLER(%r10)"
        print "    lea     8(%rsp), %r11"
        print "    mov     %r11, BLOCK_CALLER_SP(%r10)"
        print "    mov     %rbp, BLOCK_CALLER_FP(%r10)"
        print "    jmp     " target
    } else if (machine == "aarch64") {
        print "    .type   " symbol ", %function"
        print symbol ":"
        print "    adrp    x16, user_info"
        print "    ldr     x16, [x16, :lo12:user_info]"
        print "    mov     x17, sp"
        print "    str     x30, [x16, BLOCK_CALLER]"
        print "    str     x17, [x16, BLOCK_CALLER_SP]"
        print "    str     x29, [x16, BLOCK_CALLER_FP]"
        print "    b       " target
    } else {
        print "    .type   " symbol ", %function"
        print "    .thumb_func"
        print symbol ":"
        print "    movw    r12, #:lower16:user_info"
        print "    movt    r12, #:upper16:user_info"
        print "    ldr     r12, [r12]"
        print "    str     lr, [r12, #BLOCK_CALLER]"
        print "    str     sp, [r12, #BLOCK_CALLER_SP]"
        print "    str     r7, [r12, #BLOCK_CALLER_FP]"
        print "    b       " target
    }
}

BEGIN {
    print "#include \"offsets.h\""
    if (machine == "cortex-m")
        print "    .syntax unified\n    .thumb"
    else
        print "    .section .note.GNU-stack, \"\", %progbits"
    print "    .text"
}

{ defined[$3] = 1; order[++count] = $3 }

END {
    for (i = 1; i <= count; i++) {
        name = order[i]
        if (name !~ /^lib\./)
            continue
        bare = substr(name, 5)
        if (bare ~ /^mem(cpy|move|set|cmp)$/)
            continue
        if (bare ~ /^__tsan_/)
            veneer(bare, name)
        else if (!(("call." bare) in defined))
            veneer("call." bare, name)
    }
}
