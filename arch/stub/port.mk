# The empty port with the kernel: build/stub/libpawl-stub.a, for any compiler (CC).

STUB_OBJECTS = $(patsubst %.c,build/stub/%.o,$(wildcard kernel/*.c) arch/stub/port.c)

build/stub/libpawl-stub.a: $(STUB_OBJECTS)
	rm -f $@
	ar rcs $@ $^

build/stub/%.o: %.c
	@mkdir -p $(@D)
	$(CC) -std=gnu17 -ffreestanding -O1 -Wall -Wextra -Werror -Ikernel -Iarch/stub -MMD -MP -c $< -o $@

-include $(STUB_OBJECTS:.o=.d)
