# Tests that use the library for tests of one's own, each also with AddressSanitizer and UBSan.

LIBPAWL_TESTS := test_account test_libpawl
LIBPAWL_BINARIES := $(LIBPAWL_TESTS:%=build/tests/libpawl/%)
LIBPAWL_ASAN_BINARIES := $(LIBPAWL_TESTS:%=build/tests/libpawl-asan/%)
LIBPAWL_FLAGS := -std=gnu17 -g -O1 -fno-pie -Wall -Wextra -Werror -Ibuild/host/include
LIBPAWL_LINK := -no-pie -Wl,-T,arch/host/machine.ld
TEST_PROGRAMS += $(LIBPAWL_BINARIES) $(LIBPAWL_ASAN_BINARIES)

build/tests/libpawl/account.o: user/labs/account.c
build/tests/libpawl/libpawl.o: tests/libpawl/talk.c tests/libpawl/wrong.c
build/tests/libpawl/account.o build/tests/libpawl/libpawl.o: build/pawl build/host/library.o $(PLUGINS)
	@mkdir -p $(@D)
	build/pawl cc --on=host -o $@ $(filter %.c,$^)

$(LIBPAWL_BINARIES): build/tests/libpawl/test_%: tests/libpawl/test_%.c \
    build/tests/libpawl/%.o build/host/library.o build/host/libpawl.a build/host/include/libpawl.h
	gcc $(LIBPAWL_FLAGS) $(LIBPAWL_LINK) -o $@ $(filter %.c %.o %.a,$^) -lcmocka -ldw -lelf

$(LIBPAWL_ASAN_BINARIES): build/tests/libpawl-asan/test_%: tests/libpawl/test_%.c \
    build/tests/libpawl/%.o build/host/library.o build/host-asan/libpawl.a \
    build/host/include/libpawl.h
	@mkdir -p $(@D)
	gcc $(LIBPAWL_FLAGS) $(LIBPAWL_LINK) $(HOST_SANITIZE) -o $@ $(filter %.c %.o %.a,$^) \
	    -lcmocka -ldw -lelf
