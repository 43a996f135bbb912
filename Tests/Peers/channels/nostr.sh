#!/usr/bin/env bash
# Two Nostr relays that are not ours: nostr-relay on SQLite. The first takes what anybody has signed; the second lets nobody
# write but those whom it knows after they have said who they are (NIP-42), and texts of 1,000 characters at most. `start`
# prints TERRACE_PEER_NOSTR=… as JSON: where they are, and a secret key that the second knows.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

relay() { peer_python nostr nostr-relay==1.14; }

known_secret=7e1f0c5e9d2b4a6c8e0f1a3b5c7d9e2f4a6b8c0d2e4f6a8b0c1d3e5f7a9b2c4d

peer_install() { relay; }

# write_config NAME PORT MOST ASKS: a relay's configuration: the longest text, and whether it asks who writes.
write_config() {
    cat >"$1.yaml" <<YAML
relay_name: $1
relay_description: a relay of the tests
storage:
  sqlalchemy.url: sqlite+aiosqlite:///$FOLDER/$1.sqlite3
  validators:
    - nostr_relay.validators.is_not_too_large
    - nostr_relay.validators.is_signed
    - nostr_relay.validators.is_recent
gunicorn: {bind: "127.0.0.1:$2", workers: 1, loglevel: warning}
max_event_size: $3
authentication:
  enabled: $4
  relay_urls: ["ws://127.0.0.1:$2"]
  actions: {save: w, query: aw}
YAML
}

peer_start() {
    local python open closed
    python=$(relay)
    open=$(peer_port open)
    closed=$(peer_port closed)
    cd "$FOLDER"
    [[ -f open.yaml ]] || write_config open "$open" 200000 false
    [[ -f closed.yaml ]] || write_config closed "$closed" 1000 true
    peer_spawn open "$(dirname "$python")/nostr-relay" -c open.yaml serve
    peer_spawn closed "$(dirname "$python")/nostr-relay" -c closed.yaml serve
    peer_wait_port "$open"
    peer_wait_port "$closed"
    if [[ ! -f known ]]; then
        # Its tables are made when it starts.
        peer_wait 30 "$(dirname "$python")/nostr-relay" -c closed.yaml role set -r w -p "$("$python" -c '
import sys
from aionostr.key import PrivateKey
print(PrivateKey(bytes.fromhex(sys.argv[1])).public_key.hex())' $known_secret)"
        touch known
    fi
    printf 'TERRACE_PEER_NOSTR={"open":"ws://127.0.0.1:%s","closed":"ws://127.0.0.1:%s","known_key":"%s"}\n' \
        "$open" "$closed" "$known_secret"
}

peer_main "$@"
