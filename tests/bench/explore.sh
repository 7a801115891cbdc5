#!/bin/bash
# How fast `pawl explore` is beside SPIN's compiled verifier on models/NAME.c and NAME.pml, which are the same, access
# by access. Prints exploring times without compiling: the explorer's own, and those of pan (-O2 -DSAFETY, with and
# without its reduction, the hash table of the size that is best); then Peterson and Dekker with all compiling, and
# what else has a bound. Each is the best of RUNS (3).
#   explore.sh [NAME:K...]      default: all
set -u
cd "$(dirname "$0")/models" || exit 1
pawl=$(cd ../../.. && pwd)/build/pawl
runs=${RUNS:-3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM

# Milliseconds of a command, best of all runs.
milliseconds() {
    local best= from now
    for _ in $(seq "$runs"); do
        from=$(date +%s%N)
        "$@" >"$folder/said" 2>&1 </dev/null
        now=$((($(date +%s%N) - from + 500000) / 1000000))
        [ -n "$best" ] && [ "$best" -le "$now" ] || best=$now
    done
    echo "$best"
}

# ---- Pawl ----

# A number of the answer in $folder/answer.
field() { sed -n 's/^  "'"$1"'": \([0-9.]*\),\{0,1\}$/\1/p' "$folder/answer"; }

# explore PROGRAM OPTION...: best time in $took; states, memory and the rest of the last answer for field.
explore() {
    local program=$1 now
    shift
    took=
    for _ in $(seq "$runs"); do
        timeout 600 "$pawl" explore --json --jobs=1 --random=0 "$@" "$program" >"$folder/answer" 2>"$folder/said"
        now=$(field seconds | awk '{ printf "%d", $1 * 1000 }')
        grep -q '"complete": true' "$folder/answer" || { took=-; return; }
        [ -n "$took" ] && [ "$took" -le "$now" ] || took=$now
    done
}

# ---- SPIN ----

if command -v spin >/dev/null; then
    echo "$(spin -V), beside pan -O2 -DSAFETY; times in milliseconds without compiling; load $(cut -d' ' -f1 /proc/loadavg)"
else
    echo "spin is not installed: Pawl alone; times in milliseconds without compiling"
fi

# pan MODEL K FLAG...: best time over sizes of the hash table in $pan; what it said in $folder/pan.said.
pan() {
    local model=$1 k=$2 size now
    shift 2
    pan=-
    command -v spin >/dev/null || return
    (cd "$folder" && spin -a -DK="$k" "$OLDPWD/$model.pml" && gcc -w -O2 -DSAFETY "$@" -o pan pan.c) >/dev/null || return
    pan=
    for size in 18 20 22 24; do
        now=$(milliseconds "$folder/pan" -m100000 -w$size)
        [ -n "$pan" ] && [ "$pan" -le "$now" ] || pan=$now
    done
    cp "$folder/said" "$folder/pan.said"
}
pan_states() { awk '/states, stored/ { print $1 }' "$folder/pan.said" 2>/dev/null; }

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (a + 0 && b + 0) printf "%.2f", a / b; else printf "-" }'; }
least() { [ "$1" = - ] || [ "$1" -le "$2" ] && echo "$1" || echo "$2"; }

# ---- Models ----

row() {
    local name=$1 k=$2 full reduced states flags safety all speed kib
    pan "$name" "$k" -DNOREDUCE && full=$pan states=$(pan_states)
    pan "$name" "$k" && reduced=$pan
    for flags in "-Og -fno-tree-fre" -O0; do
        explore "$name.c" --safety --outcomes=0 --no-reduction --cflags="$flags -DK=$k"
        local whole=$took found=$(field states)
        explore "$name.c" --safety --outcomes=0 --cflags="$flags -DK=$k"
        safety=$took kib=$(field memory_kib) speed=$(ratio "$(field states)" "$took")
        explore "$name.c" --cflags="$flags -DK=$k"
        all=$took
        printf '%-15s %-4s %8s %8s %6s %6s %6s %6s %6s %6s %6s %7s %6s\n' "$name K=$k" "${flags%% *}" "$found" \
            "${states:--}" "$whole" "$safety" "$all" "$full" "$reduced" "$(ratio "$safety" "$(least "$full" "$reduced")")" \
            "$(ratio "$all" "$(least "$full" "$reduced")")" "$speed" $((kib / 1024))
    done
}

models=("$@")
[ $# -gt 0 ] || models=(bakery3:2 bakery3:3 philosophers5:2 philosophers5:3 buffer:6)
printf '%-15s %-4s %8s %8s %6s %6s %6s %6s %6s %6s %6s %7s %6s\n' "" "" "states" "pan's" "whole" "safety" "all" "pan" \
    "reduc." "safety" "all" "states" "MiB" "" "" "" "" "" "" "" "" "" "/pan" "/pan" "/ms" ""
for model in "${models[@]}"; do
    row "${model%:*}" "${model#*:}"
done
[ $# -eq 0 ] || exit 0

# ---- With all compiling ----

all_of_pawl() {
    rm -rf "$folder/cache"
    PAWL_CACHE=$folder/cache "$pawl" explore --safety --cflags="-DK=3" "$1.c"
}
all_of_spin() { (cd "$folder" && spin -a -DK=3 "$OLDPWD/$1.pml" && gcc -w -O2 -DSAFETY -o pan pan.c && ./pan); }

echo
for name in peterson dekker; do
    ours=$(milliseconds all_of_pawl $name)
    theirs=-
    command -v spin >/dev/null && theirs=$(milliseconds all_of_spin $name)
    printf '%-40s %6s ms, spin + gcc + pan %6s ms, ratio %s\n' "$name with all compiling" "$ours" "$theirs" \
        "$(ratio "$ours" "$theirs")"
done

# ---- Others ----

explore increments.c
printf '%-40s %6s ms, %s outcomes (bound: 50 ms)\n' "two threads of six increments" "$took" \
    "$(grep -c '"end":' "$folder/answer")"
explore ../../../user/labs/safestack.c
printf '%-40s %6s ms, %s preemptions (bound: 3000 ms)\n' "SafeStack, with proof" "$took" \
    "$(sed -n 's/^      "preemptions": \([0-9]*\).*/\1/p' "$folder/answer" | head -1)"
