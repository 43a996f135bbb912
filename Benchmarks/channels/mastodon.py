"""Statuses of an account on a Mastodon-shaped server."""
import html
import re

from .web import bearer, get, host_of

SCRIPT, VARIABLE = "mastodon", "TERRACE_PEER_MASTODON"


def routes(told):
    return {"mastodon": (host_of(told["base_url"]), "http")}


def entry(told, through):
    return {"address": f"http://127.0.0.1:{through['mastodon']}"}, {"token": told["token"]}


def standing(told, terrace):
    base, headers = told["base_url"], bearer(told["token"])
    account = get(base + "/api/v1/accounts/verify_credentials", headers)["id"]
    texts, last, seen = [], "", set()
    while True:
        page = get(f"{base}/api/v1/accounts/{account}/statuses?limit=40{last}", headers)
        new = [status for status in page if status["id"] not in seen]
        if not new:
            return texts
        seen.update(status["id"] for status in new)
        texts += [html.unescape(re.sub("<[^>]*>", "", status["content"])) for status in new]
        last = f"&max_id={new[-1]['id']}"
