#!/usr/bin/env python3
"""ingest.events_per_second: reader events that are durable when they are acknowledged, over HTTP in batches of 100.

They are impressions that the feed gave out before, each reported once. Beside it SQLite alone: the same number of rows
written by one process, one durable commit for each 100.
"""
import http.client
import json
import sqlite3
import tempfile
import time
import urllib.parse

from common import ROOT, drained, median, row, say, terrace, wrk
from shelf import fill

ROUNDS, SECONDS, BATCH, BATCHES, CONNECTIONS = 3, 4, 100, 7_000, 16


def batches(base, count, path):
    """Pages of a hundred stories, each of which is a batch of reports."""
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(base).netloc, timeout=30)
    with open(path, "w") as file:
        for number in range(count):
            connection.request("GET", f"/api/v1/feed?limit={BATCH}&reader=b{number}", headers={"Accept-Language": "zh-CN"})
            answer = connection.getresponse()
            text = answer.read()
            if answer.status != 200:
                raise SystemExit(f"the feed was answered {answer.status}: {text[:300]}")
            items = json.loads(text)["items"]
            if len(items) != BATCH:
                raise SystemExit(f"a page has {len(items)} stories, not {BATCH}")
            events = [{"kind": "impression", "impression": item["impression"]} for item in items]
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


def measure(demo):
    base = demo["base_url"]
    with tempfile.TemporaryDirectory() as scratch:
        rates, peers, drains = [], [], []
        for turn in range(ROUNDS):
            path = f"{scratch}/events{turn}.txt"
            batches(base, BATCHES, path)
            drained(base)
            rate, _, bad, total = wrk(base + "/api/v1/events", SECONDS, CONNECTIONS, ROOT / "Benchmarks/bodies.lua", [path])
            if bad:
                raise SystemExit(f"{bad} of {total} batches were refused")
            rates.append(rate * BATCH)
            drains.append(drained(base))
            peers.append(sqlite_alone(scratch, SECONDS))
            say(f"ingest {turn + 1}/{ROUNDS}: {rates[-1]:.0f} events/s beside SQLite alone {peers[-1]:.0f}; handled {drains[-1]:.1f} s later")
    row("ingest", "ingest.events_per_second", median(rates), "1/s", "higher", "SQLite alone, a durable commit per 100 rows", median(peers), ROUNDS)
    row("ingest", "ingest.handled_after_seconds", median(drains), "s", "lower", n=ROUNDS)


def main():
    with terrace() as (demo, _):
        fill(demo, BATCH)
        measure(demo)


if __name__ == "__main__":
    main()
