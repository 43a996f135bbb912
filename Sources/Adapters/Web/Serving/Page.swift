import HTTPTypes

/// One page for people: a path, who may see it, and what it answers.
struct Page: Sendable {
    let method: HTTPRequest.Method
    /// Parameters in braces: `/articles/{slug}`.
    let path: String
    /// Whether one must be signed in; others are led to the sign-in page and back.
    var isForMembers = false
    /// Bytes that a form may have.
    var bodyLimit = 256 * 1024
    /// Whether other programs call it, such as servers of channels: then nobody is signed in, no form is checked, and
    /// credentials in the request are none of ours.
    var isInbound = false
    let handle: @Sendable (WebRequest) async throws -> WebResponse

    static func get(
        _ path: String, isForMembers: Bool = false,
        _ handle: @escaping @Sendable (WebRequest) async throws -> WebResponse
    ) -> Page {
        Page(method: .get, path: path, isForMembers: isForMembers, handle: handle)
    }

    /// A form. Its `csrf` field is checked before the handler runs whenever somebody is signed in.
    static func post(
        _ path: String, isForMembers: Bool = true, bodyLimit: Int = 256 * 1024,
        _ handle: @escaping @Sendable (WebRequest) async throws -> WebResponse
    ) -> Page {
        Page(method: .post, path: path, isForMembers: isForMembers, bodyLimit: bodyLimit, handle: handle)
    }
}
