extension AllocationBench {
    /// The price-of-fairness curve: for floors at parts of every county's feasible share, what is lost of all income.
    func runFairness() {
        for tightness in tightnesses {
            for seed in options.seeds("101-103") {
                let season = MarketSeason(seed: seed, arrivals: options.whole("arrivals", 20_000), tightness: tightness)
                let problem = season.problem()
                // Counties without a lot have no share.
                let present = Array(Set(season.lots.map(\.county))).sorted()
                let places = season.lots.map { lot in present.firstIndex(of: lot.county) ?? 0 }
                let fairness = CountyFairness(counties: places)
                let free = fairness.free(problem)
                let feasible = fairness.feasible(problem)
                let total = free.reduce(0, +)
                for part in options.list("parts", "0.5,0.7,0.8,0.9,0.95").compactMap({ Double($0) }) {
                    let (incomes, _) = fairness.allocation(problem, floors: feasible.map { $0 * part })
                    let least = zip(incomes, feasible).map { $0 / max($1, 1) }.min() ?? 0
                    Meter.print([
                        "tightness": tightness, "seed": seed, "part": part, "least": least,
                        "free": zip(free, feasible).map { $0 / max($1, 1) }.min() ?? 0,
                        "price": 1 - incomes.reduce(0, +) / total,
                    ])
                }
            }
        }
    }
}
