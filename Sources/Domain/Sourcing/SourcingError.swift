public import Contracts
public import Storage
public import Values

/// Why Sourcing refuses; each case says what a person can do about it.
public enum SourcingError: RoomError, Equatable {
    case storage(StorageError)
    case invalid(FieldProblem)
    case notAllowed(anyOf: [Role])
    case noSuchProduct(ProductID)
    case noSuchNomination(NominationID)
    case noSuchVisit(VisitID)
    case noSuchLot(LotID)
    case noSuchFact(FactID)
    /// Somebody described the product anew since it was read: read it again.
    case productChanged(ProductID, version: Int64)
    /// The product is not of the caller's organization.
    case notYourProduct(ProductID)
    /// The product's nomination is still open: end that one first.
    case alreadyNominated(ProductID, NominationID)
    /// The nomination was withdrawn, rejected or confirmed: nominate again.
    case nominationEnded(NominationID, Ending.Kind)
    /// Only the organization that nominated, or an admin, withdraws.
    case notYourNomination(NominationID)
    /// This duty has been signed for.
    case alreadySigned(NominationID, SigningDuty)
    /// The caller signed this nomination already, for another duty: another person must sign for this one.
    case signedByYou(NominationID, SigningDuty)
    /// Only the product's own organization signs as applicant.
    case notTheApplicant(NominationID)
    /// Only a government organization of the product's county signs for a bureau.
    case notOfTheCounty(NominationID, CountyCode)
    /// The nomination waits for these signatures; no visit before them.
    case signaturesMissing(NominationID, [SigningDuty])
    /// A visit is scheduled already: record or cancel it first.
    case visitPending(VisitID)
    /// The visit was recorded or cancelled.
    case visitOver(VisitID)
    /// Only the assessor who was sent records the visit.
    case notTheVisitor(VisitID)
    /// Nothing was recorded of the visit yet.
    case visitNotRecorded(VisitID)
    /// Nobody visited yet.
    case notVisited(NominationID)
    case alreadyAssessed(VisitID)
    /// The visit waits for its assessment.
    case notAssessed(VisitID)
    /// The assessment did not reach the mark, or a criterion that must hold does not: reject, or visit again.
    case assessmentFailed(VisitID)
    /// Who nominated, signed or visited decides nothing about it: another person must.
    case samePerson(NominationID)
    /// The organization whose product it is confirms nothing about it: somebody else must.
    case ownProduct(ProductID)
    /// No lot is larger than what the visit measured.
    case exceedsVisit(measured: Quantity)
    /// Nothing about the product was confirmed yet: facts come with a confirmation.
    case notConfirmed(ProductID)
    /// The lot was withdrawn already.
    case lotWithdrawn(LotID)
    /// Only the organization in whose name the lot is sold can deny its origin.
    case notTheSupplier(LotID)
    /// The fact was replaced, withdrawn or lapsed already.
    case factEnded(FactID)
}

extension SourcingError {
    static func field(_ name: String, _ rule: FieldRule) -> SourcingError {
        .invalid(FieldProblem(name, rule))
    }
}

extension Caller {
    /// Throws unless the caller has one of the roles; an admin has all.
    func mustBe(anyOf wanted: Role...) throws(SourcingError) {
        guard wanted.contains(where: has) else { throw .notAllowed(anyOf: wanted + [.admin]) }
    }
}
