import Contracts
import Members
import Values

extension DeliveryWorker {
    /// What an adapter needs to know of the copy of a try.
    func copy(of attempt: Attempt) -> ChannelCopy {
        let publication = attempt.publication
        let origin = ReferralOrigin(
            source: .copy, id: publication.id.raw, article: publication.article, channel: publication.channel,
            mintedAt: publication.madeAt)
        return ChannelCopy(
            publication: publication.id, article: publication.article, channel: attempt.channel, key: publication.key,
            reference: attempt.delivery.pendingReference ?? publication.standing?.reference,
            referral: referrals.mint(origin))
    }

    /// The limits of a channel, asked anew when they are old.
    func limits(
        of channel: Channel, _ adapter: any ChannelAdapter
    ) async throws(ChannelTrouble) -> ChannelLimits {
        let now = ground.clock.now()
        if let kept = limits.limits(of: channel.id, at: now) { return kept }
        let found = try await looking { () async throws(ChannelTrouble) in try await adapter.limits(of: channel) }
        limits.keep(found, of: channel.id, until: now.adding(seconds: pace.limitsSeconds))
        return found
    }

    /// A call that may change something out there: when no answer comes in time, its outcome is unknown.
    func acting<Answer: Sendable>(
        _ call: @escaping @Sendable () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        try await inTime(.unknownOutcome("no answer in \(pace.callSeconds) seconds"), call)
    }

    /// A call that changes nothing that anybody sees: whatever becomes of it, it can be made again.
    func looking<Answer: Sendable>(
        _ call: @escaping @Sendable () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        do {
            return try await inTime(.transient("no answer in \(pace.callSeconds) seconds", retryAfter: nil), call)
        } catch .unknownOutcome(let said) {
            throw .transient(said, retryAfter: nil)
        }
    }

    private func inTime<Answer: Sendable>(
        _ late: ChannelTrouble, _ call: @escaping @Sendable () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        let seconds = pace.callSeconds
        let result = await withTaskGroup(of: Result<Answer, ChannelTrouble>?.self) { group in
            group.addTask {
                do throws(ChannelTrouble) { return .success(try await call()) } catch { return .failure(error) }
            }
            group.addTask {
                do { try await Task.sleep(for: .seconds(seconds)) } catch { return nil }
                return .failure(late)
            }
            defer { group.cancelAll() }
            for await result in group { if let result { return result } }
            return .failure(late)
        }
        return try result.get()
    }
}
