/// How many packs an order holds: at least one, and beyond it a Poisson count whose mean is learnt.
struct PackCounts: Hashable, Sendable {
    var orders = 0.0
    var further = 0.0

    mutating func note(_ packs: Int) {
        orders += 1
        further += Double(max(0, packs - 1))
    }

    /// With faith for twenty orders in a tenth of a pack more (a gamma prior).
    var mean: Double { 1 + (further + 2) / (orders + 20) }
}
