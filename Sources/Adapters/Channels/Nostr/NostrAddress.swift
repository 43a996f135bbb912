import Signing

/// Where an article is found on Nostr: its author, its kind and its `d` tag, whatever the version.
struct NostrAddress: Hashable, Sendable {
    let author: String
    let key: String

    /// As `a` tags have it (NIP-01).
    var coordinate: String { "\(NostrEvent.Kind.article):\(author):\(key)" }

    /// `naddr1…` (NIP-19) with relays where it is to be found.
    func code(relays: [String]) -> String {
        var bytes = Self.entry(0, Array(key.utf8))
        for relay in relays.prefix(3) { bytes += Self.entry(1, Array(relay.utf8)) }
        bytes += Self.entry(2, NostrHex.bytes(author, count: SchnorrKey.byteCount) ?? [])
        let kind = UInt32(NostrEvent.Kind.article)
        bytes += Self.entry(3, (0..<4).map { UInt8(truncatingIfNeeded: kind >> UInt32(8 * (3 - $0))) })
        return Bech32.text("naddr", bytes)
    }

    /// Type, length, value; a length is one byte.
    private static func entry(_ type: UInt8, _ value: [UInt8]) -> [UInt8] {
        value.count <= 255 ? [type, UInt8(value.count)] + value : []
    }
}
