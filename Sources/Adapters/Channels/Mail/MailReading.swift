import FoundationEssentials

/// A mail that came from outside, taken apart as far as reports need it. Whatever comes is bounded and never trusted.
struct MailReading {
    static let mostBytes = 1 << 20
    private static let mostHeaders = 500
    private static let mostParts = 50

    /// Names in lower case, values unfolded, in the order in which they stand.
    let headers: [(name: String, value: String)]
    let body: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        var headers: [(name: String, value: String)] = []
        var rest = bytes
        while let line = Self.line(&rest) {
            if line.isEmpty { break }
            let text = String(decoding: line, as: UTF8.self)
            if text.first == " " || text.first == "\t" {
                guard let last = headers.indices.last, headers[last].value.utf8.count < 8_192 else {
                    continue
                }
                headers[last].value += " " + Self.trimmed(text)
            } else if let colon = text.firstIndex(of: ":"), headers.count < Self.mostHeaders {
                headers.append(
                    (
                        Self.trimmed(text[..<colon]).lowercased(),
                        Self.trimmed(text[text.index(after: colon)...])
                    ))
            }
        }
        self.headers = headers
        body = rest
    }

    func all(_ name: String) -> [String] { headers.filter { $0.name == name }.map(\.value) }
    func first(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// `multipart/report`, in lower case.
    var contentType: String {
        let type = (first("content-type") ?? "text/plain").prefix { $0 != ";" }
        return Self.trimmed(type).lowercased()
    }

    /// A parameter of Content-Type; RFC 2231's long forms are not needed for what we look for.
    func parameter(_ name: String) -> String? {
        guard let value = first("content-type") else { return nil }
        for part in value.split(separator: ";").dropFirst() {
            guard let equals = part.firstIndex(of: "="), Self.trimmed(part[..<equals]).lowercased() == name
            else { continue }
            let text = Self.trimmed(part[part.index(after: equals)...])
            return text.hasPrefix("\"") && text.hasSuffix("\"") && text.count >= 2
                ? String(text.dropFirst().dropLast()) : text
        }
        return nil
    }

    /// The parts of a multipart (RFC 2046 §5.1.1); empty for anything else.
    var parts: [MailReading] {
        guard contentType.hasPrefix("multipart/"), let boundary = parameter("boundary"),
            (1...200).contains(boundary.utf8.count)
        else { return [] }
        let mark = Array("--\(boundary)".utf8)
        var parts: [MailReading] = []
        var rest = body
        var start: Int?
        while parts.count < Self.mostParts {
            let position = rest.startIndex
            guard let line = Self.line(&rest) else { break }
            guard line.starts(with: mark) else { continue }
            if let start { parts.append(MailReading(body[start..<position])) }
            start = rest.startIndex
            if line.dropFirst(mark.count).starts(with: [45, 45]) { return parts }
        }
        if let start, start < body.endIndex, parts.count < Self.mostParts {
            parts.append(MailReading(body[start...]))
        }
        return parts
    }

    /// The body without its transfer encoding.
    var decoded: [UInt8] {
        switch first("content-transfer-encoding")?.lowercased() {
        case "base64":
            let text = body.filter { !($0 == 13 || $0 == 10 || $0 == 32) }
            return Data(base64Encoded: String(decoding: text, as: UTF8.self)).map { [UInt8]($0) }
                ?? Array(body)
        case "quoted-printable": return Self.unquoted(body)
        default: return Array(body)
        }
    }

    /// Takes a line off the front, without its end; nil when nothing is left.
    private static func line(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: 10) ?? rest.endIndex
        var line = rest[rest.startIndex..<end]
        if line.last == 13 { line = line.dropLast() }
        rest = rest[min(end + 1, rest.endIndex)...]
        return line
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first == " " || first == "\t" { scalars.removeFirst() }
        while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == 61, index + 1 < bytes.endIndex, bytes[index + 1] == 10 {
                index += 2
            } else if byte == 61, index + 2 < bytes.endIndex {
                if bytes[index + 1] == 13 {
                } else if let high = value(bytes[index + 1]), let low = value(bytes[index + 2]) {
                    out.append(high << 4 | low)
                } else {
                    out += bytes[index...index + 2]
                }
                index += 3
            } else {
                out.append(byte)
                index += 1
            }
        }
        return out
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: nil
        }
    }
}
