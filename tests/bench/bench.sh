#!/bin/bash
# Prints what each operation costs on mps2-an385: instructions and exceptions, as the difference of
# two whole runs with different counts; and what a switch and a run cost on the host, in time.
#   bench.sh MACHINE, which tests/bench/bench.mk makes
set -eu
machine=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM

# A number as 4 bytes of the boot block.
word() {
    for shift in 0 8 16 24; do
        printf "\\$(printf %o $(($1 >> shift & 255)))"
    done
}

# The boot block of `bench OPERATION COUNT` under --policy=coop: see kernel/boot.h.
boot_block() {
    size=$((120 + 6 + ${#1} + 1 + ${#2} + 1))
    for field in 0x4c574150 3 $size 0 1 1000 1 0 0xffffffff 0xffff 96 1 0 0 0 0 0 0 0 0 0 0 0 0; do
        word $field
    done
    for field in 0 0 3 120 0 0; do
        word $field
    done
    printf 'bench\0%s\0%s\0' "$1" "$2"
}

# Runs the machine, with further arguments for QEMU; prints how many instructions it took.
run() {
    operation=$1 count=$2
    shift 2
    boot_block "$operation" "$count" > "$folder/boot"
    sed -e "s,@BOOT@,$folder/boot," -e "s,@RECORDS@,$folder/records," -e "s,@MACHINE@,$machine," -e 's,@SHIFT@,0,' \
        arch/cortex-m/boards/mps2-an385/qemu > "$folder/words"
    printf '%s\n' "$@" >> "$folder/words"
    xargs -a "$folder/words" sh -c '"$@" </dev/null 2>&1 >/dev/null' qemu > "$folder/said" || {
        cat "$folder/said" >&2
        echo "bench: $operation $count failed" >&2
        exit 1
    }
    tail -n 1 "$folder/said"
}

# Instructions of one operation, in hundredths.
instructions() {
    one=$(run "$1" "$2" -no-reboot)
    two=$(run "$1" $((2 * $2)) -no-reboot)
    echo $(((two - one) * 100 / $2))
}

# Exceptions of one operation, in hundredths: those that the processor takes.
exceptions() {
    for count in 10 20; do
        run "$1" $count -d int -D "$folder/log" > "$folder/ignored"
        grep -c 'taking pending' "$folder/log"
    done | {
        read -r one
        read -r two
        echo $(((two - one) * 10))
    }
}

# A number of hundredths as decimals.
decimal() {
    printf '%d.%02d' $(($1 / 100)) $(($1 % 100))
}

# OPERATION COUNT PER UNIT BEST WORDS: the cost of PER units is printed for one.
row() {
    cost=$((($(instructions "$1" "$2") - loop) / $3))
    printf '%-46s %9s %7s %8s\n' "$6" "$(decimal $cost)" \
        "$(decimal $(($(exceptions "$1") / $3)))" "$5"
}

loop=$(instructions loop 20000)
printf '%-46s %9s %7s %8s\n' "mps2-an385, -icount shift=0, kernel at -O2" "instruc-" "excep-" "best of"
printf '%-46s %9s %7s %8s\n' "an operation" "tions" "tions" "others"
row call 20000 1 call - "system call (getpid)"
row announce 20000 1 access - "announced access"
row yield 20000 2 switch 42 "yield, a switch"
row give_take 20000 1 pair 28 "semaphore give + take, free"
row ping_pong 20000 1 round 149 "semaphore ping-pong, round trip"
row semop 20000 1 pair - "semop give + take, free"
row queue 20000 1 pair 99 "16-byte queue, send + receive"
row queue_ping_pong 20000 1 round 381 "16-byte queue ping-pong, round trip"
row message 20000 1 pair - "16-byte msgsnd + msgrcv"
row pipe 20000 64 byte 5.75 "pipe, 64-byte write + read, a byte"
row spawn 2000 1 process 153 "spawn, run, exit, wait"
row fork 2000 1 process - "fork, run, exit, wait"

# ---- The host ----

host=$folder/host-machine
build/pawl cc --on=host --cflags='-O2 -fno-sanitize=thread -fno-sanitize-coverage=trace-pc' \
    -o "$host" tests/bench/operations.c

# Nanoseconds of COUNT runs of the machine: host_time COUNT OPERATION N.
host_time() {
    boot_block "$2" "$3" > "$folder/boot"
    from=$(date +%s%N)
    for _ in $(seq "$1"); do
        "$host" --boot="$folder/boot" --trace="$folder/records"
    done
    echo $(($(date +%s%N) - from))
}

switches=1000000
a_run=$(($(host_time 100 loop 1) / 100))
a_switch=$(((($(host_time 1 yield $switches) - a_run)) / (2 * switches)))
echo
printf '%-46s %6d ns\n' "host: yield, a switch" "$a_switch"
printf '%-46s %6d us\n' "host: a run, from start to exit" $((a_run / 1000))
