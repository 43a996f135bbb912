"""Posts in an account's repository on an AT Protocol server."""
from .web import get, host_of

SCRIPT, VARIABLE = "arroba", "TERRACE_PEER_ARROBA"


def routes(told):
    return {"atproto": (host_of(told["base_url"]), "http")}


def entry(told, through):
    return {"address": f"http://127.0.0.1:{through['atproto']}"}, {"identifier": told["did"], "password": told["password"]}


def standing(told, terrace):
    texts, cursor = [], ""
    while True:
        page = get(
            f"{told['base_url']}/xrpc/com.atproto.repo.listRecords?repo={told['did']}&collection=app.bsky.feed.post&limit=100{cursor}")
        texts += [" ".join([record["value"]["text"], title(record["value"])]) for record in page["records"]]
        if not page.get("cursor") or not page["records"]:
            return texts
        cursor = "&cursor=" + page["cursor"]


def title(post):
    return post.get("embed", {}).get("external", {}).get("title", "")
