#!/usr/bin/env bash
# An XMPP server that is not ours: Prosody with a PubSub service, accounts with nodes of their own (PEP), and TLS by a
# certificate made here. `start` prints TERRACE_PEER_XMPP=… as JSON: where it is, two accounts with their passwords, the service,
# the certificate to trust, and a third account of a domain that the certificate is not for and that may do without TLS.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

peer_install() { peer_debian prosody lua-sec openssl; }

peer_start() {
    local port tls
    port=$(peer_port c2s)
    tls=$(peer_port tls)
    cd "$FOLDER"
    if [[ ! -f localhost.crt ]]; then
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=localhost \
            -addext subjectAltName=DNS:localhost -keyout localhost.key -out localhost.crt 2>/dev/null
    fi
    mkdir -p data
    # Accounts are read from here, without prosodyctl, which wants a user of its own.
    mkdir -p data/localhost/accounts data/plain%2elocalhost/accounts
    [[ -f data/localhost/accounts/news.dat ]] || printf 'return { ["password"] = "orange-harvest" };\n' >data/localhost/accounts/news.dat
    [[ -f data/localhost/accounts/guest.dat ]] || printf 'return { ["password"] = "only-looking" };\n' >data/localhost/accounts/guest.dat
    [[ -f data/plain%2elocalhost/accounts/news.dat ]] || cp data/localhost/accounts/news.dat data/plain%2elocalhost/accounts/
    cat >prosody.cfg.lua <<LUA
pidfile = "$FOLDER/prosody-own.pid.txt"
data_path = "$FOLDER/data"
run_as_root = true
log = { { levels = { min = "info" }, to = "console" } }
interfaces = { "127.0.0.1" }
c2s_ports = { $port }
c2s_direct_tls_ports = { $tls }
s2s_ports = {}
http_ports = {}
https_ports = {}
modules_enabled = { "roster", "saslauth", "disco", "pep", "ping", "tls" }
modules_disabled = { "s2s" }
certificates = "$FOLDER"
ssl = { key = "$FOLDER/localhost.key", certificate = "$FOLDER/localhost.crt" }
c2s_require_encryption = true
c2s_stanza_size_limit = 200000
authentication = "internal_plain"
-- Not in memory: that store (0.12.3) loses items and shows others twice when one is published again.
storage = "internal"
allow_registration = false
limits = {}
VirtualHost "localhost"
VirtualHost "plain.localhost"
    c2s_require_encryption = false
Component "pubsub.localhost" "pubsub"
    admins = { "news@localhost" }
    default_admin_affiliation = "owner"
    pubsub_max_items = 10000
LUA
    peer_spawn prosody prosody -F --config "$FOLDER/prosody.cfg.lua"
    peer_wait_port "$port"
    printf 'TERRACE_PEER_XMPP={"host":"127.0.0.1","port":%s,"tls_port":%s,"domain":"localhost","account":"news@localhost","password":"orange-harvest","guest":"guest@localhost","guest_password":"only-looking","service":"pubsub.localhost","plain_account":"news@plain.localhost","certificate":"%s"}\n' \
        "$port" "$tls" "$FOLDER/localhost.crt"
}

peer_main "$@"
