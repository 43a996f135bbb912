import Contracts
import Values

/// What a reader opened on this site: how often which kinds of products, and from which counties most.
struct ReaderTaste: Hashable, Sendable {
    private(set) var kinds = SIMD8<UInt8>(repeating: 0)
    private(set) var counties = SIMD4<Int32>(repeating: 0)
    private(set) var countyOpens = SIMD4<UInt8>(repeating: 0)

    mutating func opened(_ kind: ProductKind, county: Int32) {
        let place = kind.place
        if kinds[place] == .max { halve() }
        kinds[place] += 1
        var weakest = 0
        for place in 0..<4 {
            if counties[place] == county {
                if countyOpens[place] == .max { halve() }
                countyOpens[place] += 1
                return
            }
            if countyOpens[place] < countyOpens[weakest] { weakest = place }
        }
        // The weakest gives way: it loses one first, so that a single visit does not push out a habit.
        if countyOpens[weakest] > 1 {
            countyOpens[weakest] -= 1
        } else {
            counties[weakest] = county
            countyOpens[weakest] = 1
        }
    }

    var opens: Int { (0..<8).reduce(0) { $0 + Int(kinds[$1]) } }

    func likes(_ kind: ProductKind) -> Bool { kinds[kind.place] > 0 }

    func likes(county: Int32) -> Bool {
        for place in 0..<4 where counties[place] == county && countyOpens[place] > 0 { return true }
        return false
    }

    private mutating func halve() {
        kinds = kinds &>> 1
        countyOpens = countyOpens &>> 1
    }
}

/// What those open who went to buy a product, added up.
struct BuyersTaste: Hashable, Sendable {
    /// Before so many nobody is like them.
    static let leastBuyers = 20
    /// Readers who opened less are like nobody.
    static let leastOpens = 3
    /// The cosine from which somebody is.
    private static let likeness = 0.8

    private(set) var buyers = 0
    private var kinds: [Double] = Array(repeating: 0, count: 8)
    private var counties: [Int32: Double] = [:]

    /// Each buyer counts alike, however much was opened.
    mutating func add(_ taste: ReaderTaste) {
        guard taste.opens > 0 else { return }
        buyers += 1
        for (place, share) in taste.kindShares.enumerated() { kinds[place] += share }
        for (county, share) in taste.countyShares { counties[county, default: 0] += share }
    }

    func isLike(_ taste: ReaderTaste) -> Bool {
        guard buyers >= Self.leastBuyers, taste.opens >= Self.leastOpens else { return false }
        let theirs = kinds.reduce(0) { $0 + $1 * $1 } + counties.values.reduce(0) { $0 + $1 * $1 }
        var (own, both) = (0.0, 0.0)
        for (place, share) in taste.kindShares.enumerated() {
            own += share * share
            both += share * kinds[place]
        }
        for (county, share) in taste.countyShares {
            own += share * share
            both += share * (counties[county] ?? 0)
        }
        return own > 0 && theirs > 0 && both / (own * theirs).squareRoot() >= Self.likeness
    }
}

extension ReaderTaste {
    fileprivate var kindShares: [Double] {
        let all = Double(max(1, opens))
        return (0..<8).map { Double(kinds[$0]) / all }
    }

    fileprivate var countyShares: [(county: Int32, share: Double)] {
        let all = Double(max(1, opens))
        return (0..<4).compactMap { countyOpens[$0] > 0 ? (counties[$0], Double(countyOpens[$0]) / all) : nil }
    }
}

extension ProductKind {
    fileprivate var place: Int {
        switch self {
        case .produce: 0
        case .processed: 1
        case .stay: 2
        case .meal: 3
        case .experience: 4
        }
    }
}
