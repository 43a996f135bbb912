import Synchronization

/// What led a reader's pages of late: the short keys of up to eight translation groups, the latest first; 0 is nothing.
struct LeadingStories: Hashable, Sendable {
    private(set) var groups = SIMD8<UInt32>(repeating: 0)

    var isEmpty: Bool { groups == SIMD8(repeating: 0) }

    func times(_ group: UInt32) -> Int {
        var count = 0
        for place in 0..<8 where groups[place] == group { count += 1 }
        return count
    }

    mutating func lead(_ group: UInt32) {
        for place in stride(from: 7, to: 0, by: -1) { groups[place] = groups[place - 1] }
        groups[0] = group
    }
}

/// The leading stories of the latest readers, so that nobody sees the same order for ever.
///
/// A table of fixed size, four readers to a set, the one longest away gives way: 64 bytes a reader, nothing allocated later.
final class ReaderMemory: Sendable {
    private struct Slot {
        var reader: Int64 = 0
        /// 0 is free.
        var used: UInt32 = 0
        var leaders = LeadingStories()

        func isOf(_ reader: Reader) -> Bool { used > 0 && self.reader == reader.hash }
    }

    private struct Table {
        var slots: [Slot]
        var clock: UInt32 = 0
    }

    private static let ways = 4
    private let sets: UInt64
    private let table: Mutex<Table>

    /// Room for at least so many readers.
    init(readers: Int = 100_000) {
        var sets = 1
        while sets * Self.ways < readers { sets *= 2 }
        self.sets = UInt64(sets)
        table = Mutex(Table(slots: Array(repeating: Slot(), count: sets * Self.ways)))
    }

    func leaders(of reader: Reader) -> LeadingStories {
        let first = place(of: reader)
        return table.withLock { table in
            for index in first..<first + Self.ways where table.slots[index].isOf(reader) {
                return table.slots[index].leaders
            }
            return LeadingStories()
        }
    }

    func note(_ reader: Reader, leading groups: some Sequence<UInt32>) {
        let first = place(of: reader)
        table.withLock { table in
            table.clock &+= 1
            var chosen = first
            for index in first..<first + Self.ways {
                if table.slots[index].isOf(reader) {
                    chosen = index
                    break
                }
                if table.slots[index].used < table.slots[chosen].used { chosen = index }
            }
            if !table.slots[chosen].isOf(reader) { table.slots[chosen] = Slot(reader: reader.hash) }
            table.slots[chosen].used = max(1, table.clock)
            for group in groups { table.slots[chosen].leaders.lead(group) }
        }
    }

    private func place(of reader: Reader) -> Int {
        Int(Chance.mixed(UInt64(bitPattern: reader.hash)) & (sets - 1)) * Self.ways
    }
}
