import Contracts
import Media
import Members
import Sourcing
import TestKit
import Testing
import Values

@Suite struct `A nomination` {
    @Test(arguments: Engine.all) func `needs three signatures by three people`(engine: Engine) async throws {
        try await Programme.on(engine) { programme in
            let room = programme.room
            let id = try await room.nominate(
                try await programme.describe().id, programme.request(), by: programme.grower
            ).id
            let baojing = try #require(County.find("433125")?.code)
            await #expect(
                throws: SourcingError.signaturesMissing(id, [.applicant, .agriculture, .revitalisation])
            ) {
                try await room.scheduleVisit(
                    for: id, on: programme.today, visitor: programme.visitor.member, by: programme.visitor)
            }
            // The applicant is the cooperative, the bureaus are of its county, and nobody else is either.
            await #expect(throws: SourcingError.notTheApplicant(id)) {
                try await room.sign(id, as: .applicant, by: programme.agriculture)
            }
            await #expect(throws: SourcingError.notTheApplicant(id)) {
                try await room.sign(id, as: .applicant, by: programme.admin)
            }
            await #expect(throws: SourcingError.notOfTheCounty(id, baojing)) {
                try await room.sign(id, as: .agriculture, by: programme.otherGrower)
            }
            await #expect(throws: SourcingError.notOfTheCounty(id, baojing)) {
                try await room.sign(id, as: .agriculture, by: programme.stranger)
            }
            await #expect(throws: SourcingError.notAllowed(anyOf: [.nominator, .admin])) {
                try await room.sign(id, as: .agriculture, by: programme.visitor)
            }
            let first = try await room.sign(id, as: .agriculture, by: programme.agriculture)
            #expect(first.missing == [.applicant, .revitalisation])
            await #expect(throws: SourcingError.signedByYou(id, .agriculture)) {
                try await room.sign(id, as: .revitalisation, by: programme.agriculture)
            }
            await #expect(throws: SourcingError.alreadySigned(id, .agriculture)) {
                try await room.sign(id, as: .agriculture, by: programme.revitalisation)
            }
            _ = try await room.sign(id, as: .applicant, by: programme.otherGrower)
            let whole = try await room.sign(id, as: .revitalisation, by: programme.revitalisation)
            #expect(whole.isComplete)
            #expect(
                Set(whole.signatures.map(\.member)) == [
                    programme.otherGrower.member, programme.agriculture.member,
                    programme.revitalisation.member,
                ])
            await #expect(throws: SourcingError.noSuchNomination(NominationID(7))) {
                try await room.sign(NominationID(7), as: .applicant, by: programme.grower)
            }
        }
    }

    @Test(arguments: Engine.all) func `is signed once by a person who signs everything at once`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let id = try await programme.room.nominate(
                try await programme.describe().id, programme.request(), by: programme.grower
            ).id
            let outcomes = await withTaskGroup(of: SourcingError?.self) { group in
                for duty in [SigningDuty.agriculture, .revitalisation, .agriculture, .revitalisation] {
                    group.addTask {
                        do throws(SourcingError) {
                            _ = try await programme.room.sign(id, as: duty, by: programme.agriculture)
                            return nil
                        } catch { return error }
                    }
                }
                return await group.reduce(into: [SourcingError?]()) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(
                try await programme.room.nomination(id, by: programme.grower).nomination.signatures.count == 1
            )
        }
    }

    @Test(arguments: Engine.all) func `is open once, ends once, and can be made again`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let room = programme.room
            let product = try await programme.describe()
            let id = try await programme.signed(product)
            let visit = try await room.scheduleVisit(
                for: id, on: programme.today, visitor: programme.visitor.member, by: programme.visitor)
            await #expect(throws: SourcingError.alreadyNominated(product.id, id)) {
                try await room.nominate(product.id, programme.request(), by: programme.otherGrower)
            }
            await #expect(throws: SourcingError.notYourNomination(id)) {
                try await room.withdraw(id, because: "x", by: programme.agriculture)
            }
            let withdrawn = try await room.withdraw(id, because: " 卖完了 ", by: programme.otherGrower)
            #expect(withdrawn.ending?.kind == .withdrawn)
            #expect(withdrawn.ending?.text == "卖完了")
            #expect(withdrawn.ending?.by == programme.otherGrower.member)
            // The visit is off, and nothing goes on.
            #expect(
                try await room.visit(visit.id, by: programme.visitor).visit.cancellation?.reason
                    == "nomination withdrawn")
            await #expect(throws: SourcingError.nominationEnded(id, .withdrawn)) {
                try await room.withdraw(id, because: "x", by: programme.grower)
            }
            await #expect(throws: SourcingError.nominationEnded(id, .withdrawn)) {
                try await room.reject(id, for: [.other], saying: "x", by: programme.visitor)
            }
            await #expect(throws: SourcingError.visitOver(visit.id)) {
                try await room.recordVisit(visit.id, try await programme.report(), by: programme.visitor)
            }
            #expect(try await programme.signed(product) != id)
        }
    }

    @Test(arguments: Engine.all)
    func `is rejected with reasons, at any stage, by somebody without a part in it`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let room = programme.room
            let product = try await programme.describe()
            let (id, visit) = try await programme.visited(product)
            await #expect(throws: SourcingError.samePerson(id)) {
                try await room.reject(
                    id, for: [.quality], saying: "x",
                    by: Caller(
                        member: programme.grower.member, organization: programme.grower.organization,
                        roles: [.assessor]))
            }
            await #expect(throws: SourcingError.invalid(FieldProblem("reasons", .required))) {
                try await room.reject(id, for: [], saying: "x", by: programme.approver)
            }
            await #expect(throws: SourcingError.invalid(FieldProblem("text", .required))) {
                try await room.reject(id, for: [.price], saying: "\n", by: programme.approver)
            }
            let rejected = try await room.reject(
                id, for: [.papersMissing, .price], saying: "缺合格证。", by: programme.approver)
            #expect(rejected.ending?.reasons == [.papersMissing, .price])
            await #expect(throws: SourcingError.nominationEnded(id, .rejected)) {
                try await room.assess(visit, programme.answers(.produce), by: programme.visitor)
            }
            await #expect(throws: SourcingError.nominationEnded(id, .rejected)) {
                try await room.sign(id, as: .applicant, by: programme.otherGrower)
            }
            #expect(try await programme.signed(product) != id)
        }
    }

    @Test(arguments: [
        ("expected.unit", FieldRule.conflicts(with: "product")),
        ("expected.amount", .outOfRange(least: 1, most: 100_000_000_000)),
        ("growers", .outOfRange(least: 1, most: 10_000_000)),
        ("households", .outOfRange(least: 1, most: 10_000_000)),
        ("ties", .required), ("statement", .required), ("benefit", .tooLong(most: 2_000)),
    ]) func `says something that can be weighed`(field: String, rule: FieldRule) async throws {
        try await Programme.on(.sqlite) { programme in
            let product = try await programme.describe()
            let request = NominationRequest(
                statement: field == "statement" ? " \n " : "滞销",
                expected: field == "expected.unit" ? .places(5) : .grams(field == "expected.amount" ? 0 : 5),
                growers: field == "growers" ? -1 : 1, households: field == "households" ? .max : 1,
                ties: field == "ties" ? [] : [.dividend],
                benefit: String(repeating: "好", count: field == "benefit" ? 2_001 : 2))
            await #expect(throws: SourcingError.invalid(FieldProblem(field, rule))) {
                try await programme.room.nominate(product.id, request, by: programme.grower)
            }
            #expect(try await programme.room.nominations(by: programme.admin).isEmpty)
        }
    }

    @Test(arguments: Engine.all) func `is seen by those whom it concerns`(engine: Engine) async throws {
        try await Programme.on(engine) { programme in
            let first = try await programme.signed(try await programme.describe())
            let second = try await programme.room.nominate(
                try await programme.describe("tea", county: "433127").id, programme.request(),
                by: programme.stranger
            ).id
            func seen(
                by caller: Caller, _ filter: NominationFilter = NominationFilter()
            ) async throws -> [NominationID] {
                try await programme.room.nominations(filter, by: caller).map(\.nomination.id)
            }
            #expect(try await seen(by: programme.visitor) == [second, first])
            #expect(try await seen(by: programme.auditor) == [second, first])
            // Both are products of the cooperative; Baojing's bureaus see Baojing's, Yongshun's its own.
            #expect(try await seen(by: programme.grower) == [second, first])
            #expect(try await seen(by: programme.agriculture) == [first])
            #expect(try await seen(by: programme.stranger) == [second])
            await #expect(throws: SourcingError.noSuchNomination(first)) {
                try await programme.room.nomination(first, by: programme.stranger)
            }
            _ = try await programme.room.withdraw(second, because: "x", by: programme.stranger)
            #expect(try await seen(by: programme.visitor, NominationFilter(state: .open)) == [first])
            #expect(
                try await seen(by: programme.visitor, NominationFilter(state: .ended(.withdrawn))) == [second]
            )
            #expect(
                try await programme.room.nominations(before: second, limit: 1, by: programme.visitor).map(
                    \.nomination.id) == [first])
        }
    }

    @Test(arguments: Engine.all) func `waits for one person after another`(engine: Engine) async throws {
        try await Programme.on(engine) { programme in
            let room = programme.room
            func tasks(_ caller: Caller) async throws -> [SourcingTask.Kind] {
                try await room.tasks(of: caller).map(\.kind)
            }
            let product = try await programme.describe()
            let id = try await room.nominate(product.id, programme.request(), by: programme.grower).id
            #expect(try await tasks(programme.grower) == [.sign([.applicant])])
            #expect(try await tasks(programme.agriculture) == [.sign([.agriculture, .revitalisation])])
            #expect(try await tasks(programme.stranger) == [])
            #expect(try await tasks(programme.visitor) == [])
            _ = try await room.sign(id, as: .applicant, by: programme.grower)
            _ = try await room.sign(id, as: .agriculture, by: programme.agriculture)
            #expect(try await tasks(programme.agriculture) == [])
            _ = try await room.sign(id, as: .revitalisation, by: programme.revitalisation)
            #expect(try await tasks(programme.visitor) == [.scheduleVisit])
            let visit = try await room.scheduleVisit(
                for: id, on: programme.today.adding(days: 2), visitor: programme.visitor.member,
                by: programme.approver
            ).id
            #expect(
                try await tasks(programme.visitor) == [
                    .recordVisit(visit, on: programme.today.adding(days: 2))
                ])
            #expect(try await tasks(programme.approver) == [])
            _ = try await room.recordVisit(visit, try await programme.report(), by: programme.visitor)
            #expect(try await tasks(programme.approver) == [.assess(visit)])
            _ = try await room.assess(visit, programme.answers(.produce), by: programme.visitor)
            #expect(try await tasks(programme.visitor) == [])
            #expect(try await tasks(programme.approver) == [.confirm(visit)])
            #expect(try await room.tasks(of: programme.approver).map(\.product) == [product])
        }
    }
}
