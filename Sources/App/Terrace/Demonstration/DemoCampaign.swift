import Contracts
import Promotion
import Sourcing
import Values
import Web

/// The campaign of the demonstration: the oranges whose days run out, for everybody who reads.
struct DemoCampaign: Sendable {
    let rooms: Rooms
    let cast: Cast
    let clock: any WallClock

    /// Drafts and starts it, unless it is there.
    func start(_ season: Season.Outcome) async throws -> CampaignID? {
        let marketer = cast.caller("marketer")
        guard let lot = season.products.first?.file.lots.first else { return nil }
        if let found = try await rooms.promotion.campaigns(of: lot.id, limit: 1, by: marketer).first {
            guard found.state.kind == .drafted else { return found.id }
            return try await rooms.promotion.start(found.id, by: marketer).id
        }
        let draft = try await rooms.promotion.draft(
            CampaignRequest(
                lot: lot.id,
                terms: CampaignTerms(
                    name: "保靖脐橙：月底前卖完", goal: .goods(50_000_000), budget: .fen(50_000), bid: .fen(500),
                    endsOn: clock.now().day.adding(days: 20))), by: marketer)
        return try await rooms.promotion.start(draft.id, by: marketer).id
    }
}
