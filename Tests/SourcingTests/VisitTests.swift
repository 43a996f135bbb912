import Contracts
import Media
import Members
import Sourcing
import TestKit
import Testing
import Values

@Suite struct `A visit` {
    @Test(arguments: Engine.all) func `is made by an assessor who has no part in the nomination`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let room = programme.room
            let id = try await programme.signed(try await programme.describe())
            func schedule(
                _ visitor: MemberID, _ days: Int64 = 0, by caller: Caller? = nil
            ) async throws -> Visit {
                try await room.scheduleVisit(
                    for: id, on: programme.today.adding(days: days), visitor: visitor,
                    by: caller ?? programme.approver)
            }
            await #expect(throws: SourcingError.notAllowed(anyOf: [.assessor, .admin])) {
                try await schedule(programme.visitor.member, by: programme.grower)
            }
            await #expect(
                throws: SourcingError.invalid(FieldProblem("visitor", .unknown("\(programme.grower.member)")))
            ) { try await schedule(programme.grower.member) }
            await #expect(
                throws: SourcingError.invalid(
                    FieldProblem("day", .outOfRange(least: 20_261_124, most: 20_271_125)))
            ) {
                try await schedule(programme.visitor.member, -1)
            }
            // Who signed may have become an assessor since; they visit nothing that they signed for.
            _ = try await programme.members.grant(
                .assessor, to: programme.agriculture.member, by: programme.admin)
            await #expect(throws: SourcingError.samePerson(id)) {
                try await schedule(programme.agriculture.member)
            }
            let visit = try await schedule(programme.visitor.member, 3)
            #expect(visit.day == programme.today.adding(days: 3))
            await #expect(throws: SourcingError.visitPending(visit.id)) {
                try await schedule(programme.approver.member)
            }
            _ = try await room.cancelVisit(visit.id, because: "下雨", by: programme.approver)
            await #expect(throws: SourcingError.visitOver(visit.id)) {
                try await room.cancelVisit(visit.id, because: "x", by: programme.approver)
            }
            let again = try await schedule(programme.visitor.member)
            #expect(try await room.visits(by: programme.auditor).map(\.visit.id) == [again.id, visit.id])
            #expect(try await room.visits(of: programme.approver.member, by: programme.auditor).isEmpty)
            await #expect(throws: SourcingError.notAllowed(anyOf: [.assessor, .auditor, .admin])) {
                try await room.visits(by: programme.grower)
            }
        }
    }

    @Test(arguments: Engine.all) func `is recorded once, by who was sent, with when and where and how much`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let room = programme.room
            let id = try await programme.signed(try await programme.describe())
            let visit = try await room.scheduleVisit(
                for: id, on: programme.today, visitor: programme.visitor.member, by: programme.visitor
            ).id
            let good = try await programme.report()
            func report(_ at: Instant, _ measured: Quantity) -> VisitReport {
                VisitReport(
                    visitedAt: at, place: good.place, notes: good.notes, measured: measured,
                    evidence: good.evidence)
            }
            let now = programme.world.clock.now()
            let range = FieldRule.outOfRange(least: now.day.start.microseconds, most: now.microseconds)
            await #expect(throws: SourcingError.notTheVisitor(visit)) {
                try await room.recordVisit(visit, good, by: programme.approver)
            }
            await #expect(throws: SourcingError.invalid(FieldProblem("visited_at", range))) {
                try await room.recordVisit(
                    visit, report(now.adding(seconds: 1), .grams(1)), by: programme.visitor)
            }
            await #expect(throws: SourcingError.invalid(FieldProblem("visited_at", range))) {
                try await room.recordVisit(
                    visit, report(now.adding(days: -1), .grams(1)), by: programme.visitor)
            }
            await #expect(
                throws: SourcingError.invalid(FieldProblem("measured.unit", .conflicts(with: "product")))
            ) {
                try await room.recordVisit(visit, report(now, .places(1)), by: programme.visitor)
            }
            await #expect(
                throws: SourcingError.invalid(
                    FieldProblem("measured.amount", .outOfRange(least: 0, most: 100_000_000_000)))
            ) {
                try await room.recordVisit(visit, report(now, .grams(-1)), by: programme.visitor)
            }
            await #expect(throws: SourcingError.visitNotRecorded(visit)) {
                try await room.assess(visit, programme.answers(.produce), by: programme.visitor)
            }
            #expect(try await room.recordVisit(visit, good, by: programme.visitor).report == good)
            await #expect(throws: SourcingError.visitOver(visit)) {
                try await room.recordVisit(visit, good, by: programme.visitor)
            }
        }
    }

    @Test(arguments: Engine.all) func `shows what it found by the content of its pictures and papers`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let room = programme.room
            let id = try await programme.signed(try await programme.describe())
            let visit = try await room.scheduleVisit(
                for: id, on: programme.today, visitor: programme.visitor.member, by: programme.visitor
            ).id
            let photo = try await programme.photograph(1)
            let other = try await programme.photograph(2)
            let stored = try await programme.media.store(
                Array("%PDF-1.7".utf8), as: .paper, by: programme.visitor)
            let caption = Localized(chinese: "合格证", english: "Certificate")
            let paper = Evidence(kind: .paper, media: stored.id, digest: stored.digest, caption: caption)
            func refuses(_ evidence: [Evidence], _ field: String, _ rule: FieldRule) async {
                await #expect(throws: SourcingError.invalid(FieldProblem(field, rule))) {
                    try await room.recordVisit(
                        visit, try await programme.report(.grams(5), evidence), by: programme.visitor)
                }
            }
            await refuses([], "evidence", .required)
            await refuses([paper], "evidence", .required)
            await refuses([photo, photo], "evidence[1].media", .taken("\(photo.media)"))
            await refuses(
                [
                    photo,
                    Evidence(kind: .photograph, media: other.media, digest: photo.digest, caption: caption),
                ], "evidence[1].digest", .conflicts(with: "evidence[1].media"))
            await refuses(
                [Evidence(kind: .photograph, media: MediaID(7), digest: photo.digest, caption: caption)],
                "evidence[0].media", .unknown("7"))
            await refuses(
                [photo, Evidence(kind: .film, media: other.media, digest: other.digest, caption: caption)],
                "evidence[1].kind", .conflicts(with: "evidence[1].media"))
            await refuses(
                [
                    Evidence(
                        kind: .photograph, media: photo.media, digest: photo.digest,
                        caption: Localized(chinese: "", english: "x"))
                ], "evidence[0].caption.chinese", .required)
            let recorded = try await room.recordVisit(
                visit, try await programme.report(.grams(5), [other, paper, photo]), by: programme.visitor)
            #expect(recorded.report?.evidence == [other, paper, photo])
        }
    }
}

