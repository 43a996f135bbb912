import FoundationEssentials

/// One header field of a mail, folded, without the line end behind it.
struct MailHeader: Hashable, Sendable {
    let name: String
    /// May hold line ends, each followed by a space (RFC 5322 §2.2.3).
    let value: String

    /// A value that is ours alone and short, such as an address or a date.
    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Text of people: as it is when it is ASCII and short enough to fold, else in encoded words (RFC 2047).
    init(_ name: String, text: String) {
        let clean = String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
        let words = clean.split(separator: " ", omittingEmptySubsequences: false)
        // What looks like an encoded word already would be decoded.
        let isPlain =
            clean.utf8.allSatisfy { $0 < 127 } && words.allSatisfy { $0.utf8.count <= 60 }
            && !clean.contains("=?")
        self.name = name
        value =
            isPlain
            ? Self.folded(words.map(String.init), after: name)
            : encodedWords(clean, after: name.utf8.count + 2)
    }

    /// A mailbox with the name that people see: `"Farm news" <news@farm.example>`.
    init(_ name: String, phrase: String, in brackets: String) {
        self.name = name
        let clean = String(String.UnicodeScalarView(phrase.unicodeScalars.filter { !isControl($0) }))
        if clean.isEmpty {
            value = "<\(brackets)>"
        } else if clean.utf8.allSatisfy({ $0 < 127 }), clean.utf8.count <= 50, !clean.contains("=?") {
            let quoted = clean.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            value = "\"\(quoted)\"\r\n <\(brackets)>"
        } else {
            value = encodedWords(clean, after: name.utf8.count + 2) + "\r\n <\(brackets)>"
        }
    }

    /// Things in angle brackets, one a line.
    init(_ name: String, addresses: [String]) {
        self.name = name
        value = addresses.map { "<\($0)>" }.joined(separator: ",\r\n ")
    }

    var line: String { "\(name): \(value)\r\n" }

    private static func folded(_ words: [String], after name: String) -> String {
        var text = ""
        var column = name.utf8.count + 2
        for (index, word) in words.enumerated() {
            if index > 0, column + 1 + word.utf8.count > 76, !word.isEmpty {
                text += "\r\n "
                column = 1
            } else if index > 0 {
                text += " "
                column += 1
            }
            text += word
            column += word.utf8.count
        }
        return text
    }
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }

/// RFC 2047 §2: encoded words of at most 75 characters, in lines of at most 76, none of which cuts a character in two.
private func encodedWords(_ text: String, after column: Int) -> String {
    var words: [String] = []
    var room = max(12, (75 - column - 12) / 4 * 3)
    var chunk: [UInt8] = []
    func close() {
        words.append("=?utf-8?B?\(Data(chunk).base64EncodedString())?=")
        chunk = []
        room = 45
    }
    for scalar in text.unicodeScalars {
        let bytes = Array(scalar.utf8)
        if chunk.count + bytes.count > room { close() }
        chunk += bytes
    }
    if !chunk.isEmpty || words.isEmpty { close() }
    return words.joined(separator: "\r\n ")
}
