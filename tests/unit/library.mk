# Tests of the programs' C library on the host, under the sanitizers: its sources, compiled as for programs
# but for the machine below them, which library.c plays, with all names changed from F to lib.F.

UNIT_LIBRARY_TESTS := test_printf test_scanf test_stdio test_malloc test_string test_math test_files
UNIT_LIBRARY_BINARIES := $(UNIT_LIBRARY_TESTS:%=build/tests/unit/%)
UNIT_LIBRARY_FILES := ctype date decimal environ format format_double getopt heap line math_arc math_exp math_forms math_gamma \
	math_log math_parts math_roots math_sine memory memory_stream \
	number open position printf random random48 scan scanf sort start stdio stream strftime string strto temporary \
	text time
UNIT_LIBRARY_OBJECTS := $(UNIT_LIBRARY_FILES:%=build/tests/unit/library/%.o)
UNIT_LIBRARY_SANITIZERS := -O1 -fsanitize=address,undefined -fno-sanitize-recover=all

build/tests/unit/library/%.o: user/lib/%.c $(LIBRARY_HEADERS)
	@mkdir -p $(@D)
	$(LIBRARY_host_GCC) $(UNIT_LIBRARY_SANITIZERS) -MMD -MP -c $< -o $@

build/tests/unit/library/joined.o: $(UNIT_LIBRARY_OBJECTS)
	ld -r $^ -o $@.new
	nm -g $@.new | awk '{ print $$NF }' \
	    | grep -v '^library_\|^__asan\|^__ubsan\|^_GLOBAL\|^user_info\|^program\|^arch_' \
	    | sed 's/.*/& lib.&/' > $@.names
	objcopy --redefine-syms=$@.names $@.new $@

$(UNIT_LIBRARY_BINARIES): build/tests/unit/%: tests/unit/%.c tests/unit/library.c tests/unit/library.h \
    build/tests/unit/library/joined.o
	gcc -std=gnu17 -g -Wall -Wextra -Werror -Wno-format $(UNIT_LIBRARY_SANITIZERS) -Ikernel -no-pie \
	    -fno-builtin -o $@ $(filter %.c %.o,$^) -lcmocka -lm

TEST_PROGRAMS += $(UNIT_LIBRARY_BINARIES)
-include $(UNIT_LIBRARY_OBJECTS:.o=.d)
