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
