#!/usr/bin/env bash
# A double of WeChat official accounts. No such server can be run here, so it keeps to the documented contract,
# and what is tested against it is called a contract test. It needs nothing but Debian's Python.
# `start` prints TERRACE_PEER_WECHAT=… as JSON.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

peer_install() { :; }

peer_start() {
    local port
    port=$(peer_port wechat)
    peer_spawn wechat env TERRACE_PEER_PORT="$port" PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 "$PEERS/wechat_double.py"
    peer_wait_port "$port"
    printf 'TERRACE_PEER_WECHAT={"base_url":"http://127.0.0.1:%s","app_id":"wx0123456789abcdef","secret":"0123456789abcdef0123456789abcdef"}\n' "$port"
}

peer_main "$@"
