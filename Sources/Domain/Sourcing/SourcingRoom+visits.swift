public import Contracts
import Media
import Members
import Storage
public import Values

extension SourcingRoom {
    /// Sends an assessor. The nomination must be complete, and the visitor has no part in it.
    public func scheduleVisit(
        for id: NominationID, on day: Day, visitor: MemberID, by caller: Caller
    ) async throws(SourcingError) -> Visit {
        try caller.mustBe(anyOf: .assessor)
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let now = ground.clock.now()
            let nomination = try NominationTable.find(id, in: transaction)
            try nomination.mustBeOpen()
            try nomination.mustBeComplete()
            guard let visiting = try members.find(visitor, in: transaction)?.caller, visiting.has(.assessor)
            else {
                throw SourcingError.field("visitor", .unknown("\(visitor)"))
            }
            try nomination.mustNotInvolve(visitor)
            guard (now.day...now.day.adding(days: 366)).contains(day) else {
                throw SourcingError.field("day", .outOfRange(now.day, now.day.adding(days: 366)))
            }
            let earlier = try VisitTable.find(of: [id], in: transaction)
            if let pending = earlier.first(where: \.isPending) {
                throw SourcingError.visitPending(pending.id)
            }
            let visit = Visit(
                id: ground.identifiers.next(), nomination: id, product: nomination.product, day: day,
                visitor: visitor, scheduledAt: now, scheduledBy: caller.member, report: nil, cancellation: nil
            )
            try VisitTable.add(visit, in: transaction)
            try ground.audit.record(
                "sourcing.schedule_visit", of: "visit \(visit.id)", by: caller, in: transaction)
            return visit
        }
    }

    /// Writes down what the visitor found. Evidence is named by media and by digest, which must go together.
    public func recordVisit(
        _ id: VisitID, _ report: VisitReport, by caller: Caller
    ) async throws(SourcingError) -> Visit {
        try caller.mustBe(anyOf: .assessor)
        let report = try report.checked()
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let now = ground.clock.now()
            let visit = try VisitTable.find(id, in: transaction)
            let product = try ProductTable.find(visit.product, in: transaction)
            try visit.mustTake(report, of: product, by: caller, now: now)
            for (index, evidence) in report.evidence.enumerated() {
                try evidence.mustMatch(try media.find(evidence.media, in: transaction), "evidence[\(index)]")
            }
            try VisitTable.add(report, to: id, at: now, in: transaction)
            try ground.audit.record("sourcing.record_visit", of: "visit \(id)", by: caller, in: transaction)
            return try VisitTable.find(id, in: transaction)
        }
    }

    /// Calls a scheduled visit off, so that another can be scheduled.
    public func cancelVisit(
        _ id: VisitID, because reason: String, by caller: Caller
    ) async throws(SourcingError) -> Visit {
        try caller.mustBe(anyOf: .assessor)
        let reason = try checkedText(reason, "reason", most: 2_000)
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let visit = try VisitTable.find(id, in: transaction)
            guard visit.isPending else { throw SourcingError.visitOver(id) }
            try VisitTable.cancel(
                id, Visit.Cancellation(at: ground.clock.now(), by: caller.member, reason: reason),
                in: transaction)
            try ground.audit.record("sourcing.cancel_visit", of: "visit \(id)", by: caller, in: transaction)
            return try VisitTable.find(id, in: transaction)
        }
    }

    /// Scores what a visit found, by the checklist of the product's kind. A visit is assessed once.
    public func assess(
        _ id: VisitID, _ request: AssessmentRequest, by caller: Caller
    ) async throws(SourcingError) -> Assessment {
        try caller.mustBe(anyOf: .assessor)
        let note = try checkedText(request.note, "note", most: 4_000)
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let visit = try VisitTable.find(id, in: transaction)
            guard visit.report != nil else { throw SourcingError.visitNotRecorded(id) }
            let nomination = try NominationTable.find(visit.nomination, in: transaction)
            try nomination.mustBeOpen()
            try nomination.mustNotInvolve(caller.member)
            guard try AssessmentTable.find(of: id, in: transaction) == nil else {
                throw SourcingError.alreadyAssessed(id)
            }
            let product = try ProductTable.find(visit.product, in: transaction)
            let scores = try Checklist.of(product.kind).scores(of: request)
            let verdict = Checklist.verdict(on: scores)
            let assessment = Assessment(
                id: ground.identifiers.next(), visit: id, scores: scores, note: note, total: verdict.total,
                isPassed: verdict.isPassed, assessedAt: ground.clock.now(), assessedBy: caller.member)
            try AssessmentTable.add(assessment, in: transaction)
            try ground.audit.record("sourcing.assess", of: "visit \(id)", by: caller, in: transaction)
            return assessment
        }
    }
}
