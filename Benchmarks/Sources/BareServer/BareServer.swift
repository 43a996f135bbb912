import Hummingbird
import Logging

/// The least that the HTTP server can do: one route, one word. What Terrace reaches beside it tells what Terrace costs.
@main
struct BareServer {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 0
        let router = Router()
        router.get("/hello") { _, _ in "Hello" }
        var logger = Logger(label: "bare")
        logger.logLevel = .error
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in print(channel.localAddress?.port ?? port) }, logger: logger)
        try await application.runService()
    }
}
