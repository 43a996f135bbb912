#!/usr/bin/env python3
"""feed.requests_per_second: how many readers a second get their ten stories, beside the bare server's hello.

The two are loaded in turn, A B A B …, by wrk with 64 connections on the same two cores; the figure is the median.
"""
from common import ROOT, bare, median, row, say, terrace, wrk

ROUNDS, SECONDS = 5, 4


def main():
    with terrace() as (demo, _), bare() as hello:
        base = demo["base_url"]
        script = ROOT / "Benchmarks/feed.lua"
        wrk(base, 2, script=script), wrk(hello, 2)
        feed, peer, slow, refused = [], [], [], 0
        for turn in range(ROUNDS):
            rate, p99, bad, _ = wrk(base, SECONDS, script=script)
            feed.append(rate), slow.append(p99)
            refused += bad
            peer.append(wrk(hello, SECONDS)[0])
            say(f"feed {turn + 1}/{ROUNDS}: {rate:.0f}/s beside hello {peer[-1]:.0f}/s")
        if refused:
            raise SystemExit(f"{refused} feed requests were refused")
        row("feed", "feed.requests_per_second", median(feed), "1/s", "higher", "bare Hummingbird hello", median(peer), ROUNDS)
        row("feed", "feed.p99_milliseconds", median(slow), "ms", "lower", n=ROUNDS)


main()
