#!/bin/bash
# Runs the Open POSIX Test Suite's files for the interfaces that Pawl has, each on the host and under QEMU:
#
#   POSIX_SUITE=DIR tests/posix/run.sh [AREA[/TEST]...]      (mq_open, sem_wait/1-1; none: all areas)
#
# DIR is a checkout of the suite (it is GPL: nothing of it is here). MACHINES, JOBS as in tests/run.sh.
# Tests that the suite calls speculative are left out: POSIX leaves open what they ask.
# Each test's result goes to build/posix/MACHINE/AREA-TEST.result; at the end: how many passed, and what
# the others gave. Results are the suite's: its exit status says PASS, FAIL, UNRESOLVED (something before
# what it tests went wrong), UNSUPPORTED, UNTESTED. Those of a test that says that it tests nothing, and of one whose text has a name
# of the list `outside`, do not count.
cd "$(dirname "$0")/../.." || exit 1
[ -d "${POSIX_SUITE:-}/conformance/interfaces" ] || {
    echo "POSIX_SUITE=DIR: a checkout of the Open POSIX Test Suite is needed" >&2
    exit 2
}
suite=$(cd "$POSIX_SUITE" && pwd)
export edition=$PWD/tests/posix/edition.h
export suite pawl=${PAWL:-$PWD/build/pawl} results=$PWD/build/posix
export tests_outside=$(sed -n 's/^\([a-z_]*\/[0-9-]*\) .*/\1.c/p' tests/posix/outside)
export outside=$(sed -n 's/^\([A-Za-z_]*\) .*/\1/p' tests/posix/outside | paste -sd'|')
machines=${MACHINES:-host qemu}
jobs=${JOBS:-$(nproc)}

# Gives the result of one test: run_one MACHINE AREA/TEST.c
run_one() {
    local on=$1 file=$2 name status missing
    name=$(echo "${file%.c}" | tr / -)
    local said=$results/$on/$name.said
    cd "$suite/conformance/interfaces/$(dirname "$file")" || return
    if grep -qxF "$file" <<< "$tests_outside" || grep -qwE "$outside" "$(basename "$file")"; then
        echo "OUTSIDE $file" > "$results/$on/$name.result"
        return
    fi
    case $file in
    *buildonly*) timeout 60 "$pawl" cc --on="$on" --cflags="-w -include $edition -I$suite/include" -o "$said.o" "$(basename "$file")" ;;
    *) timeout 60 "$pawl" run --on="$on" --limit=20000000 --cflags="-w -include $edition -I$suite/include" "$(basename "$file")" ;;
    esac > "$said" 2>&1 < /dev/null
    status=$?
    missing=$(sed -n 's/^pawl: \([a-zA-Z_0-9]*\) is not in Pawl.s library.*/\1/p' "$said" | head -1)
    case $status in
    0) result=PASS ;;
    1) result=FAIL ;;
    2) result=UNRESOLVED ;;
    4) result=UNSUPPORTED ;;
    5) result=UNTESTED ;;
    124) result=ENDLESS ;;
    125) result=DEADLOCK ;;
    *) result=STATUS-$status ;;
    esac
    if [ -n "$missing" ]; then
        result=MISSING-$missing
    elif grep -q 'does not compile' "$said"; then
        result=COMPILE
    fi
    echo "$result $file" > "$results/$on/$name.result"
}
export -f run_one

list=$(cd "$suite/conformance/interfaces" && for area in ${*:-*}; do
    if [ -d "$area" ]; then find "$area" -name '[0-9]*.c' ! -path '*/speculative/*'; else echo "$area.c"; fi
done | sort -V)
failed=0
for on in $machines; do
    rm -rf "${results:?}/$on" && mkdir -p "$results/$on"
    echo "$list" | xargs -P "$jobs" -I{} bash -c "run_one $on {}"
    cat "$results/$on"/*.result > "$results/$on.txt"
    awk -v on="$on" '
        $1 == "PASS" { passed++ }
        $1 ~ /^(OUTSIDE|UNSUPPORTED|UNTESTED)$/ { apart++; next }
        { count++; if ($1 != "PASS") print "  " $0 | "sort -V" }
        END { close("sort -V")
              printf "%s: %d of %d pass (%.1f %%); %d do not count\n", on, passed, count, 100 * passed / count, apart
              exit passed < count * 0.95 }' "$results/$on.txt" || failed=1
done
exit $failed
