import Contracts
import Logging
import Synchronization
import Values

/// Does again and again what comes round: checks, numbers, webhooks. Woken when something is due at once.
final class Rounds: Sendable {
    private let wakers = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])
    private let logger = Logger(label: "terrace.distribution")

    func wake() { for waker in wakers.withLock({ Array($0.values) }) { waker.yield() } }

    /// Calls `round` until its task is cancelled: when it is woken, and after so many seconds as the round before said.
    func run(_ round: @Sendable () async throws -> Int64) async {
        let (wakes, waker) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = wakers.withLock { wakers in
            let number = (wakers.keys.max() ?? 0) + 1
            wakers[number] = waker
            return number
        }
        waker.yield()
        var alarm: Task<Void, Never>?
        for await _ in wakes {
            alarm?.cancel()
            var seconds: Int64 = 60
            do { seconds = max(1, try await round()) } catch {
                logger.error("a round was cut short", metadata: ["error": "\(error)"])
            }
            let wait = seconds
            alarm = Task {
                do { try await Task.sleep(for: .seconds(wait)) } catch { return }
                waker.yield()
            }
        }
        alarm?.cancel()
        wakers.withLock { $0[number] = nil }
    }
}
