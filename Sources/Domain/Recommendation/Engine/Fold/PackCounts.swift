/// How many packs an order holds: at least one, and beyond it a Poisson count.
///
/// Its mean is learnt for each story, for its kind and for all: what few orders tell of leans on what more have told of (a gamma
/// prior worth so many orders, whose mean is that of the next wider group). Grams are packs times the pack's weight, which is a
/// fact of the offer.
struct PackCounts: Hashable, Sendable {
    struct Count: Hashable, Sendable {
        var orders = 0.0
        /// Packs beyond the first of each order.
        var further = 0.0

        mutating func note(_ packs: Int) {
            orders += 1
            further += Double(max(0, packs - 1))
        }

        /// The mean of packs beyond the first, leaning on another mean as if on so many orders.
        func mean(leaningOn prior: Double, worth orders: Double) -> Double {
            (further + prior * orders) / (self.orders + orders)
        }
    }

    /// As a snapshot keeps it: `group` 0 is all, 1 a kind, 2 a story.
    struct Kept: Hashable, Sendable, BitwiseCopyable {
        var group: Int64
        var number: Int64
        var orders: Double
        var further: Double
    }

    static let blank = Kept(group: 0, number: 0, orders: 0, further: 0)

    private var all = Count()
    private var kinds: [UInt8: Count] = [:]
    private var stories: [Int64: Count] = [:]

    /// Before any order: a tenth of a pack more than one.
    private static let beginning = 0.1
    private static let worth = 20.0

    init() {}

    init?(kept: [Kept]) {
        for one in kept {
            let count = Count(orders: one.orders, further: one.further)
            switch one.group {
            case 0: all = count
            case 1:
                guard let kind = UInt8(exactly: one.number) else { return nil }
                kinds[kind] = count
            case 2: stories[one.number] = count
            default: return nil
            }
        }
    }

    mutating func note(_ packs: Int, story: Int64, kind: UInt8) {
        all.note(packs)
        kinds[kind, default: Count()].note(packs)
        stories[story, default: Count()].note(packs)
    }

    var orders: Double { all.orders }

    /// The packs that an order from a story holds in the mean.
    func mean(story: Int64, kind: UInt8) -> Double {
        let everywhere = all.mean(leaningOn: Self.beginning, worth: Self.worth)
        let ofKind = (kinds[kind] ?? Count()).mean(leaningOn: everywhere, worth: Self.worth)
        return 1 + (stories[story] ?? Count()).mean(leaningOn: ofKind, worth: Self.worth)
    }

    /// In one order, whatever order they came in.
    var kept: [Kept] {
        [Kept(group: 0, number: 0, orders: all.orders, further: all.further)]
            + kinds.sorted { $0.key < $1.key }.map {
                Kept(group: 1, number: Int64($0.key), orders: $0.value.orders, further: $0.value.further)
            }
            + stories.sorted { $0.key < $1.key }.map {
                Kept(group: 2, number: $0.key, orders: $0.value.orders, further: $0.value.further)
            }
    }
}
