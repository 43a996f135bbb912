"""Published articles at the double of WeChat official accounts: a contract, not the platform."""
from .web import get, host_of

SCRIPT, VARIABLE = "wechat", "TERRACE_PEER_WECHAT"


def routes(told):
    return {"wechat": (host_of(told["base_url"]), "http")}


def entry(told, through):
    return {"app_id": told["app_id"], "api_address": f"http://127.0.0.1:{through['wechat']}"}, {"secret": told["secret"]}


def standing(told, terrace):
    return [article["title"] for article in get(told["base_url"] + "/_double/state")["published"]]
