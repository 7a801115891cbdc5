# The oracle: the ordinary kernel and port with a door of its own.

ORACLE_SOURCES := $(wildcard tests/explore/oracle*.c)
ORACLE_OBJECTS := $(ORACLE_SOURCES:tests/explore/%.c=build/tests/explore/%.o) \
    $(patsubst %,build/host/objects/%.o,$(filter-out kernel/door,$(HOST_KERNEL)) $(HOST_PORT) \
        arch/host/processor_$(HOST_PROCESSOR) arch/host/switch_$(HOST_PROCESSOR))

EXPLORE_TOOLS := $(addprefix build/tests/explore/,generate compare replays safestack_count)
TEST_PARTS += build/tests/explore/oracle.a $(EXPLORE_TOOLS)

$(EXPLORE_TOOLS): build/tests/explore/%: tests/explore/%.c
	@mkdir -p $(@D)
	gcc -std=gnu17 -O1 -g -Wall -Wextra -o $@ $(filter %.c,$^) -ljansson

build/tests/explore/generate: $(wildcard tests/explore/generate_*.c) tests/explore/generate.h

build/tests/explore/%.o: tests/explore/%.c
	@mkdir -p $(@D)
	$(HOST_CC) $(HOST_PORT_FLAGS) -O2 -MMD -MP -c -o $@ $<

# As the machine itself, it shows no names but its own, so that programs of any kind can be linked to it.
build/tests/explore/oracle.a: $(ORACLE_OBJECTS)
	$(HOST_CC) $(HOST_JOIN) -o $@.o $^
	$(HOST_OBJCOPY) $(HOST_HIDE) $@.o
	rm -f $@
	ar rcs $@ $@.o
	rm $@.o

-include $(ORACLE_SOURCES:tests/explore/%.c=build/tests/explore/%.d)
