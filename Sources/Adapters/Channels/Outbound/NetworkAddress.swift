import Glibc

/// An IPv4 or IPv6 address, as it is dialled.
struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    /// Four or sixteen, most significant first.
    let bytes: [UInt8]

    /// Nil unless it is written as RFC 4291 §2.2 or in dotted decimals with four parts.
    init?(_ text: some StringProtocol) {
        // Not the system's own structures: beside NIO the compiler cannot always tell whose they are.
        var address = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, String(text), &address) == 1 {
            bytes = Array(address.prefix(4))
        } else if inet_pton(AF_INET6, String(text), &address) == 1 {
            bytes = address
        } else {
            return nil
        }
    }

    /// Nil unless there are four or sixteen.
    init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func lies(in block: Block) -> Bool {
        guard bytes.count == block.first.bytes.count else { return false }
        let whole = block.bits / 8
        guard bytes.prefix(whole).elementsEqual(block.first.bytes.prefix(whole)) else { return false }
        let rest = block.bits % 8
        return rest == 0 || (bytes[whole] ^ block.first.bytes[whole]) >> (8 - rest) == 0
    }

    /// All addresses that begin with the same bits.
    struct Block: Sendable {
        let first: NetworkAddress
        let bits: Int

        init(_ text: StaticString, _ bits: Int) {
            guard let first = NetworkAddress(text.description) else { preconditionFailure("\(text) is no address") }
            self.first = first
            self.bits = bits
        }
    }
}
