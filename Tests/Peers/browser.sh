#!/usr/bin/env bash
# A headless Chromium looks at pages.
#   browser.sh shot URL FILE.png [WIDTH HEIGHT]   a picture of a page, as the README's
. "$(dirname "${BASH_SOURCE[0]}")/../../Scripts/lib.sh"

shot() {
    local url=$1 file=$2 width=${3:-1280} height=${4:-900} profile
    command -v chromium >/dev/null || fail "there is no chromium here: run Scripts/setup test"
    profile=$(mktemp -d "${TMPDIR:-/tmp}/terrace-chromium.XXXXXX")
    # Chromium's own sandbox does not work for root.
    chromium --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars --lang=zh-CN \
        --user-data-dir="$profile" --window-size="$width,$height" --virtual-time-budget=5000 \
        --screenshot="$file" "$url" >"$profile/log" 2>&1 || fail "chromium failed: $(tail -n 3 "$profile/log")"
    rm -rf "$profile"
    say "$file: $(wc -c <"$file") bytes"
}

case ${1:-} in
    shot) shot "${2:?an address}" "${3:?a file}" "${@:4}" ;;
    *) fail "usage: browser.sh shot URL FILE.png [WIDTH HEIGHT]" ;;
esac
