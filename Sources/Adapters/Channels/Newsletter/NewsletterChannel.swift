public import Contracts
import Crypto
import CryptoExtras
public import Distribution
import FoundationEssentials
public import Members
public import Storage
import Values

extension ChannelKind {
    public static let newsletter = ChannelKind(rawValue: "newsletter")
}

/// Articles by mail, to those who asked for them and confirmed it.
///
/// For the machinery the channel is put-by-key: an issue with all its letters is queued in tables of our own under the
/// publication's key, and the same again is the same issue. Each letter in turn goes out at most once: SMTP has neither a
/// key nor a way to look, and Postfix delivers the same Message-ID twice. What has been mailed can be neither changed nor
/// taken back; ``NewsletterDesk/correct(_:note:by:)`` mails a correction when a person wants it.
///
/// Letters that come back are told to us over HTTP: `POST /newsletter/{channel}/bounces` takes the whole report
/// (RFC 3464, RFC 5965) as it was received, because what delivers mail can pipe it there on any host:
/// `bounces: "|curl -sS --data-binary @- https://terrace.example/newsletter/1/bounces"` in an alias file, with
/// `recipient_delimiter = +`. Nothing but the return path that the report was sent to says which letter it is about, and
/// nobody can guess one.
public struct NewsletterChannel: ChannelAdapter {
    public let kind = ChannelKind.newsletter
    let office: NewsletterOffice
    let post: NewsletterPost
    private let outbound: any Outbound
    private let site: SiteAddress
    private let limiter = SignUpLimiter()

    public init(
        ground: Ground, outbound: any Outbound, site: SiteAddress, pace: NewsletterPace = NewsletterPace()
    ) {
        self.outbound = outbound
        self.site = site
        office = NewsletterOffice(ground: ground, site: site)
        post = NewsletterPost(office: office, outbound: outbound, pace: pace)
    }

    /// What the people of the house see and do.
    public var desk: NewsletterDesk { NewsletterDesk(office: office) }

