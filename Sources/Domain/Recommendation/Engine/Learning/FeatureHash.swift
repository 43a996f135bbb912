/// Hashes of features' names: eight bytes at a time, multiplied into 128 bits and folded (as wyhash does).
enum FeatureHash {
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let low: UInt64 = 0x0101_0101_0101_0101
    private static let high: UInt64 = 0x8080_8080_8080_8080

    /// The hash of the token that begins at a place, which moves to its end: a blank, a line's end, a bar or a colon.
    @inline(__always) static func token(_ text: Span<UInt8>, _ at: inout Int, salt: UInt64) -> UInt64 {
        var hash = salt
        while true {
            let word = eight(text, at)
            // A byte's high bit where the byte ends the token: below 0x21, a bar, or a colon. Bytes above 0x7F never do.
            let blank = (word &- low &* 0x21) & ~word & high
            let ends = blank | zeros(word ^ (low &* 0x7C)) | zeros(word ^ (low &* 0x3A))
            let length = ends == 0 ? 8 : ends.trailingZeroBitCount >> 3
            let kept = length == 8 ? word : word & ((1 << UInt64(length << 3)) &- 1)
            if length > 0 || hash == salt { hash = mixed(hash ^ kept, UInt64(length)) }
            at += length
            if length < 8 { return hash }
        }
    }

    /// A hash of numbers in place of names.
    @inline(__always) static func of(_ first: UInt64, _ second: UInt64) -> UInt32 {
        folded(mixed(first ^ 0x5851_F42D_4C95_7F2D, second))
    }

    @inline(__always) static func folded(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ (hash >> 32)) }

    @inline(__always) private static func mixed(_ value: UInt64, _ length: UInt64) -> UInt64 {
        let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: multiplier ^ (length << 56))
        return product.high ^ product.low
    }

    /// High bits where bytes are zero, exactly for the first of them.
    @inline(__always) private static func zeros(_ word: UInt64) -> UInt64 { (word &- low) & ~word & high }

    /// Eight bytes from a place; beyond the text's end there are line ends.
    @inline(__always) private static func eight(_ text: Span<UInt8>, _ at: Int) -> UInt64 {
        if at + 8 <= text.count {
            return UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
        }
        var word: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
        for place in 0..<max(0, text.count - at) {
            word &= ~(0xFF << UInt64(place << 3))
            word |= UInt64(text[at + place]) << UInt64(place << 3)
        }
        return word
    }
}
