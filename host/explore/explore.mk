# The explorer, which `pawl explore` links to programs instead of a machine:
#     build/explore/explorer.o   kernel and host's port, and the rooms of host/explore
#     build/explore/library.o   the C library
# Kernel and library are compiled as if for the thread sanitizer, so that each access to memory that others may see is
# told to host/explore/columns.c: __tsan_read4 is called record_read4 there, for programs' own accesses are points.
# What in the library announces its accesses anyway is compiled as ever. `-lcapstone` for what is dead.

EXPLORER_ROOMS = $(basename $(wildcard host/explore/*.[cS]))
# Files of the kernel that others stand in for.
EXPLORER_KERNEL = $(filter-out kernel/door kernel/trace kernel/held kernel/image_pool,$(HOST_KERNEL)) host/explore/guard
EXPLORER_PORT = arch/host/fault arch/host/run arch/host/slots arch/host/processor_$(HOST_PROCESSOR) \
    arch/host/switch_$(HOST_PROCESSOR)
EXPLORER_RECORD = -fsanitize=thread --param tsan-instrument-func-entry-exit=0
EXPLORER_FLAGS = $(HOST_PORT_FLAGS) -O2 -Ihost/explore -Iuser/lib

build/explore/record.names: host/explore/explore.mk
	@mkdir -p $(@D)
	{ for how in read write; do for size in 1 2 4 8 16 _range; do \
	    echo __tsan_$$how$$size record_$$how$$size; \
	    echo __tsan_unaligned_$$how$$size record_unaligned_$$how$$size; \
	done; done; echo __tsan_init record_init; echo memcpy record_memcpy; echo memset record_memset; \
	echo memmove record_memmove; } > $@

EXPLORER_OBJECTS = $(patsubst %,build/explore/recorded/%.o,$(EXPLORER_KERNEL)) \
    $(patsubst %,build/explore/objects/%.o,$(filter-out host/explore/guard,$(EXPLORER_ROOMS)) $(EXPLORER_PORT))

build/explore/recorded/%.o: %.c build/explore/record.names
	@mkdir -p $(@D)
	$(HOST_CC) $(EXPLORER_FLAGS) $(EXPLORER_RECORD) -fno-builtin -MMD -MP -c $< -o $@
	$(HOST_OBJCOPY) --redefine-syms=build/explore/record.names $@

build/explore/objects/%.o: %.c | build/libraries
	@mkdir -p $(@D)
	$(HOST_CC) $(EXPLORER_FLAGS) -MMD -MP -c $< -o $@

build/explore/objects/%.o: %.S
	@mkdir -p $(@D)
	$(HOST_CC) -g -MMD -MP -c $< -o $@

build/explore/explorer.o: $(EXPLORER_OBJECTS)
	$(HOST_CC) $(HOST_JOIN) -o $@.new $^
	$(HOST_OBJCOPY) $(HOST_HIDE) --keep-global-symbol='record_*' $@.new $@
	rm $@.new

# ---- The library -----------------------------------------------------------------------------

build/explore/library/%.o: user/lib/%.c $(LIBRARY_HEADERS) build/explore/record.names
	@mkdir -p $(@D)
	$(LIBRARY_host_GCC) $(if $(filter points,$*),,$(EXPLORER_RECORD)) -MD -MP -c $< -o $@
	$(if $(filter points,$*),,$(HOST_OBJCOPY) --redefine-syms=build/explore/record.names \
	    --redefine-sym record_memcpy=memcpy --redefine-sym record_memset=memset \
	    --redefine-sym record_memmove=memmove $@)

build/explore/library/joined.o: $(addprefix build/explore/library/,$(LIBRARY_OBJECTS)) \
    build/host/library/machine.o build/host/library/setjmp.o
	ld -r $^ -o $@.new
	nm -g --defined-only $@.new | awk '{ print $$3 }' \
	    | grep -v '^call\.\|^library_\|^__tsan_[a-z]*[0-9]*$$\|^__tsan_volatile_\|^__tsan_.*_range$$' \
	    | grep -v '^__sanitizer_\|^__aeabi_' | sed 's/.*/& lib.&/' > $@.names
	$(HOST_OBJCOPY) --redefine-syms=$@.names $@.new $@
	rm $@.new

build/explore/library.o: build/explore/library/joined.o build/host/library/veneers.o
	ld -r $^ -o $@.new
	$(HOST_OBJCOPY) --rename-section .text=.library.text $@.new $@
	rm $@.new

-include $(patsubst %,build/explore/recorded/%.d,$(EXPLORER_KERNEL)) \
    $(patsubst %,build/explore/objects/%.d,$(EXPLORER_ROOMS) $(EXPLORER_PORT)) \
    $(patsubst %.o,build/explore/library/%.d,$(LIBRARY_OBJECTS))
