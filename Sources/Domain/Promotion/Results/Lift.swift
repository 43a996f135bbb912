import Foundation

/// By how much more readers order who are shown a campaign than those who are held out.
public enum Lift: Hashable, Sendable {
    /// Too few readers or orders for a figure that means something.
    case notYet
    /// The change in orders per reader in ten thousandths (2,500 is a quarter more), and between which bounds it lies with a
    /// confidence of 95 %. Incremental orders are those that would not have come without the campaign.
    case measured(low: Int, middle: Int, high: Int, incrementalOrders: Int64)

    /// Fewer say nothing.
    static let leastReaders: Int64 = 100
    static let leastOrders: Int64 = 20
    private static let confidence = 0.95

    /// Given all orders, those of the shown readers are binomial, whatever the rate: so the bounds of Clopper and Pearson on
    /// their share are exact bounds on the ratio of the two rates (Przyborowski and Wilenski 1940).
    init(shown: (readers: Int64, orders: Int64), heldOut: (readers: Int64, orders: Int64)) {
        guard shown.readers >= Self.leastReaders, heldOut.readers >= Self.leastReaders, heldOut.orders > 0,
            shown.orders + heldOut.orders >= Self.leastOrders
        else {
            self = .notYet
            return
        }
        let (hits, all) = (Double(shown.orders), Double(shown.orders + heldOut.orders))
        let tail = (1 - Self.confidence) / 2
        let low = hits == 0 ? 0 : inverseBeta(tail, hits, all - hits + 1)
        let high = inverseBeta(1 - tail, hits + 1, all - hits)
        let exposure = Double(heldOut.readers) / Double(shown.readers)
        func change(_ share: Double) -> Int {
            Int(max(-10_000, min(1e9, (share / (1 - share) * exposure - 1) * 10_000)).rounded())
        }
        let without = Double(heldOut.orders) / exposure
        self = .measured(
            low: change(low), middle: change(hits / all), high: change(high),
            incrementalOrders: Int64((hits - without).rounded()))
    }
}

/// The share below which a Beta distribution has a probability, by halving.
func inverseBeta(_ probability: Double, _ a: Double, _ b: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
        let middle = (low + high) / 2
        if regularizedBeta(middle, a, b) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
}

/// The distribution function of Beta(a, b) by its continued fraction (Lentz's method; DLMF 8.17.22).
func regularizedBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    if x > (a + 1) / (a + b + 2) { return 1 - regularizedBeta(1 - x, b, a) }
    let whole: Double = lgamma(a) + lgamma(b) - lgamma(a + b)
    let front: Double = exp(a * log(x) + b * log(1 - x) - whole) / a
    let tiny = 1e-300
    var (f, c, d) = (1.0, 1.0, 0.0)
    for i in 0...1_000 {
        let m = Double(i / 2)
        let term: Double
        if i == 0 {
            term = 1
        } else if i % 2 == 0 {
            let below: Double = (a + 2 * m - 1) * (a + 2 * m)
            term = m * (b - m) * x / below
        } else {
            let below: Double = (a + 2 * m) * (a + 2 * m + 1)
            term = -(a + m) * (a + b + m) * x / below
        }
        d = 1 + term * d
        if abs(d) < tiny { d = tiny }
        d = 1 / d
        c = 1 + term / c
        if abs(c) < tiny { c = tiny }
        f *= c * d
        if abs(1 - c * d) < 1e-12 { break }
    }
    return front * (f - 1)
}
