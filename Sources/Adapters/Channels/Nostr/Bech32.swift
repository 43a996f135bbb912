/// Bytes as letters that people can copy (BIP-173), without its limit of ninety characters, as NIP-19 has it.
enum Bech32 {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    /// Longer texts are refused unread.
    private static let mostBytes = 5_000

    static func text(_ prefix: String, _ bytes: [UInt8]) -> String {
        let values = regrouped(bytes, from: 8, to: 5, fillsUp: true) ?? []
        let check = checksum(prefix, values)
        return prefix + "1" + String(decoding: (values + check).map { alphabet[Int($0)] }, as: UTF8.self)
    }

    /// Nil unless the text is whole, in one case, and bears that prefix.
    static func bytes(of text: String, prefix: String) -> [UInt8]? {
        guard text.utf8.count <= mostBytes else { return nil }
        let lower = text.lowercased()
        guard text == lower || text == text.uppercased(), lower.hasPrefix(prefix + "1") else { return nil }
        var values: [UInt8] = []
        for letter in lower.utf8.dropFirst(prefix.utf8.count + 1) {
            guard let value = alphabet.firstIndex(of: letter) else { return nil }
            values.append(UInt8(value))
        }
        guard values.count >= 6 else { return nil }
        let content = Array(values.dropLast(6))
        guard checksum(prefix, content) == Array(values.suffix(6)) else { return nil }
        return regrouped(content, from: 5, to: 8, fillsUp: false)
    }

    private static func checksum(_ prefix: String, _ values: [UInt8]) -> [UInt8] {
        let head = prefix.utf8.map { $0 >> 5 } + [0] + prefix.utf8.map { $0 & 31 }
        var state: UInt32 = 1
        for value in head + values + [0, 0, 0, 0, 0, 0] {
            let top = state >> 25
            state = (state & 0x1ff_ffff) << 5 ^ UInt32(value)
            for (bit, generator) in [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
                .enumerated()
            where top >> UInt32(bit) & 1 == 1 { state ^= UInt32(generator) }
        }
        let final = state ^ 1
        return (0..<6).map { UInt8(final >> UInt32(5 * (5 - $0)) & 31) }
    }

    /// Nil when bits are left over that are not zero, or a whole group of them.
    private static func regrouped(_ values: [UInt8], from: Int, to: Int, fillsUp: Bool) -> [UInt8]? {
        var out: [UInt8] = []
        var (bits, count) = (0, 0)
        for value in values {
            bits = (bits << from | Int(value)) & 0xfff
            count += from
            while count >= to {
                count -= to
                out.append(UInt8(bits >> count & ((1 << to) - 1)))
            }
        }
        let rest = bits & ((1 << count) - 1)
        if fillsUp {
            if count > 0 { out.append(UInt8(rest << (to - count))) }
        } else if count >= from || rest != 0 {
            return nil
        }
        return out
    }
}
