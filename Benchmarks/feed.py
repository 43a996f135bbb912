#!/usr/bin/env python3
"""feed.requests_per_second: how many readers a second get their ten stories of a hundred, beside the bare server's hello.

100,000 readers in turn, every decision logged. The two are loaded in turn, A B A B …, by wrk with 64 connections on the same
two cores; the figure is the median. feed.p99_milliseconds is taken at 70 % of that rate: each of the 64 connections waits
between its requests, exponentially, as long in the mean as makes that rate. And ingest.events_per_second (ingest.py).
"""
import ingest
from common import ROOT, bare, drained, median, row, say, terrace, wrk
from shelf import fill

ROUNDS, SECONDS, CANDIDATES, CONNECTIONS, LOAD = 5, 4, 100, 64, 0.7


def paced(base, rate):
    """(achieved rate, 99th percentile) at about that rate: what the answers take themselves is taken off the waiting."""
    mean = 1000 * CONNECTIONS / rate
    reached, slow, refused, _ = wrk(base, SECONDS, CONNECTIONS, ROOT / "Benchmarks/paced.lua", [mean])
    # What was too slow or too fast for the rate is made up for, once.
    mean = max(0.2, mean - 1000 * CONNECTIONS * (1 / reached - 1 / rate))
    reached, slow, again, _ = wrk(base, SECONDS, CONNECTIONS, ROOT / "Benchmarks/paced.lua", [mean])
    return reached, slow, refused + again


def serve(demo):
    base = demo["base_url"]
    script = ROOT / "Benchmarks/feed.lua"
    with bare() as hello:
        wrk(base, 2, script=script), wrk(hello, 2)
        feed, peer, full, slow, refused = [], [], [], [], 0
        for turn in range(ROUNDS):
            rate, p99, bad, _ = wrk(base, SECONDS, script=script)
            feed.append(rate), full.append(p99)
            refused += bad
            peer.append(wrk(hello, SECONDS)[0])
            say(f"feed {turn + 1}/{ROUNDS}: {rate:.0f}/s beside hello {peer[-1]:.0f}/s")
        for turn in range(3):
            drained(base)
            rate, p99, bad = paced(base, LOAD * median(feed))
            slow.append(p99)
            refused += bad
            say(f"paced {turn + 1}/3: {rate:.0f}/s, 99 % within {p99:.1f} ms")
    if refused:
        raise SystemExit(f"{refused} feed requests were refused")
    row("feed", "feed.requests_per_second", median(feed), "1/s", "higher", "bare Hummingbird hello", median(peer), ROUNDS)
    row("feed", "feed.p99_milliseconds", median(slow), "ms", "lower", n=3)
    row("feed", "feed.p99_milliseconds_at_full_load", median(full), "ms", "lower", n=ROUNDS)


def main():
    with terrace() as (demo, _):
        fill(demo, CANDIDATES)
        serve(demo)
        drained(demo["base_url"])
        ingest.measure(demo)


if __name__ == "__main__":
    main()
