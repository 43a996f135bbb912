/// A JSON text (RFC 8259) as it was written: numbers stay text, so no decimal is rounded; members keep their
/// order.
///
/// Strict where shops' mistakes or attacks hide: a key that comes twice, invalid UTF-8, U+0000, lone
/// surrogates, depth beyond ``mostDepth``, and anything behind the value are refused, with the path to where
/// it is.
package indirect enum ExactJSON: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case array([ExactJSON])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package let key: String
        package let value: ExactJSON
    }

    package static let mostDepth = 32

    package init(_ bytes: [UInt8]) throws(Trouble) {
        var reader = Reader(bytes)
        self = try reader.document()
    }

    /// Why a text is not taken: where, as a path such as `line_items[2].sku`, at which byte, and what was
    /// wrong.
    package struct Trouble: Error, Hashable, Sendable {
        /// What must be there instead, in signs that need no translation.
        package enum Reason: String, Hashable, Sendable {
            case cutShort = "{…}"
            case unexpected = "JSON"
            case invalidUTF8 = "UTF-8"
            case unusableCharacter = "U+0001–U+D7FF, U+E000–U+10FFFF"
            case duplicateKey = "{\"a\":1,\"b\":2}"
            case tooDeep = "[…] ≤ 32"
            case trailing = "{…}, EOF"
        }

        package private(set) var path: String
        package let offset: Int
        package let reason: Reason

        fileprivate init(_ reason: Reason, at offset: Int) {
            path = ""
            self.offset = offset
            self.reason = reason
        }

        fileprivate func inside(_ key: String) -> Trouble {
            var outer = self
            outer.path = path.isEmpty || path.hasPrefix("[") ? key + path : key + "." + path
            return outer
        }

        fileprivate func inside(_ index: Int) -> Trouble { inside("[\(index)]") }
    }
}

