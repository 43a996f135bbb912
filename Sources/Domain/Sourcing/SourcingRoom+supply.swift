public import Contracts
import EventLog
import Media
import Members
import Storage
public import Values

extension SourcingRoom {
    /// Confirms a nomination: a lot that may be sold, no larger than what the last visit measured, and facts.
    ///
    /// Who confirms neither nominated nor signed nor visited, and is not of the organization whose product it is.
    public func confirm(
        _ id: NominationID, _ request: ConfirmationRequest, by caller: Caller
    ) async throws(SourcingError) -> Confirmation {
        try caller.mustBe(anyOf: .assessor)
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let nomination = try NominationTable.find(id, in: transaction)
            let product = try ProductTable.find(nomination.product, in: transaction)
            let visit = try visitToConfirm(nomination, of: product, by: caller, in: transaction)
            let request = try request.checked(for: product, today: ground.clock.now().day)
            try check(request, against: visit, in: transaction)
            let now = ground.clock.now()
            let lot = Lot(
                id: ground.identifiers.next(), product: product.id, nomination: id, visit: visit.id,
                terms: request.lot, county: product.county, confirmedAt: now, confirmedBy: caller.member,
                withdrawal: nil)
            try end(nomination, as: .confirmed, by: caller, in: transaction)
            try LotTable.add(lot, in: transaction)
            try ground.outbox.record(lot.confirmed, in: transaction)
            var facts: [Fact] = []
            for new in request.facts {
                facts.append(
                    try keep(new, of: product.id, foundBy: visit.id, grounds: "", by: caller, in: transaction)
                )
            }
            try ground.audit.record("sourcing.confirm", of: "lot \(lot.id)", by: caller, in: transaction)
            return Confirmation(nomination: id, lot: lot, facts: facts)
        }
    }

    /// Takes a lot out of sale, whatever is left of it.
    public func withdrawLot(
        _ id: LotID, because reason: String, by caller: Caller
    ) async throws(SourcingError) -> Lot {
        try caller.mustBe(anyOf: .assessor)
        let reason = try checkedText(reason, "reason", most: 2_000)
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let lot = try LotTable.find(id, in: transaction)
            return try take(lot, outOfSale: .withdrawn, reason, by: caller, in: transaction)
        }
    }

    /// The growers say that what is sold in their name is not theirs: the lot is out of sale at once.
    ///
    /// Any member of the supplier, or of the organization whose product it is, may say so; no role is asked for.
    public func denyOrigin(
        of id: LotID, saying statement: String, by caller: Caller
    ) async throws(SourcingError) -> Lot {
        let statement = try checkedText(statement, "statement", most: 4_000)
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let lot = try LotTable.find(id, in: transaction)
            let product = try ProductTable.find(lot.product, in: transaction)
            guard caller.organization == lot.terms.supplier || caller.organization == product.organization
            else {
                throw SourcingError.notTheSupplier(id)
            }
            return try take(lot, outOfSale: .originDenied, statement, by: caller, in: transaction)
        }
    }

    /// The visit on which a confirmation by the caller rests.
    private func visitToConfirm(
        _ nomination: Nomination, of product: Product, by caller: Caller, in transaction: Transaction
    ) throws -> Visit {
        try nomination.mustBeOpen()
        try nomination.mustBeComplete()
        try nomination.mustNotInvolve(caller.member)
        guard caller.organization != product.organization else { throw SourcingError.ownProduct(product.id) }
        let visits = try VisitTable.find(of: [nomination.id], in: transaction)
        if let pending = visits.first(where: \.isPending) { throw SourcingError.visitPending(pending.id) }
        guard let visit = visits.last(where: { $0.report != nil }) else {
            throw SourcingError.notVisited(nomination.id)
        }
        guard visit.visitor != caller.member else { throw SourcingError.samePerson(nomination.id) }
        guard let assessment = try AssessmentTable.find(of: visit.id, in: transaction) else {
            throw SourcingError.notAssessed(visit.id)
        }
        guard assessment.isPassed else { throw SourcingError.assessmentFailed(visit.id) }
        return visit
    }

    private func check(
        _ request: ConfirmationRequest, against visit: Visit, in transaction: Transaction
    ) throws {
        if let measured = visit.report?.measured, request.lot.quantity.amount > measured.amount {
            throw SourcingError.exceedsVisit(measured: measured)
        }
        guard try LotTable.find(code: request.lot.code, in: transaction) == nil else {
            throw SourcingError.field("lot.code", .taken(request.lot.code))
        }
        guard try members.find(request.lot.supplier, in: transaction) != nil else {
            throw SourcingError.field("lot.supplier", .unknown("\(request.lot.supplier)"))
        }
        try checkMedia(request.lot.certificate?.paper, "lot.certificate.paper", in: transaction)
        for (index, fact) in request.facts.enumerated() {
            try checkMedia(fact.evidence, "facts[\(index)].evidence", in: transaction)
        }
    }

    func checkMedia(_ id: MediaID?, _ field: String, in transaction: Transaction) throws {
        guard let id else { return }
        guard try media.find(id, in: transaction) != nil else {
            throw SourcingError.field(field, .unknown("\(id)"))
        }
    }

    private func take(
        _ lot: Lot, outOfSale kind: LotWithdrawal.Kind, _ reason: String, by caller: Caller,
        in transaction: Transaction
    ) throws -> Lot {
        try lot.mustStand()
        let withdrawal = LotWithdrawal(
            kind: kind, at: ground.clock.now(), by: caller.member, organization: caller.organization,
            reason: reason)
        try LotTable.withdraw(lot.id, withdrawal, in: transaction)
        // The growers' own words may hold names; what other rooms keep and show is that the origin was denied.
        let told = kind == .originDenied ? kind.rawValue : reason
        try ground.outbox.record(
            LotWithdrawn(lot: lot.id, product: lot.product, reason: told), in: transaction)
        let verb = kind == .originDenied ? "sourcing.deny_origin" : "sourcing.withdraw_lot"
        try ground.audit.record(verb, of: "lot \(lot.id)", by: caller, in: transaction)
        return try LotTable.find(lot.id, in: transaction)
    }
}
