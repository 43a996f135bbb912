import FoundationEssentials

/// A bare item of a structured field (RFC 8941 §3.3), as far as signatures use them.
enum StructuredItem: Hashable, Sendable {
    case integer(Int64)
    case string(String)
    case token(String)
    case bytes([UInt8])
    case flag(Bool)

    /// As RFC 8941 §4.1 writes it.
    var written: String {
        switch self {
        case .integer(let number): String(number)
        case .string(let text):
            "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
        case .token(let text): text
        case .bytes(let bytes): ":" + Data(bytes).base64EncodedString() + ":"
        case .flag(let flag): flag ? "?1" : "?0"
        }
    }
}

/// Parameters keep their order: what is signed depends on it.
struct StructuredParameters: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        let name: String
        let value: StructuredItem
    }

    private(set) var entries: [Entry] = []

    subscript(name: String) -> StructuredItem? { entries.first { $0.name == name }?.value }

    mutating func put(_ name: String, _ value: StructuredItem) {
        entries.removeAll { $0.name == name }
        entries.append(Entry(name: name, value: value))
    }

    var written: String {
        entries.map { $0.value == .flag(true) ? ";\($0.name)" : ";\($0.name)=\($0.value.written)" }.joined()
    }
}

struct StructuredMember: Hashable, Sendable {
    enum Value: Hashable, Sendable {
        case item(StructuredItem, StructuredParameters)
        case list([Inner], StructuredParameters)
    }

    struct Inner: Hashable, Sendable {
        let item: StructuredItem
        let parameters: StructuredParameters
    }

    let name: String
    let value: Value
}

/// Reads dictionaries of RFC 8941 (§4.2.2): `sig1=("@method" "date");created=1, sig2=:…:`.
struct StructuredFieldReader {
    static let mostBytes = 16_384
    private let bytes: [UInt8]
    private var position = 0

    static func dictionary(_ text: String) throws(SignatureTrouble) -> [StructuredMember] {
        guard text.utf8.count <= mostBytes else { throw .malformed("too long") }
        var reader = StructuredFieldReader(bytes: Array(text.utf8))
        return try reader.dictionary()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func trouble() -> SignatureTrouble { .malformed("at byte \(position) of a structured field") }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() { while next == 32 || next == 9 { position += 1 } }

    private mutating func dictionary() throws(SignatureTrouble) -> [StructuredMember] {
        var members: [StructuredMember] = []
        skipSpace()
        while next != nil {
            let name = try key()
            let value: StructuredMember.Value
            if take("=") {
                value = try next == UInt8(ascii: "(") ? innerList() : .item(item(), parameters())
            } else {
                value = .item(.flag(true), try parameters())
            }
            members.removeAll { $0.name == name }
            members.append(StructuredMember(name: name, value: value))
            skipSpace()
            if next == nil { break }
            guard take(",") else { throw trouble() }
            skipSpace()
            guard next != nil else { throw trouble() }
        }
        return members
    }

    private mutating func innerList() throws(SignatureTrouble) -> StructuredMember.Value {
        position += 1
        var items: [StructuredMember.Inner] = []
        while true {
            while next == 32 { position += 1 }
            if take(")") { return .list(items, try parameters()) }
            items.append(StructuredMember.Inner(item: try item(), parameters: try parameters()))
            guard next == 32 || next == UInt8(ascii: ")") else { throw trouble() }
        }
    }

    private mutating func parameters() throws(SignatureTrouble) -> StructuredParameters {
        var parameters = StructuredParameters()
        while take(";") {
            while next == 32 { position += 1 }
            let name = try key()
            parameters.put(name, take("=") ? try item() : .flag(true))
        }
        return parameters
    }

    private mutating func key() throws(SignatureTrouble) -> String {
        let start = position
        while let byte = next {
            switch byte {
            case 97...122, UInt8(ascii: "*"): position += 1
            case 48...57, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
                guard position > start else { throw trouble() }
                position += 1
            default:
                guard position > start else { throw trouble() }
                return String(decoding: bytes[start..<position], as: UTF8.self)
            }
        }
        guard position > start else { throw trouble() }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func item() throws(SignatureTrouble) -> StructuredItem {
        guard let byte = next else { throw trouble() }
        switch byte {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: ":"): return .bytes(try byteSequence())
        case UInt8(ascii: "?"):
            position += 1
            if take("1") { return .flag(true) }
            guard take("0") else { throw trouble() }
            return .flag(false)
        case UInt8(ascii: "-"), 48...57: return .integer(try integer())
        case 65...90, 97...122, UInt8(ascii: "*"): return .token(token())
        default: throw trouble()
        }
    }

    private mutating func string() throws(SignatureTrouble) -> String {
        position += 1
        var out: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = next, escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\") else {
                    throw trouble()
                }
                out.append(escaped)
                position += 1
            case 32...126: out.append(byte)
            default: throw trouble()
            }
        }
        throw trouble()
    }

    private mutating func byteSequence() throws(SignatureTrouble) -> [UInt8] {
        position += 1
        let start = position
        while let byte = next, byte != UInt8(ascii: ":") { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard take(":"), let data = Data(base64Encoded: text) else { throw trouble() }
        return Array(data)
    }

    private mutating func integer() throws(SignatureTrouble) -> Int64 {
        let start = position
        _ = take("-")
        while let byte = next, (48...57).contains(byte) { position += 1 }
        // RFC 8941 §3.3.1: fifteen digits. A decimal is of no use here.
        guard position - start <= 16, next != UInt8(ascii: "."),
            let number = Int64(String(decoding: bytes[start..<position], as: UTF8.self))
        else { throw trouble() }
        return number
    }

    private mutating func token() -> String {
        let start = position
        while let byte = next, (33...126).contains(byte), !"\"(),;<=>?@[\\]{}".utf8.contains(byte) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}
