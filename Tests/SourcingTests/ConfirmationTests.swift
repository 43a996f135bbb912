import Contracts
import Media
import Members
import Sourcing
import TestKit
import Testing
import Values

@Suite struct `A confirmation` {
    @Test(arguments: Engine.all) func `confirms no gram above what the visit measured`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let id = try await programme.assessed(try await programme.describe(), measured: 49_999_999)
            await #expect(throws: SourcingError.exceedsVisit(measured: .grams(49_999_999))) {
                try await programme.room.confirm(
                    id, ConfirmationRequest(lot: programme.terms(), facts: Programme.facts),
                    by: programme.approver)
            }
            // What is refused leaves nothing behind.
            #expect(try await programme.world.recorded(LotConfirmed.self).isEmpty)
            #expect(try await programme.world.recorded(FactConfirmed.self).isEmpty)
            #expect(try await programme.room.lots().isEmpty)
            #expect(try await programme.room.nomination(id, by: programme.visitor).nomination.ending == nil)
            let confirmation = try await programme.room.confirm(
                id, ConfirmationRequest(lot: programme.terms("BJ-1", .grams(49_999_999)), facts: []),
                by: programme.approver)
            #expect(try await programme.room.lot(confirmation.lot.id) == confirmation.lot)
        }
    }

    @Test(arguments: Engine.all) func `is made by somebody who neither asked nor visited`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let product = try await programme.describe()
            let id = try await programme.assessed(product)
            func confirm(by caller: Caller) async throws -> Sourcing.Confirmation {
                try await programme.room.confirm(
                    id, ConfirmationRequest(lot: programme.terms(), facts: []), by: caller)
            }
            func promoted(_ caller: Caller) -> Caller {
                Caller(
                    member: caller.member, organization: caller.organization, roles: [.assessor, .nominator])
            }
            await #expect(throws: SourcingError.notAllowed(anyOf: [.assessor, .admin])) {
                try await confirm(by: programme.auditor)
            }
            await #expect(throws: SourcingError.samePerson(id)) { try await confirm(by: programme.visitor) }
            await #expect(throws: SourcingError.samePerson(id)) {
                try await confirm(by: promoted(programme.grower))
            }
            await #expect(throws: SourcingError.samePerson(id)) {
                try await confirm(by: promoted(programme.revitalisation))
            }
            await #expect(throws: SourcingError.ownProduct(product.id)) {
                try await confirm(by: promoted(programme.otherGrower))
            }
            #expect(try await confirm(by: programme.admin).lot.confirmedBy == programme.admin.member)
        }
    }

    @Test(arguments: Engine.all) func `rests on a visit that was passed`(engine: Engine) async throws {
        try await Programme.on(engine) { programme in
            let room = programme.room
            let request = ConfirmationRequest(lot: programme.terms("BJ-1", .kilograms(10)), facts: [])
            func confirm(_ id: NominationID) async throws {
                _ = try await room.confirm(id, request, by: programme.approver)
            }
            let product = try await programme.describe()
            let id = try await programme.signed(product)
            await #expect(throws: SourcingError.notVisited(id)) { try await confirm(id) }
            func visit(_ answers: AssessmentRequest?) async throws -> VisitID {
                let visit = try await room.scheduleVisit(
                    for: id, on: programme.today, visitor: programme.visitor.member, by: programme.visitor
                ).id
                await #expect(throws: SourcingError.visitPending(visit)) { try await confirm(id) }
                _ = try await room.recordVisit(
                    visit, try await programme.report(.kilograms(10)), by: programme.visitor)
                if let answers { _ = try await room.assess(visit, answers, by: programme.visitor) }
                return visit
            }
            let failed = try await visit(programme.answers(.produce, points: 1))
            await #expect(throws: SourcingError.assessmentFailed(failed)) { try await confirm(id) }
            #expect(try await room.nomination(id, by: programme.approver).stage == .failed(failed))
            let open = try await visit(nil)
            await #expect(throws: SourcingError.notAssessed(open)) { try await confirm(id) }
            _ = try await room.assess(open, programme.answers(.produce), by: programme.visitor)
            try await confirm(id)
            #expect(try await room.lots().map(\.visit) == [open])
        }
    }

    @Test(arguments: Engine.all) func `happens once, however many press the button`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let id = try await programme.assessed(try await programme.describe())
            let request = ConfirmationRequest(lot: programme.terms(), facts: Programme.facts)
            let outcomes = await withTaskGroup(of: SourcingError?.self) { group in
                for caller in [programme.approver, programme.admin, programme.approver, programme.admin] {
                    group.addTask {
                        do throws(SourcingError) {
                            _ = try await programme.room.confirm(id, request, by: caller)
                            return nil
                        } catch { return error }
                    }
                }
                return await group.reduce(into: [SourcingError?]()) { $0.append($1) }
            }
            #expect(
                outcomes.filter { $0 != nil } == Array(repeating: .nominationEnded(id, .confirmed), count: 3))
            #expect(try await programme.world.recorded(LotConfirmed.self).map(\.code) == ["BJ-ORANGE-2026-1"])
            #expect(try await programme.world.recorded(FactConfirmed.self).count == 3)
        }
    }

    @Test(arguments: [
        "lot.code", "lot.code taken", "lot.quantity.unit", "lot.quantity.amount", "lot.closes_on",
        "lot.shelf_life_days",
        "lot.gate_price_fen", "lot.households", "lot.supplier", "lot.certificate", "lot.certificate.number",
        "lot.certificate.issued_on",
        "lot.certificate.paper",
    ]) func `refuses a lot that cannot be so, and names the field`(case name: String) async throws {
        try await Programme.on(.sqlite) { programme in
            let field = String(name.split(separator: " ")[0])
            if name == "lot.code taken" {
                _ = try await programme.confirmed(try await programme.describe("first"), code: "BJ-1")
            }
            let id = try await programme.assessed(try await programme.describe())
            let today = programme.today
            let terms = LotTerms(
                code: name == "lot.code" ? "bj orange" : "BJ-1",
                quantity: name == "lot.quantity.unit"
                    ? .places(1) : .grams(name == "lot.quantity.amount" ? 0 : 5_000), opensOn: today,
                closesOn: today.adding(days: name == "lot.closes_on" ? -1 : 30),
                shelfLifeDays: name == "lot.shelf_life_days" ? 0 : 45,
                gatePrice: .fen(name == "lot.gate_price_fen" ? 0 : 320), growers: 1,
                households: name == "lot.households" ? 0 : 1,
                householdList: ContentDigest(String(repeating: "ab", count: 32))!,
                supplier: name == "lot.supplier" ? OrganizationID(7) : programme.cooperative.id,
                certificate: name == "lot.certificate"
                    ? nil
                    : Certificate(
                        number: name == "lot.certificate.number" ? " " : "HN-1",
                        issuedOn: today.adding(days: name == "lot.certificate.issued_on" ? 1 : 0),
                        basis: .laboratory,
                        paper: name == "lot.certificate.paper" ? MediaID(7) : nil))
            do throws(SourcingError) {
                _ = try await programme.room.confirm(
                    id, ConfirmationRequest(lot: terms, facts: []), by: programme.approver)
                Issue.record("\(name) was taken")
            } catch {
                guard case .invalid(let problem) = error else { throw error }
                #expect(problem.field == field)
            }
        }
    }

    @Test(arguments: Engine.all) func `of sugar needs no certificate, and of a stay counts places`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let sugar = try await programme.assessed(try await programme.describe("sugar", kind: .processed))
            let one = try await programme.room.confirm(
                sugar,
                ConfirmationRequest(
                    lot: programme.terms("SUGAR-1", .kilograms(5), certificate: false), facts: []),
                by: programme.approver)
            #expect(one.lot.terms.certificate == nil)
            let stay = try await programme.assessed(
                try await programme.describe("stay", kind: .stay), measured: 120)
            let two = try await programme.room.confirm(
                stay,
                ConfirmationRequest(
                    lot: programme.terms("STAY-1", .places(120), certificate: false), facts: []),
                by: programme.approver)
            #expect(two.lot.terms.quantity == .places(120))
            #expect(try await programme.room.lots().map(\.terms.code) == ["STAY-1", "SUGAR-1"])
            #expect(
                try await programme.room.lots(before: two.lot.id, limit: 1).map(\.terms.code) == ["SUGAR-1"])
        }
    }

    @Test(arguments: [
        (
            NewFact(name: "Price", value: .money(.fen(1))), "facts[1].name",
            FieldRule.malformed(expected: "a-z 0-9 _")
        ),
        (NewFact(name: "9x", value: .count(1)), "facts[1].name", .malformed(expected: "a-z 0-9 _")),
        (NewFact(name: "colour", value: .count(2)), "facts[1].name", .taken("colour")),
        (NewFact(name: "price", value: .count(28)), "facts[1].value", .malformed(expected: "money")),
        (
            NewFact(name: "price", value: .money(.fen(0))), "facts[1].value",
            .outOfRange(least: 1, most: 1_000_000_000_000)
        ),
        (
            NewFact(name: "gate_price", value: .money(.fen(321))), "facts[1].value",
            .conflicts(with: "lot.gate_price_fen")
        ),
        (
            NewFact(name: "households", value: .count(387)), "facts[1].value",
            .conflicts(with: "lot.households")
        ),
        (
            NewFact(name: "shelf_life", value: .count(44)), "facts[1].value",
            .conflicts(with: "lot.shelf_life_days")
        ),
        (
            NewFact(name: "origin", value: .text(Localized(chinese: "保靖", english: ""))),
            "facts[1].value.english", .required
        ),
        (NewFact(name: "x", value: .count(1), evidence: MediaID(7)), "facts[1].evidence", .unknown("7")),
        (
            NewFact(name: "x", value: .count(1), expiresOn: Day("2026-11-23")), "facts[1].expires_on",
            .outOfRange(least: 20_261_124, most: 20_361_121)
        ),
    ]) func `refuses a fact that cannot be so`(fact: NewFact, field: String, rule: FieldRule) async throws {
        try await Programme.on(.sqlite) { programme in
            let id = try await programme.assessed(try await programme.describe())
            let facts = [
                NewFact(name: "colour", value: .text(Localized(chinese: "橙", english: "orange"))), fact,
            ]
            await #expect(throws: SourcingError.invalid(FieldProblem(field, rule))) {
                try await programme.room.confirm(
                    id, ConfirmationRequest(lot: programme.terms(), facts: facts), by: programme.approver)
            }
        }
    }
}
