/// A checksum against damage by accident, eight bytes a step over four lanes: several gigabytes a second.
enum Checksum {
    static func of(_ bytes: RawSpan) -> UInt64 {
        var lanes = (UInt64(1), UInt64(2), UInt64(3), UInt64(4))
        var at = 0
        let end = bytes.byteCount
        while at + 32 <= end {
            lanes.0 = step(lanes.0, bytes, at)
            lanes.1 = step(lanes.1, bytes, at + 8)
            lanes.2 = step(lanes.2, bytes, at + 16)
            lanes.3 = step(lanes.3, bytes, at + 24)
            at += 32
        }
        var rest = UInt64(end)
        while at < end {
            rest = mixed(rest ^ UInt64(bytes.unsafeLoad(fromByteOffset: at, as: UInt8.self)))
            at += 1
        }
        return mixed(mixed(mixed(mixed(lanes.0 ^ rest) ^ lanes.1) ^ lanes.2) ^ lanes.3)
    }

    @inline(__always) private static func step(_ lane: UInt64, _ bytes: RawSpan, _ at: Int) -> UInt64 {
        mixed(lane ^ UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)))
    }

    /// One to one, so that a change of any one word always changes its lane.
    @inline(__always) private static func mixed(_ value: UInt64) -> UInt64 {
        let product = (value ^ (value >> 29)) &* 0x9E37_79B9_7F4A_7C15
        return product ^ (product >> 32)
    }
}
