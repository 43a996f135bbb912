"""Messages in a channel at the double of QQ's bot platform: a contract, not the platform."""
import json

from .web import ask, get, host_of

SCRIPT, VARIABLE = "qq", "TERRACE_PEER_QQ"


def routes(told):
    return {"qq": (host_of(told["base_url"]), "http")}


def entry(told, through):
    # The account is one that may say more than 20 things a day.
    ask("POST", told["base_url"] + "/_double/set", {"daily": 100_000})
    address = f"http://127.0.0.1:{through['qq']}"
    return {
        "app_id": told["app_id"], "place": "channel", "target": told["channel"], "api_address": address,
        "auth_address": address}, {"secret": told["secret"]}


def standing(told, terrace):
    return [json.dumps(message, ensure_ascii=False) for message in get(told["base_url"] + "/_double/state")["messages"]]
