/// JSON as NIP-01 has it signed: no white space, and seven characters escaped, each in one way. Other control characters
/// are written as JSON's own `\u00XX`, which is what relays do that check with a JSON library.
enum NostrJSON {
    static func string(_ text: String) -> String {
        var out: [UInt8] = [UInt8(ascii: "\"")]
        out.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case 0x08: out += Array("\\b".utf8)
            case 0x09: out += Array("\\t".utf8)
            case 0x0A: out += Array("\\n".utf8)
            case 0x0C: out += Array("\\f".utf8)
            case 0x0D: out += Array("\\r".utf8)
            case 0x22: out += Array("\\\"".utf8)
            case 0x5C: out += Array("\\\\".utf8)
            case 0..<0x20: out += Array("\\u00\(NostrHex.text([byte]))".utf8)
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
        return String(decoding: out, as: UTF8.self)
    }

    static func tags(_ tags: [[String]]) -> String { "[\(tags.map(strings).joined(separator: ","))]" }

    static func strings(_ texts: [String]) -> String { "[\(texts.map(string).joined(separator: ","))]" }
}
