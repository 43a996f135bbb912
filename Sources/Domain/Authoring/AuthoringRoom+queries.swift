public import Contracts
import Members
import Storage
public import Values

extension AuthoringRoom {
    /// An article with its latest revision and where it stands.
    public func dossier(_ id: ArticleID, by caller: Caller) async throws(AuthoringError) -> Dossier {
        try await ground.store.read(refusing: AuthoringError.self) { transaction in
            let dossier = try dossier(id, in: transaction)
            try dossier.article.checkMayRead(caller)
            return dossier
        }
    }

    public func revision(
        _ id: ArticleID, number: Int, by caller: Caller
    ) async throws(AuthoringError) -> Revision {
        let (article, revision) = try await read(id, number: number)
        try article.checkMayRead(caller)
        return revision
    }

    /// Revisions, the latest first; pages go on below the last one's number.
    public func revisions(
        of id: ArticleID, below number: Int? = nil, limit: Int = 20, by caller: Caller
    ) async throws(AuthoringError) -> [Revision] {
        try await ground.store.read(refusing: AuthoringError.self) { transaction in
            try ArticleTable.find(id, in: transaction).checkMayRead(caller)
            return try RevisionTable.of(id, below: number, limit: limit, in: transaction)
        }
    }

    public func history(of id: ArticleID, by caller: Caller) async throws(AuthoringError) -> ArticleHistory {
        try await ground.store.read(refusing: AuthoringError.self) { transaction in
            try ArticleTable.find(id, in: transaction).checkMayRead(caller)
            return ArticleHistory(
                submissions: try SubmissionTable.of(id, in: transaction),
                reviews: try ReviewTable.of(id, in: transaction),
                releases: try ReleaseTable.of(id, in: transaction),
                withdrawals: try ReleaseTable.withdrawals(of: id, in: transaction))
        }
    }

    /// The article at an address; nil when there is none. Whether it is published, its standing tells.
    public func find(_ slug: Slug) async throws(AuthoringError) -> (article: Article, standing: Standing?)? {
        try await ground.store.read(refusing: AuthoringError.self) { transaction in
            guard let article = try ArticleTable.find(slug, in: transaction) else { return nil }
            return (article, try StandingTable.find(article.id, in: transaction))
        }
    }

    /// The caller's own articles, the latest begun first; pages go on before the last one's identifier.
    public func ownArticles(
        before: ArticleID? = nil, limit: Int = 20, by caller: Caller
    ) async throws(AuthoringError) -> [ArticleLine] {
        try await lines(ArticleTable.listing(of: caller.member, before: before, limit: limit)).map(\.line)
    }

    /// Everybody's articles, for those who review, publish and audit.
    public func allArticles(
        before: ArticleID? = nil, limit: Int = 20, by caller: Caller
    ) async throws(AuthoringError) -> [ArticleLine] {
        guard caller.has(anyOf: .editor, .publisher, .auditor) else {
            throw .notAllowed(anyOf: [.editor, .publisher, .auditor])
        }
        return try await lines(ArticleTable.listing(of: nil, before: before, limit: limit)).map(\.line)
    }

    /// What waits for its review, the longest waiting first; pages go on after the last one's submission.
    public func waiting(
        after: SubmissionID? = nil, limit: Int = 20, by caller: Caller
    ) async throws(AuthoringError) -> [(line: ArticleLine, submission: SubmissionID)] {
        guard caller.has(.editor) else { throw .notAllowed(anyOf: [.editor]) }
        let found = try await lines(ArticleTable.listingWaiting(after: after, limit: limit))
        return found.compactMap { found in found.cursor.submission.map { (found.line, $0) } }
    }

    /// What was approved and waits for its release, the longest waiting first; pages go on after the last one's approval.
    public func ready(
        after: ReviewID? = nil, limit: Int = 20, by caller: Caller
    ) async throws(AuthoringError) -> [(line: ArticleLine, approval: ReviewID)] {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher]) }
        let found = try await lines(ArticleTable.listingReady(after: after, limit: limit))
        return found.compactMap { found in found.cursor.approval.map { (found.line, $0) } }
    }

    private func lines(
        _ listing: Statement
    ) async throws(AuthoringError) -> [(line: ArticleLine, cursor: ArticleTable.Cursor)] {
        try await ground.store.read(refusing: AuthoringError.self) { transaction in
            try ArticleTable.lines(listing, in: transaction)
        }
    }

    /// An article with one of its revisions, the latest for nil.
    func read(_ id: ArticleID, number: Int?) async throws(AuthoringError) -> (Article, Revision) {
        try await ground.store.read(refusing: AuthoringError.self) { transaction in
            let article = try ArticleTable.find(id, in: transaction)
            return (article, try RevisionTable.find(id, number: number ?? article.latest, in: transaction))
        }
    }

    func dossier(_ id: ArticleID, in transaction: Transaction) throws -> Dossier {
        let article = try ArticleTable.find(id, in: transaction)
        let latest = try RevisionTable.find(id, number: article.latest, in: transaction)
        return Dossier(
            article: article, latest: latest, waiting: try SubmissionTable.waiting(id, in: transaction),
            reviews: try ReviewTable.of(latest.id, in: transaction),
            standing: try StandingTable.find(id, in: transaction))
    }
}
