#!/usr/bin/env bash
# Holds the program before outside programs: a fresh demonstration is served, two days of shop time are played on it, and
# each check of this folder looks at it with something that is not ours.
#   all.sh LOG   what the checks say goes to LOG as well
#
# A check reads TERRACE_BASE_URL (where the demonstration is served), TERRACE_DATA (its folder), TERRACE_DEMO (its demo.json),
# TERRACE_BINARY (the program) and TERRACE_PEERS (a folder for what a person should look at, such as screenshots). It prints
# `ok …` or `not ok …` for each thing that it saw, and exits with 0 when all is well. A new one gets a line at the end.
. "$(dirname "${BASH_SOURCE[0]}")/../../Scripts/lib.sh"

log=${1:?a file for what the checks say}
export TERRACE_BINARY=${TERRACE_BINARY:-$PWD/.build/release/terrace}
export TERRACE_PEERS=$PWD/.build/peers
mkdir -p "$TERRACE_PEERS"
: >"$log"

[[ -x $TERRACE_BINARY ]] || fail "there is no program at $TERRACE_BINARY: run \`make build\`"

# python_for NAME PACKAGE…: prints a Python of that check's own, with the packages from PyPI in it.
python_for() {
    local folder=$PWD/.venv/$1 needs="${*:2}"
    if [[ ! -x $folder/bin/python ]]; then
        # Debian's Python, whose venv module the set-up installed; another `python3` may come first in PATH.
        /usr/bin/python3 -m venv "$folder" >&2
    fi
    if [[ $(cat "$folder/needs" 2>/dev/null) != "$needs" ]]; then
        say "installing $needs"
        "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "${@:2}" >&2
        echo "$needs" >"$folder/needs"
    fi
    echo "$folder/bin/python"
}

TERRACE_DATA=$(mktemp -d "${TMPDIR:-/tmp}/terrace-peers.XXXXXX")
export TERRACE_DATA TERRACE_DEMO=$TERRACE_DATA/demo.json
server=
# shellcheck disable=SC2317  # the trap calls it
finish() {
    if [[ -n $server ]]; then
        kill -TERM "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "$TERRACE_DATA"
}
trap finish EXIT

"$TERRACE_BINARY" demo --data "$TERRACE_DATA" --port "$(free_port)" --log-level warning >"$TERRACE_PEERS/server.log" 2>&1 &
server=$!
is_ready() {
    TERRACE_BASE_URL=$(/usr/bin/python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["base_url"])' "$TERRACE_DEMO" 2>/dev/null) &&
        /usr/bin/python3 -c 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1] + "/healthz", timeout=5)' "$TERRACE_BASE_URL" 2>/dev/null
}
start=$SECONDS
until is_ready; do
    kill -0 "$server" 2>/dev/null || fail "the demonstration ended: $(tail -n 5 "$TERRACE_PEERS/server.log")"
    ((SECONDS - start < 60)) || fail "the demonstration was not ready within 60 s; see $TERRACE_PEERS/server.log"
done
export TERRACE_BASE_URL
say "the demonstration is ready at $TERRACE_BASE_URL after $(since "$start"); playing two days on it"
start=$SECONDS
"$TERRACE_BINARY" simulate baojing --demo "$TERRACE_DEMO" --seed 1 --readers "${TERRACE_PEERS_READERS:-2000}" >"$TERRACE_PEERS/simulation.txt" \
    2>"$TERRACE_PEERS/simulation.log" || fail "the simulation failed: $(tail -n 5 "$TERRACE_PEERS/simulation.log")"
say "played in $(since "$start")"

status=0
# hold NAME COMMAND…: runs one check and notes what it said; a check that only exits counts as one line.
hold() {
    local name=$1 start=$SECONDS code=0 said
    shift
    said=$TERRACE_PEERS/$name.log
    say "$name"
    "$@" 2>&1 | tee "$said" || code=$?
    if ((code != 0)) && ! grep -q '^not ok ' "$said"; then echo "not ok $name ended with $code" | tee -a "$said"; fi
    if ! grep -qE '^(not )?ok ' "$said"; then echo "ok $name" | tee -a "$said"; fi
    if grep -q '^not ok ' "$said"; then status=1; fi
    { cat "$said" && echo "# ran $name"; } >>"$log"
    say "$name took $(since "$start")"
}

browser() {
    local python
    python=$(python_for browser selenium==4.51.0)
    if [[ ! -d .venv/axe ]]; then
        # Of this package only axe.min.js is wanted, not the second driver that it depends on.
        "$python" -m pip install --quiet --disable-pip-version-check --no-deps --target .venv/axe axe-playwright-python==0.1.8
    fi
    AXE=$(find .venv/axe -name axe.min.js) "$python" Tests/Peers/browser_check.py
}
feeds() { "$(python_for feeds feedparser==6.0.12)" Tests/Peers/feeds_check.py; }
beancount() {
    "$TERRACE_BINARY" ledger journal --data "$TERRACE_DATA" --format beancount >"$TERRACE_PEERS/ledger.beancount" &&
        Tests/Peers/beancount_check.sh "$TERRACE_PEERS/ledger.beancount"
}

hold feeds feeds
hold browser browser
hold beancount beancount
exit "$status"
