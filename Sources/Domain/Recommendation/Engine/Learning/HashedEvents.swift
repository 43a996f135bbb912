/// Events as a learner reads them: for each its features' hashes, and whether what was hoped for happened.
///
/// The room is made ahead and filled up to a mark, so that adding a feature is a store.
struct HashedEvents: Sendable {
    /// All events' features, one after another, as far as ``filled``.
    var room: [UInt32] = []
    var filled = 0
    /// One for each place of the room; empty as long as every feature counts one.
    var worth: [Float] = []
    /// Where each event's features end, behind a zero.
    private(set) var starts: [UInt32] = [0]
    private var marks: [Bool] = []

    var count: Int { marks.count }
    var isEmpty: Bool { marks.isEmpty }
    var features: ArraySlice<UInt32> { room[..<filled] }

    func isHit(_ event: Int) -> Bool { marks[event] }

    mutating func removeAll() {
        filled = 0
        worth.removeAll()
        starts.removeAll(keepingCapacity: true)
        starts.append(0)
        marks.removeAll(keepingCapacity: true)
    }

    /// Makes room for so many features more.
    mutating func makeRoom(for features: Int) {
        let missing = filled + features - room.count
        guard missing > 0 else { return }
        let more = max(missing, room.count)
        room.append(contentsOf: repeatElement(0, count: more))
        if !worth.isEmpty { worth.append(contentsOf: repeatElement(1, count: more)) }
    }

    /// Adds a feature to the event that ``endEvent(isHit:)`` will close.
    mutating func add(_ feature: UInt32) {
        makeRoom(for: 1)
        room[filled] = feature
        filled += 1
    }

    mutating func add(_ feature: UInt32, value: Float) {
        add(feature)
        set(value, at: filled - 1)
    }

    /// Gives a feature that is there a value.
    mutating func set(_ value: Float, at place: Int) {
        if worth.isEmpty { worth = Array(repeating: 1, count: room.count) }
        worth[place] = value
    }

    mutating func endEvent(isHit: Bool) { endEvent(isHit: isHit, at: filled) }

    /// Closes an event whose features were put into the room from outside.
    @inline(__always) mutating func endEvent(isHit: Bool, at end: Int) {
        filled = end
        marks.append(isHit)
        starts.append(UInt32(end))
    }
}
