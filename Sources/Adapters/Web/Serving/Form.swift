import Contracts
import HTTPTypes

/// The fields and files of a form, as `application/x-www-form-urlencoded` or `multipart/form-data`.
struct Form: Sendable {
    struct File: Sendable {
        let field: String
        let name: String
        let type: String
        let bytes: [UInt8]
    }

    private(set) var fields: [(name: String, value: String)] = []
    private(set) var files: [File] = []

    /// The first value of a field; empty when it is missing.
    subscript(name: String) -> String { fields.first { $0.name == name }?.value ?? "" }

    /// All values of a field, for check boxes and lists.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    func file(_ field: String) -> File? { files.first { $0.field == field && !$0.bytes.isEmpty } }

    init() {}

    init(urlEncoded body: some Collection<UInt8>) throws {
        for pair in body.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = percentDecoded(parts[0]),
                let value = percentDecoded(parts.count > 1 ? parts[1] : parts[0][..<parts[0].startIndex])
            else { throw Problem(.badRequest, "malformed-form", field: "body", rule: .malformed(expected: "UTF-8")) }
            fields.append((name, value))
        }
    }

    mutating func add(_ name: String, _ value: String) { fields.append((name, value)) }
    mutating func add(_ file: File) { files.append(file) }
}

/// Decodes `%XX` and `+`; nil when an escape is broken or the bytes are not UTF-8.
func percentDecoded(_ text: some Collection<UInt8>) -> String? {
    func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
        switch byte {
        case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
        case UInt8(ascii: "%"):
            guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        default: bytes.append(byte)
        }
    }
    return String(validating: bytes, as: UTF8.self)
}
