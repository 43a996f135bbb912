/// Things with the second at which they are due; what is due first comes out first, equals in the order they came in.
struct Schedule<Thing> {
    private struct Entry {
        let due: Double
        let number: Int
        let thing: Thing

        func comesBefore(_ other: Entry) -> Bool { due == other.due ? number < other.number : due < other.due }
    }

    /// A binary heap.
    private var entries: [Entry] = []
    private var added = 0

    var count: Int { entries.count }
    var due: Double? { entries.first?.due }

    mutating func add(_ thing: Thing, due: Double) {
        added += 1
        entries.append(Entry(due: due, number: added, thing: thing))
        var child = entries.count - 1
        while child > 0, entries[child].comesBefore(entries[(child - 1) / 2]) {
            entries.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func pop() -> Thing? {
        guard let first = entries.first else { return nil }
        let last = entries.removeLast()
        guard !entries.isEmpty else { return first.thing }
        entries[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
                if entries[child].comesBefore(entries[least]) { least = child }
            }
            if least == parent { return first.thing }
            entries.swapAt(parent, least)
            parent = least
        }
    }
}
