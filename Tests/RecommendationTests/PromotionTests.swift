import Contracts
import EventLog
import Storage
import Synchronization
import TestKit
import Testing
import Values

@testable import Recommendation

@Suite(.serialized) struct `A campaign in the feed` {
    @Test(arguments: Engine.all) func `is given a fifth of the positions at most, marked and logged`(
        engine: Engine
    ) async throws {
        try await Orchard.onMarketDay(engine) { orchard, _ in
            let before = try await orchard.page()
            #expect(before.promoted == [])
            #expect(before.articles.firstIndex(of: 12).map { $0 > 2 } ?? true)
            try await orchard.start(orchard.started())
            let page = try await orchard.page("reader-2")
            #expect(page.promoted == [2])
            #expect(page[2].card.article == ArticleID(12))
            #expect(page[2].advertiser?.chinese == "保靖合作社")
            #expect(page[2].why.first == .promoted)
            #expect(page.count == 10)
            #expect(Set(page.articles).count == 10)
            let origin = try #require(orchard.seal.open(page[2].impression))
            #expect(origin.touch == CampaignTouch(campaign: Orchard.campaign, arm: .promoted))
            #expect(orchard.seal.open(page[0].impression)?.touch == nil)
            let placed = try await orchard.recorded(PromotionPlaced.self)
            #expect(placed.count == 1)
            #expect(placed.first?.impression == ImpressionID(origin.id))
            #expect(placed.first?.cost == 500)
            #expect(placed.first?.lease == BudgetLeaseID(1))
            let decision = try #require(try await orchard.recorded(DecisionMade.self).last)
            #expect(decision.campaign == Orchard.campaign)
            #expect(!decision.isHoldout)
            // A page of four has no position to give.
            #expect(try await orchard.page("reader-3", limit: 4).promoted == [])
        }
    }

    @Test func `pays nothing for what the feed gives anyway`() async throws {
        try await Orchard.on(.sqlite) { plain in
            let orchard = Orchard(world: plain.world, answers: plain.answers, campaigns: Coffer())
            try await orchard.sellOranges()
            for article in 1...6 { try await orchard.publish(Int64(article)) }
            try await orchard.publish(12, about: [Orchard.oranges])
            try await orchard.start(orchard.started())
            var shown = 0
            for reader in 0..<20 {
                let page = try await orchard.page("reader-\(reader)", limit: 5)
                if page.articles.firstIndex(of: 12).map({ $0 <= 2 }) == true, page.promoted.isEmpty { shown += 1 }
            }
            // By chance another story leads now and then.
            #expect(shown >= 15)
        }
    }

    @Test func `is shown to a reader as often as its caps allow, also after a restart`() async throws {
        try await Orchard.onMarketDay(.sqlite) { orchard, coffer in
            let campaign = orchard.started(caps: CampaignCaps(perDay: 2, inAll: 3))
            try await orchard.start(campaign)
            var promoted: [[Int]] = []
            for _ in 0..<3 { promoted.append(try await orchard.page().promoted) }
            orchard.world.clock.advance(days: 1)
            for _ in 0..<2 { promoted.append(try await orchard.page().promoted) }
            #expect(promoted == [[2], [2], [], [2], []])
            // What came back through the log is not counted twice.
            try await orchard.drain()
            orchard.world.clock.advance(days: 1)
            #expect(try await orchard.page("reader-9").promoted == [2])
            #expect(try await orchard.page().promoted == [])

            let hash = try orchard.room.reader(named: "reader-1").hash
            coffer.state.withLock { state in
                state.running = [campaign]
                // The room that is gone had leased all there was.
                state.money = 1_000_000
                state.exposures = [
                    CampaignExposure(
                        campaign: Orchard.campaign, reader: hash, day: orchard.world.clock.now().day, onDay: 1,
                        inAll: 3)
                ]
            }
            let restarted = Orchard(world: orchard.world, answers: orchard.answers, campaigns: coffer)
            try await restarted.room.load()
            await restarted.room.refillPromotions()
            #expect(try await restarted.page().promoted == [])
            // For a few readers chance puts the story high enough without it.
            var promotedTo = 0
            for number in 10..<20 where try await restarted.page("reader-\(number)").promoted == [2] { promotedTo += 1 }
            #expect(promotedTo >= 7)
        }
    }

