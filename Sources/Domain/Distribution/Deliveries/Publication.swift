public import Contracts
public import Storage
public import Values

/// What a channel may know a publication by, so that sending it again cannot make a second one.
///
/// Thirteen characters of `234567a…z`: the publication's number in AT Protocol's sortable base 32, so that it is a valid
/// record key there, and a valid slug, transaction, item and tag everywhere else.
public struct PublicationKey: Hashable, Sendable, LosslessStringConvertible, Bindable, Readable {
    private static let alphabet = Array("234567abcdefghijklmnopqrstuvwxyz".utf8)
    public let description: String

    init(_ publication: PublicationID) {
        let digits = (0..<13).map { Self.alphabet[Int(publication.raw >> (5 * (12 - $0)) & 31)] }
        description = String(decoding: digits, as: UTF8.self)
    }

    /// Nil unless it is thirteen characters of the alphabet.
    public init?(_ text: String) {
        guard text.utf8.count == 13, text.utf8.allSatisfy({ Self.alphabet.contains($0) }) else { return nil }
        description = text
    }

    public var cell: Cell { .text(description) }

    public init?(cell: Cell) {
        guard case .text(let text) = cell else { return nil }
        self.init(text)
    }
}

/// One article on one channel, from the wish to have it there until it stands there no longer.
///
/// An article that comes back after it was recalled is a new publication with a new key; nothing of the old is carried
/// over.
public struct Publication: Hashable, Sendable {
    public let id: PublicationID
    public let article: ArticleID
    public let channel: ChannelID
    public let key: PublicationKey
    public let madeAt: Instant
    /// Nil when it goes there by itself.
    public let madeBy: MemberID?
    /// When something was first sent out that may have made it visible.
    public let firstSentAt: Instant?
    /// Since when it is not known whether it stands there, or how often; nil when it is known.
    public let uncertainSince: Instant?
    /// What stands there; nil when nothing does.
    public let standing: Standing?
    /// When it was asked to disappear; it may stand until that is done.
    public let recallAskedAt: Instant?
    public let end: End?

    /// What a channel shows.
    public struct Standing: Hashable, Sendable {
        public let reference: String
        public let address: String?
        public let revision: RevisionID
        /// The newest revision that was delivered, counted within the article.
        public let number: Int
        /// Of the rendition that stands there; nil when that is not known for certain.
        public let digest: ContentDigest?
        public let since: Instant
        public let updatedAt: Instant

        public init(
            reference: String, address: String?, revision: RevisionID, number: Int, digest: ContentDigest?,
            since: Instant, updatedAt: Instant
        ) {
            self.reference = reference
            self.address = address
            self.revision = revision
            self.number = number
            self.digest = digest
            self.since = since
            self.updatedAt = updatedAt
        }
    }

    /// It stands there no longer, or never did.
    public struct End: Hashable, Sendable {
        public enum Cause: String, Hashable, Sendable, CaseIterable {
            case recalled
            /// Before anything was sent.
            case cancelled
            /// Somebody removed it over there.
            case gone
        }

        public let at: Instant
        public let cause: Cause

        public init(at: Instant, cause: Cause) {
            self.at = at
            self.cause = cause
        }
    }

    /// Whether it is wanted there.
    public var isLive: Bool { recallAskedAt == nil && end == nil }
}
