/// Fills pages for made-up readers out of made-up articles.
struct DecidingBench {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() {
        let articles = options.whole("articles", 1_000)
        let candidates = options.whole("candidates", 100)
        let decisions = options.whole("decisions", 100_000)
        let (board, readers) = (board(articles), readers(100_000))
        let lists = candidateLists(articles, candidates)
        let decider = Decider()
        var desk = DecisionDesk(candidates: candidates, positions: decider.settings.positions)
        let chance = Chance(seed: 7)
        var (sum, times, rates) = (0.0, [Double](), [Double]())
        times.reserveCapacity(decisions)
        for round in 0..<options.whole("rounds", 5) {
            times.removeAll(keepingCapacity: true)
            let begin = Meter.cpu
            for n in 0..<decisions {
                let draw = chance.number(UInt64(round * decisions + n))
                let reader = Int64(1 + draw % 100_000)
                let start = Meter.wall
                let profile = readers.profile(of: reader)
                let traits = profile.traits(hour: n % 24, season: n / 7 % 8, now: 500_000)
                let list = lists[n & 1_023]
                decider.decide(
                    list.span, for: profile, traits, on: board, chance: Chance(seed: draw), desk: &desk)
                times.append(Meter.wall - start)
                sum += Double(desk.seats[0].propensity) + Double(desk.seats.count)
            }
            rates.append(Double(decisions) / (Meter.cpu - begin))
        }
        times.sort()
        Meter.print([
            "per_core_second": median(rates), "p50": times[times.count / 2] * 1e6,
            "p99": times[times.count * 99 / 100] * 1e6, "check": sum,
        ])
    }

    private func board(_ articles: Int) -> DecisionBoard {
        let chance = Chance(seed: 3)
        func odds(_ n: Int) -> Float { Float(chance.normal(UInt64(n))) }
        let list = (0..<articles).map { n in
            DecisionBoard.Article(
                group: UInt32(n + 1), county: UInt16(n % 40), kind: UInt8(n % 8), lot: Int32(n % 100),
                open: -2 + 0.5 * odds(4 * n), order: -3 + 0.5 * odds(4 * n + 1), earns: 1_500 + 400 * odds(4 * n + 2),
                pleases: 2, costs: 2)
        }
        return DecisionBoard(list) { article, slot in
            let n = 4 * articles + 2 * (article * ReaderTraits.slots + slot)
            return SIMD2(0.1 * odds(n), 0.1 * odds(n + 1))
        }
    }

    private func readers(_ count: Int) -> ReaderProfiles {
        var readers = ReaderProfiles(readers: count)
        for n in 1...count {
            readers.update(Int64(n), at: UInt32(499_000 + n % 1_000)) { profile in
                profile.region = UInt8(n % 34)
                for turn in 0..<n % 5 {
                    profile.opened(kind: n + turn, county: UInt16(n % 40))
                    profile.led(by: UInt32(1 + (n * 7 + turn) % 1_000))
                }
            }
        }
        return readers
    }

    private func candidateLists(_ articles: Int, _ candidates: Int) -> [[Int32]] {
        let chance = Chance(seed: 5)
        return (0..<1_024).map { list in
            var chosen: Set<Int32> = []
            var n: UInt64 = 0
            while chosen.count < min(candidates, articles) {
                chosen.insert(Int32(chance.number(UInt64(list) << 20 | n, below: UInt64(articles))))
                n += 1
            }
            return chosen.sorted()
        }
    }
}
