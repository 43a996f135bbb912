import Contracts
import Distribution
import Values

/// All that was signed for one copy, written down before it was sent.
struct NostrCopy: Hashable, Sendable {
    /// Of these many versions the numbers are kept; a deletion names each.
    static let mostVersions = 500

    let channel: ChannelID
    let key: String
    let publication: PublicationID
    /// The public key under which it stands.
    let author: String
    /// The revision that was sent last.
    let number: Int64
    /// Of the rendition that was sent last.
    let digest: String
    /// Of the newest event, a deletion included: what follows must be later.
    let createdAt: Int64
    /// The newest version; nil when a copy is deleted of which we know no version.
    let event: NostrEvent?
    /// The event identifiers of all versions, oldest first.
    let versions: [String]
    /// The request to delete it; nil while it is to stand.
    let deletion: NostrEvent?
    let changedAt: Instant

    var address: NostrAddress { NostrAddress(author: author, key: key) }
}
