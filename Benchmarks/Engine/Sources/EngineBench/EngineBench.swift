/// Measures the engine's parts, one a run: `EngineBench NAME key=value …`. Prints one JSON object a line, for the scripts beside.
@main struct EngineBench {
    static func main() throws {
        var words = CommandLine.arguments.dropFirst()
        let name = words.popFirst() ?? ""
        let options = Options(words)
        switch name {
        case "allocation": AllocationBench(options).run()
        case "bound": AllocationBench(options).runBound()
        case "season": AllocationBench(options).printSeason()
        case "fairness": AllocationBench(options).runFairness()
        case "learning": try LearningBench(options).run()
        case "deciding": DecidingBench(options).run()
        case "candidates": CandidateBench(options).run()
        case "fold": try FoldBench(options).run()
        case "golden": FoldBench(options).runGolden()
        case "memory": try MemoryBench(options).run()
        case "ranking": try RankingBench(options).run()
        case "top": TopBench(options).run()
        case "evaluation": try EvaluationBench(options).run()
        default:
            print(
                "usage: EngineBench allocation | bound | season | fairness | learning | deciding | candidates | fold | golden | memory | ranking | top | evaluation [key=value …]"
            )
        }
    }
}

/// `key=value` words.
struct Options {
    private var values: [String: String] = [:]

    init(_ words: some Sequence<String>) {
        for word in words {
            guard let sign = word.firstIndex(of: "=") else { continue }
            values[String(word[..<sign])] = String(word[word.index(after: sign)...])
        }
    }

    func text(_ key: String, _ standard: String) -> String { values[key] ?? standard }
    func whole(_ key: String, _ standard: Int) -> Int { values[key].flatMap { Int($0) } ?? standard }
    func real(_ key: String, _ standard: Double) -> Double { values[key].flatMap { Double($0) } ?? standard }
    func list(_ key: String, _ standard: String) -> [String] {
        text(key, standard).split(separator: ",").map(String.init)
    }

    /// `3-7` or `1,2,5`.
    func seeds(_ standard: String) -> [UInt64] {
        list("seeds", standard).flatMap { part -> [UInt64] in
            let ends = part.split(separator: "-").compactMap { UInt64($0) }
            return ends.count == 2 && ends[0] <= ends[1] ? Array(ends[0]...ends[1]) : ends
        }
    }
}