private struct Reader {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(ExactJSON.Trouble) -> ExactJSON {
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw trouble(.trailing) }
        return value
    }

    private mutating func value() throws(ExactJSON.Trouble) -> ExactJSON {
        skipSpace()
        switch try peek() {
        case UInt8(ascii: "{"): return try nested { reader throws(ExactJSON.Trouble) in try reader.object() }
        case UInt8(ascii: "["): return try nested { reader throws(ExactJSON.Trouble) in try reader.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), 48...57: return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw trouble(.unexpected)
        }
    }

    private mutating func nested(
        _ body: (inout Reader) throws(ExactJSON.Trouble) -> ExactJSON
    ) throws(ExactJSON.Trouble) -> ExactJSON {
        guard depth < ExactJSON.mostDepth else { throw trouble(.tooDeep) }
        depth += 1
        position += 1
        let value = try body(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(ExactJSON.Trouble) -> ExactJSON {
        var members: [ExactJSON.Member] = []
        var keys: Set<String> = []
        skipSpace()
        if try take(UInt8(ascii: "}")) { return .object([]) }
        repeat {
            skipSpace()
            let start = position
            guard try peek() == UInt8(ascii: "\"") else { throw trouble(.unexpected) }
            let key = try string()
            guard !isTaken(key, by: members, &keys) else {
                throw ExactJSON.Trouble(.duplicateKey, at: start).inside(key)
            }
            skipSpace()
            guard try take(UInt8(ascii: ":")) else { throw trouble(.unexpected) }
            do {
                members.append(ExactJSON.Member(key: key, value: try value()))
            } catch {
                throw error.inside(key)
            }
            skipSpace()
        } while try take(UInt8(ascii: ","))
        guard try take(UInt8(ascii: "}")) else { throw trouble(.unexpected) }
        return .object(members)
    }

    /// Looks through a few members one by one, and from sixteen on in a set, so that a body of keys costs no
    /// square.
    private func isTaken(_ key: String, by members: [ExactJSON.Member], _ keys: inout Set<String>) -> Bool {
        guard members.count >= 16 else { return members.contains { $0.key == key } }
        if keys.isEmpty { keys = Set(members.map(\.key)) }
        return !keys.insert(key).inserted
    }

    private mutating func array() throws(ExactJSON.Trouble) -> ExactJSON {
        var elements: [ExactJSON] = []
        skipSpace()
        if try take(UInt8(ascii: "]")) { return .array([]) }
        repeat {
            do { elements.append(try value()) } catch { throw error.inside(elements.count) }
            skipSpace()
        } while try take(UInt8(ascii: ","))
        guard try take(UInt8(ascii: "]")) else { throw trouble(.unexpected) }
        return .array(elements)
    }

    private mutating func word(
        _ text: StaticString, _ value: ExactJSON
    ) throws(ExactJSON.Trouble) -> ExactJSON {
        for index in 0..<text.utf8CodeUnitCount {
            guard try peek() == text.utf8Start[index] else { throw trouble(.unexpected) }
            position += 1
        }
        return value
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
    private mutating func number() throws(ExactJSON.Trouble) -> String {
        let start = position
        _ = try take(UInt8(ascii: "-"))
        if try !take(UInt8(ascii: "0")) { try digits() }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if position < bytes.count, bytes[position] | 32 == UInt8(ascii: "e") {
            position += 1
            if try !take(UInt8(ascii: "+")) { _ = try take(UInt8(ascii: "-")) }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(ExactJSON.Trouble) {
        guard (48...57).contains(try peek()) else { throw trouble(.unexpected) }
        while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
    }

    private mutating func string() throws(ExactJSON.Trouble) -> String {
        position += 1
        let start = position
        while true {
            switch try peek() {
            case UInt8(ascii: "\""):
                let text = try utf8(bytes[start..<position], from: start)
                position += 1
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<32: throw trouble(.unexpected)
            default: position += 1
            }
        }
    }

    private mutating func escapedString(from start: Int) throws(ExactJSON.Trouble) -> String {
        var text = Array(bytes[start..<position])
        while true {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                let string = try utf8(text[...], from: start)
                position += 1
                return string
            case UInt8(ascii: "\\"):
                position += 1
                text += Array(String(try escape()).utf8)
            case 0..<32: throw trouble(.unexpected)
            default:
                text.append(byte)
                position += 1
            }
        }
    }

    private mutating func escape() throws(ExactJSON.Trouble) -> Character {
        let letter = try peek()
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Character(Unicode.Scalar(letter))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw trouble(.unexpected)
        }
    }

    private mutating func unicodeEscape() throws(ExactJSON.Trouble) -> Character {
        var code = try hexadecimalUnit()
        if (0xD800..<0xDC00).contains(code) {
            guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u")
            else { throw trouble(.unusableCharacter) }
            position += 2
            let low = try hexadecimalUnit()
            guard (0xDC00..<0xE000).contains(low) else { throw trouble(.unusableCharacter) }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard code != 0, let scalar = Unicode.Scalar(code) else { throw trouble(.unusableCharacter) }
        return Character(scalar)
    }

    private mutating func hexadecimalUnit() throws(ExactJSON.Trouble) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            switch try peek() {
            case let digit where (48...57).contains(digit): code = code << 4 | UInt32(digit - 48)
            case let digit where (97...102).contains(digit | 32): code = code << 4 | UInt32((digit | 32) - 87)
            default: throw trouble(.unexpected)
            }
            position += 1
        }
        return code
    }

    private func utf8(_ bytes: ArraySlice<UInt8>, from start: Int) throws(ExactJSON.Trouble) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ExactJSON.Trouble(.invalidUTF8, at: start)
        }
        return text
    }

    private func peek() throws(ExactJSON.Trouble) -> UInt8 {
        guard position < bytes.count else { throw trouble(.cutShort) }
        return bytes[position]
    }

    /// Whether the next byte is that one; then it is taken.
    private mutating func take(_ byte: UInt8) throws(ExactJSON.Trouble) -> Bool {
        guard try peek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 32, 10, 13, 9: position += 1
            default: return
            }
        }
    }

    private func trouble(_ reason: ExactJSON.Trouble.Reason) -> ExactJSON.Trouble {
        ExactJSON.Trouble(reason, at: position)
    }
}
