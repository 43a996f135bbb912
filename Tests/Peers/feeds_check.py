"""Reads the feeds of a running Terrace as feed readers do: feedparser for RSS and Atom, the specification for JSON Feed.

usage: feeds_check.py [BASE_URL]      (else TERRACE_BASE_URL; needs feedparser from PyPI)

Prints `ok …` or `not ok …` for each thing that it saw; exits with 1 when one is not.
"""

import json
import os
import sys
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree

import feedparser

base = (sys.argv[1] if len(sys.argv) > 1 else os.environ["TERRACE_BASE_URL"]).rstrip("/")
LANGUAGES = {"zh-Hans", "en"}
bad = 0


def tell(is_well, what, why=""):
    global bad
    bad += not is_well
    print(f"{'ok' if is_well else 'not ok'} {what}" + (f": {why}" if why and not is_well else ""), flush=True)


def fetch(path, headers=None, method="GET"):
    request = urllib.request.Request(base + path, headers=headers or {}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def transport(path, content_type):
    """Content type, validators, conditional GET and HEAD; returns the body."""
    status, headers, body = fetch(path)
    tell(status == 200, f"feeds {path} is there", f"status {status}")
    found = headers.get("Content-Type", "")
    tell(found.split(";")[0].strip() == content_type, f"feeds {path} is {content_type}", found)
    etag, modified = headers.get("ETag"), headers.get("Last-Modified")
    tell(bool(etag) and not etag.startswith("W/") and bool(modified), f"feeds {path} has strong validators", f"{etag} {modified}")
    status, _, rest = fetch(path, {"If-None-Match": etag or ""})
    tell(status == 304 and not rest, f"feeds {path} answers 304 to its own tag", f"status {status}")
    status, _, rest = fetch(path, {"If-Modified-Since": modified or ""})
    tell(status == 304 and not rest, f"feeds {path} answers 304 to its own date", f"status {status}")
    status, _, rest = fetch(path, {"If-None-Match": '"another"'})
    tell(status == 200 and rest == body, f"feeds {path} answers 200 to another tag", f"status {status}")
    status, head, rest = fetch(path, method="HEAD")
    tell(
        status == 200 and not rest and head.get("ETag") == etag and head.get("Content-Length") == str(len(body)),
        f"feeds {path} answers HEAD as GET", f"status {status}, length {head.get('Content-Length')} for {len(body)}")
    return body


def parsed(path, content_type, version):
    feed = feedparser.parse(transport(path, content_type), response_headers={"content-type": content_type + "; charset=utf-8"})
    tell(not feed.bozo, f"feeds {path} is well formed", str(feed.get("bozo_exception")))
    tell(feed.version == version, f"feeds {path} is {version}", feed.version)
    tell(len(feed.entries) > 0, f"feeds {path} has entries")
    ids = [entry.get("id") for entry in feed.entries]
    tell(all(ids) and len(set(ids)) == len(ids), f"feeds {path} has an id for each entry", str(ids))
    for entry in feed.entries:
        missing = [name for name in ("title", "link", "summary", "author", "published_parsed", "content") if not entry.get(name)]
        tell(not missing, f"feeds {path} {entry.get('link')} is complete", f"without {missing}")
        html = entry.content[0].value if entry.get("content") else ""
        tell('="/' not in html, f"feeds {path} {entry.get('link')} has whole addresses only")
    return feed, ids


rss, rss_ids = parsed("/feed.xml", "application/rss+xml", "rss20")
rss_languages = [entry.get("language") for entry in rss.entries]
tell(set(rss_languages) <= LANGUAGES, "feeds /feed.xml names each language", str(rss_languages))
enclosures = [link for entry in rss.entries for link in entry.get("enclosures", [])]
tell(all(int(link["length"]) > 0 and link["type"] for link in enclosures), "feeds /feed.xml has enclosures with length", str(enclosures))

atom, atom_ids = parsed("/atom.xml", "application/atom+xml", "atom10")
atom_languages = [entry.title_detail.language for entry in atom.entries]
tell(set(atom_languages) <= LANGUAGES, "feeds /atom.xml names each language", str(atom_languages))
tell(all(entry.get("updated_parsed") for entry in atom.entries), "feeds /atom.xml says when each was updated")

items = json.loads(transport("/feed.json", "application/feed+json"))
tell(items["version"] == "https://jsonfeed.org/version/1.1", "feeds /feed.json is JSON Feed 1.1", str(items.get("version")))
tell(
    all(isinstance(item.get("id"), str) and item.get("content_html") and item.get("language") in LANGUAGES for item in items["items"]),
    "feeds /feed.json has id, content and language for each item")
json_ids = [item["id"] for item in items["items"]]
tell(rss_ids == atom_ids == json_ids, "feeds say the same in all three forms")
links = [[entry.link for entry in rss.entries], [entry.link for entry in atom.entries], [item["url"] for item in items["items"]]]
tell(links[0] == links[1] == links[2], "feeds lead to the same pages in all three forms", str(links))

sitemap = transport("/sitemap.xml", "application/xml")
name = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
locations = {element.text for element in ElementTree.fromstring(sitemap).iter(name)}
tell({entry.link for entry in rss.entries} <= locations, "feeds /sitemap.xml has every article")
status, _, robots = fetch("/robots.txt")
tell(status == 200 and b"Sitemap: " in robots, "feeds /robots.txt names the sitemap", f"status {status}")

sys.exit(1 if bad else 0)
