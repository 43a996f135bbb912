/// Which arm of an experiment a reader is in: a pure function of the experiment's name, its salt and the reader, so every
/// node knows it and nothing is kept. Experiments with other names or salts split readers independently.
struct ReaderSplit: Hashable, Sendable {
    struct Arm: Hashable, Sendable {
        let name: String
        /// Hundredths of a percent of the readers.
        let basisPoints: Int

        init(_ name: String, basisPoints: Int) {
            self.name = name
            self.basisPoints = basisPoints
        }
    }

    let experiment: String
    let salt: UInt64
    let arms: [Arm]
    private let key: UInt64

    /// Nil unless the arms' shares are above 0, add up to 10,000, and no two have the same name.
    init?(experiment: String, salt: UInt64, arms: [Arm]) {
        guard !experiment.isEmpty, arms.allSatisfy({ $0.basisPoints > 0 && !$0.name.isEmpty }),
            arms.reduce(0, { $0 + $1.basisPoints }) == 10_000, Set(arms.map(\.name)).count == arms.count
        else { return nil }
        self.experiment = experiment
        self.salt = salt
        self.arms = arms
        // The name's bytes one after another, each through the mixing function; its length ends it.
        key = experiment.utf8.reduce(Chance.mixed(salt ^ UInt64(experiment.utf8.count))) {
            Chance.mixed($0 ^ UInt64($1))
        }
    }

    /// The place of the reader's arm in ``arms``.
    func arm(of reader: Int64) -> Int {
        let draw = Chance(seed: key).number(UInt64(bitPattern: reader), below: 10_000)
        var end = 0
        for (place, arm) in arms.enumerated() {
            end += arm.basisPoints
            if draw < end { return place }
        }
        return arms.count - 1
    }
}
