#!/bin/bash
# Compares `pawl explore` with the oracle on random programs, or a file: tests/explore/compare.sh SEED|FILE.c...
# One line each: ok, not ok with the differences, or skip if the program is too large for the oracle.
#   FLAVOUR=NAME    of the programs (generate.c)      PLANTED=N   with that bug in the explorer
#   STATES=N        most that the oracle looks at      REPLAYS=0   without replaying schedules
#   QEMU=1          replay under QEMU, too             KEEP=DIR    keep what differs there
#   TIMEOUT=60      seconds for each exploration      OPTIONS=..   of both, besides those of the flavour
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
PAWL=${PAWL:-$root/build/pawl}
tools=$root/build/tests/explore
for tool in generate compare replays oracle.a; do
    [ -e "$tools/$tool" ] || { echo "$tools/$tool is missing: \`make test' builds it" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1

# explored NAME OPTION...: the answer in NAME.json
explored() {
    local name=$1
    shift
    timeout "${TIMEOUT:-60}" "$PAWL" explore --json --random=0 --jobs=1 --outcomes=100000 ${PLANTED:+--planted=$PLANTED} \
        "${options[@]}" "$@" program.c >"$name.json" 2>"$name.err"
    [ -s "$name.json" ] || cat "$name.err"
    grep -q "broke down" "$name.err" && cat "$name.err"
}

differences() {
    explored all --no-reduction
    "$tools/compare" steps oracle.txt all.json
    explored reduced
    "$tools/compare" oracle.txt reduced.json | sed 's/^/reduced: /'
    [ "${REPLAYS:-1}" = 0 ] && return
    "$tools/replays" all.json "$PAWL" run program.c
    [ "${QEMU:-0}" = 1 ] && "$tools/replays" reduced.json "$PAWL" run --on=qemu program.c
}

for seed; do
    if [ -f "$root/$seed" ]; then
        { echo "/* $seed */" && cat "$root/$seed"; } >program.c
    else
        "$tools/generate" "$seed" ${FLAVOUR:-} >program.c
    fi
    name="program $(head -1 program.c | tr -d '/*')"
    read -ra options <<<"$(sed -n '1s,^[^-]*\(--.*\)[*]/,\1,p' program.c) ${OPTIONS:-}"
    timeout 120 "$root/tests/explore/oracle.sh" --states="${STATES:-15000}" "${options[@]}" program.c >oracle.txt 2>&1
    if ! grep -q "complete 1 outcomes-complete 1" oracle.txt; then
        if grep -q "complete 0" oracle.txt; then
            echo "ok $name # skip: too large"
        else
            echo "not ok $name: $(head -3 oracle.txt)"
        fi
        continue
    fi
    said=$(differences 2>&1)
    if [ -z "$said" ]; then
        echo "ok $name"
    else
        echo "not ok $name"
        echo "$said" | head -20 | sed 's/^/    /'
        [ -n "${KEEP:-}" ] && cp program.c "$KEEP/seed$seed.c"
    fi
done
