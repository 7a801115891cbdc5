# Records into text: what host/ needs to read the machines' files and traces.
DECODE_SOURCES := $(addprefix host/,types.c parts.c layout.c table.c collect.c tables.c symbols.c code.c \
    frames.c names.c place.c naming.c describe.c sizes.c lists.c calltext.c tracerest.c tracetext.c report.c \
    reportlines.c switchtable.c switchtable_print.c timeline_rows.c)
DECODE_LIBS := -ldw -lelf
