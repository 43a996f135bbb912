import Contracts
public import Values

/// What a reader is shown, best first.
public struct FeedPage: Sendable {
    public let items: [FeedItem]

    init(items: [FeedItem]) { self.items = items }
}

/// One position of a page.
public struct FeedItem: Sendable {
    /// The referral that was minted for this position: reported back when it is seen, opened or followed.
    public let impression: String
    /// The first is 0.
    public let position: Int
    public let card: StoryCard
    /// The places in ``StoryCard/offers`` that can be bought from today.
    public let openOffers: [Int]
    /// Why it stands here, the weightiest first; never empty.
    public let why: [Reason]
    /// Who pays for this position: then it is advertising and must be marked as such. Nil for all others.
    public let advertiser: Localized?

    init(
        impression: String, position: Int, card: StoryCard, openOffers: [Int], why: [Reason],
        advertiser: Localized? = nil
    ) {
        self.impression = impression
        self.position = position
        self.card = card
        self.openOffers = openOffers
        self.why = why
        self.advertiser = advertiser
    }
}
