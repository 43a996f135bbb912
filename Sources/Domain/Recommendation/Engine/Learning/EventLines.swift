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
        /// What follows a colon is no number, or what stands before it no feature.
        case value(line: Int)
        /// A line without any bar.
        case features(line: Int)
    }

    static let constant: UInt32 = 0x0B10_5C0D
    private static let part = 16_384
    private var line = 0
    private var ends = TokenEnds()

    /// Adds the events of whole lines to a list; an empty line is none. The last line needs no line end.
    mutating func read(_ text: Span<UInt8>, into events: inout HashedEvents) throws(Problem) {
        var at = 0
        let safe = Self.lineEnd(in: text, before: text.count - TokenEnds.slack, from: 0) ?? 0
        while at < safe {
            let end =
                Self.lineEnd(in: text, before: min(at + Self.part, safe), from: at)
                ?? Self.lineEnd(in: text, behind: at + Self.part) ?? safe
            try read(text, at..<end, &events)
            at = end
        }
        guard at < text.count else { return }
        // The last lines, with line ends behind them, so that words may be read across the text's end.
        var rest: [UInt8] = []
        rest.reserveCapacity(text.count - at + TokenEnds.slack + 1)
        for place in at..<text.count { rest.append(text[place]) }
        if rest.last != Self.newline { rest.append(Self.newline) }
        let end = rest.count
        rest.append(contentsOf: repeatElement(Self.newline, count: TokenEnds.slack))
        try read(rest.span, 0..<end, &events)
    }

    fileprivate static let newline = UInt8(ascii: "\n")

    /// Behind the last line end of a part, if there is one.
    private static func lineEnd(in text: Span<UInt8>, before end: Int, from first: Int) -> Int? {
        var at = end
        while at > first {
            if text[at - 1] == newline { return at }
            at -= 1
        }
        return nil
    }

    private static func lineEnd(in text: Span<UInt8>, behind first: Int) -> Int? {
        var at = first
        while at < text.count {
            if text[at] == newline { return at + 1 }
            at += 1
        }
        return nil
    }

    /// Reads a part that ends with a line end and has slack behind it.
    private mutating func read(
        _ text: Span<UInt8>, _ part: Range<Int>, _ events: inout HashedEvents
    ) throws(Problem) {
        ends.find(in: text, from: part.lowerBound, to: part.upperBound)
        // Each end closes one feature at the most, but a line's first: that gives way to the constant.
        events.makeRoom(for: ends.count)
        var reader = TokenReader(at: part.lowerBound, line: line)
        defer { line = reader.line }
        try reader.read(text, ends, into: &events)
    }
}
