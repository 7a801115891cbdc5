# host/proxy*.c with sanitizers, for tests/gdb/rubbish.test.
PROXY_SOURCES := tests/gdb/proxy.c $(wildcard host/proxy*.c) host/remote.c \
    $(patsubst %,host/%.c,symbols collect code tables types parts table text lists)
PROXY_FLAGS = $(PAWL_FLAGS) -Ihost -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all

TEST_PARTS += build/tests/gdb/proxy

build/tests/gdb/proxy: $(PROXY_SOURCES) $(wildcard host/*.h kernel/*.h kernel/*.def)
	@mkdir -p $(@D)
	$(CC) $(PROXY_FLAGS) -o $@ $(PROXY_SOURCES) $(PAWL_LIBRARIES)
