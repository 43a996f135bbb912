/// A JSON value as the fediverse sends it: where one server writes an address, another writes a list or a whole object.
enum ActivityJSON: Hashable, Sendable {
    case null
    case flag(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case list([ActivityJSON])
    case object([String: ActivityJSON])
}

extension ActivityJSON {
    /// The member of an object; nil when there is none, or this is no object.
    subscript(name: String) -> ActivityJSON? {
        guard case .object(let members) = self else { return nil }
        if case .null = members[name] { return nil }
        return members[name]
    }

    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The address by which something is named: itself, or the `id` of an object.
    var id: String? { text ?? self["id"]?.text }

    /// A value that may stand alone or in a list, as a list.
    var elements: [ActivityJSON] {
        switch self {
        case .null: []
        case .list(let elements): elements
        case .flag, .integer, .number, .text, .object: [self]
        }
    }

    /// What kinds of thing it says it is.
    var types: [String] { self["type"]?.elements.compactMap(\.text) ?? [] }

    func isA(_ types: Set<String>) -> Bool { self.types.contains { types.contains($0) } }

    /// The object with other members put over its own; members that are null are left out.
    func with(_ others: [String: ActivityJSON]) -> ActivityJSON {
        guard case .object(let members) = self else { return self }
        return .object(members.merging(others) { $1 }.filter { $0.value != .null })
    }
}

extension ActivityJSON: ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
    init(stringLiteral text: String) { self = .text(text) }
    init(arrayLiteral elements: ActivityJSON...) { self = .list(elements) }
    init(booleanLiteral flag: Bool) { self = .flag(flag) }
    init(integerLiteral number: Int64) { self = .integer(number) }
    init(dictionaryLiteral members: (String, ActivityJSON)...) {
        self = .object(Dictionary(members) { $1 })
    }
}

extension ActivityJSON {
    /// The same bytes for the same value: members in the order of their names, `@context` before all that begin with letters.
    var bytes: [UInt8] {
        var out: [UInt8] = []
        write(into: &out)
        return out
    }

    var json: String { String(decoding: bytes, as: UTF8.self) }

    private func write(into out: inout [UInt8]) {
        switch self {
        case .null: out += "null".utf8
        case .flag(let flag): out += (flag ? "true" : "false").utf8
        case .integer(let number): out += String(number).utf8
        case .number(let number): out += (number.isFinite ? String(number) : "null").utf8
        case .text(let text): Self.write(text, into: &out)
        case .list(let elements):
            out.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                element.write(into: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let members):
            out.append(UInt8(ascii: "{"))
            for (index, name) in members.keys.sorted().enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                Self.write(name, into: &out)
                out.append(UInt8(ascii: ":"))
                members[name]?.write(into: &out)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, into out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                out.append(UInt8(ascii: "\\"))
                out.append(byte)
            case 10: out += "\\n".utf8
            case 0..<32:
                let digits = String(byte, radix: 16)
                out += "\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}
