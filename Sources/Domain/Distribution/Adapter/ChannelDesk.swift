public import Contracts
public import Storage
public import Values

/// What an adapter that works by itself may ask of the room: it is given to ``ChannelAdapter/run(_:)``.
public protocol ChannelDesk: Sendable {
    /// The channels of a kind that are switched on, with their credentials.
    func channels(of kind: ChannelKind) async throws -> [Channel]

    /// One channel with its credentials; nil when there is none, or none that is switched on.
    func channel(_ id: ChannelID) async throws -> Channel?

    /// Keeps what came back for the author to see; the same (channel, remote identifier) again is the same thing.
    func take(_ returned: Returned) async throws

    /// Takes back something that came, such as a like that was undone.
    func takeBack(_ channel: ChannelID, remote: String) async throws

    /// Whether a publication is still to be seen; false once somebody has asked for it to disappear. For adapters that
    /// take long over one, such as mail to many.
    func isWanted(_ publication: PublicationID) async throws -> Bool

    /// More is known of the parts of a publication that were unconfirmed: its status is asked again when the adapter's
    /// transaction, in which that is written down, has been committed.
    func lookAgain(at publication: PublicationID, in transaction: Transaction) throws
}

extension ChannelDesk {
    public func isWanted(_ publication: PublicationID) async throws -> Bool { true }
    public func lookAgain(at publication: PublicationID, in transaction: Transaction) throws {}
}

/// Something that readers did with a copy on a channel.
public struct Returned: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case reply
        case like
        case boost
        case mention
        /// A mail that could not be delivered, or a complaint.
        case bounce
    }

    public let channel: ChannelID
    public let publication: PublicationID
    public let kind: Kind
    /// What the channel calls it; together with the channel it is unique. At most 2,000 bytes.
    public let remote: String
    /// Who, as the channel shows them: `@anna@example.org`. Personal data: kept beside, never in events.
    public let actor: String
    /// Plain text of a reply, at most 5,000 characters; empty otherwise.
    public let text: String
    public let address: String?
    public let at: Instant

    public init(
        channel: ChannelID, publication: PublicationID, kind: Kind, remote: String, actor: String, text: String = "",
        address: String? = nil, at: Instant
    ) {
        self.channel = channel
        self.publication = publication
        self.kind = kind
        self.remote = remote
        self.actor = actor
        self.text = String(text.prefix(5_000))
        self.address = address
        self.at = at
    }
}
