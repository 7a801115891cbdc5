# What tests of pawl play begin with, sourced: a folder of their own, and how they look at screens.
set -u
cd "$(dirname "$0")/../.." || exit 1
pawl=$(realpath "${PAWL:-build/pawl}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
cd "$folder" || exit 1
unset LC_ALL LC_MESSAGES
export LANG=C.UTF-8

verdict() {
    if [ -z "$2" ]; then
        echo "ok $1"
    else
        echo "not ok $1: $2"
        failed=1
    fi
}

screen() { # KEYS ARGUMENT...
    local keys=$1
    shift
    timeout 120 "$pawl" play --keys="$keys" "$@" 2>&1 </dev/null
}

# shows KEYS TEXT ARGUMENT...: the screen has a line with TEXT, an extended pattern.
shows() {
    local keys=$1 words=$2 complaint=
    shift 2
    screen "$keys" "$@" >out || complaint="status $?"
    grep -qE -- "$words" out || complaint+="; the screen: $(paste -sd'|' out)"
    verdict "keys $keys of $*: $words" "$complaint"
}

# shows_not KEYS TEXT ARGUMENT...
shows_not() {
    local keys=$1 words=$2 complaint=
    shift 2
    screen "$keys" "$@" >out || complaint="status $?"
    grep -qE -- "$words" out && complaint+="; the screen: $(paste -sd'|' out)"
    verdict "keys $keys of $*: no $words" "$complaint"
}

# same KEYS OTHER-KEYS ARGUMENT...: the screens are equal.
same() {
    local one=$1 other=$2 complaint=
    shift 2
    screen "$one" "$@" >one
    screen "$other" "$@" >other
    [ -s one ] || complaint="no screen"
    verdict "keys $one are $other of $*" "$complaint$(diff one other | paste -sd'|')"
}