    @Test func `leaves its holdout alone, and logs the ghosts`() async throws {
        try await Orchard.onMarketDay(.sqlite) { orchard, _ in
            let campaign = orchard.started(bid: 1, holdout: 5_000)
            try await orchard.start(campaign)
            var heldOut: Set<Int64> = []
            var promoted = 0
            for number in 0..<200 {
                let reader = try orchard.room.reader(named: "reader-\(number)")
                let page = try await orchard.page("reader-\(number)")
                promoted += page.promoted.count
                guard campaign.holdsOut(reader) else { continue }
                heldOut.insert(reader.hash)
                #expect(page.promoted == [])
            }
            // Of 200 half, give or take three standard deviations.
            #expect((79...121).contains(heldOut.count))
            let placed = try await orchard.recorded(PromotionPlaced.self)
            let ghosts = placed.filter(\.isGhost)
            #expect(ghosts.allSatisfy { $0.cost == 0 && $0.lease == nil && heldOut.contains($0.reader) })
            #expect(placed.count - ghosts.count == promoted)
            // Chance put the story high enough for a few readers of either group: those are not placed at all.
            #expect((heldOut.count - 12...heldOut.count).contains(ghosts.count))
            #expect((188 - heldOut.count...200 - heldOut.count).contains(promoted))
            // What the feed itself shows them of the same goods is marked as theirs.
            for number in 0..<200 {
                let reader = try orchard.room.reader(named: "reader-\(number)")
                guard ghosts.contains(where: { $0.reader == reader.hash }) else { continue }
                let page = try await orchard.page("reader-\(number)", limit: 12)
                #expect(page.promoted == [])
                let own = try #require(page.first { $0.card.article == ArticleID(12) })
                #expect(orchard.seal.open(own.impression)?.touch?.arm == .holdout)
            }
        }
    }

    @Test func `spends what it has been leased and no more`() async throws {
        try await Orchard.onMarketDay(.sqlite) { orchard, coffer in
            coffer.state.withLock { ($0.money, $0.most) = (2_500, 1_200) }
            try await orchard.start(orchard.started(bid: 500))
            var shown = 0
            for reader in 0..<40 {
                shown += try await orchard.page("reader-\(reader)").promoted.count
                await orchard.room.refillPromotions()
                orchard.world.clock.advance(seconds: 16)
            }
            // 1,200 pay for two, with 200 given back; 1,200 for two again; 500 are left for one.
            #expect(shown == 5)
            #expect(coffer.state.withLock { $0.returned.allSatisfy { $0 < 500 } })
            let paid = try await orchard.recorded(PromotionPlaced.self).reduce(0) { $0 + $1.cost }
            #expect(paid == 2_500)
        }
    }

    @Test func `stops when it is held or ended, when its days are over, and when the lot is`() async throws {
        try await Orchard.onMarketDay(.sqlite) { orchard, _ in
            try await orchard.start(orchard.started())
            #expect(try await orchard.page().promoted == [2])
            try await orchard.tell(CampaignHeld(campaign: Orchard.campaign, reason: "frost"))
            try await orchard.drain()
            #expect(try await orchard.page().promoted == [])
            try await orchard.start(orchard.started())
            #expect(try await orchard.page().promoted == [2])
            try await orchard.tell(
                LotWithdrawn(lot: Orchard.orangeLot, product: Orchard.oranges, reason: "hail"))
            try await orchard.drain()
            #expect(try await orchard.page().promoted == [])
            try await orchard.tell(
                CampaignEnded(
                    campaign: Orchard.campaign, lot: Orchard.orangeLot, cause: "lot_withdrawn", reason: "hail"))
            try await orchard.drain()
            #expect(orchard.room.promotions.isIdle)
        }
    }

    @Test(arguments: Engine.all) func `hears what readers did with it, once each`(engine: Engine) async throws {
        try await Orchard.onMarketDay(engine) { orchard, _ in
            try await orchard.start(orchard.started())
            let page = try await orchard.page()
            let promoted = page[2].impression
            for _ in 0..<2 {
                try await orchard.room.record([
                    ReaderReport(kind: .impression, impression: promoted),
                    ReaderReport(kind: .impression, impression: page[0].impression),
                    ReaderReport(kind: .open, impression: promoted),
                ])
                _ = try await orchard.room.follow(promoted, to: Orchard.orangeListing)
            }
            let touched = try await orchard.recorded(PromotionTouched.self)
            #expect(touched.map(\.act) == [.seen, .opened, .followed])
            #expect(
                touched.allSatisfy { $0.touch == CampaignTouch(campaign: Orchard.campaign, arm: .promoted) })
            let figures = try await orchard.room.figures(of: Orchard.oranges)
            #expect(figures.siteImpressions == 2)
            #expect([figures.impressions, figures.opens, figures.follows] == [1, 1, 1])
        }
    }
}

