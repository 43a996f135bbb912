#!/usr/bin/env bash
# All servers that the channels are tried against: those that are not ours, and the doubles of those that nobody can run.
#   all.sh install           brings what they need
#   all.sh start FOLDER      starts them with their data under FOLDER; prints TERRACE_PEER_…=… for each, one a line
#   all.sh stop FOLDER       ends them
#   all.sh names
# One that cannot be had is told on standard error as `not ok NAME`, the others go on, and the script ends with a failure.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

names() {
    local script name
    for script in "$PEERS"/*.sh; do
        name=$(basename "$script" .sh)
        if [[ $name != lib && $name != all ]]; then echo "$name"; fi
    done
}

# each VERB [FOLDER]: the same of every peer.
each() {
    local name status=0 folder
    for name in $(names); do
        folder=()
        if (($# > 1)); then folder=("$2/$name"); fi
        if ! "$PEERS/$name.sh" "$1" "${folder[@]}"; then
            echo "not ok $name" >&2
            status=1
        fi
    done
    return "$status"
}

start() {
    mkdir -p "$1"
    # Some of them have users of their own, who must find their way to their folders.
    chmod 755 "$1"
    local status=0
    each install || status=1
    each start "$1" || status=1
    return "$status"
}

case ${1:-} in
    install) each install ;;
    start) start "$(mkdir -p "${2:?a folder}" && cd "$2" && pwd)" ;;
    stop) each stop "$(cd "${2:?a folder}" && pwd)" ;;
    names) names ;;
    *) fail "usage: all.sh install | start FOLDER | stop FOLDER | names" ;;
esac
