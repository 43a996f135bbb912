public import Contracts
import Media
import Members
import Storage
public import Values

extension AuthoringRoom {
    /// Hands in the latest revision for review. One that waits already makes room for it.
    public func submit(
        _ id: ArticleID, number: Int, by caller: Caller
    ) async throws(AuthoringError) -> Dossier {
        let (article, revision) = try await read(id, number: number)
        try article.checkMayWrite(caller)
        let readiness = try await readiness(of: revision.manuscript, as: article)
        guard readiness.obstacles.isEmpty else { throw .notReady(readiness.obstacles) }
        return try await ground.store.write(refusing: AuthoringError.self) { transaction in
            let before = try dossier(id, in: transaction)
            guard before.latest.number == number else { throw AuthoringError.conflict(newer: before.latest) }
            if before.waiting?.number == number { throw AuthoringError.alreadyWaiting(number: number) }
            if before.reviews.openStep == nil { throw AuthoringError.alreadyApproved(number: number) }
            try SubmissionTable.add(
                Submission(
                    id: ground.identifiers.next(), article: id, revision: revision.id, number: number,
                    submittedBy: caller.member, submittedAt: ground.clock.now()),
                in: transaction)
            try ground.audit.record("authoring.submit", of: "article \(id)", by: caller, in: transaction)
            return try dossier(id, in: transaction)
        }
    }

    /// Says of the waiting revision whether it may go out. The verdict holds for exactly that revision.
    public func review(
        _ id: ArticleID, number: Int, verdict: Verdict, by caller: Caller
    ) async throws(AuthoringError) -> Dossier {
        guard caller.has(.editor) else { throw .notAllowed(anyOf: [.editor]) }
        let verdict = try verdict.checked()
        return try await ground.store.write(refusing: AuthoringError.self) { transaction in
            let article = try ArticleTable.find(id, in: transaction)
            guard let waiting = try SubmissionTable.waiting(id, in: transaction) else {
                throw AuthoringError.nothingWaiting(id)
            }
            guard waiting.number == number else {
                throw AuthoringError.otherRevisionWaiting(number: waiting.number)
            }
            let revision = try RevisionTable.find(id, number: number, in: transaction)
            guard caller.member != article.author, caller.member != revision.writtenBy else {
                throw AuthoringError.ownWork
            }
            let before = try ReviewTable.of(revision.id, in: transaction)
            let review = Review(
                id: ground.identifiers.next(), submission: waiting.id, article: id, revision: revision.id,
                number: number, step: before.openStep ?? .editorial, reviewer: caller.member,
                verdict: verdict,
                reviewedAt: ground.clock.now())
            try ReviewTable.add(review, in: transaction)
            let hasPassed = (before + [review]).openStep == nil
            if verdict != .approve || hasPassed { try SubmissionTable.settle(waiting, in: transaction) }
            if hasPassed { try ReviewTable.wait(review, in: transaction) }
            try ground.audit.record("authoring.review", of: "article \(id)", by: caller, in: transaction)
            return try dossier(id, in: transaction)
        }
    }

    /// What hinders a manuscript on its way out, and what its author should look at.
    func readiness(of manuscript: Manuscript, as article: Article) async throws(AuthoringError) -> Readiness {
        let sheet = try await factSheet(manuscript.products, in: article.language)
        let shown = ShownMedia(
            cover: manuscript.cover, pictures: markdown.pictures(manuscript.body),
            films: markdown.films(manuscript.body))
        let existing = shown.isTooMuch ? [:] : try await asking { try await media.media(shown.all) }
        return Readiness(
            obstacles: manuscript.obstacles(as: article.kind, with: sheet, shown: shown, existing: existing),
            writtenFigures: manuscript.writtenFigures)
    }
}
