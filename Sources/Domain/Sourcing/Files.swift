public import Contracts
public import Values

/// A product with what holds about it and what there is of it.
public struct ProductFile: Hashable, Sendable {
    public let product: Product
    /// Those that hold today, by name.
    public let facts: [Fact]
    /// Oldest first, withdrawn ones too.
    public let lots: [Lot]
}

/// A visit that took place, with what was made of it.
public struct AssessedVisit: Hashable, Sendable {
    public let visit: Visit
    public let assessment: Assessment?
}

/// A nomination with all that happened to it.
public struct NominationFile: Hashable, Sendable {
    public let nomination: Nomination
    public let product: Product
    /// Oldest first.
    public let visits: [AssessedVisit]
    /// What came of it.
    public let lot: Lot?

    public enum Stage: Hashable, Sendable {
        /// It waits for these signatures.
        case signing([SigningDuty])
        /// It waits for a visit to be scheduled: the first, or another after one that was not enough.
        case scheduling
        /// It waits for the visitor.
        case visiting(VisitID)
        case assessing(VisitID)
        /// The visit's assessment was passed.
        case confirming(VisitID)
        /// The visit's assessment was failed: reject, or visit again.
        case failed(VisitID)
        case ended(Ending.Kind)
    }

    public var stage: Stage {
        if let ending = nomination.ending { return .ended(ending.kind) }
        guard nomination.isComplete else { return .signing(nomination.missing) }
        if let pending = visits.last(where: \.visit.isPending) { return .visiting(pending.visit.id) }
        guard let last = visits.last(where: { $0.visit.report != nil }) else { return .scheduling }
        guard let assessment = last.assessment else { return .assessing(last.visit.id) }
        return assessment.isPassed ? .confirming(last.visit.id) : .failed(last.visit.id)
    }
}

/// Something that waits for a person.
public struct SourcingTask: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// For one of these duties.
        case sign([SigningDuty])
        case scheduleVisit
        case recordVisit(VisitID, on: Day)
        case assess(VisitID)
        case confirm(VisitID)
        /// The assessment was failed.
        case rejectOrVisitAgain(VisitID)
    }

    public let kind: Kind
    public let nomination: NominationID
    public let product: Product
}
