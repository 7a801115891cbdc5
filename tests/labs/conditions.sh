#!/bin/bash
# The table of docs/labs.md: what explore computes of each lock, in and out for ever (the bakeries for a few rounds).
#   tests/labs/conditions.sh
set -u
cd "$(dirname "$0")/../.." || exit 1
pawl=${PAWL:-build/pawl}

# The row of one answer in JSON, as pawl writes it: one key a line.
row() {
    awk -v name="$1" '
        function cell(key, text) {
            if (holds[key])
                return "holds"
            if (key == "mutual_exclusion")
                return "broken (" preemptions["mutex"] " preemptions)"
            if (how[key] == "livelock")
                return "broken (livelock, " preemptions["livelock"] " preemption)"
            if (how[key] == "strong")
                return "broken (fair starvation)"
            if (how[key] == "weak")
                return "broken (starvation)"
            return "broken"
        }
        { gsub(/[",]/, "") }
        $1 == "kind:" { kind = $2 }
        $1 == "preemptions:" && kind != "" { preemptions[kind] = $2; kind = "" }
        /^  conditions:/ { inside = 1 }
        inside && $2 == "{" { key = $1; sub(":", "", key) }
        inside && $1 == "holds:" { holds[key] = $2 == "true" }
        inside && $1 == "how:" { how[key] = $2 }
        $1 == "overtaken:" {
            overtaken = substr($0, index($0, ":") + 2)
            sub("unbounded", "no bound", overtaken)
            sub("no bound only", "no bound, only", overtaken)
        }
        END {
            print "| " name " | " cell("mutual_exclusion") " | " cell("progress") " | " \
                cell("bounded_waiting") " | " overtaken " |"
        }'
}

# lock NAME LAB OPTION...
lock() {
    local name=$1 lab=$2
    shift 2
    "$pawl" explore --json --random=0 "$@" "$lab" 2>/dev/null </dev/null | row "$name (\`$lab\`)"
}

echo "| lock | mutual exclusion 상호 배제 | progress 진행의 융통성 | bounded waiting 한정 대기 | overtaken at most |"
echo "| --- | --- | --- | --- | --- |"
lock "one flag" one_flag_loop
lock "two flags" two_flags_loop
lock "strict alternation" alternation_loop
lock "Dekker" dekker_loop
lock "Peterson" peterson_loop
lock "Peterson for three, as tried" peterson3
lock "filter, three" filter
lock "bakery, two" bakery
lock "bakery, three" bakery3
lock "bakery, four" bakery4
lock "bakery, two, tickets of 8 bits" bakery_wraps
lock "Szymanski, three" szymanski
lock "test-and-set" test_and_set_loop
lock "test-and-set with a line, three" test_and_set_line
lock "ticket lock" ticket_lock
lock "semaphore, a line" semaphore_loop --wake=fifo
lock "semaphore, no line" semaphore_loop --wake=any
lock "monitor, lines" monitor_loop --wake=fifo
lock "monitor, no lines" monitor_loop --wake=any
