import Contracts
import Values

/// A line of text as people write it: trimmed, not empty, without control characters.
func checkedText(_ text: String, _ field: String, most: Int) throws(CommerceError) -> String {
    guard let text = text.trimmed else { throw .field(field, .required) }
    guard text.count <= most, text.utf8.count <= most * 4 else { throw .field(field, .tooLong(most: most)) }
    guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
        throw .field(field, .malformed(expected: "…"))
    }
    return text
}

/// A web address to which `rid=…` can be added: https, or http on this machine; no user name, no fragment.
func checkedAddress(_ text: String, _ field: String) throws(CommerceError) -> String {
    let text = try checkedText(text, field, most: 2_000)
    let expected = CommerceError.field(field, .malformed(expected: "https://…"))
    guard
        text.utf8.allSatisfy({
            (33...126).contains($0) && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "\\")
        }),
        let separator = text.firstRange(of: "://")
    else { throw expected }
    let authority = text[separator.upperBound...].prefix { $0 != "/" && $0 != "?" }
    guard !authority.isEmpty, !authority.contains("@") else { throw expected }
    let isIPv6 = authority.hasPrefix("[")
    let host = isIPv6 ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    let port = authority.dropFirst(host.count)
    guard !host.isEmpty, port.isEmpty || (port.first == ":" && UInt16(port.dropFirst()) != nil) else {
        throw expected
    }
    switch text[..<separator.lowerBound].lowercased() {
    case "https": return text
    case "http" where ["127.0.0.1", "localhost", "[::1]"].contains(host.lowercased()): return text
    default: throw expected
    }
}
