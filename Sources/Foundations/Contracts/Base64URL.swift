private let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

/// RFC 4648 §5 without padding.
public func base64URL(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for byte in bytes {
        bits = bits << 8 | UInt32(byte)
        count += 8
        while count >= 6 {
            count -= 6
            text.append(alphabet[Int(bits >> count & 63)])
        }
    }
    if count > 0 { text.append(alphabet[Int(bits << (6 - count) & 63)]) }
    return String(decoding: text, as: UTF8.self)
}

/// RFC 4648 §5 without padding, without anything on the heap but the text.
func base64URL(_ bytes: Span<UInt8>) -> String {
    String(unsafeUninitializedCapacity: (bytes.count * 4 + 2) / 3) { text in
        var bits: UInt32 = 0
        var count: UInt32 = 0
        var place = 0
        for index in bytes.indices {
            bits = bits << 8 | UInt32(bytes[index])
            count += 8
            while count >= 6 {
                count -= 6
                text[place] = alphabet[Int(bits >> count & 63)]
                place += 1
            }
        }
        if count > 0 {
            text[place] = alphabet[Int(bits << (6 - count) & 63)]
            place += 1
        }
        return place
    }
}

/// The six bits that a character of base64url stands for; nil for any other character.
func base64URLValue(_ character: UInt8) -> UInt32? {
    switch character {
    case 65...90: UInt32(character) - 65
    case 97...122: UInt32(character) - 71
    case 48...57: UInt32(character) + 4
    case 45: 62
    case 95: 63
    default: nil
    }
}

extension [UInt8] {
    /// Reads RFC 4648 §5 without padding; nil for other characters and for bits left over that are not zero.
    public init?(base64URL text: String) {
        self = []
        reserveCapacity(text.utf8.count * 3 / 4)
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for character in text.utf8 {
            guard let value = base64URLValue(character) else { return nil }
            bits = (bits << 6 | value) & 0xFFFF
            count += 6
            if count >= 8 {
                count -= 8
                append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        guard count < 6, bits & (1 << count - 1) == 0 else { return nil }
    }
}
