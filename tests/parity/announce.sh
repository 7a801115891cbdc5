#!/bin/sh
# Compares, without running anything, what the host's compiler and ARM's announce for each C file:
# the order of blocks, accesses and calls in each function. An early check that needs no machine;
# the final one is that traces are the same (constructs.sh).
#
#   tests/parity/announce.sh [FILE.c...]      without arguments: all of tests/parity/constructs
#
# HOST_CC, ARM_CC: the compilers; USER_CFLAGS: further flags for both.
# Prints what differs (< host, > ARM), and a last line "N passed, N failed".

here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The flags of the points, as pawl gives them.
flags_of() {
    sed -n "/^static const char \*const $1\[\]/,/^};/p" "$top/host/target.c" |
        grep -o '"[^"]*"' | tr -d '"'
}
points="$(flags_of points) $(flags_of old_c) $USER_CFLAGS"

# announced COMPILER PLUGIN CPU-FLAGS... FILE: what FILE's functions announce.
announced() {
    compiler=$1
    plugin=$2
    shift 2
    test -f "$plugin" && set -- "-fplugin=$plugin" "$@"
    "$compiler" $points -w -nostdinc -isystem "$("$compiler" -print-file-name=include)" \
        -isystem "$top/user/include" -isystem "$top/build/include" \
        -S -o /dev/null -fdump-tree-optimized="$work/dump" "$@" || return
    awk -f "$here/announce.awk" "$work/dump"
}

passed=0
failed=0
test $# -gt 0 || set -- "$here"/constructs/*.c
for file; do
    if announced "${HOST_CC:-gcc}" "$top/build/points_plugin.so" "$file" >"$work/host" &&
        announced "${ARM_CC:-arm-none-eabi-gcc}" "$top/build/points_plugin_arm.so" \
            -mcpu=cortex-m3 -mthumb "$file" >"$work/arm" &&
        test -s "$work/host" && diff "$work/host" "$work/arm" >"$work/difference"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$file: announced otherwise:"
        cat "$work/difference"
    fi
    : >"$work/difference"
done
echo "$passed passed, $failed failed"
test "$failed" = 0
