public import Contracts
public import Distribution
import FoundationEssentials
import Members
import Storage
import Values

/// An account of 企鹅号, Tencent's platform for content: what is posted there is spread to its other platforms.
///
/// The answer to a post is a transaction that is asked for until it has become an article. There is no key: a post whose
/// answer was lost is looked for in the account's list. Nothing can be edited or taken back by interface.
public struct QiehaoChannel: ChannelAdapter, MadeOfKit {
    public let kind = ChannelKind(rawValue: "qiehao")
    let kit: ChannelKit
    let films = FilmUploads()
    private let table = QiehaoSendingTable()
    private let tokens = AccessTokens()

    private static let quiet: Int64 = 300
    private static let transactionCheck: Int64 = 30
    private static let reviewCheck: Int64 = 300
    private static let page = 10
    private static let pagesMost = 50
    /// Authorised tokens are renewed so long before their end, in seconds.
    private static let renewal: Int64 = 900

    public init(_ kit: ChannelKit) { self.kit = kit }

    public var fields: [ChannelField] { QiehaoSettings.fields }

    public func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: .locateThenCreate, updates: false, deletes: false, locates: true, metrics: true, films: true,
            concurrency: 1, quietSeconds: Self.quiet)
    }

    public func problems(with settings: ChannelSettings) -> [FieldProblem] {
        QiehaoSettings.problems(with: settings, outbound)
    }

    public func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits { QiehaoRendering.limits }

    public func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        QiehaoRendering.rendition(edition, for: copy, at: site)
    }

    public func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        QiehaoRendering.problems(rendition)
    }

    /// New tokens for an account that has authorised the application; both are new each time.
    public func refreshed(_ channel: Channel) async throws(ChannelTrouble) -> ChannelCredentials? {
        let client = try client(channel)
        guard client.account.settings.account == .authorized, let openID = client.account.openID,
            let refresh = channel.credentials["refresh_token"]
        else { return nil }
        let now = ground.clock.now()
        let end = channel.credentials["expires_at"].flatMap(Int64.init) ?? 0
        guard end < now.seconds + Self.renewal else { return nil }
        let given = try await client.grant(
            QiehaoNames.refresh, [("grant_type", "refreshtoken"), ("openid", openID), ("refresh_token", refresh)])
        return channel.credentials.merging(
            ChannelCredentials([
                "access_token": given.access_token, "refresh_token": given.refresh_token ?? "",
                "expires_at": String(now.seconds + given.seconds),
            ]))
    }

    /// Uploads the film, and keeps to the number of posts a day.
    public func prepare(
        _ rendition: ArticleRendition, for copy: ChannelCopy, earlier: Preparation
    ) async throws(ChannelTrouble) -> Preparation {
        let client = try client(copy.channel)
        let now = ground.clock.now()
        let (table, channel, key) = (table, copy.channel.id, copy.key.description)
        let sent = try await inStore { transaction in
            try table.count(on: channel, since: now.day.start, besides: key, in: transaction)
        }
        if sent >= Int64(client.account.settings.daily) {
            throw .limited(
                until: now.day.adding(days: 1).start, scope: .account,
                "\(sent) articles were posted today, and the platform takes no more a day")
        }
        var entries = earlier.entries
        if let film = rendition.attachments.first(where: { $0.part == .film }), entries["film"] == nil {
            let upload = try await upload(film.media, client)
            entries["film"] = upload.transaction
            entries["md5"] = upload.md5
        }
        return Preparation(entries)
    }

    public func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        struct Given: Decodable { let transaction_id: LooseText }
        let client = try client(copy.channel)
        let form = QiehaoRendering.Form(rawValue: rendition.fields["form"] ?? "") ?? .article
        let paths = client.account.settings.paths
        let path =
            switch form {
            case .article: paths.article
            case .gallery: paths.gallery
            case .film: paths.film
            }
        let (table, channel, key, now) = (table, copy.channel.id, copy.key.description, ground.clock.now())
        let isFirst = try await inStore { transaction in
            let earlier = try table.find(key, in: transaction)
            try table.put(key, title: rendition.title, on: channel, at: now, in: transaction)
            return earlier == nil
        }
        do throws(ChannelTrouble) {
            let given: Given? = try await client.post(
                path, Self.fields(rendition, form, prepared, client.account.settings), .acting)
            guard let given else { throw ChannelTrouble.unknownOutcome("an answer without a transaction") }
            return .pending(
                QiehaoReference(transaction: given.transaction_id.value).copy, checkAfter: Self.transactionCheck)
        } catch {
            if case .unknownOutcome = error { throw error }
            // What was not taken does not count; what an earlier try may have left is still looked for by its title.
            if isFirst { try? await inStore { transaction in try table.remove(key, in: transaction) } }
            throw error
        }
    }

    private static func fields(
        _ rendition: ArticleRendition, _ form: QiehaoRendering.Form, _ prepared: Preparation, _ settings: QiehaoSettings
    ) -> RequestForm {
        var fields = RequestForm([("title", rendition.title), ("apply", settings.original ? "1" : "0")])
        switch form {
        case .article, .gallery:
            fields.add("content", rendition.body)
            if let cover = rendition.fields["cover"] { fields.add("cover_pic", cover) }
            if let tags = settings.tags { fields.add("tag", tags) }
            if let category = settings.category { fields.add("category", String(category)) }
        case .film:
            fields.add("desc", rendition.fields["digest"] ?? "")
            fields.add("transaction_id", prepared.entries["film"] ?? "")
            fields.add("md5", prepared.entries["md5"] ?? "")
            if let tags = settings.tags { fields.add("tags", tags) }
            if let category = settings.category { fields.add("cat", String(category)) }
        }
        if let address = rendition.fields["original_url"] {
            // Where it was first published, as the platform wants it declared. 2 is what the one client sends that does it.
            fields.add("original_platform", "2")
            fields.add("original_url", address)
            fields.add("original_author", rendition.fields["original_author"] ?? "")
        }
        return fields
    }

    public func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        struct Page: Decodable {
            let total: LooseNumber?
            let articles: [QiehaoArticle]?
        }
        let client = try client(copy.channel)
        let (table, key) = (table, copy.key.description)
        let sending = try await inStore { transaction in try table.find(key, in: transaction) }
        var found: [(at: Instant, address: String)] = []
        for number in 1...Self.pagesMost {
            let page: Page? = try await client.look(
                client.account.settings.paths.list, [("page", String(number)), ("limit", String(Self.page))])
            let articles = page?.articles ?? []
            for article in articles where article.isCopy(copy, sent: sending) && !article.hasFailed {
                guard let address = article.address else { continue }
                found.append((article.publishedAt ?? ground.clock.now(), address))
            }
            let areOlder = articles.allSatisfy { ($0.publishedAt ?? copy.madeAt) < copy.madeAt.adding(days: -1) }
            if articles.isEmpty || areOlder || Int64(number * Self.page) >= page?.total?.value ?? 0 { break }
        }
        return found.sorted { ($0.at, $0.address) < ($1.at, $1.address) }.map {
            QiehaoReference(address: $0.address).copy
        }
    }

    public func isSame(_ reference: String, _ other: String) -> Bool {
        QiehaoReference(reference).isSame(QiehaoReference(other))
    }

    public func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        struct Given: Decodable {
            let transaction_status: LooseText?
            let article_info: QiehaoArticle?
        }
        guard let reference = copy.reference.map(QiehaoReference.init) else { return .absent }
        guard let transaction = reference.transaction, reference.address == nil else { return .stands(reference.copy) }
        let client = try client(copy.channel)
        let given: Given? = try await client.look(
            client.account.settings.paths.transaction, [("transaction_id", transaction)])
        let status = given?.transaction_status?.value ?? ""
        let flag = given?.article_info?.article_pub_flag ?? ""
        if QiehaoNames.hasFailed(status) || QiehaoNames.hasFailed(flag) {
            throw .content(field: "body", rule: "企鹅号: \(status) \(flag)")
        }
        guard QiehaoNames.isDone(status) else { return .pending(reference.copy, checkAfter: Self.transactionCheck) }
        guard let address = given?.article_info?.address, flag.isEmpty || QiehaoNames.isDone(flag) else {
            return .pending(reference.copy, checkAfter: Self.reviewCheck)
        }
        let (table, key) = (table, copy.key.description)
        try await inStore { store in try table.put(address: address, of: key, in: store) }
        return .stands(QiehaoReference(address: address).copy)
    }

    /// Reads what the interface gives under the names that its lists of numbers use; the others are nil.
    public func metrics(of copy: ChannelCopy) async throws(ChannelTrouble) -> CopyMetrics {
        struct Numbers: Decodable {
            let read: LooseNumber?
            let vv: LooseNumber?
            let like: LooseNumber?
            let share: LooseNumber?
            let comment: LooseNumber?
        }
        guard let article = copy.reference.map(QiehaoReference.init)?.article else { return CopyMetrics() }
        let client = try client(copy.channel)
        let numbers: Numbers? = try await client.look(
            client.account.settings.paths.numbers, [("article_id", article)])
        return CopyMetrics(
            views: numbers?.read?.value ?? numbers?.vv?.value, likes: numbers?.like?.value,
            shares: numbers?.share?.value,
            replies: numbers?.comment?.value)
    }

    public func health(of channel: Channel) async throws(ChannelTrouble) {
        let client = try client(channel)
        let _: NothingMore? = try await client.look(client.account.settings.paths.account)
    }

    func client(_ channel: Channel) throws(ChannelTrouble) -> QiehaoClient {
        QiehaoClient(outbound: outbound, clock: ground.clock, tokens: tokens, account: try QiehaoAccount(channel))
    }

    private func inStore<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws(ChannelTrouble) -> Value {
        do { return try await ground.store.write(body) } catch { throw .transient("\(error)", retryAfter: nil) }
    }
}