@Suite(.serialized) struct `An audience` {
    @Test func `of a region holds readers who chose it`() async throws {
        try await Orchard.onMarketDay(.sqlite) { orchard, _ in
            try await orchard.start(
                orchard.started(audience: CampaignAudience(regions: ["430000"], excludedRegions: ["110000"])))
            func promoted(_ region: String?, refuses: Bool = false) async throws -> [Int] {
                try await orchard.page(
                    "\(region ?? "-")\(refuses)", ReaderWishes(region: region, refusesPersonal: refuses)
                ).promoted
            }
            #expect(try await promoted(nil) == [])
            #expect(try await promoted("440000") == [])
            #expect(try await promoted("430000") == [2])
            #expect(try await promoted("430000", refuses: true) == [])
        }
    }

    @Test func `of interests holds readers who opened such stories, unless they refuse`() async throws {
        try await Orchard.onMarketDay(.sqlite) { orchard, _ in
            try await orchard.start(orchard.started(audience: CampaignAudience(counties: ["530425"])))
            #expect(try await orchard.page("fresh").promoted == [])
            for (name, keeps) in [("keen", true), ("shy", false)] {
                let page = try await orchard.page(name)
                let reader = try orchard.room.reader(named: name)
                // A story of sugar, from Yimen.
                let sugar = try #require(page.first { $0.card.article != ArticleID(12) })
                try await orchard.room.record(
                    [ReaderReport(kind: .open, impression: sugar.impression)], by: keeps ? reader : nil)
            }
            #expect(try await orchard.page("keen").promoted == [2])
            #expect(try await orchard.page("shy").promoted == [])
            let refusing = ReaderWishes(region: nil, refusesPersonal: true)
            #expect(try await orchard.page("keen", limit: 10, refusing).promoted == [])
            // Everybody is everybody.
            try await orchard.start(orchard.started())
            #expect(try await orchard.page("keen", limit: 10, refusing).promoted == [2])
        }
    }

    @Test func `leaves out who went to buy lately`() async throws {
        try await Orchard.onMarketDay(.sqlite) { orchard, _ in
            try await orchard.start(
                orchard.started(audience: CampaignAudience(excludesRecentBuyers: true)))
            let page = try await orchard.page()
            let reader = try orchard.room.reader(named: "reader-1")
            _ = try await orchard.room.follow(page[2].impression, to: Orchard.orangeListing, by: reader)
            #expect(try await orchard.page().promoted == [])
            #expect(try await orchard.page("reader-2").promoted == [2])
            orchard.world.clock.advance(days: 31)
            let tastes = orchard.room.promotions.tastes
            #expect(
                tastes.holds(
                    CampaignAudience(excludesRecentBuyers: true), reader, .none, Orchard.oranges,
                    on: orchard.world.clock.now().day))
        }
    }

    @Test func `of those like buyers holds readers who open the same`() throws {
        let tastes = TasteMemory(readers: 1_000)
        let day = Day(number: 20_000)
        let produce = Orchard.card(Orchard.oranges, "oranges", county: "433125", "Baojing")
        let other = Orchard.card(Orchard.sugar, "sugar", county: "530425", "Yimen")
        let audience = CampaignAudience(likeBuyers: true)
        func reader(_ number: Int64) -> Reader { Reader(hash: number) }
        for buyer in 1...Int64(BuyersTaste.leastBuyers) {
            tastes.opened([produce, produce, produce], by: reader(buyer))
            tastes.wentToBuy(Orchard.oranges, reader(buyer), on: day)
        }
        tastes.opened([produce, produce, produce], by: reader(100))
        tastes.opened([produce], by: reader(101))
        tastes.opened([other, other, other], by: reader(102))
        func isHeld(_ number: Int64) -> Bool {
            tastes.holds(audience, reader(number), .none, Orchard.oranges, on: day)
        }
        #expect(isHeld(100))
        #expect(!isHeld(101), "too little is known of them")
        #expect(!isHeld(102), "the kind alone is not alike enough")
        #expect(!tastes.holds(audience, reader(100), .none, Orchard.sugar, on: day), "nobody went to buy that")
    }
}
