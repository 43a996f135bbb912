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
        let found = try await looking { () async throws(ChannelTrouble) in try await adapter.limits(of: channel) }
        limits.keep(found, of: channel.id, until: now.adding(seconds: pace.limitsSeconds))
        return found
    }

    func acting<Answer: Sendable>(
        _ call: @escaping @Sendable () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer { try await limit.acting(call) }

    func looking<Answer: Sendable>(
        _ call: @escaping @Sendable () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer { try await limit.looking(call) }
}
