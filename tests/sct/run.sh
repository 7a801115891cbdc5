#!/bin/bash
# SCTBench's CS suite, by which others measure testers of threads: what `pawl explore` says of each program.
#
#   SCT=DIR tests/sct/run.sh [NAME...]      (account_bad, reorder_7; none: all, in some four minutes)
#
# DIR is a checkout of SCTBench (nothing of it is here); its programs are explored as they stand. TIME=N: seconds for each (6;
# reorder_100 has a sixth of them). What is expected its name says: of _bad and _sat a bug, of _ok and _unsat none. reorder_N
# is reorder_10_bad with N - 1 threads that set and one that looks, which it takes as arguments. Where an example was found,
# but not whether fewer preemptions do, runs with fewer are tried apart, in as much time again.
#
#   preemptions   that the example takes; "<=": fewer were not ruled out
#   tried         all: all runs, so that there is nothing else to be found; a number: all runs with at most so many
#                 preemptions; none: what was found was found at random
#
# Exit status 1 if a bug is not found, or something is found where there is none.
cd "$(dirname "$0")/../.." || exit 1
suite=${SCT:-}/benchmarks/concurrent-software-benchmarks
[ -e "$suite/account_bad.c" ] || {
    echo "SCT=DIR: a checkout of SCTBench (github.com/mc-imperial/sctbench) is needed" >&2
    exit 2
}
pawl=${PAWL:-build/pawl}
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
failed=0

# Explores for so many seconds, and gives of the answer: whether it is complete, its bound, verdict, states, seconds, and the
# preemptions of the example; what pawl said, if there is no answer. explore SECONDS OPTION... PROGRAM
explore() {
    local said status
    said=$(timeout $(($1 + 30)) "$pawl" explore --json --time="$@" 2>&1 >"$answer" </dev/null)
    status=$?
    if [ ! -s "$answer" ] || [[ $status != [013] ]]; then
        echo "broken status $status: ${said%%$'\n'*}"
        return
    fi
    awk '{ gsub(/[",]/, "") } # one key a line
        $1 ~ /^(complete|bound|verdict|states|seconds):$/ { is[$1] = $2 }
        $1 == "kind:" { kind = $2 }
        $1 == "preemptions:" && kind == is["verdict:"] && fewest == "" { fewest = $2 }
        END {
            bound = is["bound:"] == "null" ? -1 : is["bound:"]
            print is["complete:"], bound, is["verdict:"], is["states:"], is["seconds:"], fewest
        }' "$answer"
}

# row NAME EXPECTED SECONDS PROGRAM: false if it is not as expected.
row() {
    local name=$1 expected=$2 limit=$3 program=$4 complete bound verdict states seconds fewest less= tried more found
    read -r complete bound verdict states seconds fewest < <(explore "$limit" "$program")
    if [ "$complete" = broken ]; then
        echo "$name: $bound $verdict $states $seconds $fewest"
        return 1
    fi
    if [ "$complete" = false ] && [ "${fewest:-0}" -gt $((bound + 1)) ]; then
        read -r _ tried found _ more _ < <(explore "$limit" --preemptions=$((fewest - 1)) --safety --random=0 "$program")
        [ "$found" = ok ] && [ "$tried" = $((fewest - 1)) ] && bound=$tried || less="<= "
        seconds="$seconds+${more:-0}"
    fi
    tried=$bound
    [ "$bound" != -1 ] || tried=none
    [ "$complete" = false ] || tried=all
    printf '| %-20s | %-8s | %-8s | %-11s | %-5s | %9d | %7.2f |\n' "$name" "$expected" "$verdict" "$less$fewest" "$tried" \
        "$states" "$(awk "BEGIN { print $seconds }")"
    [ "$expected" = none ] && [ "$verdict" != ok ] && echo "$name: there is no bug in it" && return 1
    [ "$expected" = bug ] && [ "$verdict" = ok ] && echo "$name: its bug is not found" && return 1
    return 0
}

[ $# -gt 0 ] || set -- $(cd "$suite" && ls *_bad.c *_sat.c *_ok.c *_unsat.c | sed 's/\.c$//'; echo reorder_{6,7,8,9,100})
echo "| program              | expected | verdict  | preemptions | tried |    states | seconds |"
echo "| -------------------- | -------- | -------- | ----------- | ----- | --------- | ------- |"
for name in $(printf '%s\n' "$@" | sort -V); do
    case $name in
    *_ok | *_unsat) row "$name" none "${TIME:-6}" "$suite/$name.c" ;;
    reorder_100) row "$name" bug $(((${TIME:-6} + 5) / 6)) "$suite/reorder_10_bad.c 99 1" ;;
    reorder_*[0-9]) row "$name" bug "${TIME:-6}" "$suite/reorder_10_bad.c $((${name#reorder_} - 1)) 1" ;;
    *) row "$name" bug "${TIME:-6}" "$suite/$name.c" ;;
    esac || failed=1
done
exit $failed
