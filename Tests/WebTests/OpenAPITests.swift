import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite struct `The OpenAPI document` {
    @Test func `lists every route of the API and no other`() async throws {
        try await withPlatform { client, platform in
            let endpoints = try await platform.endpoints()
            try await client.execute(uri: "/api/v1/openapi.json", method: .get) { response in
                #expect(response.status == .ok)
                let document = try #require(
                    JSONSerialization.jsonObject(with: Data(response.body.readableBytesView)) as? [String: Any])
                #expect(document["openapi"] as? String == "3.1.0")
                let paths = try #require(document["paths"] as? [String: [String: Any]])
                let listed = Set(paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } })
                let served = Set(endpoints.map { "\($0.method.rawValue) /api/v1\($0.path)" })
                #expect(listed == served)
                #expect(endpoints.count == served.count, "no route is there twice")
            }
        }
    }

    @Test func `gives each operation a name of its own`() async throws {
        try await withPlatform { client, platform in
            try await client.execute(uri: "/api/v1/openapi.json", method: .get) { response in
                let document = try #require(
                    JSONSerialization.jsonObject(with: Data(response.body.readableBytesView)) as? [String: Any])
                let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
                let names = paths.values.flatMap(\.values).compactMap { $0["operationId"] as? String }
                #expect(names.count == Set(names).count && !names.isEmpty)
            }
        }
    }
}
