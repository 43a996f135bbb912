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

    /// How finely log-odds are kept in rows: 1/1024.
    static let grain: Float = 1_024
    /// The furthest that a trait may move the odds of an order: e^4 times. Eight of them stay within sixteen bits.
    static let furthest: Float = 4_095

    let articles: Int
    private(set) var groups: [UInt32]
    private(set) var counties: [UInt16]
    private(set) var kinds: [UInt8]
    private(set) var lots: [Int32]
    /// Log-odds of opening and ordering, fen that an order earns, fen that reading is worth.
    private(set) var terms: [SIMD4<Float>]
    private(set) var costs: [Float]
    /// For each article and each slot of ``ReaderTraits`` 65,536 times opening plus ordering, in grains: one addition adds both up.
    private(set) var rows: [Int32]

    /// - Parameter cross: the log-odds that an article has with readers of a trait: opening and ordering.
    init(_ list: [Article], cross: (_ article: Int, _ slot: Int) -> SIMD2<Float>) {
        articles = list.count
        groups = list.map(\.group)
        counties = list.map(\.county)
        kinds = list.map(\.kind)
        lots = list.map(\.lot)
        terms = list.map { SIMD4($0.open, $0.order, $0.earns, $0.pleases) }
        costs = list.map(\.costs)
        rows = []
        rows.reserveCapacity(list.count * ReaderTraits.slots)
        for article in list.indices {
            for slot in 0..<ReaderTraits.slots {
                let odds = cross(article, slot)
                rows.append(Self.grains(odds.x, within: 32_767) << 16 + Self.grains(odds.y, within: Self.furthest))
            }
        }
    }

    private static func grains(_ odds: Float, within most: Float) -> Int32 {
        Int32(min(max(odds * grain, -most), most).rounded(.toNearestOrEven))
    }

    /// A candidate's place, which is on the board or the program's mistake.
    @inline(__always) func checked(_ candidate: Int32) -> Int {
        precondition(candidate >= 0 && candidate < articles, "a candidate that is not on the board")
        return Int(candidate)
    }

    /// Takes new prices without making the rows anew.
    mutating func reprice(_ article: Int, earns: Float, costs: Float) {
        terms[article][2] = earns
        self.costs[article] = costs
    }
}
