#!/bin/sh
# Runs each C file on the host and under QEMU, in slices of 1000 ticks and with a random scheduler,
# and compares trace, output and exit status byte for byte.
#
#   tests/parity/constructs.sh [FILE.c...]    without arguments: all of tests/parity/constructs
#
# PAWL: the command; SEED: of the random scheduler; JOBS: so many files at once.
# One line a failure, and a last line "N passed, N failed".

here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
pawl=${PAWL:-$top/build/pawl}
seed=${SEED:-20}

# run MACHINE NAME FILE OPTIONS...: leaves NAME.trace and NAME.out, with the status in it.
run() {
    machine=$1
    name=$2
    file=$3
    shift 3
    timeout 120 "$pawl" run --on="$machine" --trace="$work/$name.trace" "$@" "$file" \
        >"$work/$name.out" 2>"$work/$name.err"
    echo "status $?" >>"$work/$name.out"
}

# What went otherwise under these options, in a line.
compare() {
    rm -f "$work"/*.trace
    run host host "$@"
    run qemu qemu "$@"
    file=$1
    shift
    for machine in host qemu; do
        if ! test -s "$work/$machine.trace"; then
            echo "not ok $file $*: no trace on $machine: $(tail -n 1 "$work/$machine.err")"
            return
        fi
    done
    if ! cmp -s "$work/host.trace" "$work/qemu.trace"; then
        echo "not ok $file $*: $(diff "$work/host.trace" "$work/qemu.trace" |
            sed -n 's/^</host:/p; s/^>/qemu:/p' | awk '!seen[$1]++' | tr '\n' ' ')"
    elif ! cmp -s "$work/host.out" "$work/qemu.out"; then
        echo "not ok $file $*: output: $(diff "$work/host.out" "$work/qemu.out" | tr '\n' ' ')"
    else
        echo "ok $file $*"
    fi
}

if test "$1" = --one; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    compare "$2" --policy=rr --quantum=1000
    compare "$2" --policy=random --seed="$seed"
    exit
fi

test $# -gt 0 || set -- "$here"/constructs/*.c
results=$(mktemp)
trap 'rm -f "$results"' EXIT
printf '%s\0' "$@" | xargs -0 -n 1 -P "${JOBS:-$(nproc)}" "$0" --one >"$results"
grep -v '^ok ' "$results" | sort
failed=$(grep -vc '^ok ' "$results")
echo "$(grep -c '^ok ' "$results") passed, $failed failed"
test "$failed" = 0
