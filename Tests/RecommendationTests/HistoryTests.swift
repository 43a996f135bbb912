import FoundationEssentials
import Testing

@testable import Recommendation

/// Readings of 60 readers over 40 items in two circles: even readers keep to even items, odd ones to odd, but for one in ten.
private let circles: [ReadingHistory.Reading] = {
    let chance = Chance(seed: 7)
    var readings: [ReadingHistory.Reading] = []
    for reader in Int32(0)..<60 {
        for n in Int32(0)..<12 {
            let draw = UInt64(reader * 12 + n) * 2
            let own = chance.share(draw) < 0.1 ? 1 - reader % 2 : reader % 2
            let item = Int32(chance.number(draw + 1, below: 20)) * 2 + own
            readings.append(ReadingHistory.Reading(reader: reader, item: item, day: n / 2))
        }
    }
    return readings
}()

private func history(
    _ readings: [ReadingHistory.Reading] = circles, _ readers: Int = 60, _ items: Int = 40
) -> ReadingHistory {
    ReadingHistory(readings, readers: readers, items: items)
}

@Suite struct `A history of readings` {
    private func read(_ reader: Int32, _ item: Int32, _ day: Int32) -> ReadingHistory.Reading {
        .init(reader: reader, item: item, day: day)
    }

    @Test func `has each item once with its latest day, seen from both sides`() {
        let history = history([read(1, 2, 9), read(0, 1, 3), read(1, 2, 4), read(1, 0, 5)], 3, 4)
        #expect(history.starts == [0, 1, 3, 3] && history.places == [1, 0, 2] && history.days == [3, 5, 9])
        #expect(history.itemStarts == [0, 1, 2, 3, 3] && history.itemReaders == [1, 0, 1])
        #expect(history.count(of: 2) == 0 && history.count(ofItem: 3) == 0)
    }

    @Test func `holds back last days, and asks only for what is new and known`() {
        let (earlier, targets) = ReadingHistory.withoutLastDays(
            [
                read(0, 0, 1), read(0, 1, 2), read(0, 0, 2), read(0, 3, 2),
                read(1, 1, 1), read(1, 2, 5), read(2, 1, 7),
            ], readers: 3, items: 4)
        #expect(earlier == [read(0, 0, 1), read(1, 1, 1)])
        // Reader 0 had item 0 before; nobody had 3 or 2 before; reader 2 has one day alone.
        #expect(targets == [[1], [], []])
    }

    @Test func `weighs older readings less`() {
        let history = history([read(0, 0, 0), read(0, 1, 90), read(0, 2, 180)], 1, 3)
        let weights = history.weights(of: 0, halfLife: 90)
        #expect(abs(weights[0] - 0.25) < 1e-6 && abs(weights[1] - 0.5) < 1e-6 && weights[2] == 1)
        #expect(history.weights(of: 0, halfLife: nil) == [1, 1, 1])
    }
}

@Suite struct `A large matrix` {
    @Test(arguments: [1, 63, 64, 65, 130]) func `is inverted like a small one`(size: Int) throws {
        let chance = Chance(seed: UInt64(size))
        var small = SymmetricMatrix(size: size)
        for k in 0..<size + 5 {
            let row = (0..<size).map { chance.share(UInt64(k * size + $0)) - 0.4 }
            for i in 0..<size { for j in 0..<size { small[i, j] += row[i] * row[j] } }
        }
        for i in 0..<size { small[i, i] += 2 }
        var large = LargeMatrix(size: size)
        for i in 0..<size { for j in 0...i { large[i, j] = Float(small[i, j]) } }
        let swept = large.sweep()
        #expect(swept)
        let inverse = try #require(small.inverse())
        for i in 0..<size {
            for j in 0..<size { #expect(abs(Double(-large[i, j]) - inverse[i, j]) < 2e-5, "\(i) \(j)") }
        }
    }

    @Test func `that is not positive definite is refused`() {
        var matrix = LargeMatrix(size: 2)
        matrix[0, 0] = 1
        matrix[1, 0] = 2
        matrix[1, 1] = 1
        let swept = matrix.sweep()
        #expect(!swept)
    }
}

@Suite struct `An item's filter` {
    /// The readings as a dense matrix of ones.
    private func dense(_ history: ReadingHistory) -> [[Double]] {
        (0..<history.readers).map { reader in
            var row = Array(repeating: 0.0, count: history.items)
            for item in history.items(of: reader) { row[Int(item)] = 1 }
            return row
        }
    }

    @Test func `by least squares has the weights of EASE`() throws {
        let history = history()
        let x = dense(history)
        var gram = SymmetricMatrix(size: 40, diagonal: 5)
        for row in x { for i in 0..<40 { for j in 0..<40 { gram[i, j] += row[i] * row[j] } } }
        let inverse = try #require(gram.inverse())
        let filter = try #require(LinearFilter(history, ridge: 5))
        var row = Array(repeating: Float(0), count: 40)
        for item in [0, 17, 39] {
            filter.write(item, into: &row)
            #expect(row[item] == 0)
            for other in 0..<40 where other != item {
                #expect(abs(Double(row[other]) + inverse[item, other] / inverse[other, other]) < 1e-4)
            }
        }
        #expect(LinearFilter(history, ridge: 5, most: 39) == nil && LinearFilter(history, ridge: 0) == nil)
    }

    @Test func `over the graph is the normalised co-reading`() {
        let history = history()
        let x = dense(history)
        let filter = CoReading(history, rank: 4, passing: 0)
        var row = Array(repeating: Float(0), count: 40)
        filter.write(6, into: &row, isWhole: true)
        for other in 0..<40 where other != 6 {
            var expected = 0.0
            for (reader, values) in x.enumerated() {
                expected += values[6] * values[other] / Double(history.count(of: reader))
            }
            expected /= (Double(history.count(ofItem: 6)) * Double(history.count(ofItem: other))).squareRoot()
            #expect(abs(Double(row[other]) - expected) < 1e-6)
        }
        #expect(row[6] == 0)
    }

    @Test func `lets the long waves pass: the subspace stays where the filter leads it`() {
        let history = history()
        let space = LeadingSubspace(of: history, rank: 2, rounds: 60)
        // The first two waves of two circles: each item is near its own circle, and far from the other.
        var (own, other) = (Float(0), Float(0))
        for i in 0..<40 {
            for j in 0..<40 where i != j {
                if i % 2 == j % 2 { own += space.share(i, j) } else { other += space.share(i, j) }
            }
        }
        #expect(own > 0.8 * 36 && abs(other) < 0.2 * 36)
        // A projector: its trace is its rank, and twice is once.
        var (trace, worst) = (Float(0), Float(0))
        for i in 0..<40 {
            trace += space.share(i, i)
            var twice = Float(0)
            for k in 0..<40 { twice += space.share(i, k) * space.share(k, 3) }
            worst = max(worst, abs(twice - space.share(i, 3)))
        }
        #expect(abs(trace - 2) < 1e-4 && worst < 1e-5)
    }

    @Test func `of more waves than there are items lets everything pass as it is`() {
        let space = LeadingSubspace(of: history(), rank: 64)
        #expect(space.rank == 40)
        #expect(abs(space.share(3, 3) - 1) < 1e-4 && abs(space.share(3, 8)) < 1e-4)
    }
}
