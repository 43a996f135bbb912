public import Contracts
import EventLog
import Members
public import Values

extension RecommendationRoom {
    /// What the log keeps of the positions that campaigns were given, beside the decision; and money is asked for where it is
    /// used up.
    func placed(
        _ page: PromotedPage, _ decision: DecisionID, of reader: Reader, _ impressions: [ImpressionID], at now: Instant
    ) throws(EventLogError) -> [Envelope] {
        if promotions.needsMoney(at: now) {
            Task { [promotions] in await promotions.refill(at: now) }
        }
        guard !page.places.isEmpty else { return [] }
        let events = try page.events(decision, of: reader, impressions, at: now) { ground.identifiers.next() }
        promotions.posted(events.map(\.impression))
        return events.map(\.event)
    }

    /// Tells the campaign, if the impression lies within the reach of one; nil otherwise.
    func touched(
        _ origin: ReferralOrigin, _ act: PromotionTouched.Act, at now: Instant
    ) throws(RecommendationError) -> Envelope? {
        guard let touch = origin.touch, origin.source == .impression else { return nil }
        let event = PromotionTouched(touch: touch, impression: ImpressionID(origin.id), act: act)
        do {
            return try Envelope(
                event, id: EventID(derivedFrom: "\(PromotionTouched.kind).\(act.rawValue)", origin.id), at: now)
        } catch {
            throw RecommendationError(error)
        }
    }

    func noteOpening(of article: ArticleID, by reader: Reader) {
        promotions.tastes.opened(fold.products(of: article), by: reader)
    }

    /// Asks for money now, as a page does when it runs out; returns once it is there.
    func refillPromotions() async { await promotions.refill(at: ground.clock.now()) }
}

extension RecommendationRoom: Readership {
    public func figures(of product: ProductID) async throws -> ReadershipFigures {
        try await load()
        let (shelf, readings) = fold.copy()
        var (site, seen, opens, follows): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
        for (article, count) in readings.counts {
            site += count.impressions
            guard shelf.stories[article]?.isOrWasAbout(product) == true else { continue }
            seen += count.impressions
            opens += count.opens
            follows += count.follows
        }
        return ReadershipFigures(
            siteImpressions: site, impressions: seen, opens: opens, follows: follows,
            since: shelf.standing.values.min())
    }
}
