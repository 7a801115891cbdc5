# Kernel and port for the Cortex-M boards: build/BOARD/libpawl-target.a and build/BOARD/machine.ld.
# A machine is linked by
#     arm-none-eabi-gcc $(CORTEX_M_CPU) -nostdlib -Wl,--no-check-sections,--no-enum-size-warning
#         -T build/BOARD/machine.ld PROGRAM.o... programs.o library.o libpawl-target.a -lgcc
# and run by the command line in boards/BOARD/qemu.

CORTEX_M_BOARDS = mps2-an385 lm3s6965evb
CORTEX_M_SLOTS_mps2-an385 = 0x20100000 0x20200000 0x20300000 0x21000000 0x21100000
CORTEX_M_SLOTS_lm3s6965evb = 0x20000000

CORTEX_M_TOOL = arm-none-eabi-
CORTEX_M_CPU = -mcpu=cortex-m3 -mthumb -mfloat-abi=soft
CORTEX_M_OPTIMIZE = -Os
CORTEX_M_FLAGS = $(CORTEX_M_CPU) $(CORTEX_M_OPTIMIZE) -g -std=gnu17 -ffreestanding \
    -fno-short-enums -ffunction-sections -fdata-sections -fno-common \
    -fno-tree-loop-distribute-patterns -Wall -Wextra -Wshadow -Wundef \
    -Wmissing-prototypes -Wstrict-prototypes -Werror
# The compiler's calls of memcpy in the kernel are not those in programs, which the library has.
CORTEX_M_OWN_NAMES = --redefine-sym memcpy=kernel_memcpy --redefine-sym memset=kernel_memset
CORTEX_M_SOURCES = $(wildcard kernel/*.c) $(wildcard arch/cortex-m/*.c) arch/cortex-m/entry.S

# Objects in folder $(2), optimised as $(3) says, for board $(1).
define cortex_m_library
$(2)/libpawl-target.a: $$(patsubst %,$(2)/objects/%.o,$$(basename $$(CORTEX_M_SOURCES)))
	rm -f $$@
	$$(CORTEX_M_TOOL)ar rcs $$@ $$^
	$$(CORTEX_M_TOOL)objcopy $$(CORTEX_M_OWN_NAMES) $$@

$(2)/objects/%.o: %.c
	@mkdir -p $$(@D)
	$$(CORTEX_M_TOOL)gcc $$(CORTEX_M_FLAGS) $(3) -Ikernel -Iarch/cortex-m \
	    -Iarch/cortex-m/boards/$(1) -MMD -MP -c $$< -o $$@

$(2)/objects/%.o: %.S
	@mkdir -p $$(@D)
	$$(CORTEX_M_TOOL)gcc $$(CORTEX_M_CPU) -g -MMD -MP -c $$< -o $$@

-include $$(patsubst %,$(2)/objects/%.d,$$(basename $$(CORTEX_M_SOURCES)))
endef

define cortex_m_board
$(call cortex_m_library,$(1),build/$(1),)

build/$(1)/machine.ld: arch/cortex-m/boards/$(1)/board.ld arch/cortex-m/sections.ld \
    arch/cortex-m/slots.awk arch/cortex-m/port.mk
	@mkdir -p $$(@D)
	cat arch/cortex-m/boards/$(1)/board.ld arch/cortex-m/sections.ld > $$@.new
	awk -f arch/cortex-m/slots.awk $$(CORTEX_M_SLOTS_$(1)) >> $$@.new
	mv $$@.new $$@

$(1): build/$(1)/libpawl-target.a build/$(1)/machine.ld
.PHONY: $(1)
endef
$(foreach board,$(CORTEX_M_BOARDS),$(eval $(call cortex_m_board,$(board))))
