import Contracts
import EventLog
import Storage
import Synchronization
import Values

/// What the room knows, in memory: both streams folded, and the board that is made from them.
///
/// An event's effect here depends on the log alone: it is applied once, in its place, whether it comes from the pump (even
/// when that transaction is rolled back later) or is read again after a start. So a feed needs no SQL.
final class Fold: Sendable {
    fileprivate struct State {
        var isLoaded = false
        var shelf = Shelf()
        var readings = Readings()
        /// How far each stream was folded.
        var domain: Int64 = 0
        var reader: Int64 = 0
        /// How far each stream was heard of: more than was folded when an event came that was not the next.
        var domainHeard: Int64 = 0
        var readerHeard: Int64 = 0
        /// Whether the log was read to its end after the start.
        var hasCaughtUp = false
        /// Through which position the counts were kept in the tables.
        var kept: Int64 = 0
        /// Through which they were last handed out to be kept; the transaction may not be through, or may have failed.
        var handedOut: Int64 = 0
        var products: [ProductID: ProductCard] = [:]
        /// Products whose cards must be asked for.
        var wanted: Set<ProductID> = []
        var cards: [ArticleID: StoryCard] = [:]
        var lastStamp: Int64 = 0
        var board: Board?

        var isBehind: Bool { !hasCaughtUp || domain < domainHeard || reader < readerHeard }
    }

    /// So many reader events between checkpoints: what has to be read again after a crash.
    private static let span: Int64 = 1_000
    private let state = Mutex(State())

    /// The board; nil when there is something to fetch first: ``isLoaded``, ``positions``, ``wanted``.
    func board() -> Board? {
        state.withLock { state -> Board? in
            guard state.isLoaded, !state.isBehind, state.wanted.isEmpty else { return nil }
            if let board = state.board { return board }
            let board = state.makeBoard()
            state.board = board
            return board
        }
    }

    var isLoaded: Bool { state.withLock { $0.isLoaded } }
    var wanted: [ProductID] { state.withLock { Array($0.wanted) } }

    func position(of stream: EventStream) -> Int64 {
        state.withLock { state in
            switch stream {
            case .domain: state.domain
            case .reader: state.reader
            }
        }
    }

    /// Takes what the tables held, unless somebody was faster.
    func install(_ shelf: Shelf, _ readings: Readings, domain: Int64, reader: Int64) {
        state.withLock { state in
            guard !state.isLoaded else { return }
            state.isLoaded = true
            state.shelf = shelf
            state.readings = readings
            state.domain = domain
            state.reader = reader
            state.kept = reader
            state.wanted = Set(shelf.stories.values.flatMap(\.products))
        }
    }

    /// Takes the cards of products that were asked for.
    func install(_ cards: [ProductCard], askedFor: [ProductID]) {
        state.withLock { state in
            state.wanted.subtract(askedFor)
            for product in askedFor { state.products[product] = nil }
            for card in cards { state.products[card.id] = card }
            for product in askedFor { state.forgetCards(about: product) }
        }
    }

    /// The log was read to its end.
    func caughtUp() { state.withLock { $0.hasCaughtUp = true } }

    func apply(_ change: ShelfChange?, at position: Int64) {
        state.withLock { state in
            state.domainHeard = max(state.domainHeard, position)
            guard state.isLoaded, position == state.domain + 1 else { return }
            state.domain = position
            if let change { state.apply(change) }
        }
    }

    func apply(_ act: ReaderAct?, at position: Int64) {
        state.withLock { state in
            state.readerHeard = max(state.readerHeard, position)
            guard state.isLoaded, position == state.reader + 1 else { return }
            state.reader = position
            guard let act else { return }
            state.readings.apply(act, at: position)
            state.board = nil
        }
    }

    /// The counts to keep and through where, when a checkpoint is due.
    func due() -> (counts: [(ArticleID, Readings.Count)], through: Int64)? {
        state.withLock { state -> (counts: [(ArticleID, Readings.Count)], through: Int64)? in
            guard state.isLoaded, state.reader - max(state.kept, state.handedOut) >= Self.span else { return nil }
            let kept = state.kept
            state.handedOut = state.reader
            return (state.readings.counts.filter { $0.value.position > kept }.map { ($0.key, $0.value) }, state.reader)
        }
    }

    func didKeep(through position: Int64) { state.withLock { $0.kept = max($0.kept, position) } }

    /// The products of an article as far as their cards are known.
    func products(of article: ArticleID) -> [ProductCard] {
        state.withLock { state in state.shelf.stories[article]?.products.compactMap { state.products[$0] } ?? [] }
    }

    func story(_ article: ArticleID) -> Story? { state.withLock { $0.shelf.stories[article] } }

    /// What was folded, for comparison.
    func copy() -> (shelf: Shelf, readings: Readings) { state.withLock { ($0.shelf, $0.readings) } }
}

extension Fold.State {
    fileprivate mutating func apply(_ change: ShelfChange) {
        shelf.apply(change)
        board = nil
        switch change {
        case .told(let story):
            cards[story.article] = nil
            wanted.formUnion(story.products.filter { products[$0] == nil })
        case .stands(let article, _), .gone(let article): cards[article] = nil
        case .described(let product): wanted.insert(product)
        case .opened(let offer): forgetCards(about: offer.product)
        case .closed(let listing, _):
            if let offer = shelf.offers[listing] { forgetCards(about: offer.product) }
        case .confirmed, .withdrawn, .left, .sold: break
        }
    }

    fileprivate mutating func forgetCards(about product: ProductID) {
        board = nil
        for (article, card) in cards where card.products.contains(where: { $0.id == product }) { cards[article] = nil }
        for (article, story) in shelf.stories where story.products.contains(product) { cards[article] = nil }
    }

    fileprivate mutating func makeBoard() -> Board {
        var maker = BoardMaker(shelf: shelf, readings: readings, products: products, cards: cards, lastStamp: lastStamp)
        let board = maker.make(domainPosition: domain, readerPosition: reader)
        cards = maker.cards
        lastStamp = maker.lastStamp
        return board
    }
}
