public import Contracts
import Members
import Storage
public import Values

extension DistributionRoom {
    /// Where an article stands, channel by channel.
    public func standing(of article: ArticleID) async throws(DistributionError) -> ArticleStanding {
        try await ground.store.read(refusing: DistributionError.self) { [self] transaction in
            try standing(of: article, in: transaction)
        }
    }

    /// A page of the board: the articles that were ever released, newest release first, each with where it stands.
    public func board(
        after cursor: ArticleCursor? = nil, limit: Int
    ) async throws(DistributionError) -> [BoardRow] {
        guard (1...100).contains(limit) else {
            throw .invalid(FieldProblem("limit", .outOfRange(least: 1, most: 100)))
        }
        return try await ground.store.read(refusing: DistributionError.self) { [self] transaction in
            let page = try articles.page(after: cursor, limit: limit, in: transaction)
            let standings = try standings(of: page.map(\.article), in: transaction)
            return zip(page, standings).map { BoardRow(article: $0, standing: $1) }
        }
    }

    /// One article's row of the board; nil when it was never released.
    public func boardRow(of article: ArticleID) async throws(DistributionError) -> BoardRow? {
        try await ground.store.read(refusing: DistributionError.self) { [self] transaction in
            guard let released = try articles.find(article, in: transaction) else { return nil }
            return BoardRow(article: released, standing: try standing(of: article, in: transaction))
        }
    }

    /// How an article would look on a channel, and what the channel would refuse, before anything is sent.
    public func preview(_ article: ArticleID, on id: ChannelID) async throws(DistributionError) -> ChannelPreview {
        let channel = try await ground.store.read(refusing: DistributionError.self) { [channels] transaction in
            try channels.find(id, in: transaction)
        }
        guard let channel, let adapter = adapters[channel.kind] else { throw .noSuchChannel(id) }
        let edition: Edition?
        do { edition = try await editions.edition(of: article) } catch { throw .unavailable("\(error)") }
        guard let edition else { throw .notReleased(article) }
        let publication: PublicationID = ground.identifiers.next()
        let copy = ChannelCopy(
            publication: publication, article: article, channel: channel, key: PublicationKey(publication),
            reference: nil, referral: "")
        do throws(ChannelTrouble) {
            let rendition = try adapter.render(edition, for: copy)
            var limits = ChannelLimits()
            var trouble: String?
            do throws(ChannelTrouble) {
                limits = try await worker.limits(of: try await worker.vault.entered(channel, adapter), adapter)
            } catch {
                trouble = error.said
            }
            return ChannelPreview(
                rendition: rendition, problems: adapter.validate(rendition, against: limits), limitsTrouble: trouble)
        } catch {
            throw .unavailable(error.said)
        }
    }

    func standing(of article: ArticleID, in transaction: Transaction) throws(StorageError) -> ArticleStanding {
        try standings(of: [article], in: transaction).first ?? ArticleStanding(article: article, places: [])
    }

    private func standings(
        of articles: [ArticleID], in transaction: Transaction
    ) throws(StorageError) -> [ArticleStanding] {
        let known = Dictionary(uniqueKeysWithValues: try channels.all(in: transaction).map { ($0.id, $0) })
        // Oldest first, so that the newest of a channel is the one that stays.
        var newest: [ArticleID: [ChannelID: Publication]] = [:]
        for publication in try lines.publications.all(of: articles, in: transaction) {
            newest[publication.article, default: [:]][publication.channel] = publication
        }
        let shown = newest.values.flatMap(\.values).map(\.id).sorted()
        var deliveries: [PublicationID: Delivery] = [:]
        var held: Set<PublicationID> = []
        for delivery in try lines.deliveries.all(of: shown, in: transaction) {
            if let judged = deliveries[delivery.publication], !judged.state.isClosed {
                if judged.needsPerson, delivery.operation == .delete, !delivery.state.isClosed {
                    held.insert(delivery.publication)
                }
                continue
            }
            deliveries[delivery.publication] = delivery
        }
        return articles.map { article in
            let places = (newest[article] ?? [:]).values.sorted { $0.channel < $1.channel }
            return ArticleStanding(
                article: article,
                places: places.compactMap { publication in
                    known[publication.channel].map { channel in
                        ArticleStanding.Place(
                            channel: channel, capabilities: adapters.capabilities(of: channel),
                            publication: publication, delivery: deliveries[publication.id],
                            isRecallHeld: held.contains(publication.id))
                    }
                })
        }
    }
}

/// An article on the board of channels.
public struct BoardRow: Hashable, Sendable {
    public let article: ReleasedArticle
    public let standing: ArticleStanding

    /// Where the next page begins.
    public var cursor: ArticleCursor { ArticleCursor(releasedAt: article.releasedAt, article: article.article) }
}

/// An article as a channel would show it.
public struct ChannelPreview: Hashable, Sendable {
    public let rendition: ArticleRendition
    public let problems: [RenditionProblem]
    /// Why the channel did not tell its limits, in its own words; the problems are those that are known without.
    public let limitsTrouble: String?
}
