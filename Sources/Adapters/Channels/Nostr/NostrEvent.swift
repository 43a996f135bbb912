import Crypto
import FoundationEssentials
import Signing

/// The one kind of thing that relays know (NIP-01).
struct NostrEvent: Hashable, Sendable, Codable {
    /// SHA-256 of all but the signature, in hexadecimal.
    let id: String
    let pubkey: String
    /// Seconds since 1970.
    let createdAt: Int64
    let kind: Int
    let tags: [[String]]
    let content: String
    let sig: String

    enum CodingKeys: String, CodingKey {
        case id, pubkey, kind, tags, content, sig
        case createdAt = "created_at"
    }

    enum Kind {
        static let profile = 0
        static let note = 1
        static let deletion = 5
        static let repost = 6
        static let reaction = 7
        static let anyRepost = 16
        static let comment = 1_111
        /// NIP-42
        static let authentication = 22_242
        /// NIP-23
        static let article = 30_023
    }

    /// Signed by that key. The signature's randomness comes from the event itself, so that the same is the same again.
    init?(kind: Int, tags: [[String]], content: String, createdAt: Int64, by key: NostrKey) {
        let digest = Self.digest(
            author: key.author, createdAt: createdAt, kind: kind, tags: tags, content: content)
        guard let signature = key.secret.signature(of: digest, auxiliary: digest) else { return nil }
        id = NostrHex.text(digest)
        pubkey = key.author
        self.createdAt = createdAt
        self.kind = kind
        self.tags = tags
        self.content = content
        sig = NostrHex.text(signature)
    }

    /// Whether it says what its author signed.
    var isGenuine: Bool {
        let digest = Self.digest(
            author: pubkey, createdAt: createdAt, kind: kind, tags: tags, content: content)
        guard id == NostrHex.text(digest),
            let author = NostrHex.bytes(pubkey, count: SchnorrKey.byteCount).flatMap(
                SchnorrPublicKey.init(bytes:)),
            let signature = NostrHex.bytes(sig, count: SchnorrPublicKey.signatureByteCount)
        else { return false }
        return author.verifies(signature, of: digest)
    }

    /// The first value of a tag.
    func tag(_ name: String) -> String? { values(of: name).first }

    /// The first value of each tag of that name.
    func values(of name: String) -> [String] {
        tags.compactMap { $0.count > 1 && $0[0] == name ? $0[1] : nil }
    }

    /// As it goes to relays.
    var json: String {
        """
        {"id":"\(id)","pubkey":"\(pubkey)","created_at":\(createdAt),"kind":\(kind),\
        "tags":\(NostrJSON.tags(tags)),"content":\(NostrJSON.string(content)),"sig":"\(sig)"}
        """
    }

    /// Nil when it is no event.
    init?(json: String) {
        guard let event = try? JSONDecoder().decode(NostrEvent.self, from: Data(json.utf8)) else {
            return nil
        }
        self = event
    }

    private static func digest(
        author: String, createdAt: Int64, kind: Int, tags: [[String]], content: String
    ) -> [UInt8] {
        let text =
            "[0,\(NostrJSON.string(author)),\(createdAt),\(kind),\(NostrJSON.tags(tags)),\(NostrJSON.string(content))]"
        return Array(SHA256.hash(data: Data(text.utf8)))
    }
}
