"""What an ActivityPub server holds of a follower's inbox: bovine-herd's own database."""
import json
import pathlib
import sqlite3
import subprocess
import time

from .web import get, host_of

SCRIPT, VARIABLE = "bovine", "TERRACE_PEER_ACTIVITYPUB"
NAME = "farm"


def routes(told):
    return {"activitypub": (host_of(told["base_url"]), "http")}


def entry(told, through):
    return {"preferredUsername": NAME}, {}


def prepared(told, through):
    """The peer's addresses lead through the proxy; it keeps them in its database."""
    database = sqlite3.connect(told["database"], timeout=20)
    with database:
        for table, column in [("bovineactorendpoint", "name"), ("bovineactorkeypair", "public_key")]:
            database.execute(
                f"UPDATE {table} SET {column} = replace({column}, ?, ?)",
                (host_of(told["base_url"]), f"127.0.0.1:{through['activitypub']}"))
    database.close()


def ready(told, terrace, channel):
    """The peer's actor follows ours."""
    follow = pathlib.Path(__file__).with_name("activitypub_follow.py")
    found = get(f"{terrace.base}/.well-known/webfinger?resource=acct:{NAME}@{host_of(terrace.base)}")
    actor = next(link["href"] for link in found["links"] if link["rel"] == "self")
    done = subprocess.run(
        [told["python"], "-I", str(follow), told["database"], actor], capture_output=True, text=True, timeout=60)
    if done.returncode:
        raise OSError("the peer cannot follow: " + (done.stderr or done.stdout)[-500:])
    end = time.time() + 30
    while not terrace.rows("SELECT count(*) FROM channels_activitypub_follower")[0][0]:
        if time.time() > end:
            raise OSError("the follower was not taken")
        time.sleep(0.2)


def standing(told, terrace):
    """Articles that were created or updated and not deleted, under the address that they have on our site."""
    database = sqlite3.connect(f"file:{told['database']}?mode=ro", uri=True, timeout=20)
    try:
        rows = database.execute("SELECT content FROM storedjsonobject").fetchall()
    finally:
        database.close()
    objects = [json.loads(content) for (content,) in rows]
    return [
        thing.get("name") or thing.get("content", "") for thing in objects
        if isinstance(thing, dict) and thing.get("type") in ("Article", "Note") and terrace.base in str(thing.get("id", ""))]
