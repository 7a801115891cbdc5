#!/bin/bash
# Runs the test groups that it is given: scripts and programs that print lines "ok NAME" and "not ok
# NAME" (TAP), or end with a line "N passed, N failed". Shows what failed, and one closing line.
#   tests/run.sh GROUP...       JOBS=N: so many at once (default: as many as there are cores)
set -u
cd "$(dirname "$0")/.."
export CMOCKA_MESSAGE_OUTPUT=TAP PAWL=${PAWL:-$PWD/build/pawl}
# Without the cross compiler and QEMU only the host is tested.
command -v arm-none-eabi-gcc >/dev/null && command -v qemu-system-arm >/dev/null ||
    export MACHINES=host
jobs=${JOBS:-$(nproc)}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Sets passed and failed of one group from its output.
count() {
    local sum='s/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p'
    read -r passed failed < <(sed -n "$sum" "$1" | tail -1)
    if [ -z "$passed" ]; then
        passed=$(grep -c '^ok\b' "$1")
        failed=$(grep -c '^not ok\b' "$1")
    fi
}

# Runs one group and shows how it went; $folder/NUMBER.count gets its figures.
run_group() {
    local group=$1 number=$2 start=$SECONDS output=$folder/$2.out status passed failed
    timeout 3600 "$group" >"$output" 2>&1 </dev/null
    status=$?
    count "$output"
    if [ $status -ne 0 ] && [ "$failed" -eq 0 ]; then
        echo "not ok $group ended with status $status" >>"$output"
        failed=1
    elif [ $((passed + failed)) -eq 0 ]; then
        echo "not ok $group tested nothing" >>"$output"
        failed=1
    fi
    echo "$passed $failed" >"$folder/$number.count"
    {
        flock 9
        printf '%-40s %4d passed %4d failed %5d s\n' "$group" "$passed" "$failed" \
            $((SECONDS - start))
        [ "$failed" -eq 0 ] || grep -v '^ok\b' "$output" | sed 's/^/    /'
    } 9>"$folder/lock"
}

number=0
for group in "$@"; do
    while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do
        wait -n
    done
    run_group "$group" $number &
    number=$((number + 1))
done
wait
all_passed=0 all_failed=0
for ((group = 0; group < number; group++)); do
    read -r passed failed <"$folder/$group.count"
    all_passed=$((all_passed + passed)) all_failed=$((all_failed + failed))
done
echo "$all_passed passed, $all_failed failed"
[ "$all_failed" -eq 0 ]
