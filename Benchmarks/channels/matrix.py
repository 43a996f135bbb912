"""Messages of a room on Synapse, with their latest edits."""
import urllib.parse

from .web import bearer, get, host_of

SCRIPT, VARIABLE = "synapse", "TERRACE_PEER_SYNAPSE"


def routes(told):
    return {"matrix": (host_of(told["base_url"]), "http")}


def entry(told, through):
    return {"address": f"http://127.0.0.1:{through['matrix']}", "room": told["room"], "pictures": 0}, {"token": told["token"]}


def standing(told, terrace):
    base, room = told["base_url"], urllib.parse.quote(told["room"])
    originals, edits, start = {}, {}, ""
    while True:
        page = get(f"{base}/_matrix/client/v3/rooms/{room}/messages?dir=b&limit=500{start}", bearer(told["token"]))
        for event in page["chunk"]:
            content = event.get("content", {})
            if event["type"] != "m.room.message" or not content:
                continue
            relation = content.get("m.relates_to", {})
            if relation.get("rel_type") == "m.replace":
                # Newest first, so the first that is seen of an event is its latest.
                edits.setdefault(relation["event_id"], content.get("m.new_content", {}).get("body", ""))
            elif content.get("msgtype") == "m.text":
                originals[event["event_id"]] = content.get("body", "")
        if "end" not in page or not page["chunk"]:
            return [edits.get(event, body) for event, body in originals.items()]
        start = "&from=" + urllib.parse.quote(page["end"])
