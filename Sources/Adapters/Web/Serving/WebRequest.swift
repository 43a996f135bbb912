import Contracts
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Values

/// A request as the pages and endpoints of the rooms see it: read whole, decoded, its caller known.
struct WebRequest: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let headers: HTTPFields
    /// The parts of the path that the route names, such as `id`.
    let parameters: [String: String]
    let query: [String: String]
    let body: [UInt8]
    let language: Language
    /// Who is signed in or sent a token; nil for everybody else.
    let visitor: Visitor?
    let cookies: [String: String]
    let remoteAddress: String
    /// Whether the reader's connection is encrypted, as far as the configured base address tells.
    let isSecure: Bool
    /// The body of a streamed endpoint, which has not been read; it can be read once.
    var stream: RequestBody?
    /// What the `Host` header said.
    var authority: String?
    /// Path and query as they were sent, which signatures of requests are about.
    var target = ""

    /// The caller, for endpoints that ask for members; there it is never nil.
    func caller() throws -> Caller {
        guard let caller = visitor?.caller else { throw Problem.notSignedIn }
        return caller
    }

    /// An identifier in the path; whatever is no identifier cannot be found.
    func id<Thing>(_ name: String, of type: Identifier<Thing>.Type = Identifier<Thing>.self) throws -> Identifier<Thing>
    {
        guard let text = parameters[name], let id = Identifier<Thing>(text) else { throw Problem.notFound }
        return id
    }

    /// `limit`: 1 to 100, else refused.
    func limit(default standard: Int = 20) throws -> Int {
        guard let text = query["limit"] else { return standard }
        guard let limit = Int(text), (1...100).contains(limit), String(limit) == text else {
            throw Problem.badQuery("limit", .outOfRange(least: 1, most: 100))
        }
        return limit
    }

    /// `after`: where the page before ended, as its `next` said.
    func after<Thing>(_ type: Identifier<Thing>.Type = Identifier<Thing>.self) throws -> Identifier<Thing>? {
        guard let text = query["after"] else { return nil }
        guard let id = Identifier<Thing>(text) else { throw Problem.badQuery("after", .malformed(expected: "next")) }
        return id
    }

    func day(_ name: String) throws -> Day? {
        guard let text = query[name] else { return nil }
        guard let day = Day(text) else { throw Problem.badQuery(name, .malformed(expected: "YYYY-MM-DD")) }
        return day
    }

    /// Decodes the body; a problem names the field that does not fit.
    func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            return try decoder.decode(Value.self, from: Data(body))
        } catch let error as DecodingError {
            throw Problem(error)
        }
    }
}

/// Somebody who is known: the caller, and for sessions what pages need besides.
struct Visitor: Sendable {
    let caller: Caller
    let name: String
    let organizationName: Localized
    /// The token that every form of this session sends back; nil for a bearer token, which needs none.
    let csrf: String?

    init(caller: Caller, name: String, organizationName: Localized, csrf: String?) {
        self.caller = caller
        self.name = name
        self.organizationName = organizationName
        self.csrf = csrf
    }
}

/// How requests become visitors; Members answers.
struct Authentication: Sendable {
    var bearer: @Sendable (_ token: String) async throws -> Visitor?
    var session: @Sendable (_ token: String) async throws -> Visitor?
}
