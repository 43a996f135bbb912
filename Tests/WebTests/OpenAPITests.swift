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

    @Test func `asks for If-Match on every edit, and every edit without it is refused with what to send`() async throws
    {
        try await Desk.on { desk, platform in
            let edits = try await platform.endpoints().filter { $0.method == .put || $0.method == .patch }
            #expect(!edits.isEmpty && edits.allSatisfy(\.isConditional), "\(edits.map(\.path))")
            let document = try await desk.get("/api/v1/openapi.json").object()
            let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
            for edit in edits {
                let operation = try #require(paths["/api/v1" + edit.path]?[edit.method.rawValue.lowercased()])
                let parameters = try #require(operation["parameters"] as? [[String: Any]])
                let header = try #require(parameters.first { $0["name"] as? String == "If-Match" }, "\(edit.path)")
                #expect(header["in"] as? String == "header" && header["required"] as? Bool == true)
                let answers = try #require(operation["responses"] as? [String: Any])
                #expect(answers["412"] != nil && answers["428"] != nil)

                let refused = try await desk.send(
                    edit.method, "/api/v1" + edit.path.replacing("{id}", with: "77"), Array("{}".utf8),
                    type: "application/json")
                #expect(refused.status == .preconditionRequired, "\(edit.path)")
                let problem = try refused.problem()
                #expect(problem["field"] as? String == "If-Match")
                #expect((problem["mend"] as? String)?.contains("ETag") == true)
            }
        }
    }

    @Test func `every problem of the channels' part names the field and the mend`() async throws {
        try await Desk.on { desk, platform in
            let endpoints = try await platform.endpoints().filter { $0.tag == "Distribution" }
            var seen: Set<Int> = []
            for endpoint in endpoints {
                let path = "/api/v1" + endpoint.path.replacing(/\{[a-z]+\}/, with: "77")
                for (who, query, body) in [
                    (desk, "", "{}"), (desk.stranger, "", "{}"), (desk, "?colour=red", "{}"), (desk, "", "{"),
                    (desk, "", #"{"channels":["77"],"stands":true,"went_out":true,"note":"x","address":"x"}"#),
                ] {
                    let answer = try await who.send(
                        endpoint.method, path + query, Array(body.utf8), type: "application/json",
                        [.ifMatch: "\"0\""])
                    guard answer.status.code >= 400 else { continue }
                    seen.insert(answer.status.code)
                    let problem = try answer.problem()
                    for name in ["field", "mend"] {
                        #expect(
                            (problem[name] as? String)?.isEmpty == false,
                            "\(endpoint.method) \(path)\(query) \(body): \(name) of \(problem)")
                    }
                }
            }
            #expect(seen.isSuperset(of: [400, 401, 404, 422]), "\(seen)")
        }
    }
}
