import Contracts
import Recommendation

/// Who reads: named by the request, or known by the cookie, or new.
struct FeedReader {
    let reader: Reader
    /// The name to give to the browser; nil when it has one.
    let freshName: String?

    private static let year = 365 * 86_400

    init(_ request: WebRequest, in room: RecommendationRoom) throws {
        if let name = request.query["reader"] {
            do {
                reader = try room.reader(named: name)
            } catch RecommendationError.invalid(let problem) {
                throw Problem.badQuery(problem.field, problem.rule)
            }
            freshName = nil
        } else if let name = request.cookies["reader"], let known = try? room.reader(named: name) {
            reader = known
            freshName = nil
        } else {
            let name = Reader.freshName()
            reader = try room.reader(named: name)
            freshName = name
        }
    }

    /// The answer, with a cookie for a year when the reader is new.
    func greeted(_ response: WebResponse, _ request: WebRequest) -> WebResponse {
        guard let freshName else { return response }
        return response.cookie(request.cookie("reader", freshName, maxAge: Self.year))
    }
}
