import Contracts
import Foundation
import HTTPTypes
import HummingbirdTesting
import Members
import NIOCore
import Terrace
import Testing
import Values

@testable import Web

/// A browser or a program in front of the platform: it remembers a cookie, or sends a token along.
struct Desk: Sendable {
    let client: any TestClientProtocol
    var cookie: String?
    var token: String?

    static let password = "laundry-on-the-line"

    /// A founded platform, and its admin's token.
    static func on(
        _ body: @escaping @Sendable (Desk, Platform) async throws -> Void
    ) async throws {
        try await withPlatform { client, platform in
            let admin = try await platform.rooms.members.found(
                platformName: Localized(chinese: "梯田", english: "Terrace"), login: "yang", displayName: "杨帆",
                password: Password(password))
            let issued = try await platform.rooms.members.issueToken(
                named: "test", scopes: [.admin], by: try #require(admin.caller))
            try await body(Desk(client: client, token: issued.secret), platform)
        }
    }

    /// The same door without a token.
    var stranger: Desk { Desk(client: client) }

    func get(_ uri: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await client.executeRequest(uri: uri, method: .get, headers: with(headers), body: nil)
    }

    func send(
        _ method: HTTPRequest.Method = .post, _ uri: String, _ body: [UInt8], type: String,
        _ headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var all = with(headers)
        all[.contentType] = type
        return try await client.executeRequest(
            uri: uri, method: method, headers: all, body: ByteBuffer(bytes: body))
    }

    func post(_ uri: String, json: String) async throws -> TestResponse {
        try await send(.post, uri, Array(json.utf8), type: "application/json")
    }

    func post(_ uri: String, form: [(String, String)]) async throws -> TestResponse {
        let text = form.map { "\($0.0)=\(queryEscaped($0.1))" }.joined(separator: "&")
        return try await send(.post, uri, Array(text.utf8), type: "application/x-www-form-urlencoded")
    }

    /// Signs in and remembers the session.
    func signedIn(_ login: String, _ password: String) async throws -> Desk {
        let response = try await post("/sign-in", form: [("login", login), ("password", password)])
        let header = try #require(response.headers[.setCookie])
        return Desk(client: client, cookie: String(try #require(header.split(separator: ";").first)))
    }

    /// The forgery token of the session's forms.
    func csrf() async throws -> String {
        let html = try await get("/desk/account").text
        return String(try #require(html.firstMatch(of: /name="csrf" value="([^"]+)"/)).1)
    }

    private func with(_ headers: HTTPFields) -> HTTPFields {
        var headers = headers
        if let token { headers[.authorization] = "Bearer " + token }
        if let cookie { headers[.cookie] = cookie }
        return headers
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    func object() throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(body.readableBytesView)) as? [String: Any])
    }
}
