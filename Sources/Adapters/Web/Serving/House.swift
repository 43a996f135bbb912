import Values

/// What every folder of pages and endpoints is given, and the list of all of them.
struct House: Sendable {
    let rooms: Rooms
    let renderer: Renderer
    /// The site's own address without a slash at the end, such as `https://terrace.example`.
    let baseAddress: String
    let clock: any WallClock

    var endpoints: [Endpoint] {
        let rooms: [[Endpoint]] = [
            MembersAPI(house: self).endpoints, MediaAPI(house: self).endpoints, SourcingAPI(house: self).endpoints,
            AuthoringAPI(house: self).endpoints, DistributionAPI(house: self).endpoints,
            RecommendationAPI(house: self).endpoints, PromotionAPI(house: self).endpoints,
            CommerceAPI(house: self).endpoints, ImpactAPI(house: self).endpoints,
        ]
        return rooms.flatMap { $0 }
    }

    var pages: [Page] {
        let rooms: [[Page]] = [
            MembersPages(house: self).pages, MediaPages(house: self).pages, SourcingPages(house: self).pages,
            AuthoringPages(house: self).pages, DistributionPages(house: self).pages,
            RecommendationPages(house: self).pages, PromotionPages(house: self).pages, CommercePages(house: self).pages,
            ImpactPages(house: self).pages, DeskPages(house: self).pages,
        ]
        // What a channel needs reachable wins over a page at the same place.
        let inbound = DistributionPages(house: self).inbound
        return inbound + rooms.flatMap { $0 }.filter { page in !inbound.contains { $0.isSame(as: page) } }
    }
}
