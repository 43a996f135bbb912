/// An address of a channel that others call: plain bytes in, plain bytes out. Web mounts it and knows no more of it.
public struct InboundRoute: Sendable {
    /// `GET` also answers `HEAD`.
    public let method: String
    /// Such as `/feed.xml`, or `/actors/{name}/inbox`: a part in braces takes one segment.
    public let path: String
    /// A longer body is refused with 413.
    public let mostBytes: Int
    public let answer: @Sendable (InboundRequest) async throws -> InboundAnswer

    public init(
        method: String, path: String, mostBytes: Int = 0,
        answer: @escaping @Sendable (InboundRequest) async throws -> InboundAnswer
    ) {
        self.method = method
        self.path = path
        self.mostBytes = mostBytes
        self.answer = answer
    }
}

public struct InboundRequest: Sendable {
    public let method: String
    public let path: String
    /// Percent-decoded.
    public let query: [String: String]
    /// The values of the parts in braces, percent-decoded.
    public let parameters: [String: String]
    /// Names in lower case, in the order in which they came.
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]
    /// Path and query as they were sent: what signatures of requests are about.
    public let target: String
    /// The network address of whoever asks, for limits; nil when it is not known.
    public let client: String?

    public init(
        method: String, path: String, query: [String: String], parameters: [String: String],
        headers: [(name: String, value: String)], body: [UInt8], target: String? = nil,
        client: String? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.parameters = parameters
        self.headers = headers
        self.body = body
        self.target = target ?? path
        self.client = client
    }

    /// The first header of that name, which is given in lower case.
    public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// Web turns a 200 with `etag` or `last-modified` into a 304 where the request's conditions say so (RFC 9110 §13).
public struct InboundAnswer: Sendable {
    public let status: Int
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]

    public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
