/// Who read (or bought) what: readers and items as a sparse matrix in flat arrays, looked at from both sides.
struct ReadingHistory: Sendable {
    /// One reader's reading of one item on one day; readers and items are numbered from 0.
    struct Reading: Hashable, Sendable {
        var reader: Int32
        var item: Int32
        var day: Int32
    }

    let readers: Int
    let items: Int
    /// A reader's items, ascending and each once, lie from `starts[reader]` up to `starts[reader + 1]`.
    let starts: [Int]
    let places: [Int32]
    /// The last day on which that was, beside ``places``.
    let days: [Int32]
    /// The same from the items' side.
    let itemStarts: [Int]
    let itemReaders: [Int32]

    /// - Precondition: every reading's numbers are below `readers` and `items`.
    init(_ readings: some Sequence<Reading>, readers: Int, items: Int) {
        self.readers = readers
        self.items = items
        let pairs = readings.map { (pair: UInt64(UInt32($0.reader)) << 32 | UInt64(UInt32($0.item)), day: $0.day) }
            .sorted { $0.pair == $1.pair ? $0.day < $1.day : $0.pair < $1.pair }
        var starts = Array(repeating: 0, count: readers + 1)
        var itemStarts = Array(repeating: 0, count: items + 1)
        var places: [Int32] = []
        var days: [Int32] = []
        places.reserveCapacity(pairs.count)
        days.reserveCapacity(pairs.count)
        // Of the same pair the last stands, which has the latest day.
        for (at, (pair, day)) in pairs.enumerated() where at + 1 == pairs.count || pairs[at + 1].pair != pair {
            places.append(Int32(truncatingIfNeeded: pair))
            days.append(day)
            starts[Int(pair >> 32) + 1] += 1
            itemStarts[Int(UInt32(truncatingIfNeeded: pair)) + 1] += 1
        }
        for reader in 0..<readers { starts[reader + 1] += starts[reader] }
        for item in 0..<items { itemStarts[item + 1] += itemStarts[item] }
        var next = itemStarts
        var itemReaders = Array(repeating: Int32(0), count: places.count)
        for reader in 0..<readers {
            for at in starts[reader]..<starts[reader + 1] {
                let item = Int(places[at])
                itemReaders[next[item]] = Int32(reader)
                next[item] += 1
            }
        }
        self.starts = starts
        self.places = places
        self.days = days
        self.itemStarts = itemStarts
        self.itemReaders = itemReaders
    }

    /// How many items a reader has read.
    func count(of reader: Int) -> Int { starts[reader + 1] - starts[reader] }

    /// How many readers an item has had.
    func count(ofItem item: Int) -> Int { itemStarts[item + 1] - itemStarts[item] }

    func items(of reader: Int) -> [Int32] { Array(places[starts[reader]..<starts[reader + 1]]) }
}

extension ReadingHistory {
    /// Takes each reader's last day away, to see whether it could have been foretold from the days before.
    ///
    /// What was read on the last day and before is no target: to repeat is no discovery. Nor is what nobody has read
    /// before, for it cannot be known. Readers with a single day keep nothing and have no targets.
    static func withoutLastDays(
        _ readings: [Reading], readers: Int, items: Int
    ) -> (earlier: [Reading], targets: [[Int32]]) {
        var last = Array(repeating: Int32.min, count: readers)
        for reading in readings { last[Int(reading.reader)] = max(last[Int(reading.reader)], reading.day) }
        let earlier = readings.filter { $0.day < last[Int($0.reader)] }
        let before = ReadingHistory(earlier, readers: readers, items: items)
        let lastDays = ReadingHistory(
            readings.lazy.filter { $0.day == last[Int($0.reader)] }, readers: readers, items: items)
        let targets = (0..<readers).map { reader -> [Int32] in
            guard before.count(of: reader) > 0 else { return [] }
            let seen = Set(before.items(of: reader))
            return lastDays.items(of: reader).filter { !seen.contains($0) && before.count(ofItem: Int($0)) > 0 }
        }
        return (earlier, targets)
    }
}
