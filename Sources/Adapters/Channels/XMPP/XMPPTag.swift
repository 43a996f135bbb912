/// The inside of a start tag: a name and attributes.
struct XMPPTag {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    mutating func parts(most: Int) throws(XMPPFault) -> (name: String, attributes: [XMPPElement.Attribute]) {
        let name = try self.name()
        var attributes: [XMPPElement.Attribute] = []
        while skipSpace(), position < bytes.endIndex {
            guard attributes.count < most else { throw XMPPFault("more than \(most) attributes") }
            let name = try self.name()
            _ = skipSpace()
            guard take() == UInt8(ascii: "=") else { throw XMPPFault("an attribute without a value") }
            _ = skipSpace()
            guard let quote = take(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
                let end = bytes[position...].firstIndex(of: quote)
            else { throw XMPPFault("an attribute that is not quoted") }
            let value = bytes[position..<end]
            guard !value.contains(UInt8(ascii: "<")) else { throw XMPPFault("< in an attribute") }
            guard !attributes.contains(where: { $0.name == name }) else { throw XMPPFault("\(name) twice") }
            attributes.append(.init(name: name, value: try Self.unescaped(value)))
            position = end + 1
        }
        guard position == bytes.endIndex else { throw XMPPFault("a tag that is none") }
        return (name, attributes)
    }

    private mutating func name() throws(XMPPFault) -> String {
        let start = position
        while position < bytes.endIndex, Self.isName(bytes[position], isFirst: position == start) {
            position += 1
        }
        guard (1...256).contains(position - start) else { throw XMPPFault("a name that is none") }
        return try XMPPReader.string(bytes[start..<position])
    }

    /// Whether there was white space.
    private mutating func skipSpace() -> Bool {
        let start = position
        while position < bytes.endIndex, [9, 10, 13, 32].contains(bytes[position]) { position += 1 }
        return position > start
    }

    private mutating func take() -> UInt8? {
        guard position < bytes.endIndex else { return nil }
        position += 1
        return bytes[position - 1]
    }

    /// XML 1.0 §2.3, all of what is not ASCII taken for letters.
    private static func isName(_ byte: UInt8, isFirst: Bool) -> Bool {
        switch byte {
        case 58, 65...90, 95, 97...122, 128...: true
        case 45, 46, 48...57: !isFirst
        default: false
        }
    }

    /// Text with its references resolved: characters by number, and XML's own five entities.
    static func unescaped(_ bytes: ArraySlice<UInt8>) throws(XMPPFault) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return try XMPPReader.string(bytes) }
        var out = ""
        var rest = bytes
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            out += try XMPPReader.string(rest[..<start])
            guard let end = rest[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
                throw XMPPFault("& without an end")
            }
            out.unicodeScalars.append(try scalar(XMPPReader.string(rest[(start + 1)..<end])))
            rest = rest[(end + 1)...]
        }
        return out + (try XMPPReader.string(rest))
    }

    private static func scalar(_ reference: String) throws(XMPPFault) -> Unicode.Scalar {
        switch reference {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        let number =
            reference.hasPrefix("#x")
            ? UInt32(reference.dropFirst(2), radix: 16)
            : reference.hasPrefix("#") ? UInt32(reference.dropFirst(1)) : nil
        guard let scalar = number.flatMap(Unicode.Scalar.init),
            scalar.value >= 32 || [9, 10, 13].contains(scalar.value)
        else { throw XMPPFault("&\(reference); is forbidden") }
        return scalar
    }
}
