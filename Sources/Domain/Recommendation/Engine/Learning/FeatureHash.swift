/// Hashes of features' names: eight bytes at a time, multiplied into 128 bits and folded (as wyhash does).
enum FeatureHash {
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The hash of a token, which begins at a place and has a length; eight bytes behind its end must be in the text.
    @inline(__always) static func token(_ text: Span<UInt8>, _ at: Int, _ length: Int, salt: UInt64) -> UInt64 {
        if length > 8 { return long(text, at, length, salt) }
        return mixed(salt ^ (eight(text, at) & below(length)), UInt64(truncatingIfNeeded: length))
    }

    @inline(never) private static func long(_ text: Span<UInt8>, _ at: Int, _ length: Int, _ salt: UInt64) -> UInt64 {
        var (at, length, hash) = (at, length, salt)
        while length > 8 {
            hash = mixed(hash ^ eight(text, at), 8)
            at += 8
            length -= 8
        }
        return mixed(hash ^ (eight(text, at) & below(length)), UInt64(length))
    }

    /// Ones for so many of the lowest bytes, 0 to 8.
    @inline(__always) private static func below(_ length: Int) -> UInt64 {
        length == 0 ? 0 : ~0 &>> UInt64(truncatingIfNeeded: 64 &- length &* 8)
    }

    @inline(__always) private static func eight(_ text: Span<UInt8>, _ at: Int) -> UInt64 {
        UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self))
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
}
