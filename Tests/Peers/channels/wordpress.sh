#!/usr/bin/env bash
# A WordPress that is not ours: Debian's, on PHP's own server with MariaDB, open for comments. `start` prints
# TERRACE_PEER_WORDPRESS=… as JSON: where it is, an editor with an application password, and a contributor with one, who may write
# but not publish. Installing needs root once; running does not, but for the user that MariaDB has when root starts it.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

peer_install() {
    peer_debian wordpress wordpress-theme-twentytwentythree mariadb-server php-cli php-mysql php-curl php-xml php-mbstring php-gd
}

# mariadbd refuses to run as root.
as_database=()
if [[ $(id -u) == 0 ]]; then as_database=(setpriv --reuid=mysql --regid=mysql --clear-groups); fi

peer_start() {
    local port database=$FOLDER/database www=$FOLDER/www socket
    port=$(peer_port wordpress)
    # A socket's path has room for 107 bytes.
    socket=$(mktemp -u "${TMPDIR:-/tmp}/terrace-wp.XXXXXX")
    if [[ -s $FOLDER/socket ]]; then socket=$(cat "$FOLDER/socket"); else echo "$socket" >"$FOLDER/socket"; fi
    start_database "$database" "$socket"
    if [[ ! -f $www/index.php ]]; then copy_site "$www" "$socket" "$port"; fi
    cd "$FOLDER"
    if [[ ! -s peer.json ]]; then
        php "$PEERS/wordpress_accounts.php" "$www" "http://127.0.0.1:$port" >peer.json.new 2>install.log ||
            fail "WordPress could not be installed: $(tail -n 5 install.log)"
        mv peer.json.new peer.json
    fi
    PHP_CLI_SERVER_WORKERS=4 peer_spawn wordpress php -d upload_max_filesize=2M -d post_max_size=8M \
        -S "127.0.0.1:$port" -t "$www" "$PEERS/wordpress_router.php"
    peer_wait 60 peer_is_up "http://127.0.0.1:$port/?rest_route=/"
    printf 'TERRACE_PEER_WORDPRESS=%s\n' "$(cat peer.json)"
}

# start_database FOLDER SOCKET: MariaDB without a port.
start_database() {
    mkdir -p "$1"
    if ((${#as_database[@]} > 0)); then
        chown mysql: "$1"
        chmod 755 "$FOLDER"
        # The folders above may be closed to others.
        setpriv --reuid=mysql --regid=mysql --clear-groups test -x "$1" || fail "$1 must be reachable for the user mysql"
    fi
    if [[ ! -d $1/mysql ]]; then
        "${as_database[@]}" mariadb-install-db --no-defaults --datadir="$1" --auth-root-authentication-method=normal --skip-test-db \
            >"$FOLDER/install-db.log" 2>&1 || fail "MariaDB could not be set up: $(tail -n 5 "$FOLDER/install-db.log")"
    fi
    peer_spawn mariadb "${as_database[@]}" /usr/sbin/mariadbd --no-defaults --datadir="$1" --socket="$2" --skip-networking \
        --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=0 --skip-log-bin
    peer_wait 60 mariadb-admin --no-defaults -uroot -S "$2" ping
    mariadb --no-defaults -uroot -S "$2" -e "CREATE DATABASE IF NOT EXISTS wp CHARSET utf8mb4; CREATE USER IF NOT EXISTS wp@localhost
        IDENTIFIED BY 'wp'; GRANT ALL ON wp.* TO wp@localhost"
}

# copy_site FOLDER SOCKET PORT: Debian's files, with a configuration of their own.
copy_site() {
    mkdir -p "$1"
    cp -rL /usr/share/wordpress/. "$1"
    rm -f "$1/wp-config.php"
    mkdir -p "$1/wp-content/uploads"
    cat >"$1/wp-config.php" <<PHP
<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', 'wp'); define('DB_HOST', 'localhost:$2');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as \$k) define(\$k, 'test-'.\$k);
// Without HTTPS, application passwords are for local sites only; nobody outside is to be waited for.
define('WP_ENVIRONMENT_TYPE', getenv('TERRACE_PEER_ENVIRONMENT') ?: 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('DISABLE_WP_CRON', true);
define('WP_HOME', 'http://127.0.0.1:$3'); define('WP_SITEURL', 'http://127.0.0.1:$3');
\$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__.'/');
require_once ABSPATH.'wp-settings.php';
PHP
}

peer_main "$@"
