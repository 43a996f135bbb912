import Contracts
import EventLog
import Synchronization
import Values

/// The campaigns that run now, as the feed knows them: their terms, what may be spent on them, and whom they reached.
///
/// A fold over the domain stream for the terms; money comes in leases (``CampaignPurse``), so a page needs no SQL.
final class Promotions: Sendable {
    struct Key: Hashable {
        let campaign: CampaignID
        let reader: Int64
    }

    struct Exposure {
        var day: Int64
        var onDay: Int
        var inAll: Int
    }

    struct Purse {
        var lease: BudgetLease?
        var left: Int64 = 0
        /// Not asked for more before.
        var askAt = Instant(microseconds: 0)
        var isAsking = false

        func pays(_ cost: Int64, at now: Instant) -> Bool {
            guard let lease else { return false }
            return left >= cost && now < lease.until
        }
    }

    struct State {
        var campaigns: [CampaignID: CampaignStarted] = [:]
        var purses: [CampaignID: Purse] = [:]
        var exposures: [Key: Exposure] = [:]
        /// Placements of this node that have not come back through the log yet.
        var own: Set<ImpressionID> = []
    }

    /// Exposures of a campaign that are remembered over a restart.
    private static let mostExposures = 1_000_000
    /// After a refusal nobody asks again for so long.
    private static let pause: Int64 = 15
    let state = Mutex(State())
    let tastes = TasteMemory()
    private let purse: any CampaignPurse

    init(_ purse: any CampaignPurse) { self.purse = purse }

    var isIdle: Bool { state.withLock { $0.campaigns.isEmpty } }

    /// What runs and whom it reached, at the start.
    func load() async throws {
        let running = try await purse.running()
        let exposures = running.isEmpty ? [] : try await purse.exposures(limit: Self.mostExposures)
        state.withLock { state in
            for campaign in running { state.campaigns[campaign.campaign] = campaign }
            for seen in exposures {
                state.exposures[Key(campaign: seen.campaign, reader: seen.reader)] = Exposure(
                    day: seen.day.number, onDay: seen.onDay, inAll: seen.inAll)
            }
        }
    }

    /// Hears of campaigns that start and stop.
    func hear(_ event: Envelope) throws(EventLogError) {
        switch event.kind {
        case CampaignStarted.kind:
            guard let started = try event.decoded(CampaignStarted.self) else { return }
            state.withLock { $0.campaigns[started.campaign] = started }
        case CampaignHeld.kind:
            guard let held = try event.decoded(CampaignHeld.self) else { return }
            state.withLock { $0.campaigns[held.campaign] = nil }
        case CampaignEnded.kind:
            guard let ended = try event.decoded(CampaignEnded.self) else { return }
            state.withLock { state in
                state.campaigns[ended.campaign] = nil
                state.purses[ended.campaign] = nil
                state.exposures = state.exposures.filter { $0.key.campaign != ended.campaign }
            }
        default: return
        }
    }

    /// Hears what was placed, here or elsewhere; what was placed here is counted already.
    func hearReaders(_ event: Envelope) throws(EventLogError) {
        guard event.kind == PromotionPlaced.kind, let placed = try event.decoded(PromotionPlaced.self) else { return }
        state.withLock { state in
            guard state.own.remove(placed.impression) == nil, state.campaigns[placed.campaign] != nil else { return }
            state.count(placed.campaign, placed.reader, on: event.at.day.number)
        }
    }

    /// These are on their way into the log.
    func posted(_ impressions: [ImpressionID]) { state.withLock { $0.own.formUnion(impressions) } }

    /// Asks for money where it is used up. Called beside the page, never before it.
    func refill(at now: Instant) async {
        let wanted = state.withLock { $0.wantMoney(at: now) }
        for (campaign, unspent) in wanted {
            // A purse that cannot be asked is an empty one; it is asked again.
            let lease = try? await purse.lease(of: campaign, returning: unspent)
            state.withLock { state in
                var held = Purse()
                if let lease {
                    held.lease = lease
                    held.left = lease.amount
                } else {
                    held.askAt = now.adding(seconds: Self.pause)
                }
                state.purses[campaign] = held
            }
        }
    }

    func needsMoney(at now: Instant) -> Bool { state.withLock { $0.needsMoney(at: now) } }
}

extension Promotions.State {
    mutating func count(_ campaign: CampaignID, _ reader: Int64, on day: Int64) {
        let key = Promotions.Key(campaign: campaign, reader: reader)
        var exposure = exposures[key] ?? Promotions.Exposure(day: day, onDay: 0, inAll: 0)
        if exposure.day != day { (exposure.day, exposure.onDay) = (day, 0) }
        exposure.onDay += 1
        exposure.inAll += 1
        exposures[key] = exposure
    }

    func needsMoney(at now: Instant) -> Bool {
        campaigns.values.contains { isEmpty(of: $0, at: now) }
    }

    private func isEmpty(of campaign: CampaignStarted, at now: Instant) -> Bool {
        let purse = purses[campaign.campaign] ?? Promotions.Purse()
        return !purse.isAsking && now >= purse.askAt && !purse.pays(campaign.bid, at: now)
    }

    /// Takes what is left out of the purses that are asked for, so that nobody spends it meanwhile.
    fileprivate mutating func wantMoney(
        at now: Instant
    ) -> [(CampaignID, (lease: BudgetLeaseID, amount: Int64)?)] {
        campaigns.values.filter { isEmpty(of: $0, at: now) }.sorted { $0.campaign < $1.campaign }.map { campaign in
            let purse = purses[campaign.campaign] ?? Promotions.Purse()
            var asking = Promotions.Purse()
            asking.isAsking = true
            purses[campaign.campaign] = asking
            return (campaign.campaign, purse.lease.map { ($0.id, purse.left) })
        }
    }
}
