#!/usr/bin/env bash
# A double of the open platform for QQ bots. No such server can be run here, so it keeps to the documented contract,
# and what is tested against it is called a contract test. It needs nothing but Debian's Python.
# `start` prints TERRACE_PEER_QQ=… as JSON.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

peer_install() { :; }

peer_start() {
    local port
    port=$(peer_port qq)
    peer_spawn qq env TERRACE_PEER_PORT="$port" PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 "$PEERS/qq_double.py"
    peer_wait_port "$port"
    printf 'TERRACE_PEER_QQ={"base_url":"http://127.0.0.1:%s","app_id":"102000001","secret":"DG5g3B4j9X2KOErG","channel":"1661124","group":"C9F778FE6ADF9D1D1DBE395BF744A33A"}\n' "$port"
}

peer_main "$@"
