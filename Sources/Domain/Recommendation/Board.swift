import Contracts
import Values

/// What decisions are made from: flat arrays, made new when something changed and swapped whole, never changed in place.
final class Board: Sendable {
    let cards: [StoryCard]
    let outlets: [Outlet]
    let openRate: Double
    let orderRate: Double
    /// How far the streams had been heard when it was made.
    let domainPosition: Int64
    let readerPosition: Int64
    private let candidates: [[Candidate]]
    private let candidateList: [[UInt8]]

    init(
        cards: [StoryCard], outlets: [Outlet], candidates: [[Candidate]], openRate: Double, orderRate: Double,
        domainPosition: Int64, readerPosition: Int64
    ) {
        self.cards = cards
        self.outlets = outlets
        self.candidates = candidates
        self.openRate = openRate
        self.orderRate = orderRate
        self.domainPosition = domainPosition
        self.readerPosition = readerPosition
        candidateList = candidates.map { list in
            var text: [UInt8] = []
            for (place, candidate) in list.enumerated() {
                if place > 0 { text.append(UInt8(ascii: ",")) }
                text.append(quoted: cards[candidate.card].article.raw)
            }
            return text
        }
    }

    /// One story of each translation group, in the reader's language where there is one.
    func candidates(in language: Language) -> [Candidate] { candidates[language.place] }

    /// Their articles as a JSON array's inside, for the log of decisions: it would be the dearest part of a request.
    func candidateList(in language: Language) -> [UInt8] { candidateList[language.place] }
}

/// A story that may be shown, as numbers.
struct Candidate: Sendable {
    /// Its place in ``Board/cards``.
    let card: Int
    /// A short key of the translation group, the one by which readers' memories know it.
    let group: UInt32
    /// The county of its first product by GB/T 2260; 0 when it is about none.
    let county: Int32
    let isInReadersLanguage: Bool
    let standingSince: Instant
    let impressions: Double
    let opens: Double
    let orders: Double
    /// Its part of ``Board/outlets``.
    let outlets: Range<Int>
}

/// An offer together with what its lot can still give.
struct Outlet: Sendable {
    let lot: LotID
    /// Fen for a pack.
    let price: Int64
    /// Its place in ``StoryCard/offers``.
    let offer: Int
    let pack: Int64
    let remaining: Int64
    let confirmed: Int64
    let unit: Unit
    let opensOn: Int64
    let closesOn: Int64

    /// Whether a pack can be bought on that day.
    func isOpen(on day: Int64) -> Bool { remaining >= pack && opensOn <= day && day <= closesOn }
}

extension Language {
    var place: Int {
        switch self {
        case .chinese: 0
        case .english: 1
        }
    }
}
