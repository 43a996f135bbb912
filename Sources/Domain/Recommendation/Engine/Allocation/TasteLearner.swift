/// The tastes of all lots, and the prior that they share.
struct TasteLearner: Sendable {
    private(set) var tastes: [Taste]
    private(set) var prior: TastePrior
    private var features: [Double]

    /// - Parameter features: how many numbers describe a reader.
    init(lots: Int, features: Int, variance: Double = 0.25) {
        let prior = TastePrior(
            // One order in twenty, give or take a factor of two, before anything is known.
            mean: [-3] + Array(repeating: 0, count: features),
            variance: [0.5] + Array(repeating: variance, count: features))
        self.prior = prior
        tastes = Array(repeating: Taste(prior), count: lots)
        self.features = Array(repeating: 1, count: features + 1)
    }

    /// Brings the prior up to what the lots have shown, and the lots to the prior.
    mutating func refresh() {
        prior.learn(from: tastes)
        for lot in tastes.indices { tastes[lot].refresh(prior) }
    }

    /// Takes a reader out of a list of readers.
    mutating func read(_ readers: [Double], _ reader: Int) {
        let size = features.count - 1
        for place in 0..<size { features[place + 1] = readers[reader * size + place] }
    }

    @inline(__always) func logOdds(_ lot: Int) -> (mean: Double, variance: Double) {
        tastes[lot].logOdds(features.span)
    }

    mutating func learn(_ lot: Int, ordered: Bool) {
        let reader = features
        tastes[lot].learn(reader.span, ordered: ordered)
    }

    /// What these readers would order, as far as is known.
    func pool(_ readers: [Double]) -> AppetitePool {
        let size = features.count - 1
        var orders: [Float] = []
        orders.reserveCapacity(readers.count / size * tastes.count)
        var reader = features
        for first in stride(from: 0, to: readers.count, by: size) {
            for place in 0..<size { reader[place + 1] = readers[first + place] }
            for taste in tastes {
                let (mean, variance) = taste.logOdds(reader.span)
                orders.append(Float(Taste.probability(mean, variance)))
            }
        }
        return AppetitePool(orders: orders, lots: tastes.count, unsure: tastes.map { $0.covariance[0, 0] })
    }
}
