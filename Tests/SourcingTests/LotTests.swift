import Contracts
import Media
import Members
import Sourcing
import TestKit
import Testing
import Values

@Suite struct `A lot` {
    @Test(arguments: Engine.all) func `is withdrawn once, by an assessor, and everybody hears of it`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let lot = try await programme.confirmed(try await programme.describe()).lot
            func withdraw(by caller: Caller) async throws -> Lot {
                try await programme.room.withdrawLot(lot.id, because: "霜冻", by: caller)
            }
            await #expect(throws: SourcingError.notAllowed(anyOf: [.assessor, .admin])) {
                try await withdraw(by: programme.grower)
            }
            let outcomes = await withTaskGroup(of: SourcingError?.self) { group in
                for _ in 0..<3 {
                    group.addTask {
                        do throws(SourcingError) {
                            _ = try await programme.room.withdrawLot(
                                lot.id, because: "霜冻", by: programme.visitor)
                            return nil
                        } catch { return error }
                    }
                }
                return await group.reduce(into: [SourcingError?]()) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 != nil } == [.lotWithdrawn(lot.id), .lotWithdrawn(lot.id)])
            let events = try await programme.world.recorded(LotWithdrawn.self)
            #expect(events.map(\.lot) == [lot.id])
            #expect(events.map(\.reason) == ["霜冻"])
            let kept = try await programme.room.lot(lot.id)
            #expect(kept.withdrawal?.kind == .withdrawn)
            #expect(!kept.isOpen(on: programme.today))
            #expect(lot.isOpen(on: programme.today))
            #expect(!lot.isOpen(on: programme.today.adding(days: 61)))
        }
    }

    @Test(arguments: Engine.all) func `sold in the growers' name can be denied by them, and by nobody else`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let lot = try await programme.confirmed(try await programme.describe()).lot
            for other in [programme.agriculture, programme.stranger, programme.visitor, programme.admin] {
                await #expect(throws: SourcingError.notTheSupplier(lot.id)) {
                    try await programme.room.denyOrigin(of: lot.id, saying: "不是我们的", by: other)
                }
            }
            // Any member of the cooperative may speak, whatever their roles.
            let plain = Caller(
                member: programme.otherGrower.member, organization: programme.cooperative.id, roles: [])
            let denied = try await programme.room.denyOrigin(of: lot.id, saying: "不是我们的，是王某卖的。", by: plain)
            #expect(denied.withdrawal?.kind == .originDenied)
            #expect(denied.withdrawal?.reason == "不是我们的，是王某卖的。")
            // Names stay here: what the other rooms keep is that it was denied.
            #expect(try await programme.world.recorded(LotWithdrawn.self).map(\.reason) == ["origin_denied"])
            await #expect(throws: SourcingError.lotWithdrawn(lot.id)) {
                try await programme.room.withdrawLot(lot.id, because: "x", by: programme.visitor)
            }
            await #expect(throws: SourcingError.noSuchLot(LotID(7))) {
                try await programme.room.denyOrigin(of: LotID(7), saying: "x", by: plain)
            }
        }
    }
}

