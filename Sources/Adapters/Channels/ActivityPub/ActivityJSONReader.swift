/// Reads JSON (RFC 8259) from strangers: bounded in depth and in the number of values, so that a small body cannot cost much.
struct ActivityJSONReader {
    enum Trouble: Error, Hashable {
        case malformed(at: Int)
        case tooDeep
        case tooMany
    }

    static let mostDepth = 32
    static let mostValues = 20_000

    private let bytes: [UInt8]
    private var position = 0
    private var values = 0

    static func read(_ bytes: [UInt8]) throws(Trouble) -> ActivityJSON {
        var reader = ActivityJSONReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.position == bytes.count else { throw .malformed(at: reader.position) }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 32 || byte == 9 || byte == 10 || byte == 13 { position += 1 }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(Trouble) -> ActivityJSON {
        guard depth < Self.mostDepth else { throw .tooDeep }
        values += 1
        guard values <= Self.mostValues else { throw .tooMany }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try list(depth: depth)
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: ActivityJSON) throws(Trouble) -> ActivityJSON {
        let expected = Array(word.description.utf8)
        guard bytes[position...].starts(with: expected) else { throw .malformed(at: position) }
        position += expected.count
        return value
    }

    private mutating func object(depth: Int) throws(Trouble) -> ActivityJSON {
        position += 1
        var members: [String: ActivityJSON] = [:]
        skipSpace()
        if take("}") { return .object(members) }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw .malformed(at: position) }
            let name = try string()
            skipSpace()
            guard take(":") else { throw .malformed(at: position) }
            members[name] = try value(depth: depth + 1)
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw .malformed(at: position) }
        }
    }

    private mutating func list(depth: Int) throws(Trouble) -> ActivityJSON {
        position += 1
        var elements: [ActivityJSON] = []
        skipSpace()
        if take("]") { return .list(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return .list(elements) }
            guard take(",") else { throw .malformed(at: position) }
        }
    }

    private mutating func string() throws(Trouble) -> String {
        let start = position
        position += 1
        var out: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: out, as: UTF8.self) else { throw .malformed(at: start) }
                return text
            case UInt8(ascii: "\\"): try escape(into: &out)
            case 0..<32: throw .malformed(at: position - 1)
            default: out.append(byte)
            }
        }
        throw .malformed(at: position)
    }

    private mutating func escape(into out: inout [UInt8]) throws(Trouble) {
        guard let byte = next else { throw .malformed(at: position) }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
        case UInt8(ascii: "b"): out.append(8)
        case UInt8(ascii: "f"): out.append(12)
        case UInt8(ascii: "n"): out.append(10)
        case UInt8(ascii: "r"): out.append(13)
        case UInt8(ascii: "t"): out.append(9)
        case UInt8(ascii: "u"):
            var code = try hexadecimalUnit()
            if (0xD800..<0xDC00).contains(code), next == UInt8(ascii: "\\"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: "u")
            {
                let mark = position
                position += 2
                let low = try hexadecimalUnit()
                if (0xDC00..<0xE000).contains(low) {
                    code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                } else {
                    position = mark
                }
            }
            // A lone half of a pair is no character, and no table of ours takes a NUL.
            let scalar = code == 0 ? nil : Unicode.Scalar(code)
            out += String(scalar.map(Character.init) ?? "\u{FFFD}").utf8
        default: throw .malformed(at: position - 1)
        }
    }

    private mutating func hexadecimalUnit() throws(Trouble) -> UInt32 {
        guard position + 4 <= bytes.count else { throw .malformed(at: position) }
        var code: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            let digit: UInt8
            switch byte {
            case 48...57: digit = byte - 48
            case 65...70: digit = byte - 55
            case 97...102: digit = byte - 87
            default: throw .malformed(at: position)
            }
            code = code << 4 | UInt32(digit)
        }
        position += 4
        return code
    }

    private mutating func number() throws(Trouble) -> ActivityJSON {
        let start = position
        while let byte = next, (48...57).contains(byte) || "+-.eE".utf8.contains(byte), position - start < 40 {
            position += 1
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let first = text.utf8.first, first == UInt8(ascii: "-") || (48...57).contains(first) else {
            throw .malformed(at: start)
        }
        if let whole = Int64(text) { return .integer(whole) }
        guard let number = Double(text), number.isFinite else { throw .malformed(at: start) }
        return .number(number)
    }
}
