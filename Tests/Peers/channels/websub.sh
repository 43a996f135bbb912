#!/usr/bin/env bash
# WebSub as others do it: a hub and a subscriber, both of flask-websub, and feedparser to read what arrives. `start` prints
# TERRACE_PEER_WEBSUB=… as JSON: the hub's address, the subscriber's, and a Python with feedparser.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

websub() { peer_python websub flask-websub==0.4.1 'celery<6' feedparser==6.0.11; }

peer_install() { websub >/dev/null; }

peer_start() {
    local hub subscriber python
    hub=$(peer_port hub)
    subscriber=$(peer_port subscriber)
    python=$(websub)
    cd "$FOLDER"
    TERRACE_PEER_PORT=$hub peer_spawn hub "$python" "$PEERS/websub_hub.py" "$FOLDER"
    TERRACE_PEER_PORT=$subscriber peer_spawn subscriber "$python" "$PEERS/websub_subscriber.py" "$FOLDER"
    peer_wait_port "$hub"
    peer_wait_port "$subscriber"
    printf 'TERRACE_PEER_WEBSUB={"hub":"http://127.0.0.1:%s/hub","subscriber":"http://127.0.0.1:%s","python":"%s"}\n' \
        "$hub" "$subscriber" "$python"
}

peer_main "$@"
