import Crypto
import Hummingbird
import Logging
import Terrace

@testable import Web

extension Platform {
    /// What the server mounts.
    func router() async throws -> Router<WebContext> {
        try await WebServer.router(
            rooms: rooms, store: store, clock: clock, baseAddress: "http://terrace.test",
            key: SymmetricKey(size: .bits256), health: health,
            logger: Logger(label: "test"))
    }

    func endpoints() async throws -> [Endpoint] {
        try await WebServer.house(rooms: rooms, baseAddress: "http://terrace.test", clock: clock).endpoints
    }
}
