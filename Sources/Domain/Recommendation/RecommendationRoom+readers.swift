public import Contracts
import EventLog
import Members
import Storage
public import Values

extension RecommendationRoom {
    /// Takes what pages report of their readers; returns how many were taken, once they are durable.
    ///
    /// All or nothing: one that was not minted here refuses them all, named by its place (`events[3].impression`). The same
    /// impression seen or opened again counts once.
    ///
    /// - Parameter reader: who read, where it is known and the reader agrees: what is opened tells campaigns' interests.
    @discardableResult
    public func record(_ reports: [ReaderReport], by reader: Reader? = nil) async throws(RecommendationError) -> Int {
        guard !reports.isEmpty else { throw .invalid(FieldProblem("events", .required)) }
        guard reports.count <= 1_000 else { throw .invalid(FieldProblem("events", .tooLong(most: 1_000))) }
        let now = ground.clock.now()
        var events: [Envelope] = []
        events.reserveCapacity(reports.count)
        for (index, report) in reports.enumerated() {
            guard let origin = referrals.open(report.impression), origin.source == .impression,
                origin.channel == site, let article = origin.article
            else {
                throw .invalid(
                    FieldProblem("events[\(index)].impression", .malformed(expected: "an impression of the feed")))
            }
            let impression = ImpressionID(origin.id)
            switch report.kind {
            case .impression:
                events.append(
                    Envelope(
                        ImpressionSeen(impression: impression, article: article),
                        id: EventID(of: .seen, on: origin), at: now))
            case .open:
                events.append(
                    Envelope(
                        ArticleOpened(impression: impression, article: article),
                        id: EventID(of: .opened, on: origin), at: now))
                if let reader { noteOpening(of: article, by: reader) }
            }
            if let touched = try touched(origin, report.kind == .open ? .opened : .seen, at: now) {
                events.append(touched)
            }
        }
        try await append(events)
        return reports.count
    }

    /// Where a link to a shop leads: the listing's address with the referral in its query. Logged before it returns.
    ///
    /// A referral minted for an article leads to what that article is about, or was about in an earlier revision; one
    /// without an article, as on a poster, leads anywhere.
    ///
    /// - Parameter reader: who follows it, where it is known and the reader agrees.
    public func follow(
        _ referral: String, to listing: ListingID, by reader: Reader? = nil
    ) async throws(RecommendationError) -> String {
        guard let origin = referrals.open(referral) else { throw .unknownReferral }
        let found: ListingOffer?
        do { found = try await listings.offer(listing) } catch { throw RecommendationError(wrapping: error) }
        guard let offer = found else { throw .noSuchListing(listing) }
        if let article = origin.article {
            guard try await isOrWas(article, about: offer.product) else {
                throw .otherProduct(listing, offer.product)
            }
        }
        guard offer.isOpen else { throw .listingClosed(listing, offer.product) }
        // An impression belongs to one reader, who follows a link once; a copy or a poster is followed by many.
        let id: EventID
        switch origin.source {
        case .impression: id = EventID(derivedFrom: LinkFollowed.kind, origin.id, listing.raw)
        case .copy, .poster: id = ground.identifiers.next()
        }
        let event: Envelope
        do {
            event = try Envelope(LinkFollowed(origin: origin, listing: listing), id: id, at: ground.clock.now())
        } catch {
            throw RecommendationError(error)
        }
        if let reader { promotions.tastes.wentToBuy(offer.product, reader, on: ground.clock.now().day) }
        try await append([event] + (touched(origin, .followed, at: ground.clock.now()).map { [$0] } ?? []))
        return address(offer.address, carrying: referral)
    }

    private func isOrWas(_ article: ArticleID, about product: ProductID) async throws(RecommendationError) -> Bool {
        if let story = fold.story(article), story.isOrWasAbout(product) { return true }
        // The revision that says so may be in the log already and not yet here.
        try await load()
        return fold.story(article)?.isOrWasAbout(product) ?? false
    }
}
