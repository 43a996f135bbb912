/// What a story brings at a position, for those estimates that want a model: means that lean on the mean above them while
/// little is known (story at a position → story → position → all).
///
/// Cross-fitted (Chernozhukov et al. 2018): what is expected for a reader never knows that reader's own rewards, since the folds are
/// readers'. So the model cannot agree with what it is to be corrected by.
struct RewardModel: Sendable {
    static let folds = 5

    private struct Mean {
        var sum = 0.0
        var count = 0.0

        func leaning(on prior: Double, _ strength: Double) -> Double { (sum + strength * prior) / (count + strength) }

        mutating func add(_ reward: Double, _ sign: Double) {
            sum += sign * reward
            count += sign
        }
    }

    private struct Key: Hashable {
        let story: Int32
        let position: Int32
    }

    /// So many rounds' worth of the mean above stand in for what is not known yet.
    private let strength: Double
    private var all: [Mean]
    private var positions: [[Int32: Mean]]
    private var stories: [[Int32: Mean]]
    private var both: [[Key: Mean]]

    init(strength: Double = 50) {
        self.strength = strength
        all = Array(repeating: Mean(), count: Self.folds)
        positions = Array(repeating: [:], count: Self.folds)
        stories = positions
        both = Array(repeating: [:], count: Self.folds)
    }

    /// In which fold a reader is.
    static func fold(of reader: Int64) -> Int {
        Int(Chance(seed: 0xF01D).number(UInt64(bitPattern: reader), below: UInt64(folds)))
    }

    /// Learns a reward for all readers but those of the same fold.
    mutating func note(_ reward: Double, story: Int32, position: Int32, reader: Int64) {
        let own = Self.fold(of: reader)
        for fold in 0..<Self.folds where fold != own {
            all[fold].add(reward, 1)
            positions[fold][position, default: Mean()].add(reward, 1)
            stories[fold][story, default: Mean()].add(reward, 1)
            both[fold][Key(story: story, position: position), default: Mean()].add(reward, 1)
        }
    }

    /// The reward to expect for a reader of that fold.
    func expected(story: Int32, position: Int32, fold: Int) -> Double {
        let general = all[fold].leaning(on: 0, 1)
        let byPosition = (positions[fold][position] ?? Mean()).leaning(on: general, strength)
        let byStory = (stories[fold][story] ?? Mean()).leaning(on: general, strength)
        // A story's lead over the mean is carried to the position in proportion.
        let prior = general > 0 ? byPosition * byStory / general : byStory
        return (both[fold][Key(story: story, position: position)] ?? Mean()).leaning(on: prior, strength)
    }
}
