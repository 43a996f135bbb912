#!/usr/bin/env python3
"""ingest.events_per_second: reader events that are durable when they are acknowledged, over HTTP in batches of 100.

Beside it SQLite alone: the same number of rows written by one process, one durable commit for each 100.
"""
import json
import sqlite3
import tempfile
import time

from common import ROOT, drained, get, median, referral, row, say, terrace, wrk

ROUNDS, SECONDS, BATCH = 3, 4, 100


def batches(keys, article, channel, first, count, path):
    with open(path, "w") as file:
        for b in range(count):
            events = [{"kind": "impression", "impression": referral(keys, first + b * BATCH + i, article, channel)}
                      for i in range(BATCH)]
            file.write(json.dumps({"events": events}, separators=(",", ":")) + "\n")


def sqlite_alone(folder, seconds):
    """Rows a second with one durable commit for each batch."""
    database = sqlite3.connect(f"{folder}/alone.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL"), database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE IF NOT EXISTS event (position INTEGER PRIMARY KEY, id BIGINT UNIQUE, kind TEXT, at BIGINT, payload BLOB)")
    begin, rows = time.time(), database.execute("SELECT count(*) FROM event").fetchone()[0]
    start = rows
    while time.time() - begin < seconds:
        database.execute("BEGIN")
        database.executemany("INSERT INTO event (id, kind, at, payload) VALUES (?,?,?,?)",
                             [(rows + i + 1, "ImpressionSeen", 0, b"x" * 60) for i in range(BATCH)])
        database.execute("COMMIT")
        rows += BATCH
    return (rows - start) / (time.time() - begin)


def main():
    with terrace() as (demo, folder), tempfile.TemporaryDirectory() as scratch:
        base = demo["base_url"]
        keys = json.loads((folder / "keys.json").read_text())
        token = get(base + "/api/v1/feed?limit=1&reader=bench")["items"][0]
        article = int(token["article"]["id"])
        from base64 import urlsafe_b64decode
        channel = int.from_bytes(urlsafe_b64decode(token["impression"] + "=")[18:26], "big")
        rates, peers, drains = [], [], []
        for turn in range(ROUNDS):
            path = f"{scratch}/events{turn}.txt"
            batches(keys, article, channel, 10_000_000_000 * (turn + 1), 6000, path)
            rate, _, bad, total = wrk(base + "/api/v1/events", SECONDS, 16, ROOT / "Benchmarks/bodies.lua", [path])
            if bad:
                raise SystemExit(f"{bad} of {total} batches were refused")
            rates.append(rate * BATCH)
            drains.append(drained(base))
            peers.append(sqlite_alone(scratch, SECONDS))
            say(f"ingest {turn + 1}/{ROUNDS}: {rates[-1]:.0f} events/s beside SQLite alone {peers[-1]:.0f}; handled {drains[-1]:.1f} s later")
        row("ingest", "ingest.events_per_second", median(rates), "1/s", "higher", "SQLite alone, a durable commit per 100 rows", median(peers), ROUNDS)
        row("ingest", "ingest.handled_after_seconds", median(drains), "s", "lower", n=ROUNDS)


main()
