#!/usr/bin/env python3
"""orders.per_second: signed orders of a shop that are booked and durable when they are acknowledged.

Every order is another buyer's, draws on the lot and carries a referral. Beside it SQLite alone: one durable commit an
order, by one process.
"""
import base64
import hashlib
import hmac
import json
import sqlite3
import tempfile
import time

from common import ROOT, drained, get, median, row, say, terrace, wrk

ROUNDS, SECONDS = 3, 4


def orders(demo, rid, first, count, path):
    listing = demo["listings"][0]
    price = f"{listing['price_fen'] // 100}.{listing['price_fen'] % 100:02d}"
    secret = demo["webhook_secret"].encode()
    with open(path, "w") as file:
        for n in range(first, first + count):
            body = json.dumps({
                "id": n, "name": f"#{n}", "created_at": "2026-11-24T10:00:00+08:00", "processed_at": "2026-11-24T10:00:00+08:00",
                "updated_at": "2026-11-24T10:00:00+08:00", "currency": "CNY", "financial_status": "paid", "total_price": price,
                "customer": {"id": n}, "note_attributes": [{"name": "rid", "value": rid}],
                "line_items": [{"id": n * 10, "sku": listing["sku"], "quantity": 1, "grams": listing["pack_grams"], "price": price}],
            }, separators=(",", ":"))
            mac = base64.b64encode(hmac.new(secret, body.encode(), hashlib.sha256).digest()).decode()
            file.write("\t".join([
                f"X-Shopify-Hmac-Sha256: {mac}", "X-Shopify-Topic: orders/paid", f"X-Shopify-Webhook-Id: bench-{n}",
                "X-Shopify-Triggered-At: 2026-11-24T02:00:00Z", body]) + "\n")


def sqlite_alone(folder, seconds):
    database = sqlite3.connect(f"{folder}/alone.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL"), database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE IF NOT EXISTS sale (id INTEGER PRIMARY KEY, body TEXT)")
    begin, rows = time.time(), 0
    while time.time() - begin < seconds:
        database.execute("INSERT INTO sale (body) VALUES (?)", ("x" * 400,))
        rows += 1
    return rows / (time.time() - begin)


def main():
    with terrace() as (demo, _), tempfile.TemporaryDirectory() as scratch:
        base = demo["base_url"]
        rid = get(base + "/api/v1/feed?limit=1&reader=bench")["items"][0]["impression"]
        rates, peers, drains = [], [], []
        for turn in range(ROUNDS):
            path = f"{scratch}/orders{turn}.txt"
            orders(demo, rid, 1_000_000 * (turn + 1), 60_000, path)
            rate, _, bad, total = wrk(base + demo["webhook_path"], SECONDS, 32, ROOT / "Benchmarks/bodies.lua", [path])
            if bad:
                raise SystemExit(f"{bad} of {total} orders were refused")
            rates.append(rate)
            drains.append(drained(base))
            peers.append(sqlite_alone(scratch, SECONDS))
            say(f"orders {turn + 1}/{ROUNDS}: {rate:.0f}/s beside SQLite alone {peers[-1]:.0f}/s; booked in the ledger {drains[-1]:.1f} s later")
        row("orders", "orders.per_second", median(rates), "1/s", "higher", "SQLite alone, a durable commit per row", median(peers), ROUNDS)
        row("orders", "orders.booked_after_seconds", median(drains), "s", "lower", n=ROUNDS)


main()
