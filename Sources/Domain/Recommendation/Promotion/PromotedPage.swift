import Contracts
import EventLog
import Values

/// How many of the stories on a page may be promoted, and where: every fifth, never the first two.
enum PromotedShare {
    static let oneIn = 5
    private static let first = 2

    static func positions(of stories: Int) -> [Int] {
        stride(from: first, to: stories / oneIn * oneIn, by: oneIn).map { $0 }
    }
}

/// A page after campaigns had their turn.
struct PromotedPage {
    /// A position that a campaign was given, or would have been.
    struct Place {
        let campaign: CampaignStarted
        let position: Int
        let article: ArticleID
        let isGhost: Bool
        let lease: BudgetLeaseID?
        let cost: Int64
    }

    var placements: [Placement]
    /// How each position stands to a campaign; empty when none of the page does.
    var touches: [CampaignTouch?] = []
    var places: [Place] = []

    func touch(_ position: Int) -> CampaignTouch? { touches.isEmpty ? nil : touches[position] }

    /// Who advertises in a position; nil where nobody does.
    func advertiser(_ position: Int) -> Localized? {
        places.first { $0.position == position && !$0.isGhost }?.campaign.organizationName
    }

    var campaign: CampaignID? { places.first?.campaign.campaign }
    var hasGhost: Bool { places.contains { $0.isGhost } }

    /// What the log keeps of the places, beside the decision itself.
    func events(
        _ decision: DecisionID, of reader: Reader, _ impressions: [ImpressionID], at now: Instant,
        fresh: () -> ImpressionID
    ) throws(EventLogError) -> [(event: Envelope, impression: ImpressionID)] {
        var events: [(event: Envelope, impression: ImpressionID)] = []
        for place in places {
            let impression = place.isGhost ? fresh() : impressions[place.position]
            let placed = PromotionPlaced(
                campaign: place.campaign.campaign, decision: decision, impression: impression, article: place.article,
                reader: reader.hash, position: place.position, isGhost: place.isGhost, lease: place.lease,
                cost: place.cost)
            events.append(
                (
                    try Envelope(
                        placed, id: EventID(derivedFrom: PromotionPlaced.kind, impression.raw), at: now), impression
                ))
        }
        return events
    }
}
