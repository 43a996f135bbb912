import Contracts
import Values

/// Makes a board out of what is known; keeps the cards of stories in which nothing changed.
struct BoardMaker {
    /// More candidates than these are not weighed: half of them the newest stories, half those that readers like best.
    static let mostCandidates = 128

    let shelf: Shelf
    let readings: Readings
    let products: [ProductID: ProductCard]
    private(set) var cards: [ArticleID: StoryCard]
    private(set) var lastStamp: Int64
    private var shown: [StoryCard] = []
    private var outlets: [Outlet] = []
    private var offersByProduct: [ProductID: [Offer]] = [:]
    private var impressions = 0.0
    private var opens = 0.0
    private var orders = 0.0

    init(
        shelf: Shelf, readings: Readings, products: [ProductID: ProductCard], cards: [ArticleID: StoryCard],
        lastStamp: Int64
    ) {
        self.shelf = shelf
        self.readings = readings
        self.products = products
        self.cards = cards
        self.lastStamp = lastStamp
    }

    mutating func make(domainPosition: Int64, readerPosition: Int64) -> Board {
        for offer in shelf.offers.values.sorted(by: { $0.listing < $1.listing }) where offer.closedAt == nil {
            offersByProduct[offer.product, default: []].append(offer)
        }
        let standing = shelf.stories.values.filter { shelf.standing[$0.article] != nil }
            .sorted { $0.article < $1.article }
        let all = standing.map { candidate(for: $0) }
        return Board(
            cards: shown, outlets: outlets,
            candidates: Language.allCases.sorted { $0.place < $1.place }.map { chosen(from: all, in: $0) },
            // Begins at one open in ten and one order in two hundred, before anybody has seen anything.
            openRate: (opens + 1) / (impressions + 10), orderRate: (orders + 1) / (impressions + 200),
            domainPosition: domainPosition, readerPosition: readerPosition)
    }

    private mutating func candidate(for story: Story) -> Candidate {
        let card = card(for: story)
        let first = outlets.count
        for (place, offer) in card.offers.enumerated() {
            guard let listing = shelf.offers[offer.listing], let supply = shelf.supplies[listing.lot],
                supply.withdrawnAt == nil, supply.confirmed.unit == offer.pack.unit
            else { continue }
            outlets.append(
                Outlet(
                    lot: listing.lot, price: listing.price.fen, offer: place, pack: offer.pack.amount,
                    remaining: supply.remaining.amount,
                    confirmed: supply.confirmed.amount, unit: supply.confirmed.unit, opensOn: supply.opensOn.number,
                    closesOn: supply.closesOn.number))
        }
        let count = readings.counts[story.article] ?? Readings.Count()
        let sold = Double(shelf.sales[story.article] ?? 0)
        impressions += Double(count.impressions)
        opens += Double(count.opens)
        orders += sold
        shown.append(card)
        return Candidate(
            card: shown.count - 1, group: story.group.shortKey,
            county: card.products.first.flatMap { Int32($0.county.code) } ?? 0, isInReadersLanguage: true,
            standingSince: card.standingSince, impressions: Double(count.impressions), opens: Double(count.opens),
            orders: sold, outlets: first..<outlets.count)
    }

    private mutating func card(for story: Story) -> StoryCard {
        if let card = cards[story.article] { return card }
        lastStamp += 1
        let card = StoryCard(
            stamp: lastStamp, story: story, products: story.products.compactMap { products[$0] },
            offers: story.products.flatMap { offersByProduct[$0] ?? [] }.map(StoryOffer.init),
            standingSince: shelf.standing[story.article] ?? Instant(microseconds: 0))
        cards[story.article] = card
        return card
    }

    /// One candidate of each translation group, and no more than are weighed.
    private func chosen(from all: [Candidate], in language: Language) -> [Candidate] {
        var places: [TranslationGroupID: Int] = [:]
        var list: [Candidate] = []
        for candidate in all {
            let card = shown[candidate.card]
            let own = candidate.marked(isInReadersLanguage: card.language == language)
            if let place = places[card.group] {
                if own.isInReadersLanguage, !list[place].isInReadersLanguage { list[place] = own }
            } else {
                places[card.group] = list.count
                list.append(own)
            }
        }
        guard list.count > Self.mostCandidates else { return list }
        let newest = list.indices.sorted {
            list[$0].standingSince == list[$1].standingSince ? $0 < $1 : list[$0].standingSince > list[$1].standingSince
        }
        var kept = Set(newest.prefix(Self.mostCandidates / 2))
        let dearest = newest.dropFirst(Self.mostCandidates / 2).sorted {
            let (left, right) = (list[$0].likedness, list[$1].likedness)
            return left == right ? $0 < $1 : left > right
        }
        kept.formUnion(dearest.prefix(Self.mostCandidates / 2))
        return list.indices.filter(kept.contains).map { list[$0] }
    }
}

extension Candidate {
    fileprivate func marked(isInReadersLanguage: Bool) -> Candidate {
        Candidate(
            card: card, group: group, county: county, isInReadersLanguage: isInReadersLanguage,
            standingSince: standingSince, impressions: impressions, opens: opens, orders: orders, outlets: outlets)
    }

    fileprivate var likedness: Double { (opens + 8 * orders + 5) / (impressions + 50) }
}

extension TranslationGroupID {
    /// Short and never 0, which means nobody.
    var shortKey: UInt32 { max(1, UInt32(truncatingIfNeeded: Chance.mixed(UInt64(bitPattern: raw)))) }
}
