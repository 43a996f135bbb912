#!/usr/bin/env bash
# Mail servers that are not ours: Postfix, which keeps what it is handed in Maildirs and sends back what it cannot deliver,
# and beside it aiosmtpd, which asks for TLS and a password and refuses mailboxes by name. `start` prints
# TERRACE_PEER_POSTFIX=… as JSON: where they are, where letters are found, the certificate to trust, and a Python with dkimpy.
# Postfix must be started by root, because its parts run as users of their own.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

mail_python() { peer_python mail aiosmtpd==1.4.6 dkimpy==1.1.8 pynacl==1.5.0; }

peer_install() {
    peer_debian postfix openssl
    mail_python >/dev/null
}

peer_start() {
    local port submission python
    port=$(peer_port postfix)
    submission=$(peer_port submission)
    python=$(mail_python)
    cd "$FOLDER"
    chmod 755 "$FOLDER"
    if [[ ! -s localhost.crt ]]; then
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=localhost \
            -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout localhost.key -out localhost.crt 2>/dev/null
    fi
    TERRACE_PEER_PORT=$submission peer_spawn submission "$python" "$PEERS/submission_server.py" "$FOLDER"
    if ! peer_runs postfix; then
        postfix_configuration "$port"
        /usr/sbin/postfix -c "$FOLDER/etc" check >&2
        MAIL_CONFIG=$FOLDER/etc peer_spawn postfix /usr/lib/postfix/sbin/master -c "$FOLDER/etc" -d
    fi
    peer_wait_port "$submission"
    peer_wait_port "$port"
    printf 'TERRACE_PEER_POSTFIX={"host":"localhost","port":%s,"submission_port":%s,"username":"news","password":"orange-harvest","domain":"peers.test","maildirs":"%s","submitted":"%s","certificate":"%s","python":"%s","check":"%s"}\n' \
        "$port" "$submission" "$FOLDER/vmail" "$FOLDER/submitted" "$FOLDER/localhost.crt" "$python" "$PEERS/mail_check.py"
}

# A queue, logs and mailboxes of its own; nothing outside the folder is read but Debian's list of services.
postfix_configuration() {
    local user
    mkdir -p etc/dynamicmaps.cf.d etc/postfix-files.d queue data vmail
    chown postfix: data
    chown nobody vmail
    cat >etc/main.cf <<CF
compatibility_level = 3.6
queue_directory = $FOLDER/queue
data_directory = $FOLDER/data
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.peers.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
recipient_delimiter = +
smtputf8_enable = yes
virtual_mailbox_domains = peers.test
virtual_mailbox_base = $FOLDER/vmail
virtual_mailbox_maps = texthash:$FOLDER/etc/mailboxes
virtual_alias_maps = texthash:$FOLDER/etc/aliases
virtual_uid_maps = static:$(id -u nobody)
virtual_gid_maps = static:$(id -g nobody)
virtual_minimum_uid = 1
transport_maps = texthash:$FOLDER/etc/transport
default_transport = error:no outside mail
smtpd_client_connection_rate_limit = 0
smtpd_client_message_rate_limit = 0
smtpd_tls_cert_file = $FOLDER/localhost.crt
smtpd_tls_key_file = $FOLDER/localhost.key
smtpd_tls_security_level = may
message_size_limit = 500000
maillog_file = $FOLDER/mail.log
maillog_file_prefixes = /var, /dev/stdout, $FOLDER
CF
    for user in reader anna bao chen dong news; do echo "$user@peers.test $user/"; done >etc/mailboxes
    echo "bounces@peers.test bounces/" >>etc/mailboxes
    echo "田小妹@peers.test tian/" >>etc/mailboxes
    # Taken first, and sent back later.
    echo "closed@peers.test closed@nowhere.invalid" >etc/aliases
    echo "nowhere.invalid error:5.1.1 this mailbox was closed" >etc/transport
    sed -e "s/^smtp .*inet.*smtpd\$/127.0.0.1:$1 inet n - n - - smtpd/" \
        -e 's/^\([a-z0-9]* *\(inet\|unix\) *[-ny] *[-ny] *\)[-y]/\1n/' /usr/share/postfix/master.cf.dist >etc/master.cf
    grep -q ^postlog etc/master.cf || echo 'postlog unix-dgram n - n - 1 postlogd' >>etc/master.cf
    cp -n /etc/postfix/dynamicmaps.cf /etc/postfix/postfix-files etc/ 2>/dev/null || true
}

peer_main "$@"
