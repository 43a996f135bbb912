/// The endpoints of Sourcing, along the way from a product to its lots.
struct SourcingAPI: Sendable {
    let house: House

    var endpoints: [Endpoint] {
        ProductEndpoints(house: house).endpoints + NominationEndpoints(house: house).endpoints
            + VisitEndpoints(room: house.rooms.sourcing).endpoints + LotEndpoints(room: house.rooms.sourcing).endpoints
    }
}
