import Contracts
import Logging
import Members
import Storage
import Synchronization
import Values

/// Does what waits in the lines: claims it, calls the adapter outside of any transaction, writes down what came of it.
final class DeliveryWorker: Sendable {
    let ground: Ground
    let editions: any EditionSource
    let referrals: ReferralSeal
    let adapters: ChannelAdapters
    let lines: DeliveryLines
    let pace: DeliveryPace
    let logger = Logger(label: "terrace.distribution")
    let limits = LimitsShelf()
    let slots = ChannelSlots()
    let limit: CallLimit
    let vault: CredentialVault
    let hooks: WebhookLines
    let tally = DeliveryTally()
    /// Between two claims while there is much to do: less than what is claimed ahead takes.
    private static let breath = Duration.milliseconds(20)
    private let wakers = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])
    private let underWay = Mutex<[Int64: Task<Void, Never>]>([:])
    private let lastLaunch = Mutex<Task<Int, any Error>?>(nil)

    init(
        ground: Ground, editions: any EditionSource, referrals: ReferralSeal, adapters: ChannelAdapters,
        lines: DeliveryLines, pace: DeliveryPace, vault: CredentialVault, hooks: WebhookLines
    ) {
        self.ground = ground
        self.editions = editions
        self.referrals = referrals
        self.adapters = adapters
        self.lines = lines
        self.pace = pace
        self.vault = vault
        self.hooks = hooks
        limit = CallLimit(seconds: pace.callSeconds)
    }

    /// Tells the worker that there may be something to do.
    func wake() { for waker in wakers.withLock({ Array($0.values) }) { waker.yield() } }

    /// Works until its task is cancelled; what is under way then is still finished.
    func run() async {
        let (wakes, waker) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = wakers.withLock { wakers in
            let number = (wakers.keys.max() ?? 0) + 1
            wakers[number] = waker
            return number
        }
        waker.yield()
        var sweptAt: Instant?
        var alarm: Task<Void, Never>?
        for await _ in wakes {
            alarm?.cancel()
            let now = ground.clock.now()
            var launched = 0
            do {
                if sweptAt.map({ now >= $0.adding(seconds: pace.sweepSeconds) }) ?? true {
                    try await sweep()
                    sweptAt = now
                }
                launched = try await launch()
            } catch {
                logger.error("deliveries wait", metadata: ["error": "\(error)"])
            }
            if launched > 0 {
                // Those that end together are followed by as many in one claim.
                try? await Task.sleep(for: Self.breath)
                waker.yield()
            } else {
                alarm = self.alarm(at: await nextMoment(), waker)
            }
        }
        alarm?.cancel()
        wakers.withLock { $0[number] = nil }
        for task in underWay.withLock({ Array($0.values) }) { await task.value }
    }

    /// Works until nothing is left that could be done now, and nothing is under way here: also not what ``run()`` began.
    func work() async throws {
        try await sweep()
        while true {
            let launched = try await launch()
            let tasks = underWay.withLock { Array($0.values) }
            if launched == 0, tasks.isEmpty { return }
            for task in tasks { await task.value }
        }
    }

    /// Claims what there is room for and begins it; says how many. One launch at a time, so that what is claimed is never
    /// out of sight.
    private func launch() async throws -> Int {
        let task = lastLaunch.withLock { last in
            let before = last
            let task = Task {
                _ = await before?.result
                return try await self.launchNow()
            }
            last = task
            return task
        }
        return try await task.value
    }

    private func launchNow() async throws -> Int {
        let free = pace.concurrency - underWay.withLock { $0.count }
        guard free > 0 else { return 0 }
        let attempts = try await claim(most: free)
        for attempt in attempts {
            // Not a child task: what has begun is finished even when the worker is told to stop.
            underWay.withLock { underWay in
                underWay[attempt.lease] = Task {
                    await self.perform(attempt)
                    self.underWay.withLock { $0[attempt.lease] = nil }
                    self.wake()
                }
            }
        }
        return attempts.count
    }

    private func perform(_ attempt: Attempt) async {
        let outcome = await outcome(of: attempt)
        do {
            try await finish(attempt, outcome)
        } catch {
            // Its lease will lapse, and then it counts as unconfirmed.
            logger.error(
                "outcome not written",
                metadata: ["delivery": "\(attempt.delivery.id)", "error": "\(error)"])
        }
    }

    private func nextMoment() async -> Instant {
        let now = ground.clock.now()
        let lines = lines
        let next = try? await ground.store.read { transaction in
            [
                try lines.deliveries.nextReady(after: now, in: transaction),
                try lines.health.nextWaking(after: now, in: transaction),
            ].compactMap { $0 }.min()
        }
        let sweep = now.adding(seconds: pace.sweepSeconds)
        return min((next ?? nil) ?? sweep, sweep)
    }

    /// Wakes the worker at a moment, unless something else woke it before.
    private func alarm(at moment: Instant, _ waker: AsyncStream<Void>.Continuation) -> Task<Void, Never> {
        let wait = max(1_000, moment.microseconds - ground.clock.now().microseconds)
        return Task {
            do { try await Task.sleep(for: .microseconds(wait)) } catch { return }
            waker.yield()
        }
    }
}
