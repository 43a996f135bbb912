#!/usr/bin/env bash
# A Mastodon-shaped REST API that is not ours: mastodon_mock, an independent and stateful reading of the API (no Mastodon can
# be run from packages). `start` prints TERRACE_PEER_MASTODON=… as JSON: where it is, and a token.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

mock() { peer_python mastodon mastodon-mock==0.6.1; }

peer_install() { mock; }

peer_start() {
    local port python
    port=$(peer_port mastodon)
    python=$(mock)
    cd "$FOLDER"
    peer_spawn mastodon "$(dirname "$python")/mastodon_mock" serve --in-memory --host 127.0.0.1 --port "$port" --log-level warning
    peer_wait_port "$port"
    printf 'TERRACE_PEER_MASTODON={"base_url":"http://127.0.0.1:%s","token":"mock_token"}\n' "$port"
}

peer_main "$@"
