/// Reads what ``CanonicalJSON`` writes, and nothing else: no white space, no fractions, no names twice.
struct CanonicalReader {
    /// What is deeper is refused, so that a hostile text cannot exhaust the stack.
    private static let deepest = 8

    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Nil unless the bytes are exactly one value in canonical form.
    static func read(_ bytes: [UInt8]) -> CanonicalJSON? {
        var reader = CanonicalReader(bytes)
        guard let value = reader.value(depth: 0), reader.position == bytes.count, value.bytes == bytes else {
            return nil
        }
        return value
    }

    private mutating func value(depth: Int) -> CanonicalJSON? {
        guard depth < Self.deepest, position < bytes.count else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return string().map { .string($0) }
        case UInt8(ascii: "n"): return skip("null") ? .null : nil
        default: return integer()
        }
    }

    private mutating func object(depth: Int) -> CanonicalJSON? {
        var members: [String: CanonicalJSON] = [:]
        guard skip("{") else { return nil }
        if skip("}") { return .object(members) }
        repeat {
            guard let name = string(), skip(":"), let value = value(depth: depth + 1) else { return nil }
            guard members.updateValue(value, forKey: name) == nil else { return nil }
        } while skip(",")
        return skip("}") ? .object(members) : nil
    }

    private mutating func array(depth: Int) -> CanonicalJSON? {
        var elements: [CanonicalJSON] = []
        guard skip("[") else { return nil }
        if skip("]") { return .array(elements) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
        } while skip(",")
        return skip("]") ? .array(elements) : nil
    }

    private mutating func integer() -> CanonicalJSON? {
        let start = position
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
        while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
        return Int64(String(decoding: bytes[start..<position], as: UTF8.self)).map { .integer($0) }
    }

    private mutating func string() -> String? {
        guard skip("\"") else { return nil }
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = escaped() else { return nil }
                text.append(escaped)
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escaped() -> UInt8? {
        guard position < bytes.count else { return nil }
        position += 1
        switch bytes[position - 1] {
        case UInt8(ascii: "\""): return 0x22
        case UInt8(ascii: "\\"): return 0x5C
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "u"):
            // Canonical text escapes only control characters this way: \u0000 to \u001f.
            guard position + 4 <= bytes.count else { return nil }
            let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
            position += 4
            guard let code = UInt8(digits, radix: 16), code < 0x20 else { return nil }
            return code
        default: return nil
        }
    }

    private mutating func skip(_ text: StaticString) -> Bool {
        let end = position + text.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        let matches = text.withUTF8Buffer { $0.elementsEqual(bytes[position..<end]) }
        if matches { position = end }
        return matches
    }
}
