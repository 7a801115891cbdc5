#!/bin/bash
# Warnings as errors, clang-tidy and cppcheck, over all C that is not a lab or a test's program.
#   tools/lint.sh
set -u
cd "$(dirname "$0")/.."
for tool in clang-tidy cppcheck; do
    command -v $tool >/dev/null || { echo "There is no $tool: apt install $tool" >&2; exit 1; }
done
warnings=(-Wall -Wextra -Wshadow -Wundef -Wpointer-arith -Wwrite-strings -Wmissing-prototypes
    -Wstrict-prototypes -Wvla -Werror -fsyntax-only)
define=(-DPAWL_VERSION='""' -DPAWL_CC='"gcc"' -DPAWL_LD='"ld"' -DPAWL_OBJCOPY='"objcopy"')
host=(-std=gnu17 -D_GNU_SOURCE -Ikernel -Ihost -Iarch/host "${define[@]}")
kernel=(-std=gnu17 -Ikernel -Iarch/host)
explore=(-std=gnu17 -Ikernel -Iarch/host -Ihost/explore -Iuser/lib)
failed=0
others=()

check() {
    echo "$*"
    "$@" || failed=1
}

kernel_files=(kernel/*.c)
port_files=()
for file in arch/host/*.c; do # what is for another processor is none of this compiler's business
    case $file in
    arch/host/processor_"$(uname -m)".c) port_files+=("$file") ;;
    arch/host/processor_*) others+=(-i "$file") ;;
    *) port_files+=("$file") ;;
    esac
done
host_files=(host/*.c)
explore_files=()
for file in host/explore/*.c; do
    case $file in
    *_aarch64.c) ;;
    *) explore_files+=("$file") ;;
    esac
done
echo "gcc ${warnings[*]}"
for file in "${kernel_files[@]}" "${port_files[@]}"; do
    gcc "${kernel[@]}" "${warnings[@]}" "$file" || failed=1
done
for file in "${host_files[@]}"; do
    gcc "${host[@]}" "${warnings[@]}" "$file" || failed=1
done
for file in "${explore_files[@]}"; do
    gcc "${explore[@]}" "${warnings[@]}" "$file" || failed=1
done
check cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 --enable=warning,portability \
    --library=tools/cppcheck.cfg --suppress=missingIncludeSystem -j "$(nproc)" -Ikernel -Iarch/host -Ihost "${define[@]}" \
    "${others[@]}" kernel arch/host host
tidy() {
    printf '%s\0' "${files[@]}" |
        xargs -0 -P "$(nproc)" -n 1 sh -c 'flags=$0; clang-tidy --quiet --warnings-as-errors="*" "$@" -- $flags 2>/dev/null' "$*" ||
        failed=1
}
echo "clang-tidy kernel arch/host host host/explore"
files=("${kernel_files[@]}" "${port_files[@]}")
tidy "${kernel[@]}"
files=("${host_files[@]}")
tidy "${host[@]}"
files=("${explore_files[@]}")
tidy "${explore[@]}"
[ $failed -eq 0 ] && echo "nothing found"
exit $failed
