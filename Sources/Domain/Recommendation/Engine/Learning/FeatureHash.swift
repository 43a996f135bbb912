/// Hashes of features' names: eight bytes at a time, multiplied into 128 bits and folded (as wyhash does).
enum FeatureHash {
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let secret: UInt64 = 0xA076_1D64_78BD_642F

    /// The hash of a token of one to eight bytes; eight bytes from its first on must be in the text.
    ///
    /// No token holds a zero, so bytes behind its end may count as zeros: the length is in the bytes.
    @inline(__always) static func short(_ text: Span<UInt8>, _ at: Int, _ length: Int, salt: UInt64) -> UInt64 {
        let behind = UInt64(truncatingIfNeeded: 64 &- length &* 8)
        return mixed(salt ^ ((eight(text, at) &<< behind) &>> behind))
    }

    /// The hash of a token of any length, the same as ``short(_:_:_:salt:)`` for one to eight bytes; eight bytes from its end on must
    /// be in the text.
    @inline(never) static func token(_ text: Span<UInt8>, _ at: Int, _ length: Int, salt: UInt64) -> UInt64 {
        var (at, left, hash) = (at, length, salt)
        while left > 8 {
            hash = mixed(hash ^ eight(text, at))
            at += 8
            left -= 8
        }
        return left == 0 ? mixed(hash) : short(text, at, left, salt: hash)
    }

    /// What of a name's hash a feature is: the upper half, since in the lower one names that differ in few bytes meet too often.
    @inline(__always) static func feature(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }

    /// A hash of numbers in place of names.
    @inline(__always) static func of(_ first: UInt64, _ second: UInt64) -> UInt32 {
        let hash = mixed(mixed(first) ^ second)
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }

    @inline(__always) private static func mixed(_ value: UInt64) -> UInt64 {
        let product = (value ^ secret).multipliedFullWidth(by: multiplier)
        return product.high ^ product.low
    }

    @inline(__always) private static func eight(_ text: Span<UInt8>, _ at: Int) -> UInt64 {
        UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self))
    }
}
