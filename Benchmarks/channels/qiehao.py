"""Articles at the double of 企鹅号: a contract, not the platform."""
from .web import ask, get, host_of

SCRIPT, VARIABLE = "qiehao", "TERRACE_PEER_QIEHAO"


def routes(told):
    return {"qiehao": (host_of(told["base_url"]), "http")}


def entry(told, through):
    ask("POST", told["base_url"] + "/_double/set", {"daily": 1_000})
    address = f"http://127.0.0.1:{through['qiehao']}"
    return {
        "client_id": told["client_id"], "daily": 1_000, "api_address": address, "auth_address": address,
    }, {"client_secret": told["client_secret"]}


def standing(told, terrace):
    return [article["article_title"] for article in get(told["base_url"] + "/_double/state")["articles"]]
