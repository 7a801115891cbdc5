# The kernel's unit tests: each test_NAME.c here, with the kernel's own sources and the machine that
# fake_arch.c and play.c make, is build/tests/unit/test_NAME, and under AddressSanitizer and
# UndefinedBehaviorSanitizer build/tests/unit-asan/test_NAME. Each prints TAP.

# All but those that decode.mk, explore.mk and library.mk, read before, take: one that lies here is run.
UNIT_KERNEL_TESTS := $(filter-out $(DECODE_TESTS) $(EXPLORE_TESTS) $(UNIT_LIBRARY_TESTS), \
	$(basename $(notdir $(wildcard tests/unit/test_*.c))))
UNIT_KERNEL_SOURCES := $(wildcard kernel/*.c) tests/unit/fake_arch.c tests/unit/play.c \
	tests/unit/tables.c
UNIT_KERNEL_HEADERS := $(wildcard kernel/*.h kernel/*.def tests/unit/*.h tests/unit/*.def tests/unit/fake/*.h)
UNIT_KERNEL_FLAGS := -std=gnu17 -g -O1 -Wall -Wextra -Werror -Wno-unused-parameter -Wno-clobbered \
	-Itests/unit/fake -Itests/unit -Ikernel
UNIT_KERNEL_ASAN := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

UNIT_KERNEL_BINARIES := $(UNIT_KERNEL_TESTS:%=build/tests/unit/%)
UNIT_KERNEL_ASAN_BINARIES := $(UNIT_KERNEL_TESTS:%=build/tests/unit-asan/%)

# The kernel and the machine are compiled once for all tests.
UNIT_KERNEL_OBJECTS := $(UNIT_KERNEL_SOURCES:%.c=build/tests/unit/object/%.o)
UNIT_KERNEL_ASAN_OBJECTS := $(UNIT_KERNEL_SOURCES:%.c=build/tests/unit-asan/object/%.o)

TEST_PROGRAMS += $(UNIT_KERNEL_BINARIES) $(UNIT_KERNEL_ASAN_BINARIES)

build/tests/unit/object/%.o: %.c $(UNIT_KERNEL_HEADERS)
	@mkdir -p $(@D)
	gcc $(UNIT_KERNEL_FLAGS) -c -o $@ $<

build/tests/unit-asan/object/%.o: %.c $(UNIT_KERNEL_HEADERS)
	@mkdir -p $(@D)
	gcc $(UNIT_KERNEL_FLAGS) $(UNIT_KERNEL_ASAN) -c -o $@ $<

$(UNIT_KERNEL_BINARIES): build/tests/unit/%: tests/unit/%.c $(UNIT_KERNEL_OBJECTS)
	gcc $(UNIT_KERNEL_FLAGS) -o $@ $^ -lcmocka

$(UNIT_KERNEL_ASAN_BINARIES): build/tests/unit-asan/%: tests/unit/%.c $(UNIT_KERNEL_ASAN_OBJECTS)
	gcc $(UNIT_KERNEL_FLAGS) $(UNIT_KERNEL_ASAN) -o $@ $^ -lcmocka