@Suite struct `A fact` {
    @Test(arguments: Engine.all) func `is replaced by a newer one of its name`(engine: Engine) async throws {
        try await Programme.on(engine) { programme in
            let product = try await programme.describe()
            let old = try await programme.confirmed(product).facts[0]
            let new = NewFact(
                name: "price", value: .money(.fen(2_600)), expiresOn: programme.today.adding(days: 30))
            let fact = try await programme.room.confirmFact(
                new, of: product.id, because: "合作社降价", by: programme.approver)
            #expect(fact.visit == nil)
            #expect(fact.grounds == "合作社降价")
            // Asked again it is the same fact, and nobody hears of it twice.
            #expect(
                try await programme.room.confirmFact(
                    new, of: product.id, because: "again", by: programme.approver) == fact)
            #expect(
                try await programme.room.facts(of: product.id, on: programme.today).first {
                    $0.name == "price"
                }?.text.english == "¥26.00")
            let end = try #require(try await programme.room.fact(old.id).end)
            #expect(end.kind == .replaced)
            #expect(end.at == programme.world.clock.now())
            #expect(end.by == programme.approver.member)
            #expect(try await programme.room.factHistory(of: product.id).map(\.id).first == fact.id)
            #expect(
                try await programme.world.recorded(FactConfirmed.self).map(\.name) == [
                    "price", "pack_weight", "households", "price",
                ])
            #expect(try await programme.world.recorded(FactLapsed.self).isEmpty)
        }
    }

    @Test(arguments: Engine.all)
    func `is confirmed by an assessor, of a product that was visited, that is not their own`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let product = try await programme.describe()
            let fact = NewFact(name: "price", value: .money(.fen(2_600)))
            func confirm(by caller: Caller) async throws {
                _ = try await programme.room.confirmFact(fact, of: product.id, because: "x", by: caller)
            }
            await #expect(throws: SourcingError.notConfirmed(product.id)) {
                try await confirm(by: programme.visitor)
            }
            _ = try await programme.confirmed(product)
            await #expect(throws: SourcingError.notAllowed(anyOf: [.assessor, .admin])) {
                try await confirm(by: programme.grower)
            }
            await #expect(throws: SourcingError.ownProduct(product.id)) {
                try await confirm(
                    by: Caller(
                        member: programme.otherGrower.member, organization: programme.cooperative.id,
                        roles: [.assessor]))
            }
            try await confirm(by: programme.visitor)
        }
    }

    @Test(arguments: Engine.all) func `lapses after its last day, once`(engine: Engine) async throws {
        try await Programme.on(engine) { programme in
            let product = try await programme.describe()
            _ = try await programme.confirmed(product)
            let last = programme.today.adding(days: 2)
            let fact = try await programme.room.confirmFact(
                NewFact(name: "harvest", value: .day(programme.today), expiresOn: last), of: product.id,
                because: "x", by: programme.visitor)
            func shown(on day: Day) async throws -> [String] {
                try await programme.room.facts(of: product.id, on: day).filter { $0.name == "harvest" }.map(
                    \.text.english)
            }
            #expect(try await programme.room.lapseFacts(on: last).isEmpty)
            #expect(try await shown(on: last) == ["24 November 2026"])
            // Even before the daily round, nothing shows a fact whose day is over.
            #expect(try await shown(on: last.adding(days: 1)) == [])
            #expect(try await programme.room.lapseFacts(on: last.adding(days: 1)).map(\.id) == [fact.id])
            #expect(try await programme.room.lapseFacts(on: last.adding(days: 5)).isEmpty)
            #expect(try await programme.world.recorded(FactLapsed.self).map(\.fact) == [fact.id])
            #expect(try await programme.room.fact(fact.id).end?.kind == .lapsed)
            #expect(try await programme.room.fact(fact.id).end?.by == nil)
            await #expect(throws: SourcingError.factEnded(fact.id)) {
                try await programme.room.withdrawFact(fact.id, because: "x", by: programme.visitor)
            }
        }
    }

    @Test(arguments: Engine.all) func `is withdrawn with a reason`(engine: Engine) async throws {
        try await Programme.on(engine) { programme in
            let product = try await programme.describe()
            let fact = try await programme.confirmed(product).facts[1]
            let withdrawn = try await programme.room.withdrawFact(
                fact.id, because: "改了箱子", by: programme.visitor)
            #expect(withdrawn.end?.kind == .withdrawn)
            #expect(withdrawn.end?.reason == "改了箱子")
            #expect(try await programme.world.recorded(FactLapsed.self).map(\.name) == ["pack_weight"])
            #expect(
                try await programme.room.facts(of: product.id, on: programme.today).map(\.name) == [
                    "households", "price",
                ])
            await #expect(throws: SourcingError.noSuchFact(FactID(7))) {
                try await programme.room.withdrawFact(FactID(7), because: "x", by: programme.visitor)
            }
        }
    }

    @Test(arguments: [
        (FactValue.money(.fen(1_234_500)), "price", "¥12,345.00", "¥12,345.00"),
        (.quantity(.grams(2_500)), "pack_weight", "2.5 公斤", "2.5 kg"),
        (.quantity(.places(4)), "room", "4 位", "4 places"), (.count(1), "shelf_life", "1 天", "1 day"),
        (.count(45), "shelf_life", "45 天", "45 days"),
        (.count(1_386), "households", "1,386 户", "1,386 households"),
        (.count(12_000), "trees", "12,000", "12,000"),
        (.day(Day("2026-03-01")!), "harvest", "2026年3月1日", "1 March 2026"),
        (.text(Localized(chinese: "湖南保靖", english: "Baojing, Hunan")), "origin", "湖南保靖", "Baojing, Hunan"),
    ]) func `reads well in both languages`(value: FactValue, name: String, chinese: String, english: String) {
        #expect(value.text(as: name) == Localized(chinese: chinese, english: english))
    }
}
