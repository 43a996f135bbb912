import Contracts
import Media
import Members
import Sourcing
import TestKit
import Testing
import Values

@Suite struct `The oranges of Baojing` {
    @Test(arguments: Engine.all) func `go from a nomination to a lot that may be sold`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let product = try await programme.describe()
            let nomination = try await programme.assessed(product)
            let confirmation = try await programme.room.confirm(
                nomination, ConfirmationRequest(lot: programme.terms(), facts: Programme.facts),
                by: programme.approver)

            let baojing = try #require(County.find("433125")?.code)
            let described = try await programme.world.recorded(ProductDescribed.self)
            #expect(described.map(\.slug.description) == ["baojing-oranges"])
            #expect(described.map(\.county) == [baojing])
            let lots = try await programme.world.recorded(LotConfirmed.self)
            let lot = try #require(lots.first)
            #expect(lots.count == 1)
            #expect(lot.lot == confirmation.lot.id)
            #expect(lot.product == product.id)
            #expect(lot.code == "BJ-ORANGE-2026-1")
            #expect(lot.quantity == .kilograms(50_000))
            #expect(lot.opensOn == programme.today)
            #expect(lot.closesOn == programme.today.adding(days: 60))
            #expect(lot.shelfLifeDays == 45)
            #expect(lot.gatePrice == .fen(320))
            #expect((lot.growers, lot.households) == (402, 386))
            #expect(lot.supplier == programme.cooperative.id)
            #expect(lot.county == baojing)
            #expect(lot.confirmedBy == programme.approver.member)
            let facts = try await programme.world.recorded(FactConfirmed.self)
            #expect(facts.map(\.name) == ["price", "pack_weight", "households"])
            #expect(facts.map(\.fact) == confirmation.facts.map(\.id))

            let file = try #require(try await programme.room.product(product.slug))
            #expect(file.product == product)
            #expect(file.lots == [confirmation.lot])
            #expect(file.facts.map(\.name) == ["households", "pack_weight", "price"])
            #expect(
                file.facts.allSatisfy { $0.visit == lot.visit && $0.confirmedBy == programme.approver.member }
            )
            let visits = try await programme.room.visits(of: product.id)
            #expect(visits.map(\.visit.id) == [lot.visit])
            let report = try await programme.report()
            #expect(visits.first?.visit.report == report)
            #expect(visits.first?.assessment?.total == 8_000)

            let whole = try await programme.room.nomination(nomination, by: programme.grower)
            #expect(whole.stage == .ended(.confirmed))
            #expect(whole.lot == confirmation.lot)
            #expect(whole.nomination.request == programme.request())
            #expect(whole.nomination.signatures.map(\.duty) == [.agriculture, .applicant, .revitalisation])
        }
    }

    @Test(arguments: Engine.all) func `are told to other rooms as cards and facts`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let product = try await programme.describe()
            let tea = try await programme.describe("baojing-tea")
            _ = try await programme.confirmed(product)
            let cards = try await programme.room.cards(of: [tea.id, ProductID(4_711), product.id, tea.id])
            #expect(cards.map(\.id) == [tea.id, product.id, tea.id])
            #expect(cards[1].countyName == Localized(chinese: "湖南省保靖县", english: "Baojing County, Hunan"))
            #expect(cards[1].kind == .produce)
            let facts = try await programme.room.facts(of: product.id, on: programme.today)
            #expect(
                Dictionary(uniqueKeysWithValues: facts.map { ($0.name, $0.text) }) == [
                    "price": Localized(chinese: "¥28.00", english: "¥28.00"),
                    "pack_weight": Localized(chinese: "5 公斤", english: "5 kg"),
                    "households": Localized(chinese: "386 户", english: "386 households"),
                ])
            #expect(try await programme.room.facts(of: tea.id, on: programme.today).isEmpty)
        }
    }

    @Test(arguments: Engine.all) func `leave a trail of who did what`(engine: Engine) async throws {
        try await Programme.on(engine) { programme in
            let product = try await programme.describe()
            let confirmation = try await programme.confirmed(product)
            let entries = try await programme.members.auditTrail(
                AuditFilter(verb: "sourcing"), by: programme.auditor)
            #expect(
                entries.reversed().map { "\($0.verb) \($0.subject.split(separator: " ")[0])" } == [
                    "sourcing.describe_product product", "sourcing.nominate nomination",
                    "sourcing.sign_as_applicant nomination", "sourcing.sign_as_agriculture nomination",
                    "sourcing.sign_as_revitalisation nomination", "sourcing.schedule_visit visit",
                    "sourcing.record_visit visit", "sourcing.assess visit", "sourcing.confirm lot",
                ])
            #expect(entries.first?.subject == "lot \(confirmation.lot.id)")
            #expect(entries.first?.member == programme.approver.member)
        }
    }
}
