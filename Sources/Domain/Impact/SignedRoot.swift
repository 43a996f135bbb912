public import Contracts
import Crypto
public import Values

/// The signed statement of what the ledger held at the end of a day. Whoever keeps one can later prove that nothing of it
/// was cut off or written anew.
public struct SignedRoot: Hashable, Sendable {
    public let day: Day
    /// The entries behind the root before, up to the last that was recorded on the day; `last` is `first - 1` when there
    /// were none.
    public let first: Int64
    public let last: Int64
    /// The Merkle root (RFC 6962) over the hashes of those entries.
    public let root: ContentDigest
    /// The hash of the last entry: the whole ledger up to here.
    public let head: ContentDigest
    /// Ed25519, 32 bytes.
    public let publicKey: [UInt8]
    /// Ed25519 over ``statement``, 64 bytes.
    public let signature: [UInt8]

    /// What is signed: `terrace ledger root 1`, a line feed, and canonical JSON.
    public var statement: String {
        let json: CanonicalJSON = [
            "day": .string(day.description),
            "first": .integer(first),
            "last": .integer(last),
            "root": .string(root.description),
            "head": .string(head.description),
        ]
        return "terrace ledger root 1\n" + json.text
    }

    /// Whether the signature was made with the key's other half.
    public var isSignatureValid: Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: Array(statement.utf8))
    }

    init(
        day: Day, first: Int64, last: Int64, root: ContentDigest, head: ContentDigest, publicKey: [UInt8],
        signature: [UInt8]
    ) {
        self.day = day
        self.first = first
        self.last = last
        self.root = root
        self.head = head
        self.publicKey = publicKey
        self.signature = signature
    }
}

/// Holds the private key with which daily roots are signed.
public struct RootSigner: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// Nil unless the seed is 32 bytes.
    public init?(seed: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
        self.key = key
    }

    public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    func sign(day: Day, first: Int64, last: Int64, root: ContentDigest, head: ContentDigest) throws -> SignedRoot {
        let unsigned = SignedRoot(
            day: day, first: first, last: last, root: root, head: head, publicKey: publicKey, signature: [])
        return SignedRoot(
            day: day, first: first, last: last, root: root, head: head, publicKey: publicKey,
            signature: Array(try key.signature(for: Array(unsigned.statement.utf8))))
    }
}

/// Shows that an entry is in a day's signed root, without the other entries.
public struct InclusionProof: Hashable, Sendable {
    public let entry: EntryID
    public let hash: ContentDigest
    /// The entry's place among those of the day, from 0.
    public let index: Int64
    /// The neighbours' hashes from the leaf to the root.
    public let path: [ContentDigest]
    public let root: SignedRoot

    public init(entry: EntryID, hash: ContentDigest, index: Int64, path: [ContentDigest], root: SignedRoot) {
        self.entry = entry
        self.hash = hash
        self.index = index
        self.path = path
        self.root = root
    }

    /// Whether the path leads from the entry to the root, and the root is signed.
    public var holds: Bool {
        MerkleTree.root(from: hash, at: index, of: root.last - root.first + 1, along: path) == root.root
            && root.isSignatureValid
    }
}
