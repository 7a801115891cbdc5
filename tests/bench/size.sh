#!/bin/bash
# Prints how small the kernel is: its code, its memory, and how full tables and stacks were.
set -u
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
boards='mps2-an385 lm3s6965evb'

# Bytes of .text and .rodata of object files, as `size` counts them.
code() {
    arm-none-eabi-size "$@" | awk 'NR > 1 { sum += $1 } END { print sum + 0 }'
}

echo "Code of the kernel, with its constants, at -Os (bytes):"
for board in $boards; do
    objects=build/$board/objects
    checks=$(code $objects/kernel/check*.o)
    kernel=$(($(code $objects/kernel/*.o) - checks))
    port=$(code $objects/arch/cortex-m/*.o)
    printf '  %-14s kernel %6d + port %5d = %6d; kernel_check (for tests) %5d\n' \
        $board $kernel $port $((kernel + port)) $checks
done

# Value or difference of symbols of a machine.
symbol() {
    echo $((16#$(arm-none-eabi-nm "$machine" | awk -v name="$1" '$3 == name { print $1 }')))
}
bytes() {
    echo $((16#$(arm-none-eabi-nm -S "$machine" | awk -v name="$1" '$4 == name { print $2 }')))
}

echo
echo "Memory (bytes):"
for board in $boards; do
    machine=$folder/$board
    build/pawl cc --on=qemu --board=$board -o "$machine" user/labs/account.c
    pool=$(arm-none-eabi-gcc -E -P arch/cortex-m/boards/$board/config.h |
        awk '{ gsub(",", "") } $1 == "PAGE" { page = $3 } $1 == "POOL_PAGES" { pages = $3 }
             END { print page * pages }')
    all=$(bytes machine)
    printf '  %-14s tables %8d, pool of images %8d, kernel stack %5d\n' $board $((all - pool)) $pool \
        $(($(symbol kernel_stack_top) - $(symbol kernel_stack_start)))
    printf '  %-14s boot block %6d, records %6d, a slot for images %7d\n' '' \
        $(bytes boot_block) $(bytes records) $(symbol slot0_size)
done

# Runs a program with kernel_check after each trap: its status and output, and what pawl says.
run() {
    timeout 120 build/pawl run --on=qemu --board=$1 --check --high-water "$2" \
        >"$folder/output-$1" 2>"$folder/said" </dev/null
    echo $? >>"$folder/output-$1"
    grep -E '^[a-z ]+ [0-9]+ of +[0-9]+$' "$folder/said" >>"$folder/high-$1"
}

# Why it ended in another way on the smaller board.
reason() {
    sed -n 's/^pawl: //p' "$folder/said" |
        { grep -m 1 -E 'ENOMEM|EAGAIN|ENFILE|EMFILE|does not fit|do not fit' || echo 'fewer entries'; }
}

for program in user/labs/*.c tests/programs/*.c; do
    for board in $boards; do
        run $board $program
    done
    cmp -s $folder/output-mps2-an385 $folder/output-lm3s6965evb ||
        printf '    %-14s %s\n' $(basename $program .c) "$(reason)"
done >"$folder/refused"

echo
echo "The fullest that tables and stacks were, in all labs and test programs:"
for board in $boards; do
    echo "  $board"
    sed 's/ of / /' "$folder/high-$board" | awk '
        { n = NF; name = $1; for (i = 2; i < n - 1; i++) name = name " " $i }
        !(name in most) { order[++names] = name; most[name] = -1 }
        $(n - 1) > most[name] { most[name] = $(n - 1) }
        { limit[name] = $n }
        END { for (i = 1; i <= names; i++)
                  printf "    %-13s %6d of %6d\n", order[i], most[order[i]], limit[order[i]] }'
done
echo
echo "Programs that need more than lm3s6965evb has:"
cat "$folder/refused"
