public import Contracts
import Members
import Storage
public import Values

/// Terms that are tried without being kept; nil leaves the campaign's own.
public struct CampaignWhatIf: Hashable, Sendable {
    public var price: Money?
    public var budget: Money?
    public var endsOn: Day?

    public init(price: Money? = nil, budget: Money? = nil, endsOn: Day? = nil) {
        self.price = price
        self.budget = budget
        self.endsOn = endsOn
    }
}

extension PromotionRoom {
    /// Days whose counts tell what is to be expected.
    private static let window: Int64 = 14

    /// What is to be expected of a campaign from now to its last day, before it starts or while it runs; nothing is kept.
    public func forecast(
        of id: CampaignID, if change: CampaignWhatIf = CampaignWhatIf(), by caller: Caller
    ) async throws(PromotionError) -> CampaignForecast {
        let file = try await campaign(id, by: caller)
        let now = ground.clock.now()
        let (terms, lot) = (file.campaign.terms, file.lot)
        let endsOn = change.endsOn ?? terms.endsOn
        guard endsOn >= now.day || change.endsOn == nil else {
            throw .field("ends_on", .malformed(expected: "≥ \(now.day)"))
        }
        guard endsOn <= lot.closesOn else { throw .field("ends_on", .malformed(expected: "≤ \(lot.closesOn)")) }
        let budget = change.budget ?? terms.budget
        guard (1...CampaignTerms.mostBudget).contains(budget.fen) else {
            throw .field("budget_fen", .outOfRange(least: 1, most: CampaignTerms.mostBudget))
        }
        if let price = change.price, !(1...100_000_000).contains(price.fen) {
            throw .field("price_fen", .outOfRange(least: 1, most: 100_000_000))
        }
        let figures = try await figures(of: file, at: now)
        let seconds = max(0, endsOn.adding(days: 1).start.seconds - now.seconds)
        let plan = ForecastPlan(
            money: max(0, budget.fen * 1_000 - file.purse.spent), bid: terms.bid.fen,
            days: Double(file.campaign.state.kind.isOver ? 0 : seconds) / 86_400, holdout: terms.holdout,
            audience: terms.audience, price: change.price?.fen ?? figures.price, goal: terms.goal,
            reached: file.progress.toward(terms.goal))
        return CampaignForecast(figures, plan, from: now, seed: UInt64(bitPattern: id.raw))
    }

    private func figures(of file: CampaignFile, at now: Instant) async throws(PromotionError) -> ForecastFigures {
        let (campaign, lot) = (file.campaign, file.lot)
        let read: ReadershipFigures
        do { read = try await readership.figures(of: campaign.product) } catch {
            throw PromotionError(wrapping: error)
        }
        let from = now.day.adding(days: -Self.window)
        let (before, sales, offer, others) = try await ground.store.read(refusing: PromotionError.self) {
            transaction in
            (
                try ObservationTable.first(of: campaign.product, from: from, in: transaction),
                try LotDayTable.sum(of: lot.id, from: from, in: transaction),
                try LotTable.offer(of: lot.id, in: transaction),
                try CampaignTable.open(in: transaction).filter { $0.state.kind.isRunning && $0.id != campaign.id }
                    .count
            )
        }
        // Against the first observation of the window where it is a day old at least, else since the first story stands.
        var (site, since) = (read.siteImpressions, read.since ?? now)
        if let before, now.seconds - before.at.seconds >= 86_400 {
            (site, since) = (site - before.figures.siteImpressions, before.at)
        }
        return ForecastFigures(
            days: Double(max(0, now.seconds - since.seconds)) / 86_400, siteImpressions: max(0, site),
            impressions: read.impressions, opens: read.opens, siteOrders: sales.siteOrders, orders: sales.orders,
            orderDays: sales.since.map { Double(now.seconds - $0.start.seconds) / 86_400 } ?? 0,
            amount: sales.amount, price: offer?.price ?? 1, pack: offer?.pack ?? 1,
            remaining: lot.isOpen(on: now.day) ? lot.remaining.amount : 0, others: others)
    }
}
