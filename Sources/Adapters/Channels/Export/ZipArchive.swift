/// A ZIP file whose members are stored as they are (PKWARE APPNOTE 6.3.4, method 0): pictures do not get smaller anyway.
///
/// The same members give the same bytes: every member is dated 1980-01-01, the format's first day.
struct ZipArchive {
    private var out: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// Bit 11 of the flags: names are UTF-8.
    private static let flags: UInt16 = 1 << 11
    private static let version: UInt16 = 20
    /// 1980-01-01, 00:00.
    private static let date: UInt16 = 1 << 5 | 1

    /// Names are relative, with `/`; at most 65,535 members and 4 GiB together.
    init(_ members: [(name: String, bytes: [UInt8])]) {
        out.reserveCapacity(members.reduce(0) { $0 + $1.bytes.count + 2 * $1.name.utf8.count + 128 })
        for member in members { add(member.name, member.bytes) }
        let start = UInt32(truncatingIfNeeded: out.count)
        let size = UInt32(truncatingIfNeeded: directory.count)
        out += directory
        out.put(0x0605_4B50 as UInt32)
        out.put(0 as UInt16)
        out.put(0 as UInt16)
        out.put(count)
        out.put(count)
        out.put(size)
        out.put(start)
        out.put(0 as UInt16)
    }

    var bytes: [UInt8] { out }

    private mutating func add(_ name: String, _ bytes: [UInt8]) {
        let offset = UInt32(truncatingIfNeeded: out.count)
        var head: [UInt8] = []
        head.put(Self.version)
        head.put(Self.flags)
        head.put(0 as UInt16)
        head.put(0 as UInt16)
        head.put(Self.date)
        head.put(CRC32.of(bytes))
        head.put(UInt32(truncatingIfNeeded: bytes.count))
        head.put(UInt32(truncatingIfNeeded: bytes.count))
        head.put(UInt16(truncatingIfNeeded: name.utf8.count))
        head.put(0 as UInt16)
        out.put(0x0403_4B50 as UInt32)
        out += head
        out += Array(name.utf8)
        out += bytes
        directory.put(0x0201_4B50 as UInt32)
        directory.put(Self.version)
        directory += head
        // No comment, the first disk, no attributes: an ordinary file.
        directory.put(0 as UInt16)
        directory.put(0 as UInt16)
        directory.put(0 as UInt16)
        directory.put(0 as UInt32)
        directory.put(offset)
        directory += Array(name.utf8)
        count &+= 1
    }
}

/// CRC-32 of ISO 3309 and ITU-T V.42, as ZIP uses it.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
    }
}

extension [UInt8] {
    /// Little-endian.
    fileprivate mutating func put(_ number: some FixedWidthInteger) {
        for place in 0..<(number.bitWidth / 8) { append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
    }
}
