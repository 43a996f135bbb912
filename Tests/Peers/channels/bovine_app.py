"""bovine-herd with one actor, `peer`, reachable at TERRACE_PEER_PORT; its database is in the working folder."""

import json
import os
import sqlite3

# JSON-LD contexts that would otherwise be fetched from the internet: what of them matters here.
SECURITY = "https://w3id.org/security#"
CONTEXTS = {
    "https://w3id.org/security/v1": {
        "publicKey": {"@id": SECURITY + "publicKey", "@type": "@id"},
        "publicKeyPem": SECURITY + "publicKeyPem",
        "owner": {"@id": SECURITY + "owner", "@type": "@id"},
    },
    "https://www.w3.org/ns/did/v1": {},
    "https://w3id.org/security/multikey/v1": {},
}
with sqlite3.connect("bovine_jsonld_cache.sqlite") as cache:
    cache.execute("CREATE TABLE IF NOT EXISTS jsonld (url TEXT PRIMARY KEY, context TEXT)")
    for url, context in CONTEXTS.items():
        cache.execute("INSERT OR IGNORE INTO jsonld VALUES (?, ?)", (url, json.dumps(context)))
cache.close()

from bovine_herd import BovineHerd  # noqa: E402  # it opens the cache while it is imported
from quart import Quart  # noqa: E402

app = Quart(__name__)
BovineHerd(app, db_url="sqlite://herd.sqlite3")


@app.before_serving
async def make_actor():
    from bovine_store import BovineAdminStore
    from bovine_store.models import BovineActor

    if not await BovineActor.get_or_none(handle_name="peer"):
        domain = f"http://127.0.0.1:{os.environ['TERRACE_PEER_PORT']}"
        await BovineAdminStore(domain=domain).register("peer")
