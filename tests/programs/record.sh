#!/bin/sh
# Records what Linux gives for the programs here: output and exit status, in NAME.out. Run it after adding
# a program (`tests/programs/record.sh NAME...`, or without names for those not recorded yet); the
# tests compare with the recording, so they need no luck. A terminal is what Pawl's console is.
cd "$(dirname "$0")" || exit 1
native=$(mktemp -d) && trap 'rm -rf "$native"' EXIT
[ $# -gt 0 ] || set -- $(for c in *.c; do [ -f "${c%.c}.out" ] || echo "${c%.c}"; done)
for name; do
    gcc -w -O0 -std=gnu17 -pthread -o "$native/$name" "$name.c" -lrt -lm || exit 1
    timeout 20 script -qec "$native/$name < /dev/null" /dev/null < /dev/null | tr -d '\r' > "$native/out"
    timeout 20 script -qec "$native/$name < /dev/null" /dev/null < /dev/null > "$native/again"
    status=$?
    tr -d '\r' < "$native/again" | cmp -s - "$native/out" || { echo "$name: two runs differ" >&2; exit 1; }
    { cat "$native/out"; printf '\nstatus %d\n' $status; } > "$name.out"
    echo "recorded $name"
done
