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

    /// What the reader said about advertising: in the query, else in cookies.
    static func wishes(_ request: WebRequest) throws -> ReaderWishes {
        let kept = ReaderWishes(request)
        let refuses: Bool
        switch request.query["advertising"] {
        case nil: refuses = kept.refusesPersonal
        case "personal": refuses = false
        case "general": refuses = true
        case .some: throw Problem.badQuery("advertising", .malformed(expected: "personal, general"))
        }
        guard let region = request.query["region"] else {
            return ReaderWishes(region: kept.region, refusesPersonal: refuses)
        }
        let wishes = ReaderWishes(region: region, refusesPersonal: refuses)
        guard wishes.region != nil else { throw Problem.badQuery("region", .unknown(region)) }
        return wishes
    }

    /// Who reads, when that is known already and what is read may be kept for campaigns; nil otherwise.
    static func agreeing(_ request: WebRequest, in room: RecommendationRoom) -> Reader? {
        guard !ReaderWishes(request).refusesPersonal, let name = request.query["reader"] ?? request.cookies["reader"]
        else { return nil }
        return try? room.reader(named: name)
    }

    /// The answer, with a cookie for a year when the reader is new.
    func greeted(_ response: WebResponse, _ request: WebRequest) -> WebResponse {
        guard let freshName else { return response }
        return response.cookie(request.cookie("reader", freshName, maxAge: Self.year))
    }
}
