import Contracts
import HTTPTypes
import Values

/// One operation of the HTTP API: what the router serves and what the OpenAPI document says are made from the same value.
struct Endpoint: Sendable {
    enum Access: Sendable {
        /// No caller is asked for; one may still be there.
        case everybody
        /// A bearer token or a session is needed; the room's verb decides whether it suffices.
        case members
    }

    let method: HTTPRequest.Method
    /// Below `/api/v1`, parameters in braces: `/lots/{id}/stock`.
    let path: String
    /// One line for the document.
    let summary: String
    /// The room, for grouping in the document.
    let tag: String
    var access = Access.members
    /// Every query parameter that it takes; others are refused.
    var query: [Parameter] = []
    /// The shape of the JSON body; nil when it takes none.
    var body: Shape?
    /// When the body is not JSON: its media type in the document, such as `application/octet-stream`.
    var bodyType = "application/json"
    /// Bytes that the body may have.
    var bodyLimit = 64 * 1024
    /// Whether the body is left to the handler, who takes it from the request's `stream` as it arrives: for films.
    /// `bodyLimit` does not count then.
    var isStreamed = false
    /// Whether an `Idempotency-Key` is honoured: for POSTs that create.
    var isIdempotent = false
    /// Whether it is an edit, for which `If-Match` must name what was read: without it nothing is done (428).
    var isConditional = false
    var success: HTTPResponse.Status = .ok
    /// The shape of the answer; nil when it has no body.
    var answer: Shape?
    let handle: @Sendable (WebRequest) async throws -> WebResponse

    struct Parameter: Sendable {
        let name: String
        let shape: Shape
        let summary: String

        init(_ name: String, _ shape: Shape, _ summary: String) {
            self.name = name
            self.shape = shape
            self.summary = summary
        }

        static let limit = Parameter("limit", .range(1, 100), "How many items at most")
        static let after = Parameter("after", .string, "The `next` of the page before")
    }

    /// `{id}` and the like, in order.
    var pathParameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") && $0.hasSuffix("}") }.map {
            String($0.dropFirst().dropLast())
        }
    }
}

/// The shape of a JSON value, for the OpenAPI document.
indirect enum Shape: Sendable {
    case string
    /// A decimal identifier as a string.
    case identifier
    case integer
    case range(Int, Int)
    case boolean
    /// `YYYY-MM-DD`.
    case day
    /// One of these strings.
    case choice([String])
    case array(Shape)
    case nullable(Shape)
    case object([Field])
    /// An object with any keys.
    case map(Shape)
    case binary
    /// Any JSON value.
    case anything

    struct Field: Sendable {
        let name: String
        let shape: Shape
        let isRequired: Bool

        static func required(_ name: String, _ shape: Shape) -> Field {
            Field(name: name, shape: shape, isRequired: true)
        }
        static func optional(_ name: String, _ shape: Shape) -> Field {
            Field(name: name, shape: shape, isRequired: false)
        }
    }

    /// A text in both languages.
    static let localized = Shape.object([.required("chinese", .string), .required("english", .string)])

    /// `{"items": […], "next": …}`.
    static func page(of item: Shape) -> Shape {
        .object([.required("items", .array(item)), .optional("next", .nullable(.string))])
    }
}

/// A list as the API answers it.
struct PageOf<Item: Encodable & Sendable>: Encodable, Sendable {
    let items: [Item]
    /// Send it as `after` for the next page; absent on the last.
    let next: String?

    init(items: [Item], next: String? = nil) {
        self.items = items
        self.next = next
    }
}
