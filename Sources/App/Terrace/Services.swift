import EventLog
import Foundation
import Impact
import Logging
import Promotion
import ServiceLifecycle
import Sourcing
import Synchronization
import Values
import Web

/// The time of the machine.
struct SystemClock: WallClock {
    func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}

/// A loop that runs until the service group stops.
struct Loop: Service {
    let body: @Sendable () async -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown { await body() }
    }
}

/// What is due once a day, looked after every hour: facts whose day came lapse, campaigns whose day came end, and the ledger
/// of the day before is signed.
struct DailyRound: Service {
    let rooms: Rooms
    let clock: any WallClock
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await go()
                try? await Task.sleep(for: .seconds(3_600))
            }
        }
    }

    private func go() async {
        let today = clock.now().day
        do {
            try await rooms.sourcing.lapseFacts(on: today)
            try await rooms.promotion.makeRound()
            let yesterday = today.adding(days: -1)
            if try await rooms.impact.roots(before: nil, limit: 1).first?.day != yesterday {
                _ = try await rooms.impact.closeDay(yesterday, by: nil)
            }
        } catch {
            logger.error("the daily round failed", metadata: ["error": "\(error)"])
        }
    }
}

/// Wakes the pump, which is made after the rooms that wake it.
final class PumpWaker: Sendable {
    private let wakeUp = Mutex<(@Sendable () -> Void)?>(nil)

    func pump(_ pump: EventPump) { wakeUp.withLock { $0 = { pump.wake() } } }
    func wake() { wakeUp.withLock { $0 }?() }
}

/// The first error of a part that cannot throw where it stands.
final class FailureBox: Sendable {
    private let kept = Mutex<(any Error)?>(nil)

    var error: (any Error)? { kept.withLock { $0 } }
    func keep(_ error: any Error) { kept.withLock { $0 = $0 ?? error } }
}
