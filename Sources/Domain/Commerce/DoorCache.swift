import Contracts
import Synchronization
import Values

/// The doors that were asked for in the last second, so that a rush of webhooks does not ask the database for
/// secrets each time. What this machine changes counts at once; another machine's change of a secret after a
/// second at most. Whether the marketplace is in use is asked again where the message is written.
final class DoorCache: Sendable {
    private static let lifetime: Int64 = 1_000_000
    private let doors = Mutex<[MarketplaceID: (door: WebhookDoor, at: Instant)]>([:])

    func door(of id: MarketplaceID, now: Instant) -> WebhookDoor? {
        doors.withLock { doors in
            guard let (door, at) = doors[id], (0..<Self.lifetime).contains(now.microseconds - at.microseconds)
            else {
                return nil
            }
            return door
        }
    }

    func keep(_ door: WebhookDoor, now: Instant) {
        doors.withLock { $0[door.marketplace.id] = (door, now) }
    }

    func forget() { doors.withLock { $0 = [:] } }
}
