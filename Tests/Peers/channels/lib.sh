# Read by every peer's script here: folders, Pythons, processes, waiting. Not run by itself.
# shellcheck shell=bash
#
# A peer's script answers to three calls and is otherwise quiet on standard output:
#   NAME.sh install         brings what it needs; needs root only for what Debian must install, and is quick the second time
#   NAME.sh start FOLDER    starts it on loopback with its data under FOLDER, or finds it running; prints TERRACE_PEER_NAME=…
#   NAME.sh stop FOLDER     ends it, and nothing else
# It ends with `peer_main "$@"` after it has defined `peer_install`, `peer_start` and, where ending processes is not
# enough, `peer_stop`; in the last two $FOLDER is the folder.
. "$(dirname "${BASH_SOURCE[0]}")/../../../Scripts/lib.sh"

# What was installed, kept between runs.
CACHE=${TERRACE_PEERS_CACHE:-$HOME/.cache/terrace/peers}
# shellcheck disable=SC2034
PEERS=$PWD/Tests/Peers/channels

# peer_python NAME PACKAGE…: prints a Python with these packages from PyPI, in an environment of its own. Call it with exact
# versions: what is there already and asked for in the same words is not looked at again.
peer_python() {
    local folder=$CACHE/venv/$1 needs="${*:2}"
    mkdir -p "$CACHE/venv"
    (
        flock 9
        if [[ $(cat "$folder/needs" 2>/dev/null) != "$needs" ]]; then
            [[ -x $folder/bin/python ]] || /usr/bin/python3 -m venv "$folder" >&2
            say "installing $needs"
            "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "${@:2}" >&2
            echo "$needs" >"$folder/needs"
        fi
    ) 9>"$CACHE/venv/$1.lock"
    echo "$folder/bin/python"
}

# peer_debian PACKAGE…: installs what is missing of Debian's; nothing of it starts by itself. Without root it says what to run.
peer_debian() {
    local package missing=() policy=/usr/sbin/policy-rc.d made=
    for package in "$@"; do
        [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done
    ((${#missing[@]} > 0)) || return 0
    [[ $(id -u) == 0 ]] || fail "these Debian packages are missing: ${missing[*]}
Run this once, then the same command again:

    sudo apt-get update && sudo apt-get install --yes --no-install-recommends ${missing[*]}
"
    say "installing ${missing[*]}"
    if [[ ! -e $policy ]]; then
        made=$policy
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
    fi
    (
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -q && apt-get install --yes --no-install-recommends -q -o DPkg::Lock::Timeout=600 "${missing[@]}"
    ) >&2 || {
        rm -f "$made"
        fail "apt could not install ${missing[*]}"
    }
    rm -f "$made"
}

# peer_runs NAME: whether the process of that name is there.
peer_runs() { [[ -s $FOLDER/$1.pid ]] && kill -0 "$(cat "$FOLDER/$1.pid")" 2>/dev/null; }

# peer_spawn NAME COMMAND…: starts it in a session of its own, with its pid in FOLDER/NAME.pid and its words in
# FOLDER/NAME.log; does nothing when it runs already.
peer_spawn() {
    local name=$1
    shift
    if peer_runs "$name"; then return 0; fi
    rm -f "$FOLDER/$name.pid"
    # No descriptor of ours may stay open in it: whoever reads what `start` prints waits for the end of that.
    # shellcheck disable=SC2016
    setsid bash -c 'echo $$ >"$0"; exec "$@"' "$FOLDER/$name.pid" "$@" >>"$FOLDER/$name.log" 2>&1 </dev/null 8>&- 9>&- &
    disown
    for _ in {1..200}; do
        [[ -s $FOLDER/$name.pid ]] && return 0
        sleep 0.02
    done
    fail "$name did not start: $(tail -n 5 "$FOLDER/$name.log")"
}

# peer_end NAME [SIGNAL]: ends that process and, after ten seconds, what is left of its session.
peer_end() {
    local file=$FOLDER/$1.pid pid
    [[ -s $file ]] || return 0
    pid=$(cat "$file")
    kill -s "${2:-TERM}" "$pid" 2>/dev/null || true
    for _ in {1..100}; do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
    done
    kill -s KILL -- "-$pid" 2>/dev/null || true
    rm -f "$file"
}

# peer_port NAME: a port that stays the same for this folder: that of the environment ($PORT), else a free one.
peer_port() {
    local file=$FOLDER/$1.port
    [[ -s $file ]] || echo "${PORT:-$(free_port)}" >"$file"
    cat "$file"
}

# peer_wait_port PORT [SECONDS]: until somebody listens there on loopback.
peer_wait_port() {
    local end=$((SECONDS + ${2:-60}))
    until (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; do
        ((SECONDS < end)) || fail "nothing listens on 127.0.0.1:$1 after ${2:-60} s"
        sleep 0.1
    done
}

# peer_wait SECONDS COMMAND…: until it succeeds.
peer_wait() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < end)) || fail "waited in vain for: $*"
        sleep 0.2
    done
}

# peer_is_up ADDRESS: whether it answers, whatever it says.
peer_is_up() {
    /usr/bin/python3 -c '
import sys, urllib.request, urllib.error
try: urllib.request.urlopen(sys.argv[1], timeout=5)
except urllib.error.HTTPError: pass' "$1" 2>/dev/null
}

peer_stop() {
    local file
    for file in "$FOLDER"/*.pid; do
        [[ -e $file ]] || continue
        peer_end "$(basename "$file" .pid)"
    done
}

peer_main() {
    case ${1:-} in
        install) peer_install >&2 ;;
        start | stop)
            # Absolute, and there.
            mkdir -p "${2:?a folder for its data}"
            FOLDER=$(cd "$2" && pwd)
            "peer_$1"
            ;;
        *) fail "usage: $(basename "$0") install | start FOLDER | stop FOLDER" ;;
    esac
}
