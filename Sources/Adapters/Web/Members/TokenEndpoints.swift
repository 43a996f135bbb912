import Contracts
import HTTPTypes
import Members
import Values

/// `/tokens`: one's own bearer tokens.
struct TokenEndpoints: Sendable {
    let room: MembersRoom

    var endpoints: [Endpoint] { [list, issue, revoke] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/tokens", summary: "One's own bearer tokens, newest first", tag: "Members",
            query: [.limit, .after], answer: .page(of: TokenAnswer.shape)
        ) { [room] request in
            let caller = try request.caller()
            let limit = try request.limit()
            let last: BearerToken.ID? = try request.after()
            let found = try await room.tokens(of: caller.member, by: caller).filter { token in
                last.map { token.id < $0 } ?? true
            }
            return try .json(
                PageOf(
                    items: found.prefix(limit).map { TokenAnswer($0) },
                    next: found.count > limit ? found[limit - 1].id.description : nil))
        }
    }

    private struct New: Decodable {
        let name: String
        let scopes: [String]
        let days: Int64?
    }

    private var issue: Endpoint {
        // An Idempotency-Key would keep the answer, and the secret with it, in the database: here it is not honoured.
        Endpoint(
            method: .post, path: "/tokens",
            summary:
                "Issues a token for oneself with some of one's roles; its secret is in this answer alone",
            tag: "Members",
            body: .object([
                .required("name", .string), .required("scopes", .array(.choice(MemberAnswer.roleNames))),
                .optional("days", .range(1, Int(BearerToken.mostDays))),
            ]),
            success: .created, answer: TokenAnswer.shape
        ) { [room] request in
            let new = try request.json(New.self)
            let issued = try await room.issueToken(
                named: new.name, scopes: try roles(named: new.scopes, in: "scopes"), days: new.days ?? 90,
                by: try request.caller())
            return try .json(TokenAnswer(issued.token, secret: issued.secret), status: .created)
        }
    }

    private var revoke: Endpoint {
        Endpoint(
            method: .delete, path: "/tokens/{id}",
            summary: "Ends a token at once: one's own, or anybody's for an administrator",
            tag: "Members", success: .noContent
        ) { [room] request in
            try await room.revokeToken(try request.id("id"), by: try request.caller())
            return .noContent
        }
    }
}

/// One bearer token as the API tells it.
struct TokenAnswer: Encodable, Sendable {
    let id: BearerToken.ID
    let name: String
    let beginning: String
    let scopes: [String]
    let issuedAt: String
    let expiresAt: String
    let usedAt: String?
    let revokedAt: String?
    /// Only in the answer that issued it.
    let secret: String?

    static let shape = Shape.object([
        .required("id", .identifier), .required("name", .string), .required("beginning", .string),
        .required("scopes", .array(.choice(MemberAnswer.roleNames))), .required("issued_at", .string),
        .required("expires_at", .string), .optional("used_at", .string), .optional("revoked_at", .string),
        .optional("secret", .string),
    ])

    init(_ token: BearerToken, secret: String? = nil) {
        id = token.id
        name = token.name
        beginning = token.shown
        scopes = token.scopes.map(\.rawValue).sorted()
        issuedAt = token.issuedAt.iso8601
        expiresAt = token.expiresAt.iso8601
        usedAt = token.usedAt?.iso8601
        revokedAt = token.revocation?.at.iso8601
        self.secret = secret
    }
}
