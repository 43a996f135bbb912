public import EventLog
import FoundationEssentials
import Hummingbird
import Synchronization

/// What `/healthz` tells: 200 once the platform is ready, with the number of events not yet handled everywhere, of reader events
/// on their way into the log, and of deliveries that are under way or due.
public final class Health: Sendable {
    private let pump: EventPump
    private let others: @Sendable () async throws -> Int
    private let isReady = Mutex(false)

    public init(pump: EventPump, others: @escaping @Sendable () async throws -> Int) {
        self.pump = pump
        self.others = others
    }

    /// From now on the platform is ready.
    public func ready() { isReady.withLock { $0 = true } }

    func response() async -> Response {
        struct Status: Encodable {
            let status: String
            let pending: Int64?
        }
        let ready = isReady.withLock { $0 }
        let pending = try? await pending()
        let isWell = ready && pending != nil
        let status = Status(status: isWell ? "ready" : ready ? "unavailable" : "starting", pending: pending)
        let answer =
            (try? WebResponse.json(status, status: isWell ? .ok : .serviceUnavailable))
            ?? WebResponse(status: .internalServerError)
        return answer.with(.cacheControl, "no-store").hummingbird
    }

    private func pending() async throws -> Int64 { try await pump.pending() + Int64(try await others()) }
}
