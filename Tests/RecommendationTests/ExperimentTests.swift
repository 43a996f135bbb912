import Testing

@testable import Recommendation

@Suite struct `An experiment's split` {
    private func split(_ name: String = "covers", salt: UInt64 = 7, shares: [Int] = [5_000, 5_000]) -> ReaderSplit {
        let arms = shares.enumerated().map { ReaderSplit.Arm("arm \($0)", basisPoints: $1) }
        return ReaderSplit(experiment: name, salt: salt, arms: arms)!
    }

    @Test func `gives a reader the same arm for ever`() {
        let split = self.split()
        // Pinned: another number here would move every reader of every running experiment.
        #expect((0..<16).map { split.arm(of: $0) } == [0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 1, 0])
    }

    @Test(arguments: [[5_000, 5_000], [9_000, 1_000], [2_500, 2_500, 2_500, 2_500], [100, 9_900]])
    func `is as even as chance would have it`(shares: [Int]) {
        let split = self.split(shares: shares)
        // Readers that follow one another, and readers whose hashes differ in the high bits alone.
        for step in [Int64(1), 1 << 40] {
            var counts = Array(repeating: 0, count: shares.count)
            let readers = 200_000
            for n in 0..<readers { counts[split.arm(of: Int64(n) &* step)] += 1 }
            var chiSquare = 0.0
            for (count, share) in zip(counts, shares) {
                let due = Double(readers * share) / 10_000
                chiSquare += (Double(count) - due) * (Double(count) - due) / due
            }
            // Exceeded once in a thousand times: 10.83 with one degree of freedom, 16.27 with three.
            #expect(chiSquare < (shares.count == 2 ? 10.83 : 16.27), "\(shares) \(step): \(counts)")
        }
    }

    @Test func `is independent of another experiment's, and of the same with another salt`() {
        let one = split()
        for other in [split("titles"), split(salt: 8), split("cover"), split("coversx")] {
            var both = 0
            for reader in 0..<100_000 where one.arm(of: Int64(reader)) == 1 && other.arm(of: Int64(reader)) == 1 {
                both += 1
            }
            // A quarter is due, with a standard deviation of 137.
            #expect(abs(both - 25_000) < 600)
        }
    }

    @Test func `is refused when its arms do not add up`() {
        func make(_ name: String, _ arms: [(String, Int)]) -> ReaderSplit? {
            ReaderSplit(experiment: name, salt: 0, arms: arms.map { ReaderSplit.Arm($0.0, basisPoints: $0.1) })
        }
        #expect(make("x", [("a", 5_000), ("b", 5_000)]) != nil)
        #expect(make("x", [("a", 5_000), ("b", 4_999)]) == nil)
        #expect(make("x", [("a", 5_000), ("a", 5_000)]) == nil)
        #expect(make("x", [("a", 10_000), ("b", 0)]) == nil)
        #expect(make("", [("a", 10_000)]) == nil)
        #expect(make("x", []) == nil)
    }
}

@Suite struct `An experiment's report` {
    private let split = ReaderSplit(
        experiment: "covers", salt: 7, arms: [.init("old", basisPoints: 5_000), .init("new", basisPoints: 5_000)])!

    /// Readers of the new arm bring so much more.
    private func rewards(_ readers: Int, lead: Double) -> [Int64: Double] {
        let chance = Chance(seed: 12)
        var rewards: [Int64: Double] = [:]
        for reader in 0..<Int64(readers) {
            let worth = 0.3 + (split.arm(of: reader) == 1 ? lead : 0)
            rewards[reader] = chance.share(UInt64(reader)) < worth ? 1 : 0
        }
        return rewards
    }

    @Test func `finds the lead that is there, and none where there is none`() throws {
        let report = ExperimentReport(rewards(40_000, lead: 0.05), split: split)
        #expect(report.refusals.isEmpty && report.arms.map(\.name) == ["old", "new"])
        #expect(report.arms[0].lead == nil)
        let interval = try #require(report.arms[1].leadInterval)
        #expect(interval.low > 0.03 && interval.low < 0.05 && interval.high > 0.05 && interval.high < 0.07)
        #expect(report.arms[0].interval.low < 0.3 && 0.3 < report.arms[0].interval.high)

        let none = try #require(ExperimentReport(rewards(40_000, lead: 0), split: split).arms[1].leadInterval)
        #expect(none.low < 0 && 0 < none.high)
    }

    @Test func `says nothing of few readers, nor of arms that have not their sizes`() {
        let few = ExperimentReport(rewards(600, lead: 0.5), split: split)
        #expect(few.refusals.count == 2 && few.arms[1].lead == nil)
        // A fault that loses a tenth of the new arm's readers.
        let lame = rewards(40_000, lead: 0.05).filter { split.arm(of: $0.key) == 0 || $0.key % 10 != 0 }
        let report = ExperimentReport(lame, split: split)
        guard case .uneven(let chiSquare, let most) = report.refusals.first else {
            Issue.record("it was not seen")
            return
        }
        #expect(chiSquare > most && abs(most - 10.83) < 0.4 && report.arms[1].lead == nil)
    }
}
