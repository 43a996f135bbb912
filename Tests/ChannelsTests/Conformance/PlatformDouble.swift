import Foundation

/// A double of a platform that nobody can run, for one test alone, because others change its switches.
struct PlatformDouble {
    let told: [String: String]
    private let script: URL
    private let folder: String

    init(_ kind: String, folder: String) throws {
        script =
            URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Peers/channels/\(kind).sh")
            .standardizedFileURL
        self.folder = folder
        let printed = try Self.run(script, ["start", folder])
        guard let line = printed.split(separator: "\n").first(where: { $0.hasPrefix("TERRACE_PEER_") }),
            let equals = line.firstIndex(of: "=")
        else { throw NotThere(said: printed) }
        told = Contestant.read(String(line[line.index(after: equals)...]))
    }

    func stop() { _ = try? Self.run(script, ["stop", folder]) }

    private static func run(_ script: URL, _ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = script
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let printed = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: printed, as: UTF8.self)
    }

    struct NotThere: Error { let said: String }
}
