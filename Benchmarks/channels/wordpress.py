"""Published posts of a WordPress."""
from .web import ask, basic, host_of
import json

SCRIPT, VARIABLE = "wordpress", "TERRACE_PEER_WORDPRESS"


def routes(told):
    return {"wordpress": (host_of(told["base_url"]), "http")}


def entry(told, through):
    return {"address": f"http://127.0.0.1:{through['wordpress']}"}, {"user": told["user"], "password": told["password"]}


def standing(told, terrace):
    titles, page = [], 1
    while True:
        status, headers, body = ask(
            "GET", f"{told['base_url']}/?rest_route=/wp/v2/posts&status=publish&per_page=100&page={page}&context=edit",
            headers=basic(told["user"], told["password"]))
        if status != 200:
            raise OSError(f"WordPress answered {status}: {body[:200]}")
        titles += [post["title"]["raw"] for post in json.loads(body)]
        if page >= int(headers["X-WP-TotalPages"]):
            return titles
        page += 1
