public import Contracts
import Storage
import Synchronization
public import Values

/// What stands on the site, for its pages, feeds and sitemap. What is published there is what is shown.
public final class SiteCopies: Sendable {
    private let store: any Store
    private let address: SiteAddress
    private let name: String
    private let files: any LinkedFiles
    private let table = SiteCopyTable()
    private let documents = Mutex<[String: Kept]>([:])
    private let knownHubs = Mutex<[String]>([])

    private struct Kept {
        let change: SiteChange
        let extra: [String]
        let document: SiteDocument
    }

    init(store: any Store, address: SiteAddress, name: String, files: any LinkedFiles) {
        self.store = store
        self.address = address
        self.name = name
        self.files = files
    }

    /// The site's own address, from configuration.
    public var site: SiteAddress { address }

    /// Where feeds say that one can ask to be told of changes.
    var hubs: [String] {
        get { knownHubs.withLock { $0 } }
        set { knownHubs.withLock { $0 = newValue } }
    }

    /// What stands under `/articles/{slug}`.
    public func find(_ slug: Slug) async throws -> SiteFinding {
        try await store.read { [table] transaction in try table.find(slug, in: transaction) }
    }

    /// The copy of an article; nil when it does not stand on the site.
    public func find(_ article: ArticleID) async throws -> SiteCopy? {
        try await store.read { [table] transaction in try table.find(article, in: transaction) }
    }

    /// Copies newest first, all or those in a language or about a product.
    public func page(
        language: Language? = nil, product: ProductID? = nil, after cursor: SiteCursor? = nil, limit: Int
    ) async throws -> [SiteCopy] {
        try await store.read { [table] transaction in
            try table.page(
                language: language, product: product, after: cursor, limit: limit, in: transaction)
        }
    }

    /// A feed of all published articles. It is written once for each change of what stands on the site.
    public func document(_ feed: SiteFeed) async throws -> SiteDocument {
        let hubs = self.hubs
        return try await kept(feed.path, extra: hubs, hubs: hubs) { [self] copies, change in
            let wanted = Set(
                copies.flatMap { copy in
                    (copy.edition.cover.map { [$0.media] } ?? []) + copy.edition.films
                        + copy.edition.pictures.map(\.media)
                })
            let files = try await self.files.files(of: wanted.sorted())
            let writer = FeedWriter(
                address: address, name: name, files: files, updatedAt: change.at, hubs: hubs)
            switch feed {
            case .rss: return writer.rss(copies)
            case .atom: return writer.atom(copies)
            case .json: return try writer.json(copies)
            case .films: return writer.podcast(copies)
            }
        }
    }

    /// The sitemap of the articles and of further pages of ours, given by their paths.
    public func sitemap(pages: [String]) async throws -> SiteDocument {
        try await kept("/sitemap.xml", extra: pages) { [address] copies, change in
            sitemapXML(of: copies, pages: pages, at: address)
        } contentType: {
            "application/xml; charset=utf-8"
        }
    }

    private func kept(
        _ path: String, extra: [String], hubs: [String] = [],
        write: ([SiteCopy], SiteChange) async throws -> [UInt8],
        contentType: () -> String? = { nil }
    ) async throws -> SiteDocument {
        let change = try await store.read { [table] transaction in try table.change(in: transaction) }
        if let kept = documents.withLock({ $0[path] }), kept.change == change, kept.extra == extra {
            return kept.document
        }
        let (copies, seen) = try await store.read { [table] transaction in
            (try table.all(in: transaction), try table.change(in: transaction))
        }
        let type =
            contentType() ?? SiteFeed.allCases.first { $0.path == path }?.contentType ?? "application/xml"
        let document = SiteDocument(
            body: try await write(copies, seen), contentType: type, changedAt: seen.at,
            link: address.full(path),
            hubs: hubs)
        documents.withLock { $0[path] = Kept(change: seen, extra: extra, document: document) }
        return document
    }
}
