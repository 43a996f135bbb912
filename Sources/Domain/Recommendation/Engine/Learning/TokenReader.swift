/// Goes through the tokens of whole lines and hashes them; reads without looking, at places that ``TokenEnds`` found.
struct TokenReader {
    typealias Problem = EventLines.Problem

    private var at: Int
    private(set) var line: Int
    private var end = 0
    /// Values of the line's features that have one, by their places in the room.
    private var values: [(place: Int, value: Float)] = []

    init(at: Int, line: Int) {
        self.at = at
        self.line = line
    }

    private static let newline = UInt8(ascii: "\n")
    private static let bar = UInt8(ascii: "|")
    private static let colon = UInt8(ascii: ":")
    private static let namespaces: UInt64 = 0x5851_F42D_4C95_7F2D

    /// Reads all lines of a part; its last end is a line end.
    mutating func read(_ text: Span<UInt8>, _ ends: TokenEnds, into events: inout HashedEvents) throws(Problem) {
        let places = ends.places.span
        while end < ends.count {
            line += 1
            if text[unchecked: at] == Self.newline {
                at += 1
                end += 1
                continue
            }
            let isHit = try label(text, places)
            // The same loop twice: once without a thought for values.
            let filled =
                ends.hasColons
                ? try features(text, places, &events, withValues: true)
                : try features(text, places, &events, withValues: false)
            if !values.isEmpty {
                for (place, value) in values { events.set(value, at: place) }
                values.removeAll(keepingCapacity: true)
            }
            events.endEvent(isHit: isHit, at: filled)
        }
    }

    /// What stands before the first bar; leaves the place behind the bar.
    private mutating func label(_ text: Span<UInt8>, _ places: Span<UInt32>) throws(Problem) -> Bool {
        let first = at
        let last = Int(places[unchecked: end])
        var stop = last
        while text[unchecked: stop] != Self.bar {
            if text[unchecked: stop] == Self.newline { throw .features(line: line) }
            end += 1
            stop = Int(places[unchecked: end])
        }
        at = stop + 1
        end += 1
        guard text[unchecked: last] != Self.colon else { throw .label(line: line) }
        // Nearly every label is one of two.
        if last - first == 2, text[unchecked: first] == UInt8(ascii: "-"),
            text[unchecked: first + 1] == UInt8(ascii: "1")
        {
            return false
        }
        if last - first == 1, text[unchecked: first] == UInt8(ascii: "1") { return true }
        guard let number = Self.number(text, first..<last) else { throw .label(line: line) }
        return number > 0
    }

    /// The rest of a line; returns how far the room is filled.
    @inline(__always) private mutating func features(
        _ text: Span<UInt8>, _ places: Span<UInt32>, _ events: inout HashedEvents, withValues: Bool
    ) throws(Problem) -> Int {
        var (at, end, filled) = (at, end, events.filled)
        var room = events.room.mutableSpan
        var before = Self.bar
        var salt: UInt64 = 0
        while true {
            let stop = Int(places[unchecked: end])
            let own = text[unchecked: stop]
            if withValues, own == Self.colon || before == Self.colon {
                try valued(text, at..<stop, before, own, filled)
            }
            let length = stop &- at
            if before == Self.bar {
                salt = hash(text, at, length, Self.namespaces)
            } else if length > 0, !withValues || before != Self.colon {
                room[unchecked: filled] = FeatureHash.feature(hash(text, at, length, salt))
                filled &+= 1
            }
            before = own
            at = stop &+ 1
            end &+= 1
            if own == Self.newline { break }
        }
        room[unchecked: filled] = EventLines.constant
        (self.at, self.end) = (at, end)
        return filled &+ 1
    }

    @inline(__always) private func hash(_ text: Span<UInt8>, _ at: Int, _ length: Int, _ salt: UInt64) -> UInt64 {
        UInt(bitPattern: length &- 1) < 8
            ? FeatureHash.short(text, at, length, salt: salt) : FeatureHash.token(text, at, length, salt: salt)
    }

    /// A token with a colon before or behind it: only behind a feature's name may one stand, and behind it a number.
    @inline(never) private mutating func valued(
        _ text: Span<UInt8>, _ token: Range<Int>, _ before: UInt8, _ own: UInt8, _ filled: Int
    ) throws(Problem) {
        guard before == Self.colon else {
            guard before != Self.bar, !token.isEmpty else { throw .value(line: line) }
            return
        }
        guard own != Self.colon, let value = Self.number(text, token) else { throw .value(line: line) }
        values.append((filled - 1, value))
    }

    private static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> Float? {
        var bytes: [UInt8] = []
        for place in range { bytes.append(text[place]) }
        guard let number = Float(String(decoding: bytes, as: UTF8.self)), number.isFinite else { return nil }
        return number
    }
}