    public func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: .putByKey, updates: false, deletes: false, locates: true, metrics: false,
            films: false,
            concurrency: 4, quietSeconds: 0)
    }

    public func host(of channel: Channel) -> String {
        guard case .success(let settings) = NewsletterSettings.read(channel.settings) else {
            return "newsletter \(channel.id)"
        }
        return "\(settings.host.lowercased()):\(settings.port)"
    }

    public var fields: [ChannelField] { NewsletterSettings.fields }

    public func problems(with settings: ChannelSettings) -> [FieldProblem] {
        switch NewsletterSettings.read(settings) {
        case .failure(let misfit): [misfit.problem]
        case .success(let settings):
            outbound.allows("https://\(settings.host.contains(":") ? "[\(settings.host)]" : settings.host)")
                ? [] : [FieldProblem("settings.host", .malformed(expected: "a server that may be asked"))]
        }
    }

    public func problems(with credentials: ChannelCredentials) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if let key = credentials["dkim_rsa"], DKIMKey.rsa(pem: key) == nil {
            problems.append(
                FieldProblem(
                    "credentials.dkim_rsa", .malformed(expected: "an RSA key of 2048 bits or more, in PEM")))
        }
        if let key = credentials["dkim_ed25519"], DKIMKey.ed25519(key) == nil {
            problems.append(
                FieldProblem(
                    "credentials.dkim_ed25519", .malformed(expected: "an Ed25519 key, in PEM or Base64")))
        }
        if credentials["username"] == nil, credentials["password"] != nil {
            problems.append(FieldProblem("credentials.username", .required))
        }
        return problems
    }

    /// Keys to sign with, made when nobody brought any; what to enter in DNS for them stands at
    /// `/newsletter/{channel}/dkim`.
    public func refreshed(_ channel: Channel) async throws(ChannelTrouble) -> ChannelCredentials? {
        let credentials = channel.credentials
        guard credentials["dkim_rsa"] == nil, credentials["dkim_ed25519"] == nil else { return nil }
        do {
            return credentials.merging(
                ChannelCredentials([
                    "dkim_rsa": try _RSA.Signing.PrivateKey(keySize: .bits2048).pkcs8PEMRepresentation,
                    "dkim_ed25519": Curve25519.Signing.PrivateKey().rawRepresentation.base64EncodedString(),
                ]))
        } catch {
            throw .transient("no key could be made: \(error)", retryAfter: nil)
        }
    }

    /// What the server says of its limits when it is greeted.
    public func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits {
        var connection = try await connect(channel)
        let size = connection.extensions.size
        await connection.quit()
        return ChannelLimits(body: size.map { [ChannelLimits.Length(most: $0, measure: .bytes)] } ?? [])
    }

    public func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        NewsletterRendering(site: site).rendition(of: edition, for: copy)
    }

    public func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        let size = NewsletterRendering.size(of: rendition)
        return limits.body.filter { size > $0.most }.map { length in
            RenditionProblem(
                field: "body",
                rule: "a letter of about \(size) bytes is over the mail server's limit of \(length.most)",
                fix: "Shorten the text; pictures and films stay on the site and count for nothing")
        }
    }

    public func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        try await inStore { () in
            try await office.find(key: copy.key.description).map { [Self.remote($0)] } ?? []
        }
    }

    public func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        let settings = try read(copy.channel)
        let issue = NewsletterIssue(
            id: office.ground.identifiers.next(), channel: copy.channel.id, key: copy.key.description,
            publication: copy.publication, corrects: nil, language: rendition.language,
            text: IssueText(
                subject: rendition.title, html: rendition.body, text: rendition.fields["text"] ?? "",
                address: rendition.fields["link"] ?? site.origin),
            madeAt: office.ground.clock.now(), gatheredThrough: SubscriberID(0), gatheredAt: nil,
            haltedAt: nil)
        try await inStore { () in
            try await office.take(
                issue, domain: settings.from.domain,
                language: settings.audience == .sameLanguage ? rendition.language : nil)
        }
        return await soon(copy)
            ?? .pending(RemoteCopy(reference: issue.id.description, address: nil), checkAfter: 1)
    }

    /// A short list is through in a moment, and then nobody need look again; nil when it is not, or when there is trouble,
    /// which is told when its status is asked for.
    private func soon(_ copy: ChannelCopy) async -> RemoteAnswer? {
        let (changes, end) = office.handled.listen()
        let timer = Task {
            if office.isAtWork { try? await Task.sleep(for: .seconds(2)) }
            end.finish()
        }
        defer {
            timer.cancel()
            end.finish()
        }
        var answer = try? await status(of: copy)
        for await _ in changes {
            guard case .pending = answer else { break }
            answer = try? await status(of: copy)
        }
        return answer
    }

    /// Pending until every letter was taken, refused or given up; unconfirmed as long as nobody knows of one whether it
    /// went out.
    public func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        let found = try await inStore { () -> (NewsletterIssue, NewsletterTally)? in
            guard let issue = try await office.find(key: copy.key.description) else { return nil }
            return (issue, try await office.tally(of: issue.id))
        }
        guard let (issue, tally) = found else { return .absent }
        let isThrough = issue.gatheredAt != nil && tally.waiting == 0
        if !isThrough, let trouble = post.trouble(of: copy.channel.id) {
            // In the server's own words; what waits goes on by itself, or when somebody has mended it.
            throw trouble
        }
        let later: Int64 = tally.waiting > 200 ? 15 : 1
        if tally.unconfirmed > 0 {
            return .partlyUnconfirmed(
                Self.remote(issue), said: tally.doubt, checkAfter: isThrough ? nil : later)
        }
        if isThrough {
            let isNowhere = issue.haltedAt != nil && tally.sent + tally.unconfirmed == 0
            return isNowhere ? .absent : .stands(Self.remote(issue))
        }
        return .pending(Self.remote(issue), checkAfter: later)
    }

    public func settleParts(of copy: ChannelCopy, arrived: Bool, in transaction: Transaction) throws {
        guard let issue = try office.issues.find(copy.publication, in: transaction) else { return }
        try office.recipients.settleUnconfirmed(
            of: issue.id, arrived: arrived, at: office.ground.clock.now(), in: transaction)
        transaction.afterCommit { [office] in office.queued.ring() }
    }

    /// Gives the newsletter its desk, by which the room hears of letters that a person settled; ``run(_:)`` does so too.
    public func open(_ desk: any ChannelDesk) { office.open(desk) }

    public func health(of channel: Channel) async throws(ChannelTrouble) {
        var connection = try await connect(channel)
        await connection.quit()
        // It can be reached, so what waits need not wait for its rest to end.
        post.resume(channel.id)
        office.queued.ring()
    }

    public func run(_ desk: any ChannelDesk) async {
        office.open(desk)
        office.isAtWork = true
        await post.run(desk)
        office.isAtWork = false
    }

    public var inbound: [InboundRoute] { NewsletterPages(office: office, limiter: limiter).routes }

    private func connect(_ channel: Channel) async throws(ChannelTrouble) -> SMTPConnection {
        try await SMTPConnection(try read(channel).server(channel.credentials, greeting: site), by: outbound)
    }

    private func read(_ channel: Channel) throws(ChannelTrouble) -> NewsletterSettings {
        switch NewsletterSettings.read(channel.settings) {
        case .success(let settings): return settings
        case .failure(let misfit): throw .content(field: misfit.problem.field, rule: "cannot be used")
        }
    }

    private static func remote(_ issue: NewsletterIssue) -> RemoteCopy {
        RemoteCopy(reference: issue.id.description, address: nil)
    }

    /// Our own tables are the far side of the queue; the same again changes nothing there.
    private func inStore<Value: Sendable>(
        _ body: () async throws -> Value
    ) async throws(ChannelTrouble) -> Value {
        do { return try await body() } catch { throw .unknownOutcome("\(error)") }
    }
}
