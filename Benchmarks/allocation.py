#!/usr/bin/env python3
"""allocation.*: the share of the optimum in hindsight that policies earn on made-up seasons.

Twenty lots, 100,000 readers, 30 days; stock is 0.15, 0.3 or 0.6 of what readers would take. The seeds of these figures
(101 and up) were never looked at while the engine was made; those were 1 to 20. A figure is the mean over the seasons, `.min` the
worst of them; each season is played with two draws of readers' luck. The optimum is the dual's bound, so shares are understated;
HiGHS checks it on a small season. SEASONS in the environment says how many are played.
"""
# needs: engine
import os
import subprocess

from common import row, say
from enginebench import HIGHS, build, peers, run, text

TIGHT = {"0.15": "015", "0.3": "030", "0.6": "060"}
LP = """
import sys, numpy as np, highspy
from scipy.sparse import csc_matrix
head, tail = sys.stdin.read().split("\\n\\n")
lots = np.array([l.split() for l in head.splitlines()], dtype=float)
e = np.array([l.split() for l in tail.split("\\n") if l], dtype=float)
t, j, g = e[:, 0].astype(int), e[:, 1].astype(int), e[:, 2]
T, J, n = t.max() + 1, len(lots), len(e)
rows = np.concatenate([t, T + j, T + J + j]); cols = np.tile(np.arange(n), 3)
a = csc_matrix((np.concatenate([np.ones(n), g, lots[j, 3]]), (rows, cols)), shape=(T + 2 * J, n))
from scipy.optimize import linprog
r = linprog(-g * lots[j, 2], A_ub=a, b_ub=np.concatenate([np.ones(T), lots[:, 0], lots[:, 1]]), bounds=(0, None), method="highs")
print(-r.fun)
"""


def main():
    build()
    seasons = int(os.environ.get("SEASONS", "6"))
    seeds = f"101-{100 + seasons}"
    worst_gap, oversold, wrong = 0.0, 0, 0

    def shares(policy, draws=2):
        nonlocal worst_gap, oversold, wrong
        lines = run("allocation", policies=policy, seeds=seeds, draws=draws)
        worst_gap = max([worst_gap] + [l["gap"] for l in lines])
        oversold += sum(l["oversold"] for l in lines)
        wrong += sum(l["wrong"] for l in lines)
        return {t: [l["share"] for l in lines if l["tightness"] == float(t)] for t in TIGHT}

    greedy = shares("greedy")
    pacing = shares("pacing")
    for policy in ("learnt", "known", "forecast30", "morereaders", "fewerreaders", "lostday", "latelot", "lostlot"):
        found = shares(policy)
        for t, name in TIGHT.items():
            mean, peer = sum(found[t]) / len(found[t]), sum(pacing[t]) / len(pacing[t])
            say(f"{policy} {t}: {mean:.4f}, at least {min(found[t]):.4f}")
            row("allocation", f"allocation.{policy}.{name}", mean, "share of optimum", "higher", "linear pacing", peer, seasons)
            row("allocation", f"allocation.{policy}.{name}.min", min(found[t]), "share of optimum", "higher", n=seasons)
    for policy, found in (("greedy", greedy), ("pacing", pacing)):
        for t, name in TIGHT.items():
            row("allocation", f"allocation.{policy}.{name}", sum(found[t]) / len(found[t]), "share of optimum", "higher", n=seasons)
            row("allocation", f"allocation.{policy}.{name}.min", min(found[t]), "share of optimum", "higher", n=seasons)
    row("allocation", "allocation.oversold_grams", oversold, "g", "lower", n=seasons)
    row("allocation", "allocation.expired_impressions", wrong, "1", "lower", n=seasons)

    bounds = run("bound", seeds=f"101-{100 + min(seasons, 5)}")
    row("allocation", "bound.cpu_seconds", max(l["cpu"] for l in bounds), "s", "lower", n=len(bounds))
    row("allocation", "bound.gap", max([worst_gap] + [l["gap"] for l in bounds]), "share of optimum", "lower", n=len(bounds))

    python = peers("numpy", "scipy", HIGHS)
    ours = run("bound", seeds="101", tight="0.3", arrivals=5000)[0]["bound"]
    season = text("season", seeds="101", tight="0.3", arrivals=5000)
    highs = float(subprocess.run([python, "-c", LP], input=season, check=True, capture_output=True, text=True).stdout)
    row("allocation", "bound.over_optimum", ours / highs, "ratio", "lower", "HiGHS on 5,000 readers", 1.0)

    curve = run("fairness", seeds="101-103")
    for part in sorted({l["part"] for l in curve}):
        lines = [l for l in curve if l["part"] == part]
        row("allocation", f"allocation.fairness.price.{int(part * 100)}", max(l["price"] for l in lines), "share of income", "lower", n=len(lines))
    at90 = [l["least"] for l in curve if l["part"] == 0.9]
    row("allocation", "allocation.fairness.least_share", min(at90), "share of feasible", "higher", n=len(at90))


main()
