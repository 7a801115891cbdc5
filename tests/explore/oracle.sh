#!/bin/bash
# What the oracle finds: tests/explore/oracle.sh [--states=N] FILE.c...
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
PAWL=${PAWL:-$root/build/pawl}
options=() files=()
for word; do
    case $word in
    -*) options+=("$word") ;;
    *) files+=("$word") ;;
    esac
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$PAWL" cc --on=host -o "$folder/programs.o" "${files[@]}"
gcc -no-pie -Wl,-T,"$root/arch/host/machine.ld" -o "$folder/oracle" "$folder/programs.o" \
    "$root/build/host/library.o" "$root/build/tests/explore/oracle.a"
"$folder/oracle" ${options+"${options[@]}"}
