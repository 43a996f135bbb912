/// What decisions read: for each article that may be shown a row of numbers, side by side, made anew when the model or the
/// prices change.
///
/// A decision looks up eight features for each of a hundred articles. In the model's table of 32 MiB each look-up would miss
/// the cache (7.7 ns, 2026-11-24); here an article's crosses with all kinds of readers lie in its own 256 bytes, so a thousand
/// articles stay in the second cache.
struct DecisionBoard: Sendable {
    /// An article, as far as it decides.
    struct Article: Hashable, Sendable {
        /// By which readers' memories know it; never 0.
        var group: UInt32
        var county: UInt16
        var kind: UInt8
        /// The lot that it sells, by its place among the lots; -1 when it sells nothing.
        var lot: Int32
        /// Log-odds that hold for every reader: opened when shown, ordered when opened.
        var open: Float
        var order: Float
        /// Fen that an order earns beyond what it costs others.
        var earns: Float
        /// Fen that an opened story is worth without any order: readers come for stories.
        var pleases: Float
        /// Fen that a showing costs.
        var costs: Float
    }

    /// How finely log-odds are kept in rows: 1/2048, so a row holds up to 16 either way.
    static let grain: Float = 2_048

    let articles: Int
    private(set) var groups: [UInt32]
    private(set) var counties: [UInt16]
    private(set) var kinds: [UInt8]
    private(set) var lots: [Int32]
    /// Open and order log-odds, earnings, worth of reading less cost: one line's half each.
    private(set) var terms: [SIMD8<Float>]
    /// For each article and each slot of ``ReaderTraits``: opening and ordering, in grains.
    private(set) var rows: [SIMD2<Int16>]

    /// - Parameter cross: the log-odds that an article has with readers of a trait: opening and ordering.
    init(_ list: [Article], cross: (_ article: Int, _ slot: Int) -> SIMD2<Float>) {
        articles = list.count
        groups = list.map(\.group)
        counties = list.map(\.county)
        kinds = list.map(\.kind)
        lots = list.map(\.lot)
        terms = list.map { SIMD8($0.open, $0.order, $0.earns, $0.pleases, $0.costs, 0, 0, 0) }
        rows = []
        rows.reserveCapacity(list.count * ReaderTraits.slots)
        for article in list.indices {
            for slot in 0..<ReaderTraits.slots {
                let odds = (cross(article, slot) * Self.grain).clamped(
                    lowerBound: SIMD2(repeating: -32_767), upperBound: SIMD2(repeating: 32_767))
                rows.append(SIMD2<Int16>(odds, rounding: .toNearestOrEven))
            }
        }
    }

    /// Takes new prices without making the rows anew.
    mutating func reprice(_ article: Int, earns: Float, costs: Float) {
        terms[article][2] = earns
        terms[article][4] = costs
    }
}
