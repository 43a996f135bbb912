/// The counties of all revisions, made from the generated text when somebody first asks: flat arrays, ordered by code and
/// then by time, whose names stay where they are in the text.
struct CountyTable: Sendable {
    static let shared = CountyTable()

    struct Line {
        var code: Int32
        /// The first and the last revision that hold it, as places in `months`.
        var first: Int16
        var last: Int16
        var chinese: Range<Int32>
        var english: Range<Int32>
        /// 0 when there is none.
        var successor: Int32
    }

    /// Oldest first.
    let months: [String]
    let lines: [Line]
    private let prefectures: [Line]
    private let bytes: [UInt8]

    /// The place of the newest revision.
    var newest: Int { months.count - 1 }

    private init() {
        months = Self.revisions.split(separator: " ").map { String($0) }
        bytes = Array(Self.text.utf8)
        var sections: [[Line]] = [[]]
        var reader = LineReader(bytes: bytes, newest: Int16(months.count - 1))
        while let line = reader.next() {
            if let line { sections[sections.count - 1].append(line) } else { sections.append([]) }
        }
        prefectures = sections[0]
        lines = sections[1]
    }

    /// The place of a code's line in a revision, or in the newest that has it; nil when there is none.
    func line(_ code: String, at revision: Int?) -> Int? {
        Self.number(code).flatMap { Self.find($0, at: revision, in: lines) }
    }

    /// `revision` is the one that the asker named; nil for the newest that the line has.
    func county(_ position: Int, revision: String?) -> County {
        let line = lines[position]
        let code = String(line.code)
        // Six digits and a month of the table always make a code, and all provinces are known: Values' tests walk over all.
        guard let kept = CountyCode(code: code, revision: revision ?? months[Int(line.last)]),
            let province = Province.find(code)
        else { preconditionFailure("County+table.swift has no county \(code)") }
        let index = revision.flatMap { named in months.lastIndex { $0 <= named } } ?? Int(line.last)
        let parent = Self.find(line.code / 100 * 100, at: index, in: prefectures).map { prefectures[$0] }
        return County(
            code: kept, name: name(of: line, isCounty: true),
            prefecture: parent.flatMap { $0.code == line.code ? nil : name(of: $0, isCounty: false) },
            province: province, isCurrent: Int(line.last) == newest,
            successor: line.successor == 0 ? nil : String(line.successor))
    }

    private func name(of line: Line, isCounty: Bool) -> Localized {
        let chinese = text(line.chinese)
        let english = text(line.english)
        guard isCounty else { return Localized(chinese: chinese, english: english) }
        return Localized(chinese: chinese, english: Self.completed(english, of: chinese))
    }

    /// Adds the word that the generator left out.
    private static func completed(_ english: String, of chinese: String) -> String {
        if english.hasSuffix(".") { return String(english.dropLast()) }
        switch chinese.last {
        case "县": return english + " County"
        case "市": return english + " City"
        case "区": return english + " District"
        case "旗": return english + " Banner"
        default: return english
        }
    }

    private func text(_ range: Range<Int32>) -> String {
        String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }

    private static func number(_ code: String) -> Int32? {
        guard code.utf8.count == 6, code.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int32(code)
    }

    /// Binary search for the last line of the code, then back in time as far as needed.
    private static func find(_ code: Int32, at revision: Int?, in lines: [Line]) -> Int? {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].code <= code { low = middle + 1 } else { high = middle }
        }
        var position = low - 1
        while position >= 0, lines[position].code == code {
            guard let revision else { return position }
            if Int(lines[position].first) <= revision {
                return revision <= Int(lines[position].last) ? position : nil
            }
            position -= 1
        }
        return nil
    }
}

/// Reads the generated text line by line.
private struct LineReader {
    let bytes: [UInt8]
    let newest: Int16
    private var position = 0
    /// Whether the field before ended with a tab.
    private var isWithinLine = false

    init(bytes: [UInt8], newest: Int16) {
        self.bytes = bytes
        self.newest = newest
    }

    /// Nil at the end; an inner nil for an empty line, which parts the sections.
    mutating func next() -> CountyTable.Line?? {
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: "\n") {
            position += 1
            return .some(nil)
        }
        let code = number() ?? 0
        let first = number().map { Int16($0) } ?? 0
        let last = number().map { Int16($0) } ?? newest
        let chinese = field()
        let english = field()
        let successor = isWithinLine ? number() ?? 0 : 0
        return CountyTable.Line(
            code: code, first: first, last: last, chinese: chinese, english: english, successor: successor)
    }

    /// Up to the next tab or the end of the line, which is passed over.
    private mutating func field() -> Range<Int32> {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\t"),
            bytes[position] != UInt8(ascii: "\n")
        {
            position += 1
        }
        let end = position
        isWithinLine = end < bytes.count && bytes[end] == UInt8(ascii: "\t")
        position += 1
        return Int32(start)..<Int32(end)
    }

    private mutating func number() -> Int32? {
        let range = field()
        guard !range.isEmpty else { return nil }
        return bytes[Int(range.lowerBound)..<Int(range.upperBound)].reduce(0) { $0 * 10 + Int32($1 - 48) }
    }
}
