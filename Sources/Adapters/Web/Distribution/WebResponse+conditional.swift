import Channels
import Contracts
import HTTPTypes
import Values

extension WebResponse {
    /// 304 without a body when the client has this already (RFC 9110 §13.2.2): by tag, else by date.
    func conditional(on request: WebRequest) -> WebResponse {
        guard status == .ok, request.method.isSafe else { return self }
        let isFresh: Bool
        if request.headers[.ifNoneMatch] != nil {
            isFresh = headers[.eTag].map { request.hasFresh($0.filter { $0 != "\"" }) } ?? false
        } else if let since = request.headers[.ifModifiedSince].flatMap(Instant.init(httpDate:)),
            let modified = headers[.lastModified].flatMap(Instant.init(httpDate:))
        {
            isFresh = modified <= since
        } else {
            isFresh = false
        }
        guard isFresh else { return self }
        var headers = headers
        headers[.contentType] = nil
        return WebResponse(status: .notModified, headers: headers)
    }
}
