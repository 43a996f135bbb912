#!/usr/bin/env python3
"""learning.*, deciding.*, candidates.*, fold.*, memory.*, snapshot.*: the engine's own loops, the learner beside Vowpal Wabbit on
one stream; and a fold that is killed at random again and again, which must end as the one that was not.

Speeds are events per second of processor time, since the machine is shared; the two learners take turns. Vowpal Wabbit's losses
are computed from the probabilities that it writes before it learns each event.
"""
# needs: engine
import json
import math
import os
import random
import resource
import signal
import subprocess
import tempfile
import time

from common import ROOT, median, row, say
from enginebench import PROGRAM, VW, build, peers, run, stream

ROUNDS = 3
COMMON = ["-b", "22", "--loss_function", "logistic"]
OWN = "--ftrl --ftrl_alpha 0.1 --ftrl_beta 1"
CROSSES = "-q ui -q hi -q pi -q ci"
# The eight settings that the project's facts list, frozen.
SETTINGS = ["", OWN, CROSSES, f"-l 0.1 {CROSSES}", f"-l 0.03 {CROSSES}", f"--ftrl --ftrl_alpha 0.02 {CROSSES}",
            f"--ftrl --ftrl_alpha 0.005 {CROSSES}", f"--coin {CROSSES}"]


def vw(python, *words):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([python, "-m", "vowpalwabbit", *map(str, words)], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def loss(stream_file, predictions):
    """The mean loss, that over the later half, and the number of events."""
    losses = []
    with open(stream_file) as events, open(predictions) as found:
        for event, line in zip(events, found):
            p = min(max(float(line), 1e-7), 1 - 1e-7)
            losses.append(-math.log(p if not event.startswith("-") else 1 - p))
    later = losses[len(losses) // 2:]
    return sum(losses) / len(losses), sum(later) / len(later), len(losses)


def learning(scratch):
    python, events = peers(VW), stream()
    idle = min(vw(python, "--version") for _ in range(2))
    predictions, cache = f"{scratch}/p.txt", f"{scratch}/cache"
    losses, laters = {}, {}
    for setting in SETTINGS:
        vw(python, "-d", events, *COMMON, "--link", "logistic", "-p", predictions, *setting.split())
        losses[setting], laters[setting], count = loss(events, predictions)
        say(f"Vowpal Wabbit {setting or 'as it comes'}: {losses[setting]:.6f}")
    vw(python, "-d", events, *COMMON, "--cache_file", cache, "--noop")
    text, hashed, ours_text, ours_hashed = [], [], [], []
    for turn in range(ROUNDS):
        text.append(count / (vw(python, "-d", events, *COMMON, "--quiet", *OWN.split()) - idle))
        hashed.append(count / (vw(python, "-d", events, *COMMON, "--quiet", "--cache_file", cache, *OWN.split()) - idle))
        same = run("learning", file=events, settings="vowpalwabbit", rounds=1)[0]
        ours_text.append(same["bytes_per_second"]), ours_hashed.append(same["hashed_per_second"])
        say(f"learning {turn + 1}/{ROUNDS}: {ours_text[-1]:.0f}/s from bytes beside {text[-1]:.0f}/s")
    ours = run("learning", file=events, rounds=1)[0]
    best = min(losses, key=losses.get)
    row("engine", "learning.events_per_cpu_second", median(ours_hashed), "1/s", "higher", "Vowpal Wabbit from its cache", median(hashed), ROUNDS)
    row("engine", "learning.bytes_events_per_cpu_second", median(ours_text), "1/s", "higher", "Vowpal Wabbit from text", median(text), ROUNDS)
    row("engine", "learning.logloss", ours["loss"], "nats", "lower", f"Vowpal Wabbit's best of eight: {best}", losses[best])
    row("engine", "learning.logloss.later_half", ours["later_half"], "nats", "lower", "the same", laters[best])
    row("engine", "learning.parity", abs(same["loss"] - losses[OWN]), "nats", "lower")
    row("engine", "learning.calibration", ours["calibration"], "expected over happened", "higher")


def golden():
    """The optimised program arrives at the digest that the tests arrive at without optimisation."""
    want = (ROOT / "docs/golden/engine-fold.txt").read_text().strip()
    found = run("golden")[0]["digest"]
    if found != want:
        raise SystemExit(f"the optimised engine's digest is {found}, the golden one {want}")


def killed(scratch, events=300_000, every=15_000):
    """Folds once undisturbed, and once with a SIGKILL at random moments; the digests must be the same."""
    through = run("fold", folder=f"{scratch}/through", events=events, every=every)[-1]
    chance, kills, starts = random.Random(os.urandom(8)), 0, 0
    while True:
        child = subprocess.Popen([PROGRAM, "fold", f"folder={scratch}/killed", f"events={events}", f"every={every}"],
                                 stdout=subprocess.PIPE, text=True)
        starts += 1
        # It dies after its next version or two, or on the way: while it folds, or while it writes.
        end = time.time() + chance.uniform(0.02, 0.5)
        while child.poll() is None and time.time() < end:
            time.sleep(0.002)
        if child.poll() is None and kills < 40:
            child.send_signal(signal.SIGKILL)
            kills += 1
        out = child.communicate()[0]
        if child.returncode == 0:
            break
        if child.returncode != -signal.SIGKILL:
            raise SystemExit(f"the fold ended with {child.returncode}")
    last = json.loads(out.splitlines()[-1])
    if last["digest"] != through["digest"]:
        raise SystemExit(f"killed {kills} times, the fold ended at {last['digest']}, undisturbed at {through['digest']}")
    say(f"killed {kills} times, begun {starts} times, the last time at {last['begun_at']}: the same digest")
    row("engine", "fold.kills_survived", kills, "1", "higher", n=starts)
    row("engine", "fold.events_per_second", through["events_per_second"], "1/s", "higher", n=1)


def main():
    build()
    golden()
    with tempfile.TemporaryDirectory(prefix="terrace-engine-") as scratch:
        learning(scratch)
        found = run("deciding")[0]
        row("engine", "deciding.per_core_second", found["per_core_second"], "1/s", "higher", n=5)
        row("engine", "deciding.p99_microseconds", found["p99"], "us", "lower", n=5)
        found = run("candidates")[0]
        row("engine", "candidates.gatherings_per_second", found["gatherings_per_second"], "1/s", "higher", n=1)
        row("engine", "candidates.opens_per_second", found["opens_per_second"], "1/s", "higher", n=1)
        row("engine", "candidates.tells_per_second", found["tells_per_second"], "1/s", "higher", n=1)
        killed(scratch)
        readers = int(os.environ.get("READERS", "10000000"))
        snapshot = f"{scratch}/engine.snapshot"
        made = run("memory", readers=readers, file=snapshot)[0]
        begun = run("memory", do="start", readers=readers, file=snapshot)[0]
        if begun["digest"] != made["digest"]:
            raise SystemExit("what was read back is not what was written")
        row("engine", "memory.resident_bytes", begun["resident"], "B", "lower", n=1)
        row("engine", "memory.readers", begun["readers"], "1", "higher", n=1)
        row("engine", "snapshot.start_seconds", begun["start_seconds"], "s", "lower", n=1)


main()
