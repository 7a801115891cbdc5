# Makes the part of a machine's linker script that lays programs into slots, from a line
# `slots BASE...` of addresses: programs take the slots in turn, so with fewer slots than programs
# some share one. See boards/mps2-an385/board.ld for the symbols.
BEGIN {
    for (i = 1; i < ARGC; i++)
        base[i - 1] = ARGV[i]
    count = ARGC - 1
    print "SECTIONS\n{"
    for (k = 0; k < 32; k++)
        put("    .S.ctors : { S_ctors = .; KEEP(*(.S.ctors)) S_ctors_end = .; } > CODE")
    print "    code_end = .;"
    for (k = 0; k < 32; k++) {
        put("    .S.data BASE : { *(.S.library) *(.S.data) . = ALIGN(8); } AT> CODE")
        put("    .S.bss ADDR(.S.data) + SIZEOF(.S.data) (NOLOAD) : { *(.S.bss) . = ALIGN(16); }")
        put("    S_base = BASE; S_size = SLOT_SIZE;")
        put("    S_data = LOADADDR(.S.data); S_data_size = SIZEOF(.S.data);")
        put("    S_heap_start = ADDR(.S.bss) + SIZEOF(.S.bss) - S_base;")
    }
    print "}"
    print "ASSERT(DEFINED(slots_in_turn) ? slots_in_turn == " count " : 1, " \
        "\"host/target.c and port.mk do not agree on how many slots there are\")"
    for (k = 0; k < 32; k++)
        put("ASSERT(S_heap_start + heap_and_stacks <= SLOT_SIZE, " \
            "\"the data of program " k " does not fit into its slot\")")
}

# A line for program k: S stands for its name in symbols and sections, BASE for its slot's address.
function put(line) {
    gsub(/BASE/, base[k % count], line)
    gsub(/S_/, "slot" k "_", line)
    gsub(/\.S\./, ".slot" k ".", line)
    print line
}
