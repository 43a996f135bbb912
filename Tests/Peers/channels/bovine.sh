#!/usr/bin/env bash
# An ActivityPub server that is not ours: bovine-herd with one actor, `peer`, and beside it independent verifiers of HTTP
# signatures. `start` prints TERRACE_PEER_ACTIVITYPUB=… as JSON: where it is, its database, and two Pythons (`python` has
# bovine and apsig, `verifiers` has http-message-signatures).
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# With http-sf 1.5 bovine answers 500 to whatever is signed by RFC 9421, and http-message-signatures wants another one.
herd() { peer_python bovine http-sf==1.0.7 bovine-herd==0.5.19 bovine==0.5.19 apsig; }
verifiers() { peer_python httpsig http-message-signatures requests cryptography; }

peer_install() {
    herd
    verifiers
}

peer_start() {
    local port python
    port=$(peer_port bovine)
    python=$(herd)
    cd "$FOLDER"
    TERRACE_PEER_PORT=$port PYTHONPATH=$PEERS PYTHONDONTWRITEBYTECODE=1 \
        peer_spawn bovine "$(dirname "$python")/hypercorn" bovine_app:app --bind "127.0.0.1:$port"
    peer_wait 60 peer_answers "http://127.0.0.1:$port/.well-known/webfinger?resource=acct:peer@127.0.0.1:$port"
    printf 'TERRACE_PEER_ACTIVITYPUB={"base_url":"http://127.0.0.1:%s","database":"%s","python":"%s","verifiers":"%s"}\n' \
        "$port" "$FOLDER/herd.sqlite3" "$python" "$(verifiers)"
}

peer_answers() { /usr/bin/python3 -c 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=5)' "$1"; }

peer_main "$@"
