# Unit tests of what makes text of records (host/decode.mk), against a sample program compiled for
# the host and, if the cross compiler is there, for the target.

DECODE_TESTS := test_symbols test_tracetext test_report
DECODE_POINTS := -O0 -g -std=gnu17 -fsanitize=thread --param tsan-instrument-func-entry-exit=1 \
	--param tsan-distinguish-volatile=1 -fsanitize-coverage=trace-pc -fsigned-char -fno-builtin \
	-fno-short-enums -fno-pie -fno-stack-protector -fcf-protection=none -ffp-contract=off
DECODE_FLAGS := -std=gnu17 -D_GNU_SOURCE -g -O1 -Wall -Wextra -Wshadow -Ikernel -Ihost
DECODE_ASAN := -fsanitize=address,undefined -fno-sanitize-recover=all
DECODE_LAYOUT := -nostdlib -Wl,-e,start -Wl,--build-id=none
DECODE_SAMPLES := build/tests/unit/sample-host.elf \
	$(if $(CROSS),build/tests/unit/sample-arm.elf)
DECODE_BINARIES := $(DECODE_TESTS:%=build/tests/unit/%) $(DECODE_TESTS:%=build/tests/unit-asan/%)
DECODE_PARTS := $(DECODE_SOURCES) tests/unit/sample.c
TEST_PROGRAMS += $(DECODE_BINARIES)

build/tests/unit/sample-host.elf: tests/unit/sample/sample.c tests/unit/sample/machine.c \
		tests/unit/decode.mk
	@mkdir -p $(@D)
	gcc $(DECODE_POINTS) -c -o $(@:.elf=.o) $<
	gcc -O1 -fno-pie -Ikernel -DSLOT_BASE=0x10000000 -no-pie $(DECODE_LAYOUT) \
		-Wl,-Tdata=0x10001000 -o $@ $(@:.elf=.o) tests/unit/sample/machine.c

build/tests/unit/sample-arm.elf: tests/unit/sample/sample.c tests/unit/sample/machine.c \
		tests/unit/decode.mk
	@mkdir -p $(@D)
	arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb $(DECODE_POINTS) -c -o $(@:.elf=.o) $<
	arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb -O1 -Ikernel -DSLOT_BASE=0x21000000 $(DECODE_LAYOUT) \
		-Wl,-Ttext=0x10000 -Wl,-Tdata=0x21001000 -o $@ $(@:.elf=.o) tests/unit/sample/machine.c -lgcc

$(DECODE_TESTS:%=build/tests/unit/%): build/tests/unit/%: tests/unit/%.c tests/unit/sample.c \
		$(DECODE_SOURCES) $(wildcard host/*.h) $(DECODE_SAMPLES)
	gcc $(DECODE_FLAGS) -o $@ $< $(DECODE_PARTS) $(DECODE_LIBS) -lcmocka -lm

$(DECODE_TESTS:%=build/tests/unit-asan/%): build/tests/unit-asan/%: tests/unit/%.c \
		tests/unit/sample.c $(DECODE_SOURCES) $(wildcard host/*.h) $(DECODE_SAMPLES)
	@mkdir -p $(@D)
	gcc $(DECODE_FLAGS) $(DECODE_ASAN) -o $@ $< $(DECODE_PARTS) $(DECODE_LIBS) -lcmocka -lm
