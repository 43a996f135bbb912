import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// The doors of the API, with what comes to them by mistake.
@Suite struct `The API` {
    @Test func `answers unknown routes and wrong methods with a problem`() async throws {
        try await withPlatform { client, _ in
            try await client.execute(uri: "/api/v1/nothing", method: .get) { response in
                #expect(response.status == .notFound)
                let problem = try response.problem()
                #expect(problem["type"] as? String == "urn:terrace:problem:not-found")
            }
            try await client.execute(uri: "/api/v1/feed", method: .delete) { response in
                #expect(response.status == .methodNotAllowed)
                #expect(response.headers[.allow]?.contains("GET") == true)
                _ = try response.problem()
            }
        }
    }

    @Test(arguments: ["limit=0", "limit=101", "limit=ten", "limit=", "limit=-1", "limit=010"])
    func `refuses a limit beyond 1 to 100`(query: String) async throws {
        try await withPlatform { client, _ in
            try await client.execute(uri: "/api/v1/feed?" + query, method: .get) { response in
                #expect(response.status == .badRequest)
                let problem = try response.problem()
                #expect(problem["field"] as? String == "limit")
            }
        }
    }

    @Test(arguments: [("colour=red", "colour"), ("limit=5&limit=6", "limit"), ("limit=%ff", "limit")])
    func `names the query parameter that it cannot take`(query: String, field: String) async throws {
        try await withPlatform { client, _ in
            try await client.execute(uri: "/api/v1/products?" + query, method: .get) { response in
                #expect(response.status == .badRequest)
                let problem = try response.problem()
                #expect(problem["field"] as? String == field)
            }
        }
    }

    @Test func `refuses ten megabytes where sixty-four kilobytes are allowed`() async throws {
        try await withPlatform { client, _ in
            let body = ByteBuffer(repeating: 32, count: 10 * 1024 * 1024)
            try await client.execute(
                uri: "/api/v1/nominations", method: .post, headers: [.contentType: "application/json"], body: body
            ) {
                response in
                #expect(response.status == .contentTooLarge)
                let problem = try response.problem()
                #expect(problem["field"] as? String == "body")
            }
        }
    }

    @Test(arguments: [("POST", "/api/v1/nominations"), ("GET", "/api/v1/audit"), ("POST", "/api/v1/articles")])
    func `asks who is calling where that matters`(method: String, path: String) async throws {
        try await withPlatform { client, _ in
            let verb = try #require(HTTPRequest.Method(method))
            try await client.execute(uri: path, method: verb, body: ByteBuffer(string: "{}")) { response in
                #expect(response.status == .unauthorized)
                _ = try response.problem()
            }
            try await client.execute(uri: path, method: verb, headers: [.authorization: "Bearer trc_wrong"]) {
                response in
                #expect(response.status == .unauthorized)
                let problem = try response.problem()
                #expect(problem["field"] as? String == "Authorization")
            }
        }
    }

    @Test func `speaks the reader's language`() async throws {
        try await withPlatform { client, _ in
            var titles: [String] = []
            for language in ["zh-CN,zh;q=0.9", "en-GB,en;q=0.8"] {
                try await client.execute(uri: "/api/v1/nothing", method: .get, headers: [.acceptLanguage: language]) {
                    response in
                    let problem = try response.problem()
                    titles.append(problem["title"] as? String ?? "")
                }
            }
            #expect(titles == ["没有找到", "Not found"])
        }
    }
}
