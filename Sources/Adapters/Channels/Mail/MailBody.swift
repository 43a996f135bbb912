import FoundationEssentials

/// A part of a mail's body, in an encoding of at most 76 characters a line, so that every server passes it on unchanged
/// (RFC 2045 §6.7 and §6.8).
struct MailBody: Hashable, Sendable {
    let contentType: String
    let encoding: String
    /// Ends with a line end.
    let lines: String

    /// `text/plain` or `text/html` in UTF-8.
    init(_ type: String, _ text: String) {
        contentType = "\(type); charset=utf-8"
        let bytes = Array(text.utf8)
        // Base64 costs a third more; quoted-printable two more for each byte that is not ASCII.
        if bytes.count(where: { $0 >= 127 }) * 6 > bytes.count {
            encoding = "base64"
            lines = Self.base64(canonical(bytes))
        } else {
            encoding = "quoted-printable"
            lines = Self.quotedPrintable(bytes)
        }
    }

    var text: String {
        "Content-Type: \(contentType)\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n\(lines)"
    }

    static func base64(_ bytes: [UInt8]) -> String {
        let text = Array(Data(bytes).base64EncodedString().utf8)
        var out: [UInt8] = []
        out.reserveCapacity(text.count + text.count / 38 + 2)
        for start in stride(from: 0, to: text.count, by: 76) {
            out += text[start..<min(start + 76, text.count)]
            out += [13, 10]
        }
        return String(decoding: out, as: UTF8.self)
    }

    static func quotedPrintable(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        for line in split(bytes) {
            var column = 0
            for (index, byte) in line.enumerated() {
                let isLast = index == line.count - 1
                // White space at a line's end, a dot at its start and mbox's "From " are changed on the way by some.
                let isFragile =
                    (byte == 32 || byte == 9) && isLast || (byte == 46 || byte == 70) && column == 0
                let isPlain = (33...126).contains(byte) && byte != 61 || byte == 32 || byte == 9
                let piece =
                    isPlain && !isFragile
                    ? [byte] : [61, hexadecimalDigit(byte >> 4), hexadecimalDigit(byte & 15)]
                if column + piece.count > 75 {
                    out += [61, 13, 10]
                    column = 0
                }
                out += piece
                column += piece.count
            }
            out += [13, 10]
        }
        return String(decoding: out, as: UTF8.self)
    }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 { value < 10 ? value + 48 : value + 55 }

/// Lines without their ends, whichever ends they had.
private func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
        if bytes[index] == 13 || bytes[index] == 10 {
            lines.append(bytes[start..<index])
            if bytes[index] == 13, index + 1 < bytes.count, bytes[index + 1] == 10 { index += 1 }
            start = index + 1
        }
        index += 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
}

/// Text with the line ends that mail has (RFC 2045 §6.8 asks for them before encoding).
private func canonical(_ bytes: [UInt8]) -> [UInt8] { split(bytes).flatMap { $0 + [13, 10] } }
