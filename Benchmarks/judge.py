"""Judges lists of twenty: judge.py FOLDER terrace, or judge.py FOLDER implicit, which first makes implicit's.

recall@20 and NDCG@20 over all items, what a reader has had before left out; one JSON object a line.
"""
import json
import os
import pathlib
import sys
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np
import scipy.sparse as sp

DEPTH = 20
# factors, alpha, regularisation; fifteen rounds each, every one on both sets.
SETTINGS = [(64, 4, 5), (64, 2, 10), (64, 1, 0.01), (64, 5, 1), (64, 40, 30), (128, 20, 20), (64, 2, 20)]


def measures(lists, targets):
    worth = 1 / np.log2(np.arange(2, DEPTH + 2))
    recall = gain = 0.0
    for reader, wanted in targets.items():
        hits = np.isin(lists[reader], list(wanted))
        recall += hits.sum() / len(wanted)
        gain += (hits * worth).sum() / worth[:len(wanted)].sum()
    return recall / len(targets), gain / len(targets)


def main():
    folder, whose = pathlib.Path(sys.argv[1]), sys.argv[2]
    shape = json.loads((folder / "shape.json").read_text())
    targets = {}
    for reader, item in np.load(folder / "targets.npz")["pairs"].tolist():
        targets.setdefault(reader, set()).add(item)
    if whose == "terrace":
        lists = np.fromfile(folder / "lists.bin", dtype="<i4").reshape(-1, DEPTH)
        recall, ndcg = measures(lists, targets)
        print(json.dumps({"name": "terrace", "recall": recall, "ndcg": ndcg}))
        return
    from implicit.als import AlternatingLeastSquares
    from implicit.nearest_neighbours import BM25Recommender

    triples = np.fromfile(folder / "train.bin", dtype="<i4").reshape(-1, 3)
    counts = sp.csr_matrix((np.ones(len(triples), np.float32), (triples[:, 0], triples[:, 1])),
                           shape=(shape["readers"], shape["items"]))
    counts.sum_duplicates()
    binary = counts.copy()
    binary.data[:] = 1
    judged = np.array(sorted(targets))
    models = [("BM25 100", counts, BM25Recommender(K=100, num_threads=2))]
    for factors, alpha, regularization in SETTINGS:
        for kind, matrix in (("counts", counts), ("once", binary)):
            models.append((f"ALS f={factors} alpha={alpha} reg={regularization} {kind}", matrix, AlternatingLeastSquares(
                factors=factors, alpha=alpha, regularization=regularization, iterations=15, use_gpu=False,
                num_threads=2, random_state=1)))
    for name, matrix, model in models:
        begin = time.process_time()
        model.fit(matrix, show_progress=False)
        cpu = time.process_time() - begin
        ids, _ = model.recommend(judged, matrix[judged], N=DEPTH, filter_already_liked_items=True)
        recall, ndcg = measures(dict(zip(judged.tolist(), ids)), targets)
        print(json.dumps({"name": name, "recall": recall, "ndcg": ndcg, "cpu": cpu}), flush=True)


main()
