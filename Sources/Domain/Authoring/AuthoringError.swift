public import Contracts
public import Storage
public import Values

/// Why Authoring refuses; each case says what a person can do about it.
public enum AuthoringError: RoomError, Equatable {
    case storage(StorageError)
    case invalid(FieldProblem)
    case notAllowed(anyOf: [Role])
    case noSuchArticle(ArticleID)
    case noSuchRevision(ArticleID, number: Int)
    /// Somebody wrote a revision meanwhile. What was refused is kept as the member's draft; take over what they wrote.
    case conflict(newer: Revision)
    /// The revision cannot go to review or out as it is; mend each of these.
    case notReady([Obstacle])
    /// The revision waits for its review already.
    case alreadyWaiting(number: Int)
    /// The revision was approved: it can be published.
    case alreadyApproved(number: Int)
    /// Nobody submitted a revision of the article, or it was reviewed meanwhile.
    case nothingWaiting(ArticleID)
    /// Another revision waits than the one that was looked at; look at that one.
    case otherRevisionWaiting(number: Int)
    /// Nobody reviews what they wrote: ask another editor.
    case ownWork
    /// The revision has no approval: submit it and have it reviewed.
    case notApproved(number: Int)
    /// A later revision is out; write a new one to go back to what an earlier one said.
    case olderThanPublished(number: Int)
    case notPublished(ArticleID)
}

extension AuthoringError {
    static func field(_ name: String, _ rule: FieldRule) -> AuthoringError {
        .invalid(FieldProblem(name, rule))
    }
}

/// Asks another room; whatever goes wrong there comes out as trouble of storage, since nothing here can mend it.
func asking<Answer>(_ question: () async throws -> Answer) async throws(AuthoringError) -> Answer {
    do { return try await question() } catch { throw AuthoringError(wrapping: error) }
}
