import Contracts
import Values

/// Why a story stands where it stands: the same words, whoever ranks.
struct PlacementReasons {
    static let daysFresh = 7
    /// So many impressions must have been seen before a story can be called liked.
    static let leastImpressions = 50.0

    let request: RankingRequest
    /// The counties of what led this reader's pages of late; nil when nothing did.
    private let known: Set<Int32>?

    init(_ request: RankingRequest) {
        self.request = request
        let candidates = request.board.candidates(in: request.language)
        known =
            request.leaders.isEmpty
            ? nil : Set(candidates.lazy.filter { request.leaders.times($0.group) > 0 }.map(\.county))
    }

    /// - Parameters:
    ///   - outlet: where it can be bought, by its place on the board; nil when nothing of it can.
    ///   - isBehind: whether more is left of the lot than its days would have it.
    ///   - isTrial: whether chance put it here.
    func reasons(for candidate: Candidate, outlet index: Int?, isBehind: Bool, isTrial: Bool) -> [Reason] {
        let board = request.board
        var why: [Reason] = []
        if isTrial { why.append(.trial) }
        if let index {
            let outlet = board.outlets[index]
            let left = Quantity(amount: outlet.remaining, unit: outlet.unit).roughly
            let days = Int(outlet.closesOn - request.now.day.number + 1)
            why.append(isBehind ? .plenty(left, daysLeft: days) : .supply(left, daysLeft: days))
        } else {
            why.append(.story)
        }
        if candidate.impressions >= Self.leastImpressions, candidate.opens > board.openRate * candidate.impressions {
            why.append(.liked)
        }
        let age = Int(max(0, request.now.day.number - candidate.standingSince.day.number))
        if age < Self.daysFresh { why.append(.fresh(days: age)) }
        if let known, !known.contains(candidate.county), let product = board.cards[candidate.card].products.first {
            why.append(.newCounty(product.countyName))
        }
        return why
    }
}

extension Outlet {
    /// The share of the lot that is left over the share of its days that is left: 1 is on time.
    func lag(on today: Int64) -> Double {
        let days = Double(closesOn - opensOn + 1)
        let left = Double(closesOn - today + 1)
        return (Double(remaining) / Double(max(1, confirmed))) / (left / days)
    }
}
