/// What a text may hold so that libcmark-gfm reads it in linear time and memory.
///
/// Version 0.29.0.gfm.6 is quadratic or worse for some inputs that no person writes (60 KB of each took from one to fifty
/// seconds): containers nested by the thousand and then blank lines; `<?` or `<!` without end; addresses by the thousand
/// without a space between, or ending in thousands of brackets; e-mail addresses and footnotes by the thousand; emphasis
/// marks by the ten thousand; thousands of table columns; rows far shorter than their header; tables below very long
/// paragraphs; and a long link target that is referred to thousands of times. Each has a bound here, far above any
/// article.
enum MarkdownBounds {
    static let bytes = 256 * 1_024
    /// Levels of nesting in the finished tree.
    static let depth = 100
    /// Bytes of quotation, list and footnote marks and of indentation before a line's own text.
    static let linePrefix = 200
    static let declarations = 500
    static let footnoteReferences = 500
    /// Within one run of characters without a space, which is all one address to the library.
    static let closersInAddress = 500
    static let addressesInRun = 200
    static let atSigns = 1_000
    /// Runs of emphasis marks and brackets up to an empty line: each may be held against all before it.
    static let marks = 10_000
    /// Cell borders in one line, whether or not it is of a table.
    static let pipes = 1_000
    /// Columns of the widest table times lines of the text.
    static let cells = 200_000
    /// For each line that could stand below a table's header: the bytes above it up to an empty line, squared.
    static let headerSearch = 1 << 32
    /// Bytes that link targets could grow to when every reference repeats the longest.
    static let expansion = 8 * 1_024 * 1_024

    static func allow(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count <= bytes else { return false }
        var scan = BoundsScan()
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: "\n"), text[end] != UInt8(ascii: "\r") {
                end += 1
            }
            guard scan.take(UnsafeBufferPointer(rebasing: text[start..<end])) else { return false }
            let isPair =
                end + 1 < text.count && text[end] == UInt8(ascii: "\r") && text[end + 1] == UInt8(ascii: "\n")
            start = isPair ? end + 2 : end + 1
        }
        return scan.isWithinBounds
    }
}

private struct BoundsScan {
    private var lines = 0
    private var declarations = 0
    private var footnoteReferences = 0
    private var atSigns = 0
    private var closers = 0
    private var widestTable = 0
    private var headerSearch = 0
    private var paragraph = 0
    private var marks = 0
    private var paragraphDefines = false
    private var longestDefinition = 0

    var isWithinBounds: Bool {
        let definition = paragraphDefines ? max(longestDefinition, paragraph) : longestDefinition
        return declarations <= MarkdownBounds.declarations
            && footnoteReferences <= MarkdownBounds.footnoteReferences && atSigns <= MarkdownBounds.atSigns
            && widestTable * lines <= MarkdownBounds.cells && headerSearch <= MarkdownBounds.headerSearch
            && definition * closers <= MarkdownBounds.expansion
    }

    /// Counts one line; false when it alone is out of bounds.
    mutating func take(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        lines += 1
        let prefix = containerPrefix(line)
        // A form feed is a character like others here: it ends no paragraph.
        if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
            if paragraphDefines { longestDefinition = max(longestDefinition, paragraph) }
            paragraph = 0
            marks = 0
            paragraphDefines = false
            return true
        }
        paragraph += line.count + 1
        return prefix <= MarkdownBounds.linePrefix && takeCharacters(of: line, prefix: prefix)
    }

    private mutating func takeCharacters(of line: UnsafeBufferPointer<UInt8>, prefix: Int) -> Bool {
        var closersInRun = 0
        var addressesInRun = 0
        /// Whether the run of characters that ends here can be read quickly.
        func isRunWithinBounds() -> Bool {
            addressesInRun == 0
                || (addressesInRun <= MarkdownBounds.addressesInRun
                    && closersInRun <= MarkdownBounds.closersInAddress)
        }
        var pipes = 0
        var isDelimiterRow = prefix < line.count
        for (index, byte) in line.enumerated() {
            let next = index + 1 < line.count ? line[index + 1] : 0
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"):
                if !isRunWithinBounds() { return false }
                closersInRun = 0
                addressesInRun = 0
            case UInt8(ascii: ")"): closersInRun += 1
            case UInt8(ascii: ":"): if next == UInt8(ascii: "/") { addressesInRun += 1 }
            case UInt8(ascii: "w"), UInt8(ascii: "W"): if next == byte { addressesInRun += 1 }
            case UInt8(ascii: "@"): atSigns += 1
            case UInt8(ascii: "|"): pipes += 1
            case UInt8(ascii: "<"):
                if next == UInt8(ascii: "?") || next == UInt8(ascii: "!") { declarations += 1 }
            case UInt8(ascii: "["): if next == UInt8(ascii: "^") { footnoteReferences += 1 }
            case UInt8(ascii: "]"):
                closers += 1
                if next == UInt8(ascii: ":") { paragraphDefines = true }
            default: break
            }
            if index >= prefix { isDelimiterRow = isDelimiterRow && byte.mayStandInDelimiterRow }
            if byte.isMark, byte != next { marks += 1 }
        }
        if isDelimiterRow {
            widestTable = max(widestTable, pipes + 1)
            headerSearch += paragraph * paragraph
        }
        return marks <= MarkdownBounds.marks && pipes <= MarkdownBounds.pipes && isRunWithinBounds()
    }
}

/// The length of the marks that open or continue containers at the beginning of a line, generously.
private func containerPrefix(_ line: UnsafeBufferPointer<UInt8>) -> Int {
    var position = 0
    while position < line.count {
        let byte = line[position]
        var next = position + 1
        if byte.isBlank || byte == UInt8(ascii: ">") {
            position = next
            continue
        }
        if byte == UInt8(ascii: "["), next < line.count, line[next] == UInt8(ascii: "^") {
            guard let close = line[next...].firstIndex(of: UInt8(ascii: "]")), close + 1 < line.count,
                line[close + 1] == UInt8(ascii: ":")
            else { return position }
            position = close + 2
            continue
        }
        if byte.isDigit {
            while next < line.count, line[next].isDigit { next += 1 }
            guard next < line.count, line[next] == UInt8(ascii: ".") || line[next] == UInt8(ascii: ")") else {
                return position
            }
            next += 1
        } else if byte != UInt8(ascii: "-"), byte != UInt8(ascii: "+"), byte != UInt8(ascii: "*") {
            return position
        }
        guard next == line.count || line[next].isBlank else { return position }
        position = next
    }
    return position
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || (9...13).contains(self) }
    fileprivate var isDigit: Bool { (48...57).contains(self) }

    fileprivate var isMark: Bool {
        switch self {
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "`"):
            true
        default: false
        }
    }

    fileprivate var mayStandInDelimiterRow: Bool {
        self == UInt8(ascii: "|") || self == UInt8(ascii: ":") || self == UInt8(ascii: "-") || isBlank
    }
}
