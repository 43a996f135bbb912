"""Lets the actor of a bovine-herd follow another, signed with its own key: DATABASE ACTOR. Run by the peer's own Python."""
import asyncio
import json
import sqlite3
import sys
import uuid

import aiohttp
from bovine.clients.signed_http import SignedHttpClient, legacy_digest_method_uppercase

database, target = sys.argv[1:3]


async def main():
    rows = sqlite3.connect(database)
    [(secret,)] = rows.execute("SELECT private_key FROM bovineactorkeypair WHERE name = 'serverKey'").fetchall()
    [(actor,)] = rows.execute("SELECT name FROM bovineactorendpoint WHERE endpoint_type = 'ACTOR'").fetchall()
    async with aiohttp.ClientSession() as session:
        client = SignedHttpClient(session, actor + "#serverKey", secret, legacy_digest_method_uppercase)
        about = json.loads(await (await client.get(target)).text())
        follow = {
            "@context": "https://www.w3.org/ns/activitystreams", "id": f"{actor}/follows/{uuid.uuid4()}", "type": "Follow",
            "actor": actor, "object": target, "to": [target]}
        answer = await client.post(about["inbox"], json.dumps(follow), content_type="application/activity+json")
        if answer.status >= 300:
            sys.exit(f"the follow was answered {answer.status}: {await answer.text()}")


asyncio.run(main())
