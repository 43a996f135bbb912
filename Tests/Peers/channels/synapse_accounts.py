"""Makes the accounts and the room that synapse.sh speaks of; prints them as JSON."""

import hashlib
import hmac
import json
import sys
import urllib.parse
import urllib.request

base = sys.argv[1]


def call(method, path, body=None, token=None):
    headers = {"content-type": "application/json"}
    if token:
        headers["authorization"] = "Bearer " + token
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(base + path, data, headers, method=method), timeout=60) as answer:
        return json.load(answer)


def account(name, admin):
    nonce = call("GET", "/_synapse/admin/v1/register")["nonce"]
    words = [nonce, name, "orange-season", "admin" if admin else "notadmin"]
    mac = hmac.new(b"peer", "\0".join(words).encode(), hashlib.sha1).hexdigest()
    return call(
        "POST",
        "/_synapse/admin/v1/register",
        {"nonce": nonce, "username": name, "password": "orange-season", "admin": admin, "mac": mac},
    )


farm, limited = account("farm", True), account("limited", False)
user = urllib.parse.quote(farm["user_id"])
# Zeros lift the limits of this account alone.
call(
    "POST",
    f"/_synapse/admin/v1/users/{user}/override_ratelimit",
    {"messages_per_second": 0, "burst_count": 0},
    farm["access_token"],
)
room = call("POST", "/_matrix/client/v3/createRoom", {"preset": "public_chat"}, farm["access_token"])["room_id"]
call("POST", f"/_matrix/client/v3/join/{urllib.parse.quote(room)}", {}, limited["access_token"])
print(
    json.dumps(
        {
            "base_url": base,
            "room": room,
            "user": farm["user_id"],
            "password": "orange-season",
            "token": farm["access_token"],
            "limited_token": limited["access_token"],
        },
        separators=(",", ":"),
    )
)
