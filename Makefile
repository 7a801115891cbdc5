# `make` builds build/pawl and the parts of the machines; nothing outside build/ is touched.
# What each room needs stands in its own fragment.

# What make looks up when it begins (compilers, their plugins' headers) is to see what `deps` installs:
# in `make deps test` a make of its own does the rest.
deps_goals := $(filter deps deps-host,$(MAKECMDGOALS))
other_goals := $(filter-out deps deps-host,$(MAKECMDGOALS))
ifneq ($(and $(deps_goals),$(other_goals)),)

.PHONY: $(MAKECMDGOALS)
$(deps_goals):
	@tools/deps.sh $(@:deps-%=%)
$(firstword $(other_goals)): $(deps_goals)
	@$(MAKE) --no-print-directory $(other_goals)
$(wordlist 2,99,$(other_goals)): $(firstword $(other_goals)) ;

else

ifeq ($(origin CC),default)
CC := gcc
endif
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
VERSION := 0.1
CROSS := $(shell command -v arm-none-eabi-gcc 2>/dev/null)

.PHONY: all deps deps-host run test shell gdb bench size lint install clean
all: build/pawl parts

-include arch/host/port.mk
-include arch/cortex-m/port.mk
-include arch/stub/port.mk
-include user/lib/library.mk
-include host/decode.mk
-include host/plugin/plugin.mk
-include host/explore/explore.mk
-include $(wildcard tests/*/*.mk)

# ---- The command ----------------------------------------------------------------------------

PAWL_SOURCES := $(filter-out host/libpawl%.c,$(wildcard host/*.c))
PAWL_OBJECTS := $(PAWL_SOURCES:host/%.c=build/command/%.o)
PAWL_FLAGS = -std=gnu17 -D_GNU_SOURCE -Ikernel -Wall -Wextra -Wshadow \
    -DPAWL_VERSION='"$(VERSION)"' -DPAWL_CC='"$(CC)"' -DPAWL_LD='"ld"' -DPAWL_OBJCOPY='"objcopy"'

PAWL_LIBRARIES := -ldw -lelf -lnettle -ljansson -lncursesw

build/pawl: $(PAWL_OBJECTS)
	$(CC) $(LDFLAGS) -o $@.new $^ $(PAWL_LIBRARIES)
	@mv $@.new $@

build/command/%.o: host/%.c Makefile | build/libraries
	@mkdir -p $(@D)
	$(CC) $(PAWL_FLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

-include $(PAWL_OBJECTS:.o=.d)

# One line instead of a compiler's many, where libraries are missing. capstone is the explorer's.
build/libraries:
	@mkdir -p $(@D)
	@printf '#include <%s>\n' elfutils/libdw.h gelf.h nettle/sha2.h jansson.h capstone/capstone.h ncurses.h > $@.c
	@echo 'int main(void) { return 0; }' >> $@.c
	@$(CC) $(LDFLAGS) -o $@.new $@.c $(PAWL_LIBRARIES) -lcapstone 2> $@.said || { \
	    echo "Missing: $$(sed -n 's/.*fatal error: \(.*\): No such file.*/\1/p; s/.*cannot find \(-l[a-z]*\).*/\1/p' \
	        $@.said | paste -sd' '). \`make deps' installs what Pawl needs." >&2; exit 1; }
	@mv $@.new $@

# ---- What machines are made of --------------------------------------------------------------

BOARDS := mps2-an385 lm3s6965evb
HOST_PARTS := build/host/machine.o build/host/library.o build/explore/explorer.o build/explore/library.o $(PLUGINS)
TARGET_PARTS := build/cortex-m/library.o \
    $(foreach board,$(BOARDS),$(addprefix build/$(board)/,libpawl-target.a machine.ld))

.PHONY: parts
parts: $(HOST_PARTS) $(if $(CROSS),$(TARGET_PARTS))

# ---- What to do with it ---------------------------------------------------------------------

deps deps-host:
	@tools/deps.sh $(@:deps-%=%)

run: all
	@tools/tour.sh

# The fragments of tests add to TEST_PROGRAMS what is run, and to TEST_PARTS what that needs.
TEST_PARTS += build/host-asan/machine.o

test: all $(TEST_PARTS) $(TEST_PROGRAMS)
	@tests/run.sh $(TEST_PROGRAMS) $(wildcard tests/*/*.test)

gdb: all
	@echo "pawl gdb --on=qemu account: the lost deposit on a Cortex-M3, at its first switch; \`help pawl' lists commands"
	@build/pawl gdb --on=qemu account

shell: all
	@build/pawl run --on=qemu --live sh

lint: all
	@tools/lint.sh

install: all build/installed/libpawl.pc
	@tools/install.sh "$(DESTDIR)$(PREFIX)"

clean:
	rm -rf build

endif
