import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Terrace
import TestKit
import Testing

@testable import Web

/// The whole platform behind a router, in a data folder of its own; no port is opened.
func withPlatform<Answer: Sendable>(
    _ body: @escaping @Sendable (any TestClientProtocol, Platform) async throws -> Answer
) async throws -> Answer {
    try await withTemporaryFolder { folder in
        let platform = try await Platform.open(
            try await Settings.read(flags: ["data": folder, "logLevel": "error", "baseAddress": "http://terrace.test"]))
        let router = try await platform.router()
        let answer = try await Application(router: router).test(.router) { client in try await body(client, platform) }
        await platform.close()
        return answer
    }
}

extension TestResponse {
    /// The problem document that it must be.
    func problem() throws -> [String: Any] {
        #expect(headers[.contentType]?.hasPrefix("application/problem+json") == true)
        let document = try #require(JSONSerialization.jsonObject(with: Data(body.readableBytesView)) as? [String: Any])
        #expect(document["status"] as? Int == status.code)
        #expect((document["title"] as? String)?.isEmpty == false && (document["detail"] as? String)?.isEmpty == false)
        return document
    }
}
