import Contracts
import Values

/// Names a fact of a product.
struct FactKey: Hashable, Sendable {
    let product: ProductID
    let name: String
}

/// The products of an article, and the facts about them that hold today.
struct FactSheet: Sendable {
    let language: Language
    let cards: [ProductCard]
    private let facts: [FactKey: ConfirmedFact]

    init(language: Language, cards: [ProductCard], facts: [ConfirmedFact]) {
        self.language = language
        self.cards = cards
        self.facts = Dictionary(
            facts.map { (FactKey(product: $0.product, name: $0.name), $0) },
            // Two facts of one name should not be; the one confirmed last is the one that holds.
            uniquingKeysWith: { $0.confirmedAt < $1.confirmedAt ? $1 : $0 })
    }

    func card(_ slug: Slug) -> ProductCard? { cards.first { $0.slug == slug } }

    /// The fact that a reference names, whether or not it holds; nil when the reference names no product of the article.
    func key(_ target: TextReference.Target) -> FactKey? {
        switch target {
        case .fact(let slug?, let name): card(slug).map { FactKey(product: $0.id, name: name) }
        case .fact(nil, let name): cards.count == 1 ? FactKey(product: cards[0].id, name: name) : nil
        case .product, .unreadable: nil
        }
    }

    /// What a reader sees in place of a reference; nil when nothing confirmed stands behind it.
    func value(_ target: TextReference.Target) -> String? {
        switch target {
        case .fact: key(target).flatMap { facts[$0] }?.text[language]
        case .product(let slug): card(slug)?.name[language]
        case .unreadable: nil
        }
    }

    func holds(_ key: FactKey) -> Bool { facts[key] != nil }

    /// What stands where a fact has lapsed: never the old value, and never a gap.
    var toBeConfirmed: String {
        switch language {
        case .chinese: "待确认"
        case .english: "to be confirmed"
        }
    }

    func mention(_ card: ProductCard) -> ProductMention {
        ProductMention(product: card.id, name: card.name[language], place: card.countyName[language])
    }
}
