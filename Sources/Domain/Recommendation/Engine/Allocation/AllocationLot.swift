/// A lot as the allocation sees it.
struct AllocationLot: Hashable, Sendable {
    /// Grams left.
    var stock: Int64
    /// Grams of one order; none can be smaller.
    var pack: Int64
    /// What growers are better off by each gram sold, in fen: its price, and the cost of getting rid of it otherwise.
    var worth: Double
    /// In days since the beginning of the plan's time.
    var opens: Double
    var closes: Double
    var county: Int
    /// Fen left for its showings.
    var budget: Int64
    /// Fen that each showing takes from the budget.
    var costPerShow: Int64
    /// Withdrawn, or destroyed: never shown again.
    var isLost = false

    func isOpen(at day: Double) -> Bool { opens <= day && day < closes }

    /// Whether an order can still be taken and its showing paid for.
    var canSell: Bool { !isLost && stock >= pack && budget >= costPerShow }
}
