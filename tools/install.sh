#!/bin/sh
# Puts what `make` built under a prefix, laid out as host/home.c looks for it.
#   tools/install.sh PREFIX
set -eu
cd "$(dirname "$0")/.."
prefix=$1

# put FOLDER FILE...: those files that exist.
put() {
    folder=$prefix/$1
    shift
    mkdir -p "$folder"
    for file; do
        if [ -f "$file" ]; then
            install -m 644 "$file" "$folder/"
        fi
    done
}

# tree FROM TO: the C files and headers below FROM.
tree() {
    (cd "$1" && find . -name '*.[ch]') | while read -r file; do
        put "$2/$(dirname "$file")" "$1/$file"
    done
}

mkdir -p "$prefix/bin"
install -m 755 build/pawl "$prefix/bin/"
put share/man/man1 docs/pawl.1
put include host/libpawl.h
put lib/pkgconfig build/installed/libpawl.pc

put lib/pawl build/points_plugin*.so
for folder in host aarch64 cortex-m; do
    put lib/pawl/$folder build/$folder/machine.o build/$folder/libpawl.a build/$folder/library.o
done
put lib/pawl/explore build/explore/explorer.o build/explore/library.o
tree build/include lib/pawl/include

tree user/include share/pawl/include
tree user/labs share/pawl/labs
tree user/bin share/pawl/bin
put share/pawl/lib user/lib/library.h user/lib/data.def
put share/pawl/kernel kernel/abi.h kernel/program.h kernel/*.def
put share/pawl/host host/program.ld
put share/pawl/host/gdb host/gdb/*
put share/pawl/host/html host/html/*
put share/pawl/arch/host arch/host/machine.ld arch/host/config.h
for board in arch/cortex-m/boards/*; do
    name=$(basename "$board")
    put "share/pawl/$board" "$board/qemu" "$board/config.h"
    put "lib/pawl/$name" "build/$name/libpawl-target.a" "build/$name/machine.ld"
done
