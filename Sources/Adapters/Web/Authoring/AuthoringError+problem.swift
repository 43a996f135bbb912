import Authoring
import Contracts
import HTTPTypes

extension AuthoringError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .storage(let error): Problem(error)
        case .invalid(let field): Problem(field)
        case .notAllowed(let roles): .notAllowed(anyOf: roles)
        case .noSuchArticle, .noSuchRevision: .notFound
        case .conflict(let newer): .preconditionFailed(current: String(newer.number))
        case .notReady(let obstacles):
            Problem(
                .unprocessableContent, "article-not-ready",
                ["obstacles": obstacles.map { ObstacleAnswer($0).inOneLine }.joined(separator: "; ")])
        case .alreadyWaiting(let number): Problem(.conflict, "already-waiting", ["number": String(number)])
        case .alreadyApproved(let number): Problem(.conflict, "already-approved", ["number": String(number)])
        case .nothingWaiting: Problem(.conflict, "nothing-waiting")
        case .otherRevisionWaiting(let number):
            Problem(.conflict, "other-revision-waiting", ["number": String(number)])
        case .ownWork: Problem(.forbidden, "own-work")
        case .notApproved(let number): Problem(.conflict, "not-approved", ["number": String(number)])
        case .olderThanPublished(let number):
            Problem(.conflict, "older-than-published", ["number": String(number)])
        case .notPublished: Problem(.conflict, "not-published")
        }
    }
}
