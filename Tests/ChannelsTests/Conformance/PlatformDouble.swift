import Foundation
import TestKit

/// A double of a platform that nobody can run, for one test alone, because others change its switches.
struct PlatformDouble {
    let told: [String: String]
    private let script: URL
    private let folder: String

    init(_ kind: String, folder: String) async throws {
        script =
            URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Peers/channels/\(kind).sh")
            .standardizedFileURL
        self.folder = folder
        let printed = try await Self.run(script, ["start", folder])
        guard let line = printed.split(separator: "\n").first(where: { $0.hasPrefix("TERRACE_PEER_") }),
            let equals = line.firstIndex(of: "=")
        else { throw NotThere(said: printed) }
        told = Contestant.read(String(line[line.index(after: equals)...]))
    }

    func stop() async { _ = try? await Self.run(script, ["stop", folder]) }

    private static func run(_ script: URL, _ arguments: [String]) async throws -> String {
        try await Program(script.path, arguments).end().text
    }

    struct NotThere: Error { let said: String }
}
