#!/usr/bin/env bash
# A double of 企鹅号. No such server can be run here, so it keeps to the documented contract,
# and what is tested against it is called a contract test. It needs nothing but Debian's Python.
# `start` prints TERRACE_PEER_QIEHAO=… as JSON.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

peer_install() { :; }

peer_start() {
    local port
    port=$(peer_port qiehao)
    peer_spawn qiehao env TERRACE_PEER_PORT="$port" PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 "$PEERS/qiehao_double.py"
    peer_wait_port "$port"
    printf 'TERRACE_PEER_QIEHAO={"base_url":"http://127.0.0.1:%s","client_id":"0123456789abcdef0123456789abcdef","client_secret":"fedcba9876543210fedcba9876543210","openid":"645adf86b8bb52987374994a9f03cf1d","refresh_token":"first-refresh"}\n' "$port"
}

peer_main "$@"
