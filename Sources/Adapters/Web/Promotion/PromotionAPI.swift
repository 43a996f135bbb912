import Promotion

/// Campaigns, what is to be expected of them, and what came of them.
struct PromotionAPI: Sendable {
    let house: House

    var endpoints: [Endpoint] {
        let room = house.rooms.promotion
        return CampaignEndpoints(room: room).endpoints + CampaignStateEndpoints(room: room).endpoints
            + CampaignFigureEndpoints(room: room).endpoints
    }
}
