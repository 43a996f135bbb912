import Contracts
import HTTPTypes
import Sourcing
import Storage
import Values

extension SourcingError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .storage(let error): Problem(error)
        // Quantities travel as plain numbers in their product's unit.
        case .invalid(let field):
            Problem(FieldProblem(field.field.replacing(".amount", with: "").replacing(".unit", with: ""), field.rule))
        case .notAllowed(let roles): .notAllowed(anyOf: roles)
        case .noSuchProduct, .noSuchNomination, .noSuchVisit, .noSuchLot, .noSuchFact: .notFound
        case .productChanged(_, let version): .preconditionFailed(current: String(version))
        case .notYourProduct: Problem(.forbidden, "not-your-product")
        case .alreadyNominated(_, let nomination):
            Problem(.conflict, "already-nominated", ["nomination": nomination.description], field: "product")
        case .nominationEnded(_, let kind): Problem(.conflict, "nomination-ended", ["kind": kind.rawValue])
        case .notYourNomination: Problem(.forbidden, "not-your-nomination")
        case .alreadySigned(_, let duty): Problem(.conflict, "already-signed", ["duty": duty.rawValue], field: "duty")
        case .signedByYou(_, let duty): Problem(.conflict, "signed-by-you", ["duty": duty.rawValue], field: "duty")
        case .notTheApplicant: Problem(.forbidden, "not-the-applicant", field: "duty")
        case .notOfTheCounty(_, let county):
            Problem(.forbidden, "not-of-the-county", ["county": county.code], field: "duty")
        case .signaturesMissing(_, let duties):
            Problem(.conflict, "signatures-missing", ["duties": duties.map(\.rawValue).joined(separator: ", ")])
        case .visitPending(let visit): Problem(.conflict, "visit-pending", ["visit": visit.description])
        case .visitOver: Problem(.conflict, "visit-over")
        case .notTheVisitor: Problem(.forbidden, "not-the-visitor")
        case .visitNotRecorded: Problem(.conflict, "visit-not-recorded")
        case .notVisited: Problem(.conflict, "not-visited")
        case .alreadyAssessed: Problem(.conflict, "already-assessed")
        case .notAssessed: Problem(.conflict, "not-assessed")
        case .assessmentFailed: Problem(.conflict, "assessment-failed")
        case .samePerson: Problem(.forbidden, "same-person")
        case .ownProduct: Problem(.forbidden, "own-product")
        case .exceedsVisit(let measured):
            Problem(
                .unprocessableContent, "exceeds-visit", ["measured": String(measured.amount)], field: "lot.quantity",
                rule: .outOfRange(least: 1, most: measured.amount))
        case .notConfirmed: Problem(.conflict, "not-confirmed")
        case .lotWithdrawn: Problem(.conflict, "lot-withdrawn")
        case .notTheSupplier: Problem(.forbidden, "not-the-supplier")
        case .factEnded: Problem(.conflict, "fact-ended")
        }
    }
}
