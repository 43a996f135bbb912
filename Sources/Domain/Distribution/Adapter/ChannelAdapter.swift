public import Contracts
public import Storage

/// What Terrace must know of a channel to send articles there: one conformance, in one folder, for each kind.
///
/// An adapter talks to the outside and keeps no state of the machinery: order, repetition, waiting and truth about what
/// stands where are the room's. In return it must say precisely what happened. A failure other than
/// ``ChannelTrouble/unknownOutcome(_:)`` is a promise that nothing was changed out there; when the line breaks after
/// the first byte of a change has left, the outcome is unknown. An adapter honours cancellation: it is cancelled when
/// ``DeliveryPace/callSeconds`` are over.
public protocol ChannelAdapter: Sendable {
    var kind: ChannelKind { get }

    /// What a channel of this kind can do; it may depend on the channel's settings.
    func capabilities(of channel: Channel) -> ChannelCapabilities

    /// The host behind a channel: when it fails, all channels on it rest. The same text for the same host.
    func host(of channel: Channel) -> String

    /// What a person enters to add such a channel, in the order of the form.
    var fields: [ChannelField] { get }

    /// What is wrong with credentials, before they are kept; fields are named `credentials.…`. That those the fields
    /// require are there has been checked.
    func problems(with credentials: ChannelCredentials) -> [FieldProblem]

    /// New credentials when those of the channel are about to end, nil when they are good for a while longer. Asked for one
    /// channel at a time, and what comes is kept before anything is sent with it.
    func refreshed(_ channel: Channel) async throws(ChannelTrouble) -> ChannelCredentials?

    /// Seals anew, with the first key, what an older one has sealed in the adapter's own tables; all or nothing, and returns
    /// how many there were.
    func reseal(in transaction: Transaction) throws -> Int

    /// What is wrong with settings, before a channel is stored with them; fields are named `settings.…`.
    func problems(with settings: ChannelSettings) -> [FieldProblem]

    /// The limits that hold now; asked of the channel where it tells them. The room keeps the answer for a while.
    func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits

    /// What would be sent: the article as this channel takes it. Pure: the same edition gives the same rendition.
    func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition

    /// What the channel would refuse, each with the field and how to mend it; empty when all is well.
    func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem]

    /// Work that can be undone or repeated and that no reader sees, such as uploads. `earlier` is what a former try
    /// prepared for this copy, so that nothing need be sent up twice.
    func prepare(
        _ rendition: ArticleRendition, for copy: ChannelCopy, earlier: Preparation
    ) async throws(ChannelTrouble) -> Preparation

    /// All that stands there under the copy's key, oldest first; empty when nothing does.
    func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy]

    /// Whether two references mean the same thing out there. One may know more of it than the other, such as the job that
    /// made it; what is taken for another copy is removed as a double.
    func isSame(_ reference: String, _ other: String) -> Bool

    /// Makes the article visible. Its key goes along where the channel takes one.
    func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer

    /// Replaces all that stands at the copy's reference; the same again changes nothing.
    func update(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer

    /// Told when the channel has taken what was sent, after the call and outside of the channel's limit of requests: writes
    /// down what the adapter wants to remember of it. Losing that loses no post.
    func remember(_ remote: RemoteCopy, prepared: Preparation, of copy: ChannelCopy) async

    /// Removes what stands at the copy's reference, or under its key when it has none. What is gone already is gone.
    func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer

    /// How far something is that was answered with ``RemoteAnswer/pending(_:checkAfter:)``.
    func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer

    /// A person has said what became of all parts that were answered with
    /// ``RemoteAnswer/partlyUnconfirmed(_:said:checkAfter:)``: they arrived, or they are to be sent again.
    func settleParts(of copy: ChannelCopy, arrived: Bool, in transaction: Transaction) throws

    /// Whether what is pending under a reference is finished and waits only for a person who releases it over there. Until
    /// then it is kept true: the room updates it when the article changes, and deletes it when the article is recalled.
    func awaitsPerson(_ reference: String) -> Bool

    /// What came back from readers there.
    func metrics(of copy: ChannelCopy) async throws(ChannelTrouble) -> CopyMetrics

    /// Returns when the channel can be reached and takes our credentials.
    func health(of channel: Channel) async throws(ChannelTrouble)

    /// Works by itself until its task is cancelled: listens, polls, sends what it has queued in its own tables.
    func run(_ desk: any ChannelDesk) async

    /// What must be reachable from outside (an inbox, a hub, an unsubscription); Web mounts it.
    var inbound: [InboundRoute] { get }
}

// What most channels have not. Each answers truthfully that there is no such thing.
extension ChannelAdapter {
    public func prepare(
        _ rendition: ArticleRendition, for copy: ChannelCopy, earlier: Preparation
    ) async throws(ChannelTrouble) -> Preparation { .none }

    public func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        throw .unsupported("locate")
    }

    public func update(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer { throw .unsupported("update") }

    public func remember(_ remote: RemoteCopy, prepared: Preparation, of copy: ChannelCopy) async {}

    public func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        throw .unsupported("delete")
    }

    public func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        throw .unsupported("status")
    }

    public func settleParts(of copy: ChannelCopy, arrived: Bool, in transaction: Transaction) throws {
        throw ChannelTrouble.unsupported("its copies have no parts")
    }

    public func awaitsPerson(_ reference: String) -> Bool { false }

    public func metrics(of copy: ChannelCopy) async throws(ChannelTrouble) -> CopyMetrics {
        throw .unsupported("metrics")
    }

    public func isSame(_ reference: String, _ other: String) -> Bool { reference == other }

    public var inbound: [InboundRoute] { [] }

    public var fields: [ChannelField] { [] }

    /// Of the first address among the settings; a channel without one stands for itself.
    public func host(of channel: Channel) -> String {
        for field in fields where field.place == .settings && field.form == .address {
            if let host = channel.settings.text(field.name).flatMap(Self.host(in:)) { return host }
        }
        return "\(kind.rawValue) \(channel.id)"
    }

    /// `host:port` of an address, in lower case; nil when it is none.
    private static func host(in address: String) -> String? {
        guard let range = address.firstRange(of: "://") else { return nil }
        let rest = address[range.upperBound...].prefix { !"/?#".contains($0) }
        let host = rest.split(separator: "@", omittingEmptySubsequences: false).last ?? rest
        return host.isEmpty ? nil : host.lowercased()
    }

    var takesCredentials: Bool { fields.contains { $0.place == .credentials } }

    public func problems(with credentials: ChannelCredentials) -> [FieldProblem] { [] }

    public func refreshed(_ channel: Channel) async throws(ChannelTrouble) -> ChannelCredentials? { nil }

    public func reseal(in transaction: Transaction) throws -> Int { 0 }

    public func run(_ desk: any ChannelDesk) async {}
}
