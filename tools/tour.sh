#!/bin/bash
# The tour: each lab of the first chapter under QEMU, with the schedule that breaks it or the run in
# which it holds, in plain words; and the same run on the host, whose trace must be the same.
#   tools/tour.sh [LAB...]
set -u
cd "$(dirname "$0")/.."
pawl=${PAWL:-build/pawl}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
runs=0
different=0
bold= plain=
if [ -t 1 ]; then
    bold=$'\e[1m' plain=$'\e[0m'
fi

# Reads, writes, semaphores and switches of a trace, one column a thread: table VARIABLES THREADS ROWS.
table() {
    awk -v watch=" $1 " -v threads="$2" -v most="$3" '
        function column(thread, text,    i, line) {
            line = sprintf("    %6s  ", $1)
            for (i = 1; i <= threads; i++)
                line = line sprintf("%-28s", "P" i == thread ? text : "")
            sub(/ +$/, "", line)
            print line
        }
        function heading(    i, line) {
            line = "      tick  "
            for (i = 1; i <= threads; i++)
                line = line sprintf("%-28s", "P" i)
            sub(/ +$/, "", line)
            print line
        }
        function object(name) { sub(/[[.].*/, "", name); return name }
        BEGIN { heading() }
        function say(text) {
            if (pending != "" && shown && shown < most)
                print "            - - - " pending " - - -"
            pending = ""
            if (++shown <= most)
                column($2, text)
        }
        $2 == "--" && $3 == "switch" { pending = $4 " -> " $5 }
        $4 == "call" && $5 ~ /^[PV]$/ { say($5 "(" substr($6, 2) ")") }
        $4 == "wait" { say("waits") }
        $4 == "print" {
            text = $0
            sub(/^[^"]*"/, "", text)
            sub(/(\\n)?"$/, "", text)
            say("prints \"" text "\"")
        }
        !index(watch, " " object($5) " ") { next }
        $4 == "read" { say("reads  " $5 " " $6) }
        $4 == "write" { say("writes " $5 " " $6) }
        $4 == "atomic" {
            say("tests and sets " $5 " " $6 " -> " $7)
        }
        END {
            if (shown > most)
                print "       ...  and so on: " shown - most " lines more"
        }' "$folder/qemu.trace"
}

# One run on both machines. What it printed is in $folder/qemu.out, its status in $status.
both() {
    local lab=$1 schedule=$2 host_status
    "$pawl" run --on=qemu --schedule="$schedule" --trace="$folder/qemu.trace" "$lab" \
        >"$folder/qemu.out" 2>"$folder/qemu.err"
    status=$?
    "$pawl" run --on=host --schedule="$schedule" --trace="$folder/host.trace" "$lab" \
        >"$folder/host.out" 2>"$folder/host.err"
    host_status=$?
    runs=$((runs + 1))
    if [ $status -ne $host_status ] || ! cmp -s "$folder/qemu.trace" "$folder/host.trace" ||
        ! cmp -s "$folder/qemu.out" "$folder/host.out"; then
        different=$((different + 1))
        echo "    The host's run differs:"
        diff "$folder/qemu.trace" "$folder/host.trace" | sed -n '1,4s/^/    /p'
    fi
}

schedule_of() {
    awk -f tools/headers.awk "user/labs/$1.c" | awk -F'|' -v name="$2" '$1 == name { print $2 }'
}

chapter() {
    wanted "${@:3}" || return 0
    printf '\n%s%s%s  %s\n' "$bold" "$1" "$plain" "$2"
}

selected=("$@")
wanted() {
    [ ${#selected[@]} -eq 0 ] && return 0
    local lab one
    for lab in "$@"; do
        for one in "${selected[@]}"; do
            [ "$one" = "$lab" ] && return 0
        done
    done
    return 1
}

# visit LAB SCHEDULE WATCH [ROWS]: what follows on standard input is said after the run.
visit() {
    local lab=$1 name=$2 watch=$3 schedule threads
    wanted "$lab" || return 0
    schedule=$(schedule_of "$lab" "$name")
    printf '\n  %s%s%s, %s\n    pawl run --on=qemu --schedule='\''%s'\'' %s\n' \
        "$bold" "$lab" "$plain" "$name" "$schedule" "$lab"
    both "$lab" "$schedule"
    threads=$(grep -c '^[0-9]* P[0-9]* .* create ' "$folder/qemu.trace")
    if [ -n "$watch" ]; then
        table "$watch" "$threads" "${4:-30}"
    else
        sed 's/^/    | /' "$folder/qemu.out"
    fi
    [ $status -eq 0 ] || grep -v 'left behind' "$folder/qemu.err" | sed 's/^/    /'
    sed 's/^/    /'
}

chapter "A deposit is lost" "입금이 사라진다 (경쟁 상태)" account counter
visit account lost balance <<'E1'
P1 had read 10 when its slice ended. P2 read 10 as well and wrote 15. Then P1 wrote what it had in
mind: 20. 10 + 10 + 5 is 25: P2's deposit is lost. 타임아웃이 읽기와 쓰기 사이에 걸렸다.
E1
visit counter six counter <<'E1'
Five items, one put in and one taken out: the counter says 6. 생산자-소비자 문제의 counter++/counter--.
E1

chapter "Locks made of ordinary variables" "보통 변수로 만든 잠금 (임계 구역)" \
    printer one_flag two_flags alternation peterson dekker
visit printer mixed - <<'E1'
Two jobs share a printer and nobody keeps them apart: one may use it at a time. 상호 배제가 필요하다.
E1
visit one_flag both busy <<'E1'
Both looked, both saw 0, both went in: no mutual exclusion. 상호 배제 실패.
E1
visit two_flags forever flag 8 <<'E1'
Both flags are up and each waits for the other's, for ever and busily (the run was stopped at its
limit). 둘 다 못 들어간다: 한정 대기 실패, livelock.
E1
visit alternation stuck turn <<'E1'
Never both; but P1 has gone, and nobody gives P2 its second turn. 진행의 융통성 실패.
E1
visit peterson holds "flag turn" <<'E1'
Both flags are up; the turn, which only one can have offered last, decides. It holds. 성립한다.
E1
visit dekker holds "flag turn" <<'E1'
P2 does not have the turn: it takes its flag down and waits. It holds. 성립한다.
E1

chapter "With the help of the machine and of the kernel" "하드웨어와 커널의 도움" \
    test_and_set plain_p_v semaphore semaphore_no_p semaphore_p_twice semaphore_v_first resources \
    timeout
visit test_and_set holds lock <<'E1'
Testing and setting is one step: P2 asks in vain while P1 is inside. It holds. 원자적 명령.
E1
visit plain_p_v both S <<'E1'
P and V in plain C: both saw 1. That is why the kernel's are indivisible. P와 V는 원자적이어야 한다.
E1
visit semaphore waits balance <<'E1'
P2 waited in line at its P, without spinning; no deposit is lost. 세마포어, 대기 큐.
E1
visit semaphore_no_p lost balance <<'E1'
P2 forgot its P, and P1's P did not help. 잘못된 사용 1: P를 빠뜨림.
E1
visit semaphore_p_twice stuck balance <<'E1'
P1 called P where V belongs: nobody gets in any more. 잘못된 사용 2: 교착 상태.
E1
visit semaphore_v_first lost balance <<'E1'
V before P: room for two. 잘못된 사용 3: 순서가 바뀜.
E1
visit resources third resources <<'E1'
Two resources, three processes: the third waits until one is given back. 계수 세마포어.
E1
visit timeout late answer <<'E1'
P1 waited half a second of virtual time, and no longer. 시간 제한이 있는 대기.
E1

chapter "Processes that talk" "이야기하는 프로세스 (프로세스 간 통신)" \
    fork pipe two_pipes one_pipe messages
visit fork waits "" <<'E1'
The child changed its own copies; the parent's stayed what they were. 메모리는 복사된다.
E1
visit pipe reader-first "" <<'E1'
The parent waited in read until the child had written, and saw the end when it closed. 파이프.
E1
visit two_pipes parent-first "" <<'E1'
One pipe there, one back: question and answer cannot be mixed up. 양방향 통신.
E1
visit one_pipe stuck letter <<'E1'
One pipe for both ways: the parent read its own question, and both wait for ever. 교착 상태.
E1
visit messages last-first "" <<'E1'
The type of each reply is the pid of the client that asked. 메시지 큐.
E1

echo
if [ $different -ne 0 ]; then
    echo "The host's traces were NOT the same: $different of $runs runs differ."
    exit 1
fi
echo "All $runs runs were made under QEMU and on the host: the host's traces were the same, byte for byte."
