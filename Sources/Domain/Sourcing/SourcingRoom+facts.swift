public import Contracts
import EventLog
import Members
import Storage
public import Values

extension SourcingRoom {
    /// Confirms a fact of a product that was confirmed before, such as a price that changed; it replaces the one of its name.
    ///
    /// What holds already is not confirmed again, so a repeated request is safe.
    public func confirmFact(
        _ new: NewFact, of id: ProductID, because grounds: String, by caller: Caller
    ) async throws(SourcingError) -> Fact {
        try caller.mustBe(anyOf: .assessor)
        let today = ground.clock.now().day
        let new = try new.checked("", today: today)
        let grounds = try checkedText(grounds, "grounds", most: 2_000)
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let product = try ProductTable.find(id, in: transaction)
            guard caller.organization != product.organization else { throw SourcingError.ownProduct(id) }
            guard try !LotTable.find(of: [id], in: transaction).isEmpty else {
                throw SourcingError.notConfirmed(id)
            }
            try checkMedia(new.evidence, "evidence", in: transaction)
            if let holding = try FactTable.holding(new.name, of: id, in: transaction), holding.says(new),
                holding.holds(on: today)
            {
                return holding
            }
            let fact = try keep(new, of: id, foundBy: nil, grounds: grounds, by: caller, in: transaction)
            try ground.audit.record(
                "sourcing.confirm_fact", of: "fact \(fact.id)", by: caller, in: transaction)
            return fact
        }
    }

    /// Says that a fact is true no longer; articles show nothing in its place.
    public func withdrawFact(
        _ id: FactID, because reason: String, by caller: Caller
    ) async throws(SourcingError) -> Fact {
        try caller.mustBe(anyOf: .assessor)
        let reason = try checkedText(reason, "reason", most: 2_000)
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let fact = try FactTable.find(id, in: transaction)
            guard fact.end == nil else { throw SourcingError.factEnded(id) }
            try FactTable.end(
                id, FactEnd(kind: .withdrawn, at: ground.clock.now(), by: caller.member, reason: reason),
                in: transaction)
            try ground.outbox.record(fact.lapsed, in: transaction)
            try ground.audit.record("sourcing.withdraw_fact", of: "fact \(id)", by: caller, in: transaction)
            return try FactTable.find(id, in: transaction)
        }
    }

    /// Ends the facts whose last day lies before a day, and tells so. The platform calls it once a day or more often.
    @discardableResult
    public func lapseFacts(on day: Day) async throws(SourcingError) -> [Fact] {
        var lapsed: [Fact] = []
        while true {
            let some = try await ground.store.write(refusing: SourcingError.self) { transaction in
                let facts = try FactTable.expired(before: day, limit: 200, in: transaction)
                for fact in facts {
                    try FactTable.end(
                        fact.id, FactEnd(kind: .lapsed, at: ground.clock.now(), by: nil, reason: ""),
                        in: transaction)
                    try ground.outbox.record(fact.lapsed, in: transaction)
                    try ground.audit.record(
                        "sourcing.lapse_fact", of: "fact \(fact.id)", by: nil, in: transaction)
                }
                return facts
            }
            guard !some.isEmpty else { return lapsed }
            lapsed += some
        }
    }

    /// Keeps a fact in place of the one of its name. `visit` is nil for one that was confirmed later, on other grounds.
    func keep(
        _ new: NewFact, of product: ProductID, foundBy visit: VisitID?, grounds: String, by caller: Caller,
        in transaction: Transaction
    ) throws -> Fact {
        let now = ground.clock.now()
        if let old = try FactTable.holding(new.name, of: product, in: transaction) {
            try FactTable.end(
                old.id, FactEnd(kind: .replaced, at: now, by: caller.member, reason: ""), in: transaction)
        }
        let fact = Fact(
            id: ground.identifiers.next(), product: product, name: new.name, value: new.value,
            evidence: new.evidence,
            visit: visit, grounds: grounds, confirmedAt: now, confirmedBy: caller.member,
            expiresOn: new.expiresOn,
            end: nil)
        try FactTable.add(fact, in: transaction)
        try ground.outbox.record(fact.confirmed, in: transaction)
        return fact
    }
}

extension Fact {
    fileprivate func says(_ new: NewFact) -> Bool {
        value == new.value && evidence == new.evidence && expiresOn == new.expiresOn
    }
}
