"""Does what the actor `peer` of a running bovine-herd would do, and looks into its store.

bovine_peer.py BASE_URL DATABASE COMMAND …
    post cavage|rfc9421 INBOX        signs the activity on standard input as `peer` and posts it; prints the status
    stored OBJECT_ID                 prints what the herd keeps under that identifier, or nothing
    actor                            prints the peer's own document
    verify                           checks the request on standard input, {"method","url","headers","body","pem"} with the body
                                     in base64, by bovine and apsig; prints what each says
"""

import asyncio
import base64
import hashlib
import json
import sqlite3
import sys
import time
import warnings

import aiohttp
from bovine.clients.signed_http import SignedHttpClient
from bovine.crypto import build_validate_http_signature_raw
from bovine.crypto.types import CryptographicIdentifier
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

warnings.simplefilter("ignore")


def rows(database, sql, *values):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


async def peer(base_url, session):
    host = base_url.split("://")[1]
    async with session.get(f"{base_url}/.well-known/webfinger?resource=acct:peer@{host}") as response:
        document = await response.json(content_type=None)
    return next(link["href"] for link in document["links"] if link["rel"] == "self")


def key_of_peer(database):
    """Its name within the actor's document, and the private key."""
    return rows(database, "SELECT name, private_key FROM bovineactorkeypair WHERE private_key LIKE '%BEGIN%'")[0]


def rfc9421(key_id, pem, inbox, body):
    """Headers signed as bovine reads RFC 9421, made with nothing of ours."""
    key = serialization.load_pem_private_key(pem.encode(), password=None)
    digest = "sha-256=:" + base64.b64encode(hashlib.sha256(body).digest()).decode() + ":"
    authority, path = inbox.split("://")[1].split("/", 1)
    parameters = (
        f'("@method" "@path" "@authority" "content-digest");created={int(time.time())}'
        f';keyid="{key_id}";alg="rsa-v1_5-sha256"'
    )
    text = (
        f'"@method": POST\n"@path": /{path}\n"@authority": {authority}\n'
        f'"content-digest": {digest}\n"@signature-params": {parameters}'
    )
    signature = base64.b64encode(key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())).decode()
    return {"content-digest": digest, "signature-input": "sig1=" + parameters, "signature": f"sig1=:{signature}:"}


async def post(base_url, database, kind, inbox):
    body = sys.stdin.read()
    async with aiohttp.ClientSession() as session:
        actor = await peer(base_url, session)
        name, pem = key_of_peer(database)
        key_id = f"{actor}#{name}"
        if kind == "cavage":
            response = await SignedHttpClient(session, key_id, pem).post(inbox, body)
        else:
            headers = rfc9421(key_id, pem, inbox, body.encode())
            headers["content-type"] = "application/activity+json"
            response = await session.post(inbox, data=body.encode(), headers=headers)
        print(response.status)


async def verify():
    from apsig.draft import Verifier

    request = json.load(sys.stdin)
    body = base64.b64decode(request["body"])
    headers = {name.lower(): value for name, value in request["headers"].items()}

    async def key(_):
        return CryptographicIdentifier.from_pem(request["pem"], "https://terrace.example/actors/farm")

    async def get_body():
        return body

    said = await build_validate_http_signature_raw(key)(request["method"].lower(), request["url"], headers, get_body)
    print("bovine", said)
    if "signature-input" not in headers:
        verifier = Verifier(
            public_pem=request["pem"], method=request["method"], url=request["url"], headers=headers, body=body
        )
        print("apsig", verifier.verify(raise_on_fail=False))


async def show_actor(base_url):
    async with aiohttp.ClientSession() as session:
        print(await peer(base_url, session))


def main():
    base_url, database, command, *rest = sys.argv[1:]
    if command == "post":
        asyncio.run(post(base_url, database, *rest))
    elif command == "stored":
        for (content,) in rows(database, "SELECT content FROM storedjsonobject WHERE id = ?", rest[0]):
            print(content)
    elif command == "actor":
        asyncio.run(show_actor(base_url))
    elif command == "verify":
        asyncio.run(verify())
    else:
        sys.exit(__doc__)


main()
