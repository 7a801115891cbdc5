# Unit tests of the explorer's rooms above the engine (host/explore), on graphs made by hand and at random:
# tests/unit/explore_graph.c plays the engine.

EXPLORE_TESTS := $(basename $(notdir $(wildcard tests/unit/test_verdicts*.c tests/unit/test_search*.c)))
EXPLORE_PARTS := $(wildcard host/explore/verdicts*.c host/explore/search*.c) \
	$(patsubst %,host/explore/%.c,edges effort findings grow history kinds numbers order order_way outcomes outset path questions \
	rescue run shares shorten shortest) \
	$(patsubst %,tests/unit/%.c,explore_graph verdicts_naive verdicts_hand search_naive)
EXPLORE_FLAGS := -std=gnu17 -g -O1 -Wall -Wextra -Wshadow -Werror -Ikernel -Ihost/explore -Itests/unit
EXPLORE_ASAN := -fsanitize=address,undefined -fno-sanitize-recover=all
EXPLORE_BINARIES := $(EXPLORE_TESTS:%=build/tests/unit/%) $(EXPLORE_TESTS:%=build/tests/unit-asan/%)
TEST_PROGRAMS += $(EXPLORE_BINARIES)

# The parts are compiled once for all tests.
EXPLORE_HEADERS := $(wildcard host/explore/*.h tests/unit/explore_graph.h tests/unit/verdicts_*.h tests/unit/search_*.h)
EXPLORE_UNIT_OBJECTS := $(EXPLORE_PARTS:%.c=build/tests/unit/explore/%.o)
EXPLORE_UNIT_ASAN_OBJECTS := $(EXPLORE_PARTS:%.c=build/tests/unit-asan/explore/%.o)

build/tests/unit/explore/%.o: %.c $(EXPLORE_HEADERS)
	@mkdir -p $(@D)
	gcc $(EXPLORE_FLAGS) -c -o $@ $<

build/tests/unit-asan/explore/%.o: %.c $(EXPLORE_HEADERS)
	@mkdir -p $(@D)
	gcc $(EXPLORE_FLAGS) $(EXPLORE_ASAN) -c -o $@ $<

$(EXPLORE_TESTS:%=build/tests/unit/%): build/tests/unit/%: tests/unit/%.c $(EXPLORE_UNIT_OBJECTS) $(EXPLORE_HEADERS)
	gcc $(EXPLORE_FLAGS) -o $@ $(filter-out %.h,$^) -lcmocka

$(EXPLORE_TESTS:%=build/tests/unit-asan/%): build/tests/unit-asan/%: tests/unit/%.c $(EXPLORE_UNIT_ASAN_OBJECTS) \
    $(EXPLORE_HEADERS)
	gcc $(EXPLORE_FLAGS) $(EXPLORE_ASAN) -o $@ $(filter-out %.h,$^) -lcmocka
