# What checks trace events.
TEST_PARTS += build/tests/trace/events

build/tests/trace/events: tests/trace/events.c
	@mkdir -p $(@D)
	gcc -std=gnu17 -g -Wall -Wextra -Werror -o $@ $< -ljansson
