import Glibc

/// Values a policy from rounds in a file with every estimator, so that another program's numbers can be held against them.
///
/// The file holds 64-bit numbers: rounds and actions; then for each round reward, action and propensity, the policy's chance for
/// every action, and the reward that a model expects of every action.
struct EvaluationBench {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() throws {
        let numbers = try numbers(of: options.text("file", "rounds.bin"))
        let (count, actions) = (Int(numbers[0]), Int(numbers[1]))
        let width = 3 + 2 * actions
        guard numbers.count == 2 + count * width else { throw NoFile() }
        let rounds = (0..<count).map { n -> LoggedRound in
            let first = 2 + n * width
            let (chances, rewards) = (first + 3, first + 3 + actions)
            let action = Int(numbers[first + 1])
            var round = LoggedRound(
                block: Int32(n / 500), position: 0, reward: numbers[first], propensity: numbers[first + 2],
                target: numbers[chances + action])
            for place in 0..<actions { round.expected += numbers[chances + place] * numbers[rewards + place] }
            round.estimate = numbers[rewards + action]
            return round
        }
        let limit = options.real("limit", 10)
        for estimator in [
            Estimator.inverse, .selfNormalised, .direct, .doublyRobust, .switching(limit: limit),
        ] {
            Meter.print(["estimator": estimator.name, "value": estimator.value(of: rounds)])
        }
        let evaluation = PolicyEvaluation(rounds)
        Meter.print([
            "effective": evaluation.weights.effective, "mean": evaluation.weights.mean, "most": evaluation.weights.most,
            "refused": evaluation.refusals.map(\.code).joined(separator: " "),
        ])
    }

    private func numbers(of path: String) throws -> [Double] {
        guard let file = fopen(path, "rb") else { throw NoFile() }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        var numbers = Array(repeating: 0.0, count: ftell(file) / 8)
        rewind(file)
        guard fread(&numbers, 8, numbers.count, file) == numbers.count, numbers.count >= 2 else { throw NoFile() }
        return numbers
    }

    struct NoFile: Error {}
}
