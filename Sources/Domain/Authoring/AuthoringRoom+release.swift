public import Contracts
import EventLog
import Members
import Storage
public import Values

extension AuthoringRoom {
    /// Lets an approved revision out; it replaces the one before everywhere. What is out already changes nothing.
    public func publish(
        _ id: ArticleID, number: Int, by caller: Caller
    ) async throws(AuthoringError) -> Dossier {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher]) }
        let (article, revision) = try await read(id, number: number)
        let sheet = try await factSheet(revision.manuscript.products, in: article.language)
        let readiness = try await readiness(of: revision.manuscript, as: article)
        return try await ground.store.write(refusing: AuthoringError.self) { transaction in
            let standing = try StandingTable.find(id, in: transaction)
            if standing?.revision == revision.id { return try dossier(id, in: transaction) }
            if let standing, standing.number > number {
                throw AuthoringError.olderThanPublished(number: standing.number)
            }
            guard try ReviewTable.of(revision.id, in: transaction).openStep == nil else {
                throw AuthoringError.notApproved(number: number)
            }
            // A fact may have lapsed since the revision was approved.
            guard readiness.obstacles.isEmpty else { throw AuthoringError.notReady(readiness.obstacles) }
            let facts = Set(revision.manuscript.references.compactMap { sheet.key($0.target) })
            try release(revision, of: article, naming: facts, by: caller, in: transaction)
            try ground.outbox.record(
                announcement(of: revision, of: article, naming: facts, with: sheet), in: transaction)
            try ground.audit.record("authoring.publish", of: "article \(id)", by: caller, in: transaction)
            return try dossier(id, in: transaction)
        }
    }

    /// Calls a published article back from wherever it stands. It can be published again.
    public func withdraw(
        _ id: ArticleID, because reason: String, by caller: Caller
    ) async throws(AuthoringError) -> Dossier {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher]) }
        let reason = try checkedLine(reason, "reason", most: 500)
        guard !reason.isEmpty else { throw .field("reason", .required) }
        return try await ground.store.write(refusing: AuthoringError.self) { transaction in
            _ = try ArticleTable.find(id, in: transaction)
            guard let standing = try StandingTable.find(id, in: transaction) else {
                throw AuthoringError.notPublished(id)
            }
            try ReleaseTable.add(
                Withdrawal(
                    article: id, release: standing.release, reason: reason, withdrawnBy: caller.member,
                    withdrawnAt: ground.clock.now()),
                in: transaction)
            try StandingTable.remove(id, in: transaction)
            try ground.outbox.record(ArticleWithdrawn(article: id, reason: reason), in: transaction)
            try ground.audit.record("authoring.withdraw", of: "article \(id)", by: caller, in: transaction)
            return try dossier(id, in: transaction)
        }
    }

    private func release(
        _ revision: Revision, of article: Article, naming facts: Set<FactKey>, by caller: Caller,
        in transaction: Transaction
    ) throws(StorageError) {
        let release = Release(
            id: ground.identifiers.next(), article: article.id, revision: revision.id,
            number: revision.number,
            releasedBy: caller.member, releasedAt: ground.clock.now())
        try ReleaseTable.add(release, in: transaction)
        try ReviewTable.release(article.id, through: revision.number, in: transaction)
        let first = try ReleaseTable.first(of: article.id, in: transaction) ?? release
        try StandingTable.put(
            Standing(
                article: article.id, revision: revision.id, number: revision.number, release: release.id,
                firstRelease: first.id, firstPublishedAt: first.releasedAt, releasedAt: release.releasedAt),
            facts: facts.sorted { ($0.product, $0.name) < ($1.product, $1.name) }, in: transaction)
    }

    private func announcement(
        of revision: Revision, of article: Article, naming facts: Set<FactKey>, with sheet: FactSheet
    ) -> ArticlePublished {
        let manuscript = revision.manuscript
        return ArticlePublished(
            article: article.id, revision: revision.id, number: revision.number, group: article.group,
            slug: article.slug, language: article.language, kind: article.kind,
            title: sheet.filled(manuscript.title, in: .title),
            summary: sheet.filled(manuscript.summary, in: .summary), products: manuscript.products,
            facts: Set(facts.map(\.name)).sorted(), author: article.author, cover: manuscript.cover)
    }
}
