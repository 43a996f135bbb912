public import Contracts
public import Storage
public import Values

/// Something about a product that somebody confirmed, and for how long it holds.
public struct Fact: Hashable, Sendable {
    public let id: FactID
    public let product: ProductID
    public let name: String
    public let value: FactValue
    /// What shows it: a photograph or paper.
    public let evidence: MediaID?
    /// The visit that found it; nil for one that was confirmed later.
    public let visit: VisitID?
    /// On what grounds it was confirmed later, in words; empty with a visit.
    public let grounds: String
    public let confirmedAt: Instant
    public let confirmedBy: MemberID
    /// The last day on which it holds; nil when it does not lapse.
    public let expiresOn: Day?
    /// Why it holds no longer; nil while it does.
    public let end: FactEnd?

    public func holds(on day: Day) -> Bool { end == nil && (expiresOn.map { day <= $0 } ?? true) }
}

/// How a fact came to its end; by nobody when its day came.
public struct FactEnd: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
        case replaced
        case lapsed
        case withdrawn
    }

    public let kind: Kind
    public let at: Instant
    public let by: MemberID?
    public let reason: String
}

/// What is asked for when a fact is confirmed.
public struct NewFact: Hashable, Sendable {
    public let name: String
    public let value: FactValue
    public let evidence: MediaID?
    public let expiresOn: Day?

    public init(name: String, value: FactValue, evidence: MediaID? = nil, expiresOn: Day? = nil) {
        self.name = name
        self.value = value
        self.evidence = evidence
        self.expiresOn = expiresOn
    }
}

extension NewFact {
    /// `field` is where it stands in the request, such as `facts[2].`; empty when it is the request.
    func checked(_ field: String, today: Day) throws(SourcingError) -> NewFact {
        let name = try checkedLine(name, field + "name", most: 40)
        guard name.utf8.first.map({ (97...122).contains($0) }) == true,
            name.utf8.allSatisfy({
                (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
            })
        else { throw .field(field + "name", .malformed(expected: "a-z 0-9 _")) }
        if let standard = StandardFact(rawValue: name), !standard.kinds.contains(value.kind) {
            throw .field(
                field + "value", .malformed(expected: standard.kinds.map(\.rawValue).joined(separator: ", ")))
        }
        if let expiresOn, expiresOn < today {
            throw .field(field + "expires_on", .outOfRange(today, today.adding(days: 3_650)))
        }
        return NewFact(
            name: name, value: try checkedValue(field + "value"), evidence: evidence, expiresOn: expiresOn)
    }

    private func checkedValue(_ field: String) throws(SourcingError) -> FactValue {
        switch value {
        case .money(let money): try checkedNumber(money.fen, field, 1...1_000_000_000_000)
        case .quantity(let quantity): try checkedNumber(quantity.amount, field, 1...NominationRequest.most)
        case .count(let count): try checkedNumber(count, field, 0...1_000_000_000)
        case .day: break
        case .text(let text): return .text(try checkedLine(text, field, most: 300))
        }
        return value
    }
}

extension Fact {
    var confirmed: FactConfirmed { FactConfirmed(fact: id, product: product, name: name) }
    var lapsed: FactLapsed { FactLapsed(fact: id, product: product, name: name) }

    var shown: ConfirmedFact {
        ConfirmedFact(
            id: id, product: product, name: name, text: value.text(as: name), confirmedAt: confirmedAt,
            expiresOn: expiresOn)
    }
}
