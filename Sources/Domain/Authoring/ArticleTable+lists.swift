import Contracts
import Storage
import Values

extension ArticleTable {
    static func listing(of author: MemberID?, before: ArticleID?, limit: Int) -> Statement {
        var conditions: [Statement] = ["a.id < \(before ?? ArticleID(.max))"]
        if let author { conditions.append("a.author = \(author)") }
        return listing(where: conditions, order: "a.id DESC", limit: limit)
    }

    static func listingWaiting(after: SubmissionID?, limit: Int) -> Statement {
        listing(where: ["q.submission > \(after ?? SubmissionID(0))"], order: "q.submission", limit: limit)
    }

    static func listingReady(after: ReviewID?, limit: Int) -> Statement {
        listing(where: ["y.review > \(after ?? ReviewID(0))"], order: "y.review", limit: limit)
    }
}
