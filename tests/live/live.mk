# A machine that overwrites what is dead: pawl run --processor=host-live.
LIVE_SOURCES := $(wildcard host/explore/live*.c)
LIVE_OBJECTS := $(LIVE_SOURCES:%.c=build/host-live/objects/%.o) build/host-live/objects/tests/live/rubbish.o
LIVE_MACHINE := $(patsubst %,build/host/objects/%.o,$(HOST_KERNEL) $(HOST_PORT) arch/host/main \
    arch/host/processor_$(HOST_PROCESSOR) arch/host/switch_$(HOST_PROCESSOR))
TEST_PARTS += build/host-live/machine.o

build/host-live/machine.o: $(LIVE_MACHINE) $(LIVE_OBJECTS)
	$(HOST_CC) $(HOST_JOIN) -Wl,--wrap=port_step -o $@.new $^
	$(HOST_OBJCOPY) $(HOST_HIDE) $@.new $@
	rm $@.new

build/host-live/objects/%.o: %.c
	@mkdir -p $(@D)
	$(HOST_CC) $(HOST_PORT_FLAGS) $(HOST_OPTIMIZE) -Ihost/explore -D_GNU_SOURCE -MMD -MP -c $< -o $@

-include $(LIVE_OBJECTS:.o=.d)

# Functions of which it is known what is dead, at three levels of optimization.
LIVE_FLAGS := -std=gnu17 -g -fno-pie -Wall -Wextra -Werror -Iarch/host -Ihost/explore -Itests/live
LIVE_POINTS := -fno-omit-frame-pointer -fno-stack-protector -fcf-protection=none
LIVE_SAMPLES := $(patsubst %,build/tests/live/%.o,plain debuggable optimized)
ifeq ($(HOST_PROCESSOR),x86_64)
TEST_PROGRAMS += build/tests/live/test_live
endif

build/tests/live/plain.o: LIVE_LEVEL = -O0
build/tests/live/debuggable.o: LIVE_LEVEL = -Og -fno-tree-fre
build/tests/live/optimized.o: LIVE_LEVEL = -O2
$(LIVE_SAMPLES): build/tests/live/%.o: tests/live/sample.c tests/live/sample.h tests/live/live.mk
	@mkdir -p $(@D)
	gcc $(LIVE_FLAGS) $(LIVE_POINTS) $(LIVE_LEVEL) -DLEVEL=$* -c -o $@ $<

build/tests/live/test_live: tests/live/test_live.c $(LIVE_SAMPLES) \
    $(LIVE_SOURCES:%.c=build/host-live/objects/%.o)
	gcc $(LIVE_FLAGS) -O1 -no-pie -o $@ $^ -lcmocka -lcapstone -ldw -lelf
