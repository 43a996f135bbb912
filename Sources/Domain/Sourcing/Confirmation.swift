public import Contracts
public import Values

/// What came of a nomination: a lot that may be sold, and facts that articles may use.
public struct Confirmation: Hashable, Sendable {
    public let nomination: NominationID
    public let lot: Lot
    public let facts: [Fact]
}

/// What is asked for when a nomination is confirmed.
public struct ConfirmationRequest: Hashable, Sendable {
    public let lot: LotTerms
    public let facts: [NewFact]

    public init(lot: LotTerms, facts: [NewFact]) {
        self.lot = lot
        self.facts = facts
    }
}

extension ConfirmationRequest {
    static let mostFacts = 50

    func checked(for product: Product, today: Day) throws(SourcingError) -> ConfirmationRequest {
        let lot = try lot.checked(for: product, today: today)
        guard facts.count <= Self.mostFacts else { throw .field("facts", .tooLong(most: Self.mostFacts)) }
        var checked: [NewFact] = []
        for (index, fact) in facts.enumerated() {
            let field = "facts[\(index)]."
            let fact = try fact.checked(field, today: today)
            guard !checked.contains(where: { $0.name == fact.name }) else {
                throw .field(field + "name", .taken(fact.name))
            }
            if let other = lot.contradicts(fact) { throw .field(field + "value", .conflicts(with: other)) }
            checked.append(fact)
        }
        return ConfirmationRequest(lot: lot, facts: checked)
    }
}

extension LotTerms {
    /// The lot's field that says something else than the fact; nil when they go together.
    fileprivate func contradicts(_ fact: NewFact) -> String? {
        switch StandardFact(rawValue: fact.name) {
        case .gatePrice: fact.value == .money(gatePrice) ? nil : "lot.gate_price_fen"
        case .households: fact.value == .count(households) ? nil : "lot.households"
        case .shelfLife: fact.value == .count(shelfLifeDays) ? nil : "lot.shelf_life_days"
        case .price, .packWeight, .origin, .county, .harvest, .certificate, nil: nil
        }
    }
}
