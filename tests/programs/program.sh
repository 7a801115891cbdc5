# What record.sh and programs.test both know of a program here. Sourced by them.

# What the line `tests: WORD ...` in the first comment of $1.c says, WORD being $2.
field() {
    sed -n "s/^.*tests: $2 *//p; /\*\//q" "$1.c" | sed 's/ *\*\/.*//'
}

# What $1 reads: the text between the quotes of `tests: stdin "..."`, with printf's escapes.
stdin_of() {
    printf '%b' "$(field "$1" stdin | sed 's/^"//; s/"$//')"
}

# The programs that it execs, in the folder with/.
with_of() {
    field "$1" with | tr ' ' '\n' | sed '/^$/d; s/\.c$//'
}

all_programs() {
    for c in *.c; do echo "${c%.c}"; done
}
