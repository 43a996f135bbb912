import Contracts
import HTTPTypes
import Impact
import Values

/// `/ledger/roots`: the signed roots of the days.
struct RootEndpoints: Sendable {
    let room: ImpactRoom

    var endpoints: [Endpoint] { [list, close] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/ledger/roots", summary: "The signed roots of closed days, newest first",
            tag: "Impact", access: .everybody, query: [.limit, .after], answer: .page(of: RootAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            let before = try request.query["after"].map { text in
                guard let day = Day(text) else { throw Problem.badQuery("after", .malformed(expected: "next")) }
                return day
            }
            let page = try await room.roots(before: before, limit: limit)
            return try .json(
                PageOf(
                    items: page.map(RootAnswer.init),
                    next: page.count == limit ? page.last?.day.description : nil))
        }
    }

    private var close: Endpoint {
        struct Body: Decodable { let day: Day }
        return Endpoint(
            method: .post, path: "/ledger/roots",
            summary: "Sign what the ledger held at the end of a day that is over; for auditors",
            tag: "Impact", body: .object([.required("day", .day)]), isIdempotent: true, success: .created,
            answer: RootAnswer.shape
        ) { [room] request in
            let body = try request.json(Body.self)
            let root = try await room.closeDay(body.day, by: try request.caller())
            return try .json(RootAnswer(root), status: .created)
        }
    }
}

/// Signed with Ed25519 over `statement`; key and signature in hexadecimal.
struct RootAnswer: Encodable, Sendable {
    let day: Day
    let first: Int64
    let last: Int64
    let root: String
    let head: String
    let statement: String
    let publicKey: String
    let signature: String

    static let shape = Shape.object([
        .required("day", .day), .required("first", .integer), .required("last", .integer), .required("root", .string),
        .required("head", .string), .required("statement", .string), .required("public_key", .string),
        .required("signature", .string),
    ])

    init(_ root: SignedRoot) {
        day = root.day
        first = root.first
        last = root.last
        self.root = root.root.description
        head = root.head.description
        statement = root.statement
        publicKey = hexadecimal(root.publicKey)
        signature = hexadecimal(root.signature)
    }
}
