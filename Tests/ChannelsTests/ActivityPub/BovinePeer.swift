import Foundation
import TestKit
import Testing

@testable import Channels

/// bovine-herd, as `Tests/Peers/channels/bovine.sh start` tells of it, and the programs that act in its name.
struct BovinePeer: Decodable {
    struct Trouble: Error { let said: String }

    let base_url: String
    let database: String
    let python: String
    let verifiers: String

    static let running: BovinePeer? = {
        guard let json = ProcessInfo.processInfo.environment["TERRACE_PEER_ACTIVITYPUB"] else { return nil }
        return try? JSONDecoder().decode(BovinePeer.self, from: Data(json.utf8))
    }()

    /// The time that the peer has, too.
    static var secondsSince1970: Int64 { Int64(Date().timeIntervalSince1970) }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Peers/channels")

    /// The address of the actor `peer`.
    func actor() async throws -> String { try await run("actor") }

    /// Posts an activity in the peer's name, signed by it; returns the status.
    func post(_ activity: ActivityJSON, to inbox: String, signedBy kind: SignatureScheme) async throws -> Int? {
        Int(try await run("post", kind.rawValue, inbox, input: activity.bytes))
    }

    /// What it keeps under an identifier, once it is as it should be; it works its inbox off after it has answered.
    func stored(_ id: String, until isRight: (ActivityJSON) -> Bool) async throws -> ActivityJSON {
        var last = ""
        for _ in 0..<100 {
            last = try await run("stored", id)
            if let document = try? ActivityJSONReader.read(Array(last.utf8)), isRight(document) { return document }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Trouble(said: "after ten seconds it keeps under \(id): \(last)")
    }

    /// What independent verifiers say of a request.
    func verify(_ message: SignedMessage, key: String) async throws -> [String] {
        struct Request: Encodable {
            let method: String
            let url: String
            let headers: [String: String]
            let body: Data
            let pem: String
        }
        var headers = Dictionary(message.headers.map { ($0.name, $0.value) }) { $1 }
        headers["host"] = message.authority
        let request = Request(
            method: message.method, url: "\(message.scheme)://\(message.authority)\(message.target)", headers: headers,
            body: Data(message.body), pem: key)
        let input = Array(try JSONEncoder().encode(request))
        let said = try await run("verify", input: input)
        let further = try await run(
            python: verifiers, [Self.folder.appendingPathComponent("httpsig_verify.py").path], input: input)
        return (said + "\n" + further).split(separator: "\n").map(String.init)
    }

    private func run(_ arguments: String..., input: [UInt8] = []) async throws -> String {
        try await run(
            python: python,
            [Self.folder.appendingPathComponent("bovine_peer.py").path, base_url, database] + arguments,
            input: input)
    }

    private func run(python: String, _ arguments: [String], input: [UInt8]) async throws -> String {
        let ending = try await Program(python, ["-B"] + arguments).end(input: input)
        guard ending.status == 0 else {
            let errors = String(decoding: ending.errors.suffix(2_000), as: UTF8.self)
            throw Trouble(said: "\(arguments) ended with \(ending.status): \(errors)")
        }
        return ending.text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
