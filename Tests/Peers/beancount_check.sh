#!/bin/sh
# Lets Beancount (https://beancount.github.io), which shares no code with us, audit an export of the ledger:
#   terrace ledger journal --format beancount > ledger.beancount && Tests/Peers/beancount_check.sh ledger.beancount
# The export must pass, and must fail once a single fen or a single gram of it is changed.
set -eu

export=${1:?usage: beancount_check.sh EXPORT.beancount}
root=$(cd "$(dirname "$0")/../.." && pwd)
venv=$root/.venv/beancount
if [ ! -x "$venv/bin/bean-check" ]; then
    echo "beancount: installing into .venv/beancount"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check 'beancount>=3,<4'
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# --no-cache: the same path with other content must never be answered from memory.
passes() { "$venv/bin/bean-check" --no-cache "$1" >"$work/said" 2>&1; }

passes "$export" || { echo "beancount: the export does not pass:"; head -20 "$work/said"; exit 1; }
entries=$(grep -c '^  entry: ' "$export" || true)

# Changes the last digit of the first amount of a commodity; the transaction then no longer balances.
damage() {
    awk -v unit="$1" '
        !done && /^  [A-Z]/ && $NF == unit {
            digit = substr($2, length($2)); sub(/[0-9]$/, (digit + 1) % 10, $2)
            print "  " $1 "  " $2 " " $3; done = 1; next
        }
        { print }
        END { exit !done }' "$export" >"$work/$1.beancount"
}
for unit in CNY GRAM PLACE; do
    damage $unit || continue
    if passes "$work/$unit.beancount"; then
        echo "beancount: passes an export in which the last digit of a $unit amount was changed"
        exit 1
    fi
    grep -q 'does not balance' "$work/said" || { echo "beancount: fails for another reason:"; head "$work/said"; exit 1; }
done
echo "beancount: $entries transactions balance, in money and in goods"
