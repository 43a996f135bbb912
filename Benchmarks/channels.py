#!/usr/bin/env python3
"""Twelve channels under fault: what stands on each of them at the end, counted by its own server.

faults.*: articles are created, changed and recalled on all channels at once, about 1,000 operations, while a proxy loses,
cuts, delays, garbles and refuses requests by a seeded choice and Terrace is killed at random points. At the end every peer is
asked what readers see: exactly one with the newest text, or none after a recall. `unconfirmed` are those that Terrace itself
says a person must look at, on channels that have neither key nor a way to look.
publish.nine.seconds: from the press of the button until one article stands on all nine channels that have a real server.
queue.share_of_limit: 1,000 articles to nine accounts on servers that answer in 50 ms; how full Terrace keeps the lines that
the channels allow.
"""
import collections
import os
import random
import signal
import sys
import tempfile
import threading
import time

from common import median, row, say

sys.dont_write_bytecode = True
import channels  # noqa: E402  # the folder beside this file
from channels import full_lines  # noqa: E402
from channels.desk import Desk  # noqa: E402
from channels.stage import number_and_version, scene  # noqa: E402

# What is measured: the button and the faults, the queue, or both.
PARTS = os.environ.get("TERRACE_BENCH_PARTS", "faults,queue").split(",")
SEED = int(os.environ.get("TERRACE_BENCH_SEED", 20_261_124))
OPERATIONS = int(os.environ.get("TERRACE_BENCH_OPERATIONS", 1_000))
# How long the actions are spread over, in seconds; Terrace is killed about every eight of them.
SPREAD = int(os.environ.get("TERRACE_BENCH_SECONDS", 420))
RATES = {"acting": 0.4, "looking": 0.1, "stream": 0.04}


def main():
    # Told to stop, it takes its servers along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    kinds = [kind for kind in channels.KINDS if kind in os.environ.get("TERRACE_BENCH_CHANNELS", ",".join(channels.KINDS)).split(",")]
    begin = time.time()
    if "faults" in PARTS:
        with tempfile.TemporaryDirectory(prefix="terrace-channels-") as folder:
            with scene(folder, kinds, SEED, **RATES) as (peers, proxy, house, opened):
                say(f"the scene stands after {time.time() - begin:.0f} s")
                desk = Desk(house, opened)
                nine(desk, peers, [kind for kind in channels.REAL if kind in kinds])
                proxy.rates(**RATES)
                storm(desk, proxy)
                report(desk, peers, proxy)
    if "queue" in PARTS:
        full_lines.measure(SEED)
    say(f"all of it took {time.time() - begin:.0f} s")


# From the press of the button


def nine(desk, peers, kinds, rounds=3):
    """Readers are asked for by looking at each peer again and again until the article stands there."""
    took = []
    for number in range(9_001, 9_001 + rounds):
        desk.write(number)
        begin = time.time()
        desk.publish(number)
        arrived = {}
        watchers = [threading.Thread(target=watch, args=(desk, peers, kind, number, begin, arrived)) for kind in kinds]
        for watcher in watchers:
            watcher.start()
        for watcher in watchers:
            watcher.join()
        missing = [kind for kind in kinds if kind not in arrived]
        if missing:
            raise SystemExit(f"after 60 s the article is not on {', '.join(missing)}")
        took.append(max(arrived.values()))
        say("from the press of the button: " + ", ".join(f"{kind} {seconds:.2f} s" for kind, seconds in sorted(arrived.items(), key=lambda a: a[1])))
        for place in desk.settle(60):
            say(f"still under way: {place['channel_kind']} {place['state']} {place.get('problem')}")
    row("channels", "publish.nine.seconds", median(took), "s", "lower", n=rounds)


def watch(desk, peers, kind, number, begin, arrived):
    while time.time() < begin + 60:
        for text in channels.module(kind).standing(peers.told[kind], desk.house):
            if number_and_version(text) == (number, 1):
                arrived[kind] = time.time() - begin
                return
        time.sleep(0.02)


# Under fault


def plan(desk, dice):
    """What is done to which article, in an order in which each is written, then changed, then recalled."""
    can = [channel["can"] for channel in desk.channels.values()]
    per_update, per_delete = sum(c["update"] for c in can), sum(c["recall"] for c in can)
    actions, operations, number = [], collections.Counter(), 0
    while sum(operations.values()) < OPERATIONS:
        number += 1
        steps = [("create", number)]
        operations["create"] += len(can)
        # Some change twice in a row, and overtake themselves.
        for _ in range(dice.choice([0, 1, 1, 1, 2])):
            steps.append(("update", number))
            operations["update"] += per_update
        if dice.random() < 0.3:
            steps.append(("delete", number))
            operations["delete"] += per_delete
        at = dice.uniform(0, SPREAD * 0.75)
        for step in steps:
            actions.append((at, step))
            at += dice.choice([0.2, 1, 5, 20, 60]) * dice.random()
    return [step for _, step in sorted(actions)], operations


