import Contracts

/// `/channels`, `/articles/{id}/publications`, `/publications/{id}/…`
struct DistributionAPI: Sendable {
    let house: House

    var endpoints: [Endpoint] {
        let room = house.rooms.distribution
        return ChannelEndpoints(room: room).endpoints + ChannelKindEndpoints(house: house).endpoints
            + PublicationEndpoints(room: room, clock: house.clock).endpoints
            + PreviewEndpoints(room: room).endpoints + ReturnEndpoints(room: room).endpoints
            + PublicationHookEndpoints(room: room).endpoints
            + PublicationHookDeliveries(room: room).endpoints + ExportEndpoints(house: house).endpoints
            + LetterEndpoints(desk: house.rooms.newsletter).endpoints
            + NewsletterIssueEndpoints(desk: house.rooms.newsletter).endpoints
    }
}
