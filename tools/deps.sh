#!/bin/sh
# Installs what building and testing needs, through apt; does nothing if all is there.
#   tools/deps.sh [host]      host: without what only the target needs
set -eu
host='gcc g++ libc6-dev make gdb binutils libelf-dev libdw-dev nettle-dev libcmocka-dev libcapstone-dev libjansson-dev libncurses-dev pkg-config python3'
target='gcc-arm-none-eabi binutils-arm-none-eabi qemu-system-arm gdb-multiarch
        gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user'

# Without these some tests are skipped: a browser for the pages, a terminal for pawl play.
optional='chromium tmux'
[ "${1:-}" != host ] || optional=

list() {
    echo "$host"
    # The headers of the plugins of the compiler that is there, or of the one that will be.
    version=$(gcc -dumpversion 2>/dev/null || echo 12)
    echo "gcc-${version%%.*}-plugin-dev"
    [ "${1:-}" = host ] || echo "$target gcc-${version%%.*}-plugin-dev-aarch64-linux-gnu"
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    echo "There is no apt here. Pawl needs what these packages of Debian 12 hold:"
    list "$@" | tr -s ' \n' '\n' | sed 's/^/  /'
    exit 0
fi

missing_of() {
    for package in "$@"; do
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
        'install ok installed') ;;
        *) printf ' %s' "$package" ;;
        esac
    done
}

# shellcheck disable=SC2046
missing=$(missing_of $(list "$@"))
# shellcheck disable=SC2086
wanted=$(missing_of $optional)
[ -n "$missing$wanted" ] || exit 0

sudo=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        [ -n "$missing" ] || { echo "Neither root nor sudo: without$wanted some tests are skipped" >&2; exit 0; }
        echo "Neither root nor sudo: as root, run: apt-get install$missing" >&2
        exit 1
    fi
    sudo='sudo'
fi

install() {
    echo "Installing $*"
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# Those that must be there, then one by one those that need not.
updated=yes
$sudo apt-get update || updated=
if [ -n "$missing" ]; then
    [ -n "$updated" ] || exit 1
    # shellcheck disable=SC2086
    install $missing
fi
for package in $wanted; do
    install "$package" || echo "Without $package some tests are skipped" >&2
done
