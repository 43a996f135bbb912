"""A shelf of so many stories about the demonstration's product, written and released by the API that everybody has."""
import json
import urllib.request
import uuid

from common import drained, get, say


def post(demo, role, path, body):
    request = urllib.request.Request(
        demo["base_url"] + "/api/v1" + path, json.dumps(body).encode(), method="POST",
        headers={"Authorization": "Bearer " + demo["tokens"][role], "Content-Type": "application/json",
                 "Idempotency-Key": str(uuid.uuid4())})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def fill(demo, stories):
    """Until readers of Chinese have so many candidates."""
    feed = demo["base_url"] + "/api/v1/feed?limit=100&reader=shelf"
    there = len(get(feed)["items"])
    for number in range(there, stories):
        article = post(demo, "author", "/articles", {
            "kind": "article", "slug": f"terrace-{number:04}", "language": "zh-Hans", "title": f"保靖脐橙园第{number}号台地",
            "summary": f"第{number}号台地的橙子熟了：果农每天清早采摘，当天装箱，两天之内送到读者手里。",
            "body": f"第{number}号台地的橙子熟了。\n\n果农每天清早采摘，当天装箱。\n", "products": [demo["products"][number % len(demo["products"])]["id"]]})
        path = f"/articles/{article['id']}"
        post(demo, "author", path + "/submissions", {"revision": 1})
        post(demo, "editor", path + "/reviews", {"revision": 1, "verdict": "approve"})
        post(demo, "publisher", path + "/releases", {"revision": 1})
    drained(demo["base_url"])
    there = len(get(feed)["items"])
    if there != stories:
        raise SystemExit(f"the feed has {there} stories where {stories} were released")
    say(f"{stories} candidates")
