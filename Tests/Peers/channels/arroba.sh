#!/usr/bin/env bash
# An AT Protocol server that is not ours and no Bluesky: arroba, a PDS library, with one repository in memory. `start` prints
# TERRACE_PEER_ARROBA=… as JSON: where it is, the account's DID, and its password.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

pds() { peer_python arroba 'arroba[flask,datastore]==3.1'; }

peer_install() { pds; }

peer_start() {
    local port python
    port=$(peer_port arroba)
    python=$(pds)
    cd "$FOLDER"
    TERRACE_PEER_PORT=$port peer_spawn arroba "$python" "$PEERS/arroba_app.py"
    peer_wait_port "$port"
    printf 'TERRACE_PEER_ARROBA={"base_url":"http://127.0.0.1:%s","did":"did:web:farm.test","password":"orange-season"}\n' "$port"
}

peer_main "$@"
