"""Long-form articles on a Nostr relay."""
import json

from .web import WebSocket, host_of

SCRIPT, VARIABLE = "nostr", "TERRACE_PEER_NOSTR"


def routes(told):
    return {"nostr": (host_of(told["open"]), "http")}


def entry(told, through):
    return {"relays": f"ws://127.0.0.1:{through['nostr']}"}, {"secret_key": told["known_key"]}


def standing(told, terrace):
    titles, until = {}, None
    while True:
        events = page(told["open"], until)
        new = [event for event in events if event["id"] not in titles]
        if not new:
            return list(titles.values())
        for event in new:
            titles[event["id"]] = next((tag[1] for tag in event["tags"] if tag[0] == "title"), "")
        until = min(event["created_at"] for event in new)


def page(relay, until):
    line = WebSocket(relay)
    try:
        line.send(json.dumps(["REQ", "all", {"kinds": [30023], "limit": 200, **({"until": until} if until else {})}]))
        events = []
        while True:
            message = json.loads(line.receive())
            if message[0] == "EVENT":
                events.append(message[2])
            elif message[0] == "EOSE":
                return events
    finally:
        line.close()
