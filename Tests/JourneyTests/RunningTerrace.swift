import Foundation
import FoundationNetworking
import Testing

/// The program itself, as a child process on a free port with a data folder of its own.
final class RunningTerrace {
    static let binary: URL = {
        // The tests' own bundle stands beside the program in the build folder.
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        if let named = ProcessInfo.processInfo.environment["TERRACE_BINARY"] { return URL(fileURLWithPath: named) }
        return root.appendingPathComponent(".build/debug/terrace")
    }()

    let folder: URL
    let port: Int
    let database: String?
    private var process: Process?

    init(database: String? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("terrace-journey-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        port = try freePort()
        self.database = database
    }

    deinit {
        kill()
        try? FileManager.default.removeItem(at: folder)
    }

    var base: String { "http://127.0.0.1:\(port)" }
    var demoFile: URL { folder.appendingPathComponent("demo.json") }

    func demo() throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(contentsOf: demoFile)) as? [String: Any])
    }

    /// Starts `terrace demo` and waits until it is ready.
    func start() async throws {
        let process = Process()
        process.executableURL = Self.binary
        process.arguments =
            ["demo", "--data", folder.path, "--port", String(port), "--log-level", "warning"]
            + (database.map { ["--database", $0] } ?? [])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.standardError
        try process.run()
        self.process = process
        try await waitUntilReady()
    }

    /// Ends it without a word, as a power cut would.
    func kill() {
        guard let process, process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Runs a command beside the server and returns its status and what it printed.
    func run(_ arguments: String...) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = Self.binary
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    /// A request; answers status and body.
    func get(_ path: String) async throws -> (status: Int, body: Data) {
        let (data, response) = try await URLSession.shared.data(from: try #require(URL(string: base + path)))
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, data)
    }

    /// Asks until the answer comes; the process tells by ending when it never will.
    private func waitUntilReady() async throws {
        for _ in 0..<600 {
            if let answer = try? await get("/healthz"), answer.status == 200 { return }
            guard process?.isRunning == true else { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("the server did not become ready")
    }
}

private func freePort() throws -> Int {
    let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
            bind(socket, raw, length) == 0 && getsockname(socket, raw, &length) == 0
        }
    }
    try #require(isBound)
    return Int(UInt16(bigEndian: address.sin_port))
}
