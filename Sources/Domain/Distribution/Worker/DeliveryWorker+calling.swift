import Contracts
import Members
import Values

extension DeliveryWorker {
    /// What an adapter needs to know of the copy of a try.
    func copy(of attempt: Attempt) -> ChannelCopy {
        copy(of: attempt.publication, on: attempt.channel, pending: attempt.delivery.pendingReference)
    }

    func copy(of publication: Publication, on channel: Channel, pending: String?) -> ChannelCopy {
        let origin = ReferralOrigin(
            source: .copy, id: publication.id.raw, article: publication.article, channel: publication.channel,
            mintedAt: publication.madeAt)
        return ChannelCopy(
            publication: publication.id, article: publication.article, channel: channel, key: publication.key,
            reference: pending ?? publication.standing?.reference,
            referral: referrals.mint(origin))
    }

    /// The limits of a channel, asked anew when they are old.
    func limits(
        of channel: Channel, _ adapter: any ChannelAdapter
    ) async throws(ChannelTrouble) -> ChannelLimits {
        let now = ground.clock.now()
        if let kept = limits.limits(of: channel.id, at: now) { return kept }
        let found = try await looking(on: channel) { () async throws(ChannelTrouble) in
            try await adapter.limits(of: channel)
        }
        limits.keep(found, of: channel.id, until: now.adding(seconds: pace.limitsSeconds))
        return found
    }

    /// A call that changes nothing that anybody sees, in a slot of the channel.
    func looking<Answer: Sendable>(
        on channel: Channel, _ call: @escaping @Sendable () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        try await inSlot(of: channel) {
            () async throws(ChannelTrouble) in try await limit.looking(call)
        }
    }

    /// The same for a try, which gives way when another had trouble there meanwhile.
    func looking<Answer: Sendable>(
        for attempt: Attempt, _ call: @escaping @Sendable () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        try await inSlot(of: attempt.channel) {
            () async throws(ChannelTrouble) in
            try await inTurn(attempt) { () async throws(ChannelTrouble) in try await limit.looking(call) }
        }
    }

    /// A call that may change something out there, in a slot of the channel; nil when the lease was lost while it waited
    /// for one, and nothing was sent.
    ///
    /// - Parameters:
    ///   - sending: what was written down before; it is written down again when the lease would not last for the call.
    func acting<Answer: Sendable>(
        _ attempt: Attempt, _ sending: Sending,
        _ call: @escaping @Sendable () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer? {
        try await inSlot(of: attempt.channel) {
            () async throws(ChannelTrouble) -> Answer? in
            if ground.clock.now().adding(seconds: pace.callSeconds) > sending.leaseEnd {
                guard await note(attempt, sending.shown, sending.prepared) != nil else { return nil }
            }
            return try await inTurn(attempt) { () async throws(ChannelTrouble) in try await limit.acting(call) }
        }
    }

    private func inSlot<Answer: Sendable>(
        of channel: Channel, _ call: () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        try await slots.holding(channel.id, of: adapters.capabilities(of: channel).concurrency, call)
    }

    /// Trouble that others would meet as well turns away who waits, before its slot is free for them.
    private func inTurn<Answer: Sendable>(
        _ attempt: Attempt, _ call: () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        let host = adapters.host(of: attempt.channel)
        if slots.isTurnedAway(attempt.batch.number, from: host) {
            attempt.yielded.set()
            throw .transient("another had trouble there", retryAfter: nil)
        }
        do throws(ChannelTrouble) {
            return try await call()
        } catch {
            if error.isOthersToo { slots.turnAway(from: host) }
            throw error
        }
    }
}

extension ChannelTrouble {
    /// Whether who comes next would probably fare no better.
    var isOthersToo: Bool {
        switch self {
        case .auth, .transient, .unknownOutcome: true
        case .limited(_, let scope, _): scope != .copy
        case .content, .gone, .unsupported: false
        }
    }
}
