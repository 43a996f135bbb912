/// What a mail server answered: a code of three digits, the enhanced code that tells more (RFC 2034), and its words.
struct SMTPReply: Hashable, Sendable {
    let code: Int
    /// `5.1.1`; nil when the server gives none.
    let enhanced: String?
    let lines: [String]

    var isCompletion: Bool { (200..<300).contains(code) }
    var isContinuation: Bool { (300..<400).contains(code) }
    var isLater: Bool { (400..<500).contains(code) }

    /// For people, on one line.
    var said: String { String("\(code) \(lines.joined(separator: " "))".prefix(400)) }

    init(code: Int, lines: [String]) {
        self.code = code
        self.lines = lines
        enhanced = lines.first.flatMap { Self.enhanced($0, class: code / 100) }
    }

    private static func enhanced(_ line: String, class digit: Int) -> String? {
        guard let word = line.split(separator: " ").first else { return nil }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == String(digit),
            parts.allSatisfy({ (1...3).contains($0.utf8.count) }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        return String(word)
    }
}

/// Puts replies together from the bytes that come (RFC 5321 §4.2): bounded, whatever the server sends.
struct SMTPReplyReader {
    static let mostLineBytes = 4_096
    static let mostLines = 200
    private var bytes: [UInt8] = []
    private var lines: [String] = []

    mutating func append(_ more: [UInt8]) { bytes += more }

    /// The next whole reply; nil when more bytes are needed; throws what is wrong with it.
    mutating func next() throws(Malformed) -> SMTPReply? {
        while let end = bytes.firstIndex(of: 10) {
            var line = bytes[..<end]
            if line.last == 13 { line = line.dropLast() }
            let text = Array(line)
            bytes.removeFirst(end + 1)
            guard text.count >= 3, text.count <= Self.mostLineBytes,
                text[..<3].allSatisfy({ (48...57).contains($0) }),
                text.count == 3 || text[3] == 32 || text[3] == 45
            else { throw Malformed() }
            let code = text[..<3].reduce(0) { $0 * 10 + Int($1 - 48) }
            lines.append(String(decoding: text.dropFirst(4), as: UTF8.self))
            guard lines.count <= Self.mostLines else { throw Malformed() }
            if text.count > 3, text[3] == 45 { continue }
            defer { lines = [] }
            return SMTPReply(code: code, lines: lines)
        }
        guard bytes.count <= Self.mostLineBytes else { throw Malformed() }
        return nil
    }

    /// Whether something came that nobody asked for: before STARTTLS it would be taken for an answer under TLS.
    var isEmpty: Bool { bytes.isEmpty && lines.isEmpty }

    struct Malformed: Error {}
}
