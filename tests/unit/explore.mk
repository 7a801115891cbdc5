# Unit tests of the explorer's rooms above the engine (host/explore), on graphs made by hand and at random:
# tests/unit/explore_graph.c plays the engine.

EXPLORE_TESTS := $(basename $(notdir $(wildcard tests/unit/test_verdicts*.c tests/unit/test_search*.c)))
EXPLORE_PARTS := $(wildcard host/explore/verdicts*.c host/explore/search*.c) \
	$(patsubst %,host/explore/%.c,edges effort findings grow history kinds numbers order order_way outcomes path questions \
	rescue run shares shorten shortest) tests/unit/explore_graph.c tests/unit/verdicts_naive.c
EXPLORE_FLAGS := -std=gnu17 -g -O1 -Wall -Wextra -Wshadow -Werror -Ikernel -Ihost/explore -Itests/unit
EXPLORE_ASAN := -fsanitize=address,undefined -fno-sanitize-recover=all
EXPLORE_BINARIES := $(EXPLORE_TESTS:%=build/tests/unit/%) $(EXPLORE_TESTS:%=build/tests/unit-asan/%)
TEST_PROGRAMS += $(EXPLORE_BINARIES)

$(EXPLORE_BINARIES): $(EXPLORE_PARTS) $(wildcard host/explore/*.h) tests/unit/explore_graph.h \
    tests/unit/verdicts_naive.h

$(EXPLORE_TESTS:%=build/tests/unit/%): build/tests/unit/%: tests/unit/%.c
	@mkdir -p $(@D)
	gcc $(EXPLORE_FLAGS) -o $@ $< $(EXPLORE_PARTS) -lcmocka

$(EXPLORE_TESTS:%=build/tests/unit-asan/%): build/tests/unit-asan/%: tests/unit/%.c
	@mkdir -p $(@D)
	gcc $(EXPLORE_FLAGS) $(EXPLORE_ASAN) -o $@ $< $(EXPLORE_PARTS) -lcmocka
