"""Rounds of the Open Bandit sample for both programs, and what obp's estimators say of them: openbandit.py WHEEL FOLDER.

For each campaign, the log of the random policy values Bernoulli Thompson sampling (its shares by position as its own log has them), and
the log of Thompson sampling values the random policy. The model is the mean click of each item, cross-fitted over two halves.
One JSON object a line.
"""
import importlib
import io
import json
import pathlib
import sys
import types
import zipfile

import numpy as np
import pandas as pd

LIMIT = 2.0


def estimators(wheel, folder):
    """obp.ope.estimators alone. Its packages' own first lines import policies that need torch; here torch is a name for hints."""
    zipfile.ZipFile(wheel).extractall(folder, [n for n in zipfile.ZipFile(wheel).namelist() if n.endswith(".py")])
    sys.modules["torch"] = types.SimpleNamespace(Tensor=type("Tensor", (), {}))
    for name in ("obp", "obp.ope"):
        package = types.ModuleType(name)
        package.__path__ = [str(pathlib.Path(folder, *name.split(".")))]
        sys.modules[name] = package
    return importlib.import_module("obp.ope.estimators")


def log(archive, policy, campaign):
    with archive.open(f"obp/dataset/obd/{policy}/{campaign}/{campaign}.csv") as file:
        rows = pd.read_csv(io.BytesIO(file.read()))
    # Positions 1, 2, 3; as obp itself ranks them.
    rows["place"] = rows.position - rows.position.min()
    return rows.sort_values("timestamp", kind="stable").reset_index(drop=True)


def shares(rows, items):
    """By position, how often each item was shown; every item a little, so that no chance is zero."""
    found = np.full((3, items), 1e-4)
    for (place, item), group in rows.groupby(["place", "item_id"]):
        found[place, item] += len(group)
    return found / found.sum(axis=1, keepdims=True)


def model(rows, items):
    """Expected clicks, rounds × items; each half of the rounds knows the other half's clicks alone."""
    expected = np.empty((len(rows), items))
    halves = np.arange(len(rows)) % 2
    for half in (0, 1):
        other = rows[halves != half]
        mean = other.click.mean()
        sums = np.bincount(other.item_id, other.click, items)
        counts = np.bincount(other.item_id, minlength=items)
        expected[halves == half] = (sums + 50 * mean) / (counts + 50)
    return expected


def main():
    wheel, folder = sys.argv[1:]
    obp = estimators(wheel, folder)
    archive = zipfile.ZipFile(wheel)
    for campaign in ("all", "men", "women"):
        logs = {policy: log(archive, policy, campaign) for policy in ("random", "bts")}
        items = 1 + max(int(rows.item_id.max()) for rows in logs.values())
        for policy, target in (("random", shares(logs["bts"], items)), ("bts", np.full((3, items), 1 / items))):
            rows = logs[policy]
            chances, rewards = target[rows.place], model(rows, items)
            words = dict(
                reward=rows.click.to_numpy(), action=rows.item_id.to_numpy(), pscore=rows.propensity_score.to_numpy(),
                action_dist=chances[:, :, None], estimated_rewards_by_reg_model=rewards[:, :, None])
            found = {
                "ips": obp.InverseProbabilityWeighting(), "snips": obp.SelfNormalizedInverseProbabilityWeighting(),
                "dm": obp.DirectMethod(), "dr": obp.DoublyRobust(), "switch-dr": obp.SwitchDoublyRobust(tau=LIMIT)}
            file = pathlib.Path(folder, f"{policy}-{campaign}.bin")
            table = np.column_stack([words["reward"], words["action"], words["pscore"], chances, rewards])
            np.concatenate([[len(rows), items], table.ravel()]).astype("<f8").tofile(file)
            print(json.dumps({
                "name": f"{campaign}, log of {policy}", "file": str(file), "limit": LIMIT,
                "obp": {name: float(estimator.estimate_policy_value(**words)) for name, estimator in found.items()}}))


main()
