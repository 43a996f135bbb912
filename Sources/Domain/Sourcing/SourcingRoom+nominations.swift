public import Contracts
import Members
import Storage
public import Values

extension SourcingRoom {
    /// Nominates a product for a visit. One nomination of a product is open at a time; after its end it may be nominated again.
    public func nominate(
        _ product: ProductID, _ request: NominationRequest, by caller: Caller
    ) async throws(SourcingError) -> Nomination {
        try caller.mustBe(anyOf: .nominator)
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let product = try ProductTable.find(product, in: transaction)
            let request = try request.checked(for: product)
            let earlier = try NominationTable.find(of: product.id, in: transaction)
            if let open = earlier.first(where: { $0.ending == nil }) {
                throw SourcingError.alreadyNominated(product.id, open.id)
            }
            let nomination = Nomination(
                id: ground.identifiers.next(), product: product.id, request: request,
                nominatedAt: ground.clock.now(), nominatedBy: caller.member,
                organization: caller.organization,
                signatures: [], ending: nil)
            try NominationTable.add(nomination, in: transaction)
            try ground.audit.record(
                "sourcing.nominate", of: "nomination \(nomination.id)", by: caller, in: transaction)
            return nomination
        }
    }

    /// Signs for one of the three duties. The applicant is the product's own organization; for the two bureaus sign members
    /// of government organizations of its county. Nobody signs twice.
    public func sign(
        _ id: NominationID, as duty: SigningDuty, by caller: Caller
    ) async throws(SourcingError) -> Nomination {
        try caller.mustBe(anyOf: .nominator)
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let nomination = try NominationTable.find(id, in: transaction)
            let product = try ProductTable.find(nomination.product, in: transaction)
            guard let organization = try members.find(caller.organization, in: transaction) else {
                throw SourcingError.notTheApplicant(id)
            }
            let signature = try nomination.signature(
                for: duty, of: product, by: caller, of: organization, at: ground.clock.now())
            try NominationTable.add(signature, to: id, in: transaction)
            try ground.audit.record(
                "sourcing.sign_as_\(duty.rawValue)", of: "nomination \(id)", by: caller, in: transaction)
            return try NominationTable.find(id, in: transaction)
        }
    }

    /// Takes a nomination back; a visit that was scheduled for it is off.
    public func withdraw(
        _ id: NominationID, because reason: String, by caller: Caller
    ) async throws(SourcingError) -> Nomination {
        try caller.mustBe(anyOf: .nominator)
        let reason = try checkedText(reason, "reason", most: 2_000)
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let nomination = try NominationTable.find(id, in: transaction)
            guard caller.has(.admin) || caller.organization == nomination.organization else {
                throw SourcingError.notYourNomination(id)
            }
            try end(nomination, as: .withdrawn, saying: reason, by: caller, in: transaction)
            try ground.audit.record("sourcing.withdraw", of: "nomination \(id)", by: caller, in: transaction)
            return try NominationTable.find(id, in: transaction)
        }
    }

    /// Rejects a nomination at any stage, with reasons that the nominators can do something about.
    public func reject(
        _ id: NominationID, for reasons: [RejectionReason], saying text: String, by caller: Caller
    ) async throws(SourcingError) -> Nomination {
        try caller.mustBe(anyOf: .assessor)
        let text = try checkedText(text, "text", most: 4_000)
        guard !reasons.isEmpty else { throw .field("reasons", .required) }
        guard Set(reasons).count == reasons.count else {
            throw .field("reasons", .malformed(expected: "each once"))
        }
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let nomination = try NominationTable.find(id, in: transaction)
            try nomination.mustNotInvolve(caller.member)
            try end(nomination, as: .rejected, for: reasons, saying: text, by: caller, in: transaction)
            try ground.audit.record("sourcing.reject", of: "nomination \(id)", by: caller, in: transaction)
            return try NominationTable.find(id, in: transaction)
        }
    }

    func end(
        _ nomination: Nomination, as kind: Ending.Kind, for reasons: [RejectionReason] = [],
        saying text: String = "",
        by caller: Caller, in transaction: Transaction
    ) throws {
        try nomination.mustBeOpen()
        let now = ground.clock.now()
        try NominationTable.end(
            nomination.id, Ending(kind: kind, at: now, by: caller.member, reasons: reasons, text: text),
            in: transaction)
        for visit in try VisitTable.find(of: [nomination.id], in: transaction) where visit.isPending {
            try VisitTable.cancel(
                visit.id,
                Visit.Cancellation(at: now, by: caller.member, reason: "nomination \(kind.rawValue)"),
                in: transaction)
        }
    }
}
