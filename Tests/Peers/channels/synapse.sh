#!/usr/bin/env bash
# A Matrix homeserver that is not ours: Synapse on SQLite. `start` prints TERRACE_PEER_SYNAPSE=… as JSON: where it is, an account
# with its password and a token, a room of its own, and a second account in that room whose requests are limited as Synapse does
# out of the box (the first's are not).
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

synapse() { peer_python synapse matrix-synapse==1.163.2; }

peer_install() { synapse; }

peer_start() {
    local port python
    port=$(peer_port synapse)
    python=$(synapse)
    cd "$FOLDER"
    if [[ ! -f hs.yaml ]]; then
        cat >hs.yaml <<YAML
server_name: farm.test
pid_file: $FOLDER/synapse-own.pid.txt
listeners: [{port: $port, type: http, bind_addresses: [127.0.0.1], resources: [{names: [client], compress: false}]}]
database: {name: sqlite3, args: {database: $FOLDER/hs.db}}
log_config: $FOLDER/log.yaml
media_store_path: $FOLDER/media
max_upload_size: 2M
signing_key_path: $FOLDER/sign.key
registration_shared_secret: peer
macaroon_secret_key: peer
form_secret: peer
report_stats: false
trusted_key_servers: []
suppress_key_server_warning: true
refreshable_access_token_lifetime: 1h
rc_login: {address: {per_second: 1000, burst_count: 1000}, account: {per_second: 1000, burst_count: 1000}, failed_attempts: {per_second: 1000, burst_count: 1000}}
rc_registration: {per_second: 1000, burst_count: 1000}
YAML
        printf 'version: 1\nhandlers: {c: {class: logging.StreamHandler}}\nroot: {level: WARNING, handlers: [c]}\n' >log.yaml
        "$python" -m synapse.app.homeserver -c hs.yaml --generate-keys >&2
    fi
    peer_spawn synapse "$python" -m synapse.app.homeserver -c hs.yaml
    peer_wait 60 peer_is_up "http://127.0.0.1:$port/health"
    [[ -s peer.json ]] || "$python" "$PEERS/synapse_accounts.py" "http://127.0.0.1:$port" >peer.json
    printf 'TERRACE_PEER_SYNAPSE=%s\n' "$(cat peer.json)"
}

peer_main "$@"
