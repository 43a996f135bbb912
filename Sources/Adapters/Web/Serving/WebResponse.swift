import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import Values

/// An answer of a page or an endpoint.
struct WebResponse: Sendable {
    enum Body: Sendable {
        case bytes([UInt8])
        case buffer(ByteBuffer)
        /// Written piece by piece; the length is told when it is known.
        case stream(length: Int?, @concurrent @Sendable (inout any ResponseBodyWriter) async throws -> Void)
    }

    var status: HTTPResponse.Status
    var headers: HTTPFields
    var body: Body

    init(status: HTTPResponse.Status = .ok, headers: HTTPFields = [:], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// JSON with snake_case keys in alphabetical order.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> WebResponse {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return bytes([UInt8](try encoder.encode(value)), type: "application/json; charset=utf-8", status: status)
    }

    static func bytes(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok) -> WebResponse {
        WebResponse(status: status, headers: [.contentType: type], body: .bytes(bytes))
    }

    static func text(_ text: String, type: String, status: HTTPResponse.Status = .ok) -> WebResponse {
        bytes(Array(text.utf8), type: type, status: status)
    }

    static func html(_ html: String, status: HTTPResponse.Status = .ok) -> WebResponse {
        text(html, type: "text/html; charset=utf-8", status: status)
    }

    static let noContent = WebResponse(status: .noContent)

    /// After a form was taken: 303, so that a reload does not send it again.
    static func redirect(to address: String, status: HTTPResponse.Status = .seeOther) -> WebResponse {
        WebResponse(status: status, headers: [.location: address])
    }

    func with(_ name: HTTPField.Name, _ value: String) -> WebResponse {
        var copy = self
        copy.headers[name] = value
        return copy
    }

    func cookie(_ cookie: SetCookie) -> WebResponse {
        var copy = self
        copy.headers.append(HTTPField(name: .setCookie, value: cookie.description))
        return copy
    }

    /// The entity tag of an edit's version or a content's digest, quoted.
    func etag(_ tag: String) -> WebResponse { with(.eTag, "\"\(tag)\"") }

    var hummingbird: Response {
        switch body {
        case .bytes(let bytes):
            Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
        case .buffer(let buffer): Response(status: status, headers: headers, body: .init(byteBuffer: buffer))
        case .stream(let length, let write):
            Response(
                status: status, headers: headers,
                body: .init(contentLength: length) { writer in
                    try await write(&writer)
                    try await writer.finish(nil)
                })
        }
    }
}

/// A cookie to set (RFC 6265): always for the whole site, `SameSite=Lax`, and out of reach of scripts.
struct SetCookie: CustomStringConvertible, Sendable {
    let name: String
    let value: String
    /// Seconds; nil for a cookie that goes with the browser, 0 to remove it.
    let maxAge: Int?
    let isSecure: Bool

    var description: String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
            + (maxAge.map { "; Max-Age=\($0)" } ?? "") + (isSecure ? "; Secure" : "")
    }
}

extension WebRequest {
    /// A cookie that suits the connection.
    func cookie(_ name: String, _ value: String, maxAge: Int?) -> SetCookie {
        SetCookie(name: name, value: value, maxAge: maxAge, isSecure: isSecure)
    }

    /// For edits: refuses without `If-Match` (428), and when it names another version (412).
    func requireMatch(_ tag: String) throws {
        guard let header = headers[.ifMatch] else { throw Problem.preconditionRequired }
        guard header == "*" || header.split(separator: ",").contains(where: { $0.filter { $0 != " " } == "\"\(tag)\"" })
        else { throw Problem.preconditionFailed(current: tag) }
    }

    /// Whether the client has this version already: answer 304.
    func hasFresh(_ tag: String) -> Bool {
        guard let header = headers[.ifNoneMatch] else { return false }
        return header == "*"
            || header.split(separator: ",").contains { part in
                let tagged = part.filter { $0 != " " }
                return tagged == "\"\(tag)\"" || tagged == "W/\"\(tag)\""
            }
    }
}
