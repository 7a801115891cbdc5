#!/bin/sh
# Records what Linux gives for the programs here: output and exit status, in NAME.out. The tests compare
# with the recording, so they need no luck.
#   tests/programs/record.sh [NAME...]           (without names: those not recorded yet)
#   tests/programs/record.sh --check [NAME...]   runs them again, on one processor, at low priority
#                                                and beside a busy one, and compares with NAME.out
# A program is one C file. It runs as an ordinary user would start it from a shell: as uid 1000 (if this is
# root), on a terminal, in a working directory that holds only the program itself, leading a process group
# but not a session. Its first comment may hold lines
#   tests: args ONE TWO        its arguments: plain words
#   tests: stdin "1 2\n3\n"    what it reads (otherwise nothing: end of file at once)
#   tests: with OTHER          it execs with/OTHER.c, found in its working directory and in the PATH
# It says the same however it is scheduled, prints no pids, addresses or dates, and compiles without
# a warning. What Pawl cannot run yet stands in the list `waiting`, with the reason.
cd "$(dirname "$0")" || exit 1
. ./program.sh
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"

# Runs $1 in a fresh working directory, by the command given further; what it printed goes to $folder/out.
run() {
    name=$1 && shift
    rm -rf "$folder/work" && mkdir "$folder/work" || exit 1
    for one in "$name" $(with_of "$name"); do cp "$folder/bin/$one" "$folder/work"; done
    stdin_of "$name" > "$folder/text"
    user=
    [ "$(id -u)" != 0 ] || { chown -R 1000:1000 "$folder/work"; user='setpriv --reuid=1000 --regid=1000 --clear-groups'; }
    # Input comes through a pipe, since a terminal would echo it and a file could be read twice. What a
    # shell says of a program that a signal ended is not the program's.
    cat > "$folder/job" << END
cd $folder/work; ulimit -c 0; umask 022
exec 3>&2 2> /dev/null 4< $folder/text
mkfifo .in; cat <&4 > .in &
exec 4<&-
exec 5< .in; rm .in
$folder/work/$name $(field "$name" args) <&5 2>&3 3>&- 5<&-
exit \$?
END
    "$@" timeout 20 $user env -i --default-signal PATH="$folder/work:/usr/bin:/bin" HOME="$folder/work" \
        script -qec "sh -m $folder/job" /dev/null < /dev/null > "$folder/raw"
    status=$?
    { tr -d '\r' < "$folder/raw"; printf '\nstatus %d\n' $status; } > "$folder/out"
}

compile() {
    mkdir -p "$folder/bin"
    gcc -Wall -Wextra -O0 -std=gnu17 -pthread -o "$folder/bin/$(basename "$1" .c)" "$1" -lrt -lm \
        2> "$folder/warnings" || { cat "$folder/warnings"; exit 1; }
    [ ! -s "$folder/warnings" ] || { cat "$folder/warnings"; echo "not ok $1 compiles with warnings"; }
}

record() {
    run "$1" && mv "$folder/out" "$folder/first" && run "$1"
    if [ $status = 124 ]; then
        echo "not ok $1 does not end"
    elif ! cmp -s "$folder/first" "$folder/out"; then
        echo "not ok $1: two runs differ"
        diff "$folder/first" "$folder/out" | head -20 | sed 's/^/# /'
    else
        cp "$folder/out" "$1.out"
        echo "recorded $1"
    fi
}

check() {
    ways=0
    for way in 'env' 'taskset -c 0' 'nice -n 19'; do
        [ "$way" = env ] || { sh -c 'while :; do :; done' & busy=$!; }
        run "$1" $way
        [ "$way" = env ] || kill $busy
        if cmp -s "$1.out" "$folder/out"; then ways=$((ways + 1)); else diff "$1.out" "$folder/out" | head -20 | sed 's/^/# /'; fi
    done
    [ $ways = 3 ] && echo "ok $1" || echo "not ok $1: as recorded $ways times of 3"
}

action=record
[ "$1" != --check ] || { action=check; shift; }
[ $# -gt 0 ] || set -- $(for name in $(all_programs); do
    [ $action = record ] && [ -f "$name.out" ] || echo "$name"
done)
for program; do
    compile "$program.c"
    for other in $(with_of "$program"); do compile "with/$other.c"; done
    $action "$program"
done
