/// One request to somebody else's server.
public struct OutboundRequest: Sendable {
    public var method: String
    /// Absolute, `http` or `https`.
    public var address: String
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]
    /// A longer answer is cut off and counts as an error.
    public var mostAnswerBytes = 4 << 20
    /// Only requests that change nothing follow redirects, five at most, each checked like the first.
    public var followsRedirects = false

    public init(
        _ method: String, _ address: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []
    ) {
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body
    }
}

/// What a server answered, whatever its status.
public struct OutboundAnswer: Sendable {
    public let status: Int
    /// Names in lower case.
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]

    public init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    public var isSuccess: Bool { (200..<300).contains(status) }

    /// The first header of that name, which is given in lower case.
    public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// The beginning of the body, for people.
    public var words: String { String(decoding: body.prefix(400), as: UTF8.self) }
}

/// What a request is for, which decides what a lost answer means.
public enum OutboundEffect: Sendable {
    /// Whatever becomes of it, it can be made again: ``ChannelTrouble/transient(_:retryAfter:)``.
    case looking
    /// It changes what readers see: once its first byte may have left, ``ChannelTrouble/unknownOutcome(_:)``.
    case acting
}