def storm(desk, proxy):
    dice = random.Random(SEED)
    actions, operations = plan(desk, dice)
    desk.operations = operations
    say(f"{sum(operations.values())} operations: " + ", ".join(f"{count} × {name}" for name, count in operations.items()))
    ends = threading.Event()
    killer = threading.Thread(target=kill, args=(desk.house, random.Random(SEED + 1), ends))
    begin = time.time()
    killer.start()
    try:
        for index, (step, number) in enumerate(actions):
            due = begin + SPREAD * 0.9 * index / len(actions)
            time.sleep(max(0, due - time.time()))
            if step == "create":
                desk.write(number)
                desk.publish(number)
            elif step == "update":
                desk.revise(number)
            else:
                desk.recall(number)
        # What is still under way goes on under fault.
        time.sleep(max(0, begin + SPREAD - time.time()))
    finally:
        ends.set()
        killer.join()
    desk.kills = desk.house.kills
    say(f"{desk.kills} times killed; the network is calm from here on")
    proxy.rates(acting=0, looking=0, stream=0)
    left = desk.settle(240)
    for place in left[:20]:
        say(f"still under way: {place['channel_kind']} {place['article']} {place['state']} {place.get('problem')}")


def kill(house, dice, ends):
    while not ends.wait(dice.uniform(3, 13)):
        house.kill()


# What stands at the end


def report(desk, peers, proxy):
    counts = proxy.counts()
    judged = {}
    # Queues of the channels' own, such as letters and inboxes, may still have something to send, and wait out a lease of two
    # minutes that a killed process left.
    end = time.time() + 150
    for kind, channel in desk.channels.items():
        while True:
            judged[kind] = judge(desk, peers, kind, channel)
            if not any(judged[kind][fault] for fault in ("lost", "doubled", "stale")) or time.time() > end:
                break
            time.sleep(3)
    say(f"{'':12}{'articles':>9}{'faults':>8}{'exact':>7}{'lost':>6}{'doubled':>9}{'stale':>7}{'unconfirmed':>13}   update recall")
    total = collections.Counter()
    for kind, found in judged.items():
        faults = sum(n for name in channels.module(kind).routes(peers.told[kind]) for mode, n in counts[name].items() if not mode.endswith(":pass"))
        total.update({name: len(found[name]) for name in found})
        can = desk.channels[kind]["can"]
        say(f"{kind:12}{sum(map(len, found.values())):>9}{faults:>8}{len(found['exact']):>7}{len(found['lost']):>6}{len(found['doubled']):>9}"
            f"{len(found['stale']):>7}{len(found['unconfirmed']):>13}   {'yes' if can['update'] else '-':6} {'yes' if can['recall'] else '-'}")
    for kind, found in judged.items():
        for fault in ("lost", "doubled", "stale", "unconfirmed"):
            for line in found[fault]:
                say(f"{fault}: {kind} {line}")
    runs = sum(desk.operations.values())
    row("channels", "faults.runs", runs, "operations", "higher", n=desk.kills)
    for fault in ("lost", "doubled", "stale", "unconfirmed"):
        row("channels", f"faults.{fault}", total[fault], "posts", "lower", n=runs)


def judge(desk, peers, kind, channel):
    """Each article's place on one channel under one of: exact, lost, doubled, stale, unconfirmed."""
    module = channels.module(kind)
    seen = collections.defaultdict(list)
    for text in module.standing(peers.told[kind], desk.house):
        if found := number_and_version(text):
            seen[found[0]].append(found[1])
    asked = desk.asked_about()
    unsure = module.unconfirmed(desk.house) if hasattr(module, "unconfirmed") else {}
    found = {name: [] for name in ("exact", "lost", "doubled", "stale", "unconfirmed")}
    for number in sorted(desk.ids):
        if number > 9_000:
            continue
        place = next(p for p in desk.places(number) if p["channel"] == channel["id"])
        there, newest = seen[number], desk.version[number]
        is_gone = number in desk.recalled and channel["can"]["recall"]
        line = f"{number:04}: there {there}, wanted {'none' if is_gone else f'v{newest}'}, {place['state']}, {place.get('problem')}"
        if len(there) > 1:
            found["doubled"].append(line)
        elif int(place["id"]) in asked or (not there and unsure.get(int(place["id"]))):
            found["unconfirmed"].append(line)
        elif is_gone and there:
            found["stale"].append(line)
        elif not is_gone and not there and number not in desk.recalled:
            found["lost"].append(line)
        elif there and not is_gone and channel["can"]["update"] and there != [newest]:
            found["stale"].append(line)
        else:
            found["exact"].append(line)
    return found


if __name__ == "__main__":
    main()
