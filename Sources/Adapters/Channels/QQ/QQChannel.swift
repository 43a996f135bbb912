public import Contracts
public import Distribution
import FoundationEssentials
import Members
import Storage
import Synchronization
import Values

/// A QQ bot that posts in a group or in a channel of a guild, by the open platform's API v2.
///
/// A message that nobody asked for has neither key nor a way to look, so it is sent at most once. An answer to a member's
/// message is taken once for each pair of `msg_id` and `msg_seq`; within the five minutes in which it may be given, that
/// is a key.
public struct QQChannel: ChannelAdapter, MadeOfKit {
    public let kind = ChannelKind(rawValue: "qq")
    let kit: ChannelKit
    let table = QQEventTable()
    let desks = DeskHolder()
    private let tokens = AccessTokens()

    private static let auditCheck: Int64 = 60

    public init(_ kit: ChannelKit) { self.kit = kit }

    public var fields: [ChannelField] { QQSettings.fields }

    public func capabilities(of channel: Channel) -> ChannelCapabilities {
        let settings = channel.settings.decoded(QQSettings.self)
        // In groups a message can be taken back for two minutes only.
        return ChannelCapabilities(
            repeatGuard: settings?.speech == .reply ? .keyWithWindow(seconds: QQEventTable.anchorSeconds) : .atMostOnce,
            updates: false, deletes: settings?.place == .channel, locates: false, metrics: false,
            films: settings?.place == .group, concurrency: 2, quietSeconds: 30)
    }

    public func problems(with settings: ChannelSettings) -> [FieldProblem] {
        QQSettings.problems(with: settings, outbound)
    }

    public func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits { QQRendering.limits }

    public func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        QQRendering.rendition(edition, for: copy, at: site)
    }

    public func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        QQRendering.problems(rendition, against: limits)
    }

    public func prepare(
        _ rendition: ArticleRendition, for copy: ChannelCopy, earlier: Preparation
    ) async throws(ChannelTrouble) -> Preparation {
        let client = try client(copy.channel)
        let now = ground.clock.now()
        var prepared = QQPreparation(earlier)
        if client.account.settings.place == .group, client.account.settings.form == .text,
            prepared.file(at: now) == nil,
            let attachment = rendition.attachments.first
        {
            let file = try await upload(attachment, client)
            prepared.keep(file: file.file_info, ttl: file.ttl?.value ?? 0, at: now)
        }
        if client.account.settings.speech == .reply, prepared.anchor(at: now) == nil {
            let (table, channel) = (table, copy.channel.id)
            let taken = try await inStore { transaction in try table.takeAnchor(on: channel, at: now, in: transaction) }
            guard let taken else {
                throw .limited(
                    until: now.adding(seconds: 60), scope: .copy,
                    "nobody has written to the bot in the last five minutes, and it may only answer")
            }
            prepared.keep(taken.anchor, since: taken.since)
        }
        return prepared.preparation
    }

    public func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        struct Given: Decodable { let id: String }
        let client = try client(copy.channel)
        let settings = client.account.settings
        let kept = QQPreparation(prepared)
        let anchor = settings.speech == .reply ? kept.anchor : nil
        let picture =
            switch settings.place {
            case .group: kept.file(at: ground.clock.now())
            case .channel: rendition.attachments.isEmpty ? nil : rendition.fields["picture"]
            }
        let message = QQMessage(rendition, settings, picture: picture, answering: anchor)
        do throws(QQClient.Failure) {
            let given: Given? = try await client.call("POST", settings.messages, .acting, jsonBytes(message))
            guard let given else { throw QQClient.Failure.trouble(.unknownOutcome("an empty answer")) }
            return .stands(QQReference(message: given.id).copy)
        } catch {
            if let refusal = error.refusal, refusal.isAudit, let audit = refusal.auditID {
                return .pending(QQReference(audit: audit).copy, checkAfter: Self.auditCheck)
            }
            if error.refusal?.isRepeated == true, let anchor {
                // The try whose answer was lost had arrived; what it is called there is not told any more.
                return .stands(QQReference(answered: "\(anchor.event)/\(anchor.sequence)").copy)
            }
            throw error.trouble
        }
    }

    public func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        guard let reference = copy.reference.map(QQReference.init) else {
            throw .unsupported("what it is called there is not known")
        }
        if reference.audit != nil, case .stands(let there) = try await status(of: copy) {
            return try await remove(QQReference(there.reference), copy)
        }
        return try await remove(reference, copy)
    }

    private func remove(_ reference: QQReference, _ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        guard let message = reference.message else {
            throw .unsupported("the platform does not tell what the message is called, so a person must take it back")
        }
        let client = try client(copy.channel)
        let settings = client.account.settings
        let tip = settings.place == .channel ? "?hidetip=true" : ""
        do {
            let _: NothingMore? = try await client.call(
                "DELETE", "\(settings.messages)/\(message.percentEncodedPart)\(tip)", .acting)
        } catch {
            switch error.trouble {
            case .gone: return .absent
            case let trouble:
                if settings.place == .group, error.refusal != nil {
                    throw .unsupported("\(trouble.said) (in groups a message can be taken back for two minutes)")
                }
                if error.refusal?.code == 306_004 { throw .unsupported(trouble.said) }
                throw trouble
            }
        }
        return .absent
    }

    /// What became of a message that people look at first; the platform tells it by an event (``inbound``).
    public func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        guard let reference = copy.reference.map(QQReference.init) else { return .absent }
        guard let audit = reference.audit else { return .stands(reference.copy) }
        let (table, channel) = (table, copy.channel.id)
        let told = try await inStore { transaction in try table.audit(audit, on: channel, in: transaction) }
        guard let told else { return .pending(reference.copy, checkAfter: Self.auditCheck) }
        guard told.passed else { throw .content(field: "body", rule: "the platform's people refused it (审核不通过)") }
        return .stands(QQReference(message: told.message).copy)
    }

    public func health(of channel: Channel) async throws(ChannelTrouble) {
        let client = try client(channel)
        do {
            let _: NothingMore? = try await client.call("GET", "/users/@me", .looking)
        } catch { throw error.trouble }
    }

    func client(_ channel: Channel) throws(ChannelTrouble) -> QQClient {
        QQClient(outbound: outbound, clock: ground.clock, tokens: tokens, account: try QQAccount(channel))
    }

    func inStore<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws(ChannelTrouble) -> Value {
        do { return try await ground.store.write(body) } catch { throw .transient("\(error)", retryAfter: nil) }
    }
}
