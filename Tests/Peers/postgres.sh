#!/usr/bin/env bash
# A PostgreSQL of the tests' own, with its data in a folder and on a free loopback port.
#   postgres.sh start FOLDER   prints its address in libpq's words
#   postgres.sh stop FOLDER    ends it by its process id; does nothing when it does not run
#   postgres.sh version
. "$(dirname "${BASH_SOURCE[0]}")/../../Scripts/lib.sh"

bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
bin=${bin:-$(pg_config --bindir 2>/dev/null || true)}
[[ -x $bin/postgres ]] || fail "there is no PostgreSQL server here: run Scripts/setup test"

# PostgreSQL refuses to run as root; Debian's package brings a user for it.
as_postgres=()
if [[ $(id -u) == 0 ]]; then as_postgres=(setpriv --reuid=postgres --regid=postgres --clear-groups); fi

start() {
    local folder=$1 port
    mkdir -p "$folder"
    if ((${#as_postgres[@]} > 0)); then chown postgres: "$folder"; fi
    if [[ ! -f $folder/data/PG_VERSION ]]; then
        "${as_postgres[@]}" "$bin/initdb" --pgdata="$folder/data" --username=terrace --auth=trust --encoding=UTF8 \
            --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 || fail "initdb failed: $(tail -n 3 "$folder/initdb.log")"
        # The tests make and drop hundreds of schemas and never lose power.
        cat >>"$folder/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 800
fsync = off
full_page_writes = off
max_wal_size = 2GB
CONF
        if ((${#as_postgres[@]} > 0)); then chown postgres: "$folder/data/postgresql.conf"; fi
    fi
    # Somebody else may take the port between the look and the start: try again with another.
    for _ in {1..5}; do
        port=$(free_port)
        if "${as_postgres[@]}" "$bin/pg_ctl" start --pgdata="$folder/data" --wait --timeout=60 --silent \
            --log="$folder/postgres.log" --options="-p $port" >/dev/null 2>&1; then
            echo "host=127.0.0.1 port=$port user=terrace dbname=postgres"
            return
        fi
    done
    tail -n 20 "$folder/postgres.log" >&2
    fail "PostgreSQL did not start"
}

stop() {
    local pid_file=$1/data/postmaster.pid pid
    [[ -f $pid_file ]] || return 0
    pid=$(head -n 1 "$pid_file")
    kill -INT "$pid" 2>/dev/null || return 0
    for _ in {1..100}; do
        kill -0 "$pid" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -QUIT "$pid" 2>/dev/null || true
}

case ${1:-} in
    start) start "${2:?a folder}" ;;
    stop) stop "${2:?a folder}" ;;
    version) "$bin/postgres" --version | awk '{ print $3 }' ;;
    *) fail "usage: postgres.sh start|stop FOLDER, or version" ;;
esac
