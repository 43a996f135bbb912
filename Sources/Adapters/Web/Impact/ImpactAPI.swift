/// The endpoints of Impact: what came of it all, and the ledger that it follows from. Anybody may read them.
struct ImpactAPI: Sendable {
    let house: House

    var endpoints: [Endpoint] {
        ReportEndpoints(room: house.rooms.impact).endpoints + LedgerEndpoints(room: house.rooms.impact).endpoints
            + RootEndpoints(room: house.rooms.impact).endpoints
    }
}
