# What the operations cost, and how fast exploring is beside SPIN (explore.sh, alone: make bench-explore): kernel and port at -O2, the programs of operations.c without points.

BENCH = build/bench
$(eval $(call cortex_m_library,mps2-an385,$(BENCH),-O2))

BENCH_CC = $(CORTEX_M_TOOL)gcc $(CORTEX_M_CPU) -fno-short-enums -O2 -std=gnu17 \
    -Wall -Wextra -ffreestanding
BENCH_INCLUDES = -nostdinc \
    -isystem $(shell $(CORTEX_M_TOOL)gcc -print-file-name=include 2>/dev/null) -isystem user/include -isystem build/include

# As host/ joins a program: what it calls is the library's, what it may change lies in slot 0.
$(BENCH)/operations.o: tests/bench/operations.c build/cortex-m/library.o host/program.ld
	@mkdir -p $(@D)
	$(BENCH_CC) $(BENCH_INCLUDES) -fno-builtin -c $< -o $@.c.o
	$(CORTEX_M_TOOL)nm -u $@.c.o | \
	    awk '!/__tsan|__aeabi|mem(cpy|set)$$/ { print $$2, "call." $$2 }' > $@.names
	$(CORTEX_M_TOOL)objcopy --redefine-syms=$@.names --redefine-sym main=prog.main $@.c.o
	$(CORTEX_M_TOOL)ld -d -r -T host/program.ld $@.c.o -o $@
	$(CORTEX_M_TOOL)objcopy --rename-section .slot.data=.slot0.data \
	    --rename-section .slot.bss=.slot0.bss --rename-section .slot.ctors=.slot0.ctors $@

$(BENCH)/tables.o: tests/bench/tables.c kernel/program.h
	@mkdir -p $(@D)
	$(BENCH_CC) -Ikernel -Iuser/lib -c $< -o $@

$(BENCH)/meter.o: tests/bench/meter.c kernel/arch.h
	@mkdir -p $(@D)
	$(BENCH_CC) -Ikernel -Iarch/cortex-m -c $< -o $@

$(BENCH)/machine: $(BENCH)/operations.o $(BENCH)/tables.o $(BENCH)/meter.o \
    $(BENCH)/libpawl-target.a build/cortex-m/library.o build/mps2-an385/machine.ld
	$(CORTEX_M_TOOL)gcc $(CORTEX_M_CPU) -nostdlib -Wl,--no-check-sections,--no-enum-size-warning \
	    -Wl,--wrap=kernel_boot,--wrap=arch_exit -T build/mps2-an385/machine.ld -o $@ \
	    $(BENCH)/operations.o $(BENCH)/tables.o $(BENCH)/meter.o build/cortex-m/library.o \
	    $(BENCH)/libpawl-target.a -lgcc

bench: $(BENCH)/machine all
	@tests/bench/bench.sh $(BENCH)/machine
	@echo
	@tests/bench/explore.sh

bench-explore: all
	@tests/bench/explore.sh

size: all
	@tests/bench/size.sh
