"""Our own site: nobody is asked, and what readers see is asked of the site's pages and feeds."""
from .web import ask, get

SCRIPT = VARIABLE = None


def routes(told):
    return {}


def entry(told, through):
    return None


def standing(told, terrace):
    return [title for slug in terrace.slugs() for title in page(terrace, slug)]


def page(terrace, slug):
    status, _, body = ask("GET", f"{terrace.base}/articles/{slug}", headers={"Accept-Language": "en"})
    text = body.decode()
    return [text[text.index("<title>") + 7:text.index("</title>")]] if status == 200 else []


def feed(terrace):
    return [item["title"] for item in get(terrace.base + "/feed.json")["items"]]
