# The C library of Pawl's programs: one object for each machine,
#
#     build/host/library.o  build/aarch64/library.o  build/cortex-m/library.o
#
# in which a function F is lib.F (or __tsan_F, as GCC calls it), behind its veneer call.F, for
# programs. Beside it library.list says which names programs may use. All code is in .library.text.

LIBRARY_host_TOOL =
LIBRARY_host_ARCH = x86-64
LIBRARY_host_FLAGS = -O2 -fno-pie -fcf-protection=none
LIBRARY_aarch64_TOOL = aarch64-linux-gnu-
LIBRARY_aarch64_ARCH = aarch64
LIBRARY_aarch64_FLAGS = -O2 -fno-pie -mno-outline-atomics
LIBRARY_cortex-m_TOOL = arm-none-eabi-
LIBRARY_cortex-m_ARCH = cortex-m
LIBRARY_cortex-m_FLAGS = -Os -mcpu=cortex-m3 -mthumb -mfloat-abi=soft

# On a host that is itself AArch64 the host's library is that one.
ifeq ($(shell uname -m),aarch64)
LIBRARY_host_ARCH = aarch64
LIBRARY_host_FLAGS = $(LIBRARY_aarch64_FLAGS)
endif

LIBRARY_FLAGS = -g -std=gnu17 -ffreestanding -fno-builtin -fno-tree-loop-distribute-patterns \
    -fno-stack-protector -fno-asynchronous-unwind-tables -fno-common -fsigned-char -fno-short-enums \
    -ffp-contract=off -Wall -Wextra -Wshadow -Wundef -Wstrict-prototypes -Werror
LIBRARY_SOURCES = $(wildcard user/lib/*.c)
LIBRARY_OBJECTS = $(patsubst user/lib/%.c,%.o,$(filter-out user/lib/offsets.c,$(LIBRARY_SOURCES)))
LIBRARY_HEADERS = build/include/pawl/errors.h build/include/pawl/signals.h

build/include/pawl/errors.h: kernel/errors.def user/lib/library.mk
	@mkdir -p $(@D)
	{ echo '/* Every error there is. */'; \
	  sed -n 's/^ERROR(\([A-Z0-9]*\), \([0-9]*\), "\(.*\)")$$/#define \1 \2 \/* \3 *\//p' $<; } > $@

build/include/pawl/signals.h: kernel/signals.def user/lib/library.mk
	@mkdir -p $(@D)
	{ echo '/* Every signal there is. */'; \
	  sed -n 's/^SIGNAL(\([A-Z0-9]*\), \([0-9]*\), [A-Z]*, "\(.*\)")$$/#define \1 \2 \/* \3 *\//p' $<; } > $@

# Stubs of all system calls that programs make without further ado; the others are C. Those of
# <pthread.h> give the error's number. A call's number is its place in the list.
build/library/stubs.h: kernel/syscalls.def user/lib/library.mk
	@mkdir -p $(@D)
	awk -F '[(,]' '/^CALL/ { number = calls++; name = $$2; count = $$3 + 0; \
	    if (!/QUIET/ && name !~ /^(fork|vfork|open|fcntl|semctl|mq_open|getcwd|getdents|sigwait)$$/ && \
	        name !~ /^(sem_open|mmap|munmap|mprotect|msync|mq_notify|mq_notified)$$/ && \
	        name != "ioctl" && \
	        name !~ /^(once_over|pthread_(exit|once|barrier_wait))$$/) \
	        print "    stub" (count > 4 ? count : name ~ /^pthread_/ ? "_error" : "") " " name ", " number }' $< > $@

# $(1): host, aarch64 or cortex-m
define library_machine
LIBRARY_$(1)_GCC = $$(LIBRARY_$(1)_TOOL)gcc $$(LIBRARY_$(1)_FLAGS) $$(LIBRARY_FLAGS) -nostdinc \
    -isystem user/include -isystem build/include \
    -isystem $$(shell $$(LIBRARY_$(1)_TOOL)gcc -print-file-name=include) -Ikernel -Iuser/lib

build/$(1)/library/%.o: user/lib/%.c $$(LIBRARY_HEADERS)
	@mkdir -p $$(@D)
	$$(LIBRARY_$(1)_GCC) -MD -MP -c $$< -o $$@

build/$(1)/library/offsets.h: user/lib/offsets.c $$(LIBRARY_HEADERS)
	@mkdir -p $$(@D)
	$$(LIBRARY_$(1)_GCC) -MD -MP -MT $$@ -MF $$(@:.h=.d) -S $$< -o - | sed -n 's/^->//p' > $$@

build/$(1)/library/machine.o: user/lib/arch/$$(LIBRARY_$(1)_ARCH)/machine.S user/lib/accesses.inc \
    build/$(1)/library/offsets.h build/library/stubs.h
	$$(LIBRARY_$(1)_GCC) -Ibuild/library -Ibuild/$(1)/library -c $$< -o $$@

build/$(1)/library/setjmp.o: user/lib/arch/$$(LIBRARY_$(1)_ARCH)/setjmp.S
	@mkdir -p $$(@D)
	$$(LIBRARY_$(1)_GCC) -c $$< -o $$@

# Joined, with the names that no host's libc has.
build/$(1)/library/joined.o: $$(addprefix build/$(1)/library/,$$(LIBRARY_OBJECTS)) \
    build/$(1)/library/machine.o build/$(1)/library/setjmp.o
	$$(LIBRARY_$(1)_TOOL)ld -r $$^ -o $$@.new
	$$(LIBRARY_$(1)_TOOL)nm -g --defined-only $$@.new | awk '{ print $$$$3 }' \
	    | grep -v '^call\.\|^library_\|^__tsan_[a-z]*[0-9]*$$$$\|^__tsan_volatile_\|^__tsan_.*_range$$$$' \
	    | grep -v '^__sanitizer_\|^__aeabi_' | sed 's/.*/& lib.&/' > $$@.names
	$$(LIBRARY_$(1)_TOOL)objcopy --redefine-syms=$$@.names $$@.new $$@
	rm $$@.new

build/$(1)/library/veneers.S: build/$(1)/library/joined.o user/lib/veneers.awk
	$$(LIBRARY_$(1)_TOOL)nm -g --defined-only $$< | awk -v machine=$$(LIBRARY_$(1)_ARCH) \
	    -f user/lib/veneers.awk > $$@

build/$(1)/library/veneers.o: build/$(1)/library/veneers.S build/$(1)/library/offsets.h
	$$(LIBRARY_$(1)_GCC) -c $$< -o $$@

build/$(1)/library.o: build/$(1)/library/joined.o build/$(1)/library/veneers.o
	$$(LIBRARY_$(1)_TOOL)ld -r $$^ -o $$@.new
	$$(LIBRARY_$(1)_TOOL)objcopy --rename-section .text=.library.text $$@.new $$@
	rm $$@.new
	$$(LIBRARY_$(1)_TOOL)nm -g --defined-only $$@ | awk '{ print $$$$3 }' \
	    | sed -n 's/^call\.//p; t; /^__/p' | sort > build/$(1)/library.list

library-$(1): build/$(1)/library.o
.PHONY: library-$(1)

-include $$(patsubst %.o,build/$(1)/library/%.d,$$(LIBRARY_OBJECTS)) build/$(1)/library/offsets.d
endef
$(foreach machine,host aarch64 cortex-m,$(eval $(call library_machine,$(machine))))

# All boards have the same processor.
$(CORTEX_M_BOARDS:%=build/%/library.o): build/cortex-m/library.o
	@mkdir -p $(@D)
	cp $< $@