@Suite struct `An assessment` {
    @Test(arguments: ProductKind.allCases) func `weighs criteria that sum to one whole`(kind: ProductKind) {
        let items = Checklist.of(kind).items
        #expect(items.reduce(0) { $0 + $1.weight } == 10_000)
        #expect(Set(items.map(\.criterion)).count == items.count)
        #expect(items.contains { $0.isMust })
    }

    @Test(arguments: Engine.all)
    func `is passed from three fifths on, unless something that must hold does not`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let product = try await programme.describe()
            func verdict(_ points: Int64, but others: [Criterion: Int64] = [:]) async throws -> (Int64, Bool) {
                let (nomination, visit) = try await programme.visited(product)
                let made = try await programme.room.assess(
                    visit, programme.answers(.produce, points: points, but: others), by: programme.visitor)
                #expect(try await programme.room.visits(of: product.id).last?.assessment == made)
                _ = try await programme.room.withdraw(nomination, because: "again", by: programme.grower)
                return (made.total, made.isPassed)
            }
            #expect(try await verdict(3) == (6_000, true))
            #expect(try await verdict(5) == (10_000, true))
            #expect(try await verdict(3, but: [.price: 2]) == (5_800, false))
            #expect(try await verdict(5, but: [.safety: 2]) == (9_100, false))
            #expect(try await verdict(5, but: [.safety: 3, .price: 0]) == (8_400, true))
        }
    }

    @Test(arguments: Engine.all) func `answers every criterion once, and says why it found something wanting`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let (_, visit) = try await programme.visited(try await programme.describe())
            let good = programme.answers(.produce).answers
            func refuses(_ answers: [AssessmentRequest.Answer], _ field: String, _ rule: FieldRule) async {
                await #expect(throws: SourcingError.invalid(FieldProblem(field, rule))) {
                    try await programme.room.assess(
                        visit, AssessmentRequest(answers: answers, note: "x"), by: programme.visitor)
                }
            }
            await refuses([], "answers.origin", .required)
            await refuses(Array(good.dropLast()), "answers.price", .required)
            await refuses(good + [good[0]], "answers[7].criterion", .taken("origin"))
            await refuses(
                [.init(.access, points: 1)] + good, "answers[0].criterion", .conflicts(with: "product"))
            await refuses(
                [.init(.origin, points: 6)] + good.dropFirst(), "answers[0].points",
                .outOfRange(least: 0, most: 5))
            await refuses(
                [.init(.origin, points: -1)] + good.dropFirst(), "answers[0].points",
                .outOfRange(least: 0, most: 5))
            await refuses(
                [.init(.origin, points: 2, note: " ")] + good.dropFirst(), "answers[0].note", .required)
            await #expect(throws: SourcingError.notAllowed(anyOf: [.assessor, .admin])) {
                try await programme.room.assess(visit, programme.answers(.produce), by: programme.grower)
            }
            _ = try await programme.room.assess(
                visit, AssessmentRequest(answers: good.reversed(), note: "x"), by: programme.visitor)
            await #expect(throws: SourcingError.alreadyAssessed(visit)) {
                try await programme.room.assess(visit, programme.answers(.produce), by: programme.approver)
            }
        }
    }
}
