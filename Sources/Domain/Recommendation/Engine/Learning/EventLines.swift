/// Reads events from text, one a line, as Vowpal Wabbit writes them: `1 |reader u17 a35 |lot t4 size:2.5`.
///
/// Before the first bar stands the label: above zero it happened, else it did not. Behind each bar stands a namespace's name,
/// then its features, each with a value behind a colon or with 1. One feature more, the same in every event, stands for the
/// rate of all. Bytes are read as they come; nothing is decoded.
struct EventLines: Sendable {
    /// Why a line cannot be read.
    enum Problem: Error, Hashable, Sendable {
        /// Nothing that is a number before the first bar.
        case label(line: Int)
        /// What follows a feature's colon is no number.
        case value(line: Int)
        /// A line without any bar.
        case features(line: Int)
    }

    private static let constant: UInt32 = 0x0B10_5C0D
    private var line = 0

    /// Adds the events of whole lines to a list; an empty line is none.
    mutating func read(_ text: Span<UInt8>, into events: inout HashedEvents) throws(Problem) {
        var at = 0
        let end = text.count
        while at < end {
            line += 1
            if text[unchecked: at] == Self.newline {
                at += 1
                continue
            }
            let isHit = try label(text, &at)
            try features(text, &at, &events)
            events.add(Self.constant)
            events.endEvent(isHit: isHit)
        }
    }

    private static let newline = UInt8(ascii: "\n")
    private static let bar = UInt8(ascii: "|")
    private static let colon = UInt8(ascii: ":")
    private static let space = UInt8(ascii: " ")

    private func label(_ text: Span<UInt8>, _ at: inout Int) throws(Problem) -> Bool {
        let first = at
        while at < text.count, text[unchecked: at] > Self.space, text[unchecked: at] != Self.bar { at += 1 }
        let end = at
        while at < text.count, text[unchecked: at] != Self.bar {
            if text[unchecked: at] == Self.newline { throw .features(line: line) }
            at += 1
        }
        guard at < text.count else { throw .features(line: line) }
        // Nearly every label is one of two.
        if end - first == 1, text[unchecked: first] == UInt8(ascii: "1") { return true }
        if end - first == 2, text[unchecked: first] == UInt8(ascii: "-"),
            text[unchecked: first + 1] == UInt8(ascii: "1")
        {
            return false
        }
        guard let number = Self.number(text, first..<end) else { throw .label(line: line) }
        return number > 0
    }

    private func features(_ text: Span<UInt8>, _ at: inout Int, _ events: inout HashedEvents) throws(Problem) {
        var salt: UInt64 = 0
        let end = text.count
        while at < end {
            let byte = text[unchecked: at]
            if byte == Self.newline {
                at += 1
                return
            }
            if byte == Self.bar {
                at += 1
                salt = FeatureHash.token(text, &at, salt: 0x5851_F42D_4C95_7F2D)
            } else if byte <= Self.space {
                at += 1
            } else {
                let hash = FeatureHash.token(text, &at, salt: salt)
                if at < end, text[unchecked: at] == Self.colon {
                    let first = at + 1
                    while at < end, text[unchecked: at] > Self.space, text[unchecked: at] != Self.bar { at += 1 }
                    guard let value = Self.number(text, first..<at) else { throw .value(line: line) }
                    events.add(FeatureHash.folded(hash), value: value)
                } else {
                    events.add(FeatureHash.folded(hash))
                }
            }
        }
    }

    private static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> Float? {
        var bytes: [UInt8] = []
        for place in range { bytes.append(text[place]) }
        guard let number = Float(String(decoding: bytes, as: UTF8.self)), number.isFinite else { return nil }
        return number
    }
}
