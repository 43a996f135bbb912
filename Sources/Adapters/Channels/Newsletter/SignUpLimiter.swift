import Synchronization
import Values

/// Keeps anybody from filling mailboxes by way of our pages: so many sign-ups in ten minutes for each client, and for all
/// together. Each address has limits of its own besides (``Subscriber``).
final class SignUpLimiter: Sendable {
    private static let window: Int64 = 600
    private static let mostForClient = 10
    private static let mostForAll = 300
    private static let mostClients = 10_000
    private let counts = Mutex<(window: Int64, all: Int, clients: [String: Int])>((0, 0, [:]))

    /// Nil when it may be, else the seconds until it may.
    func refusal(of client: String?, at now: Instant) -> Int64? {
        let window = now.seconds / Self.window
        // A proxy on the same machine speaks for everybody.
        let client = client.flatMap { $0.hasPrefix("127.") || $0 == "0:0:0:0" || $0 == "unknown" ? nil : $0 }
        return counts.withLock { counts in
            if counts.window != window { counts = (window, 0, [:]) }
            let count = client.map { counts.clients[$0] ?? 0 } ?? 0
            guard counts.all < Self.mostForAll, count < Self.mostForClient,
                counts.clients.count < Self.mostClients
            else {
                return (window + 1) * Self.window - now.seconds
            }
            counts.all += 1
            if let client { counts.clients[client] = count + 1 }
            return nil
        }
    }
}
