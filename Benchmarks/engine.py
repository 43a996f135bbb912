#!/usr/bin/env python3
"""learning.*, deciding.*, memory.*, snapshot.*: the engine's own loops, the learner beside Vowpal Wabbit on one stream.

Speeds are events per second of processor time, since the machine is shared; the two learners take turns. Vowpal Wabbit's losses
are computed from the probabilities that it writes before it learns each event.
"""
# needs: engine
import math
import os
import resource
import subprocess
import tempfile

from common import median, row, say
from enginebench import VW, build, peers, run, stream

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
    total, count = 0.0, 0
    with open(stream_file) as events, open(predictions) as found:
        for event, line in zip(events, found):
            p = min(max(float(line), 1e-7), 1 - 1e-7)
            total -= math.log(p if not event.startswith("-") else 1 - p)
            count += 1
    return total / count, count


def learning(scratch):
    python, events = peers(VW), stream()
    idle = min(vw(python, "--version") for _ in range(2))
    predictions, cache = f"{scratch}/p.txt", f"{scratch}/cache"
    losses = {}
    for setting in SETTINGS:
        vw(python, "-d", events, *COMMON, "--link", "logistic", "-p", predictions, *setting.split())
        losses[setting], count = loss(events, predictions)
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
    row("engine", "learning.parity", abs(same["loss"] - losses[OWN]), "nats", "lower")
    row("engine", "learning.calibration", ours["calibration"], "expected over happened", "higher")


def main():
    build()
    with tempfile.TemporaryDirectory(prefix="terrace-engine-") as scratch:
        learning(scratch)
        found = run("deciding")[0]
        row("engine", "deciding.per_core_second", found["per_core_second"], "1/s", "higher", n=5)
        row("engine", "deciding.p99_microseconds", found["p99"], "us", "lower", n=5)
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
