# Kernel and port for the host, and the library for tests of one's own, in FOLDER:
#     build/host         as `pawl` links it to machines
#     build/host-asan    the same with AddressSanitizer and UBSan
#     build/aarch64      for AArch64, by a cross compiler, run by qemu-aarch64
# FOLDER/machine.o is kernel, port and main; a machine is linked by
#     gcc -no-pie -Wl,-T,arch/host/machine.ld PROGRAM.o... programs.o build/host/library.o
#         FOLDER/machine.o
# FOLDER/libpawl.a is kernel, port and what libpawl.h declares; a test with its own main is linked
# by the same with libpawl.a instead, -ldw and -lelf: build/libpawl.pc says so to pkg-config.
# Either shows no names but its own, so that programs of any kind can be linked to it.

-include host/decode.mk

HOST_CC ?= gcc
HOST_OBJCOPY ?= objcopy
AARCH64_CC ?= aarch64-linux-gnu-gcc
AARCH64_OBJCOPY ?= aarch64-linux-gnu-objcopy

HOST_OPTIMIZE = -O2
HOST_SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=undefined
HOST_PORT_FLAGS = -g -std=gnu17 -fno-pie -fdata-sections -fno-common -Wall -Wextra -Wshadow \
    -Wundef -Wmissing-prototypes -Wstrict-prototypes -Ikernel -Iarch/host
HOST_KERNEL = $(basename $(wildcard kernel/*.c))
HOST_PORT = arch/host/bytes arch/host/fault arch/host/pages arch/host/run arch/host/slots
# What a test of one's own needs besides: its rooms speak to the kernel, or of schedules and names.
HOST_TEST_KERNEL = host/libpawl host/libpawl_tables
HOST_TEST_NAMES = $(basename $(filter-out $(HOST_TEST_KERNEL:=.c),$(wildcard host/libpawl*.c)) \
    $(DECODE_SOURCES) host/bootblock.c host/schedule_text.c host/schedule_words.c host/text.c)

HOST_JOIN = -r -nostdlib
HOST_HIDE = -w $(patsubst %,--keep-global-symbol='%',main pawl_* user_info arch_constant)
HOST_HIDE_NAMES = -w $(patsubst %,--keep-global-symbol='%',pawl_* libpawl_*)

# In folder $(1), by compiler $(2) and objcopy $(3), for processor $(4), with flags $(5).
define host_port
$(1)/machine.o: $$(patsubst %,$(1)/objects/%.o,$$(HOST_KERNEL) $$(HOST_PORT) arch/host/main \
    arch/host/processor_$(4) arch/host/switch_$(4))
	$(2) $$(HOST_JOIN) -o $$@.new $$^
	$(3) $$(HOST_HIDE) $$@.new $$@
	rm $$@.new

$(1)/names.o: $$(patsubst %,$(1)/objects/%.o,$$(HOST_TEST_NAMES))
	$(2) $$(HOST_JOIN) -o $$@.new $$^
	$(3) $$(HOST_HIDE_NAMES) $$@.new $$@
	rm $$@.new

$(1)/libpawl.o: $$(patsubst %,$(1)/objects/%.o,$$(HOST_KERNEL) $$(HOST_PORT) \
    arch/host/processor_$(4) arch/host/switch_$(4) $$(HOST_TEST_KERNEL)) $(1)/names.o
	$(2) $$(HOST_JOIN) -o $$@.new $$^
	$(3) $$(HOST_HIDE) $$@.new $$@
	rm $$@.new

$(1)/libpawl.a: $(1)/libpawl.o
	rm -f $$@
	ar rcs $$@ $$<

$(1)/objects/%.o: %.c
	@mkdir -p $$(@D)
	$(2) $$(HOST_PORT_FLAGS) $(5) $$(if $$(filter host/%,$$<),-Ihost -D_GNU_SOURCE) -MMD -MP -c $$< -o $$@

$(1)/objects/%.o: %.S
	@mkdir -p $$(@D)
	$(2) -g -MMD -MP -c $$< -o $$@

-include $$(patsubst %,$(1)/objects/%.d,$$(HOST_KERNEL) $$(HOST_PORT) $$(HOST_TEST_KERNEL) \
    $$(HOST_TEST_NAMES) arch/host/main arch/host/processor_$(4) arch/host/switch_$(4))
endef

HOST_PROCESSOR := $(subst arm64,aarch64,$(shell uname -m))
$(eval $(call host_port,build/host,$(HOST_CC),$(HOST_OBJCOPY),$(HOST_PROCESSOR),$(HOST_OPTIMIZE)))
$(eval $(call host_port,build/host-asan,$(HOST_CC),$(HOST_OBJCOPY),$(HOST_PROCESSOR),-O1 $(HOST_SANITIZE)))
$(eval $(call host_port,build/aarch64,$(AARCH64_CC),$(AARCH64_OBJCOPY),aarch64,$(HOST_OPTIMIZE)))

# For tests of one's own: library, header, and flags for pkg-config.
parts: build/libpawl.a build/libpawl.pc build/host/include/libpawl.h

build/libpawl.a: build/host/libpawl.a
	ln -sf host/libpawl.a $@

# Flags for pkg-config; paths count from the file itself, so a tree can be moved.
build/libpawl.pc: host/libpawl.pc.in arch/host/port.mk
	@mkdir -p $(@D)
	sed -e 's|@PARTS@|$${pcfiledir}/host|' -e 's|@SCRIPT@|$${pcfiledir}/../arch/host/machine.ld|' \
	    -e 's|@INCLUDE@|$${pcfiledir}/host/include|' $< > $@

# The same below PREFIX/lib/pkgconfig, for `make install`.
build/installed/libpawl.pc: host/libpawl.pc.in arch/host/port.mk
	@mkdir -p $(@D)
	sed -e 's|@PARTS@|$${pcfiledir}/../pawl/host|' \
	    -e 's|@SCRIPT@|$${pcfiledir}/../../share/pawl/arch/host/machine.ld|' \
	    -e 's|@INCLUDE@|$${pcfiledir}/../../include|' $< > $@

build/host/include/libpawl.h: host/libpawl.h
	@mkdir -p $(@D)
	cp $< $@
