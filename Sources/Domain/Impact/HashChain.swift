import Contracts
import Crypto
public import Values

/// `h₀` is 32 zero bytes, and each entry adds `hᵢ = SHA-256(0x00 ‖ hᵢ₋₁ ‖ bodyᵢ)`: whoever changes one byte of any body
/// changes every hash from there on.
enum HashChain {
    static let start = digest([UInt8](repeating: 0, count: 32))

    static func next(after previous: ContentDigest, body: [UInt8]) -> ContentDigest {
        var hash = SHA256()
        hash.update(data: [0] + previous.bytes)
        hash.update(data: body)
        return digest(Array(hash.finalize()))
    }

    static func digest(_ bytes: [UInt8]) -> ContentDigest {
        guard let digest = ContentDigest(bytes: bytes) else { preconditionFailure("SHA-256 has 32 bytes") }
        return digest
    }
}

/// Where the ledger ends. The hash of its last entry stands for all of it: the ledger's root.
public struct LedgerHead: Hashable, Sendable {
    public let entries: Int64
    public let root: ContentDigest

    static let empty = LedgerHead(entries: 0, root: HashChain.start)

    var next: EntryID { EntryID(entries + 1) }
}
