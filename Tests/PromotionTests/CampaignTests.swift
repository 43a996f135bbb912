import Contracts
import TestKit
import Testing
import Values

@testable import Promotion

@Suite(.serialized) struct `A campaign` {
    @Test(arguments: Engine.all) func `goes its way as a history of records`(engine: Engine) async throws {
        try await Fair.on(engine) { fair in
            let audience = CampaignAudience(
                regions: ["430000"], excludedRegions: ["110000"], kinds: [.processed, .produce], counties: ["433125"],
                likeBuyers: true, excludesRecentBuyers: true)
            let terms = fair.terms(audience: audience)
            let draft = try await fair.room.draft(CampaignRequest(lot: Fair.orangeLot, terms: terms), by: fair.growers)
            #expect(draft.organization == fair.growers.organization)
            #expect(draft.terms.audience.kinds == [.produce, .processed])
            _ = try await fair.room.start(draft.id, by: fair.growers)
            fair.world.clock.advance(seconds: 60)
            _ = try await fair.room.hold(draft.id, because: "frost", by: fair.platform)
            _ = try await fair.room.resume(draft.id, by: fair.growers)
            let ended = try await fair.room.end(draft.id, because: "enough", by: fair.growers)
            #expect(ended.version == 5)
            let file = try await fair.room.campaign(draft.id, by: fair.auditor)
            #expect(file.campaign == ended)
            #expect(file.history.map(\.kind) == [.drafted, .started, .held, .resumed, .ended])
            #expect(file.history.map(\.reason) == ["", "", "frost", "", "enough"])
            #expect(file.history.map(\.by?.raw) == [12, 12, 11, 12, 12])
            #expect(file.history.last?.cause == .byHand)
            #expect(file.purse == PurseBalance(budget: 100_000_000, spent: 0, reserved: 0, grantedAt: nil))
            let told = try await fair.world.recorded(CampaignStarted.self)
            #expect(told.map(\.audience) == [draft.terms.audience, draft.terms.audience])
            #expect(told.first?.organizationName.chinese == "保靖合作社")
            #expect(try await fair.world.recorded(CampaignHeld.self).map(\.reason) == ["frost"])
            #expect(try await fair.world.recorded(CampaignEnded.self).map(\.cause) == ["by_hand"])
        }
    }

    @Test(arguments: CampaignState.Kind.allCases) func `leaves a state only for one that follows`(
        kind: CampaignState.Kind
    ) async throws {
        try await Fair.on(.sqlite) { fair in
            let id = try await fair.room.draft(
                CampaignRequest(lot: Fair.orangeLot, terms: fair.terms()), by: fair.growers
            ).id
            switch kind {
            case .drafted: break
            case .started: _ = try await fair.room.start(id, by: fair.growers)
            case .held:
                _ = try await fair.room.start(id, by: fair.growers)
                _ = try await fair.room.hold(id, because: "x", by: fair.growers)
            case .resumed:
                _ = try await fair.room.start(id, by: fair.growers)
                _ = try await fair.room.hold(id, because: "x", by: fair.growers)
                _ = try await fair.room.resume(id, by: fair.growers)
            case .ended:
                _ = try await fair.room.start(id, by: fair.growers)
                _ = try await fair.room.end(id, because: "x", by: fair.growers)
            case .cancelled: _ = try await fair.room.cancel(id, because: "x", by: fair.growers)
            }
            let refusal = PromotionError.wrongState(id, kind)
            if kind != .drafted {
                await #expect(throws: refusal) { try await fair.room.start(id, by: fair.growers) }
                await #expect(throws: refusal) { try await fair.room.cancel(id, because: "x", by: fair.growers) }
            }
            if kind != .held { await #expect(throws: refusal) { try await fair.room.resume(id, by: fair.growers) } }
            if !kind.isRunning {
                await #expect(throws: refusal) { try await fair.room.hold(id, because: "x", by: fair.growers) }
            }
            if kind.isOver {
                await #expect(throws: refusal) {
                    try await fair.room.revise(id, to: fair.terms(name: "neu"), expecting: nil, by: fair.growers)
                }
                await #expect(throws: refusal) { try await fair.room.end(id, because: "x", by: fair.growers) }
            }
        }
    }

    @Test func `is written by marketers of its lot's organization and of the platform`() async throws {
        try await Fair.on(.sqlite) { fair in
            let request = CampaignRequest(lot: Fair.orangeLot, terms: fair.terms())
            await #expect(throws: PromotionError.notAllowed(anyOf: [.marketer, .admin])) {
                try await fair.room.draft(request, by: fair.auditor)
            }
            await #expect(throws: PromotionError.otherOrganization(fair.growers.organization)) {
                try await fair.room.draft(request, by: fair.strangers)
            }
            let id = try await fair.room.draft(request, by: fair.platform).id
            await #expect(throws: PromotionError.otherOrganization(fair.growers.organization)) {
                try await fair.room.start(id, by: fair.strangers)
            }
            await #expect(throws: PromotionError.noSuchCampaign(id)) {
                try await fair.room.campaign(id, by: fair.strangers)
            }
            let seen = try await fair.room.campaigns(by: fair.strangers)
            #expect(seen.isEmpty)
            let audited = try await fair.room.campaigns(by: fair.auditor)
            #expect(audited.map(\.id) == [id])
            let author = Caller(member: MemberID(1), organization: fair.growers.organization, roles: [.author])
            await #expect(throws: PromotionError.notAllowed(anyOf: [.marketer, .auditor, .admin])) {
                try await fair.room.campaigns(by: author)
            }
        }
    }

    @Test(arguments: Engine.all) func `is changed only from the version that was read`(engine: Engine) async throws {
        try await Fair.on(engine) { fair in
            let id = try await fair.started(fair.terms()).id
            let revised = try await fair.room.revise(
                id, to: fair.terms(name: "多卖一点", budget: 200_000, bid: 800, days: 8, holdout: 0), expecting: 2,
                by: fair.growers)
            #expect(revised.version == 3)
            let kept = try await fair.room.campaign(id, by: fair.growers)
            #expect(kept.campaign == revised)
            #expect(kept.purse.budget == 200_000_000)
            await #expect(throws: PromotionError.campaignChanged(id, version: 3)) {
                try await fair.room.revise(id, to: fair.terms(), expecting: 2, by: fair.growers)
            }
            await #expect(throws: PromotionError.campaignChanged(id, version: 3)) {
                try await fair.room.hold(id, because: "x", expecting: 2, by: fair.growers)
            }
            #expect(try await fair.world.recorded(CampaignStarted.self).map(\.bid) == [500, 800])
        }
    }

    @Test func `is refused with values that make no sense`() async throws {
        try await Fair.on(.sqlite) { fair in
            let today = fair.world.clock.now().day
            let cases: [(CampaignTerms, String, FieldRule)] = [
                (fair.terms(name: " "), "name", .required),
                (fair.terms(goal: .goods(0)), "goal.target", .outOfRange(least: 1, most: 1_000_000_000_000)),
                (fair.terms(budget: 0), "budget_fen", .outOfRange(least: 1, most: 10_000_000_000)),
                (fair.terms(bid: -5), "bid_fen", .outOfRange(least: 1, most: 1_000_000)),
                (fair.terms(budget: 1, bid: 1_001), "bid_fen", .conflicts(with: "budget_fen")),
                (fair.terms(days: 0), "ends_on", .malformed(expected: "≥ \(today)")),
                (fair.terms(days: 11), "ends_on", .malformed(expected: "≤ \(today.adding(days: 9))")),
                (
                    fair.terms(caps: CampaignCaps(perDay: 5, inAll: 4)), "caps.in_all",
                    .outOfRange(least: 5, most: 1_000)
                ),
                (fair.terms(holdout: 5_001), "holdout", .outOfRange(least: 0, most: 5_000)),
                (
                    fair.terms(audience: CampaignAudience(regions: ["430000", "990000"])), "audience.regions[1]",
                    .unknown("990000")
                ),
                (
                    fair.terms(audience: CampaignAudience(regions: ["430000"], excludedRegions: ["430000"])),
                    "audience.excluded_regions", .conflicts(with: "audience.regions")
                ),
                (
                    fair.terms(audience: CampaignAudience(counties: ["000001"])), "audience.counties[0]",
                    .unknown("000001")
                ),
            ]
            for (terms, field, rule) in cases {
                await #expect(throws: PromotionError.invalid(FieldProblem(field, rule)), "\(field)") {
                    try await fair.room.draft(CampaignRequest(lot: Fair.orangeLot, terms: terms), by: fair.growers)
                }
            }
            await #expect(throws: PromotionError.invalid(FieldProblem("lot", .unknown("9")))) {
                try await fair.room.draft(CampaignRequest(lot: LotID(9), terms: fair.terms()), by: fair.growers)
            }
        }
    }

    @Test(arguments: Engine.all) func `is listed by pages, the newest first`(engine: Engine) async throws {
        try await Fair.on(engine) { fair in
            var ids: [CampaignID] = []
            for _ in 0..<5 {
                ids.append(
                    try await fair.room.draft(
                        CampaignRequest(lot: Fair.orangeLot, terms: fair.terms()), by: fair.growers
                    ).id)
            }
            let first = try await fair.room.campaigns(limit: 2, by: fair.growers)
            #expect(first.map(\.id) == [ids[4], ids[3]])
            let next = try await fair.room.campaigns(before: ids[3], limit: 10, by: fair.platform)
            #expect(next.map(\.id) == [ids[2], ids[1], ids[0]])
        }
    }
}

@Suite(.serialized) struct `A campaign ends` {
    @Test(arguments: Engine.all) func `when its goal is reached by whomever`(engine: Engine) async throws {
        try await Fair.on(engine) { fair in
            let id = try await fair.started(fair.terms(goal: .goods(10_000))).id
            try await fair.tell(fair.sale(1))
            let half = try await fair.room.campaign(id, by: fair.growers)
            #expect(half.progress == CampaignProgress(sold: 5_000, income: 2_800, reached: 0, heldOut: 0))
            #expect(half.campaign.state.kind == .started)
            try await fair.tell(fair.sale(2))
            let state = try await fair.room.campaign(id, by: fair.growers).campaign.state
            #expect(state.kind == .ended)
            #expect(state.cause == .goal)
            #expect(state.by == nil)
            #expect(try await fair.world.recorded(CampaignEnded.self).map(\.cause) == ["goal"])
        }
    }

    @Test func `with the lot, for the lot's reason`() async throws {
        try await Fair.on(.sqlite) { fair in
            let running = try await fair.started(fair.terms()).id
            let draft = try await fair.room.draft(
                CampaignRequest(lot: Fair.orangeLot, terms: fair.terms()), by: fair.growers
            ).id
            try await fair.tell(LotWithdrawn(lot: Fair.orangeLot, product: Fair.oranges, reason: "hail"))
            let ended = try await fair.room.campaign(running, by: fair.growers).campaign.state
            #expect(ended.kind == .ended && ended.cause == .lotWithdrawn && ended.reason == "hail")
            #expect(try await fair.room.campaign(draft, by: fair.growers).campaign.state.kind == .cancelled)
            await #expect(throws: PromotionError.lotClosed(Fair.orangeLot)) {
                try await fair.room.draft(
                    CampaignRequest(lot: Fair.orangeLot, terms: fair.terms()), by: fair.growers)
            }
        }
    }

    @Test func `when everything is sold`() async throws {
        try await Fair.on(.sqlite) { fair in
            let id = try await fair.started(fair.terms()).id
            try await fair.tell(
                LotStockChanged(lot: Fair.orangeLot, product: Fair.oranges, remaining: .grams(0)))
            #expect(try await fair.room.campaign(id, by: fair.growers).campaign.state.cause == .soldOut)
        }
    }

    @Test func `after its last day, or the lot's`() async throws {
        try await Fair.on(.sqlite) { fair in
            let id = try await fair.started(fair.terms(days: 2)).id
            fair.world.clock.advance(days: 1)
            try await fair.room.makeRound()
            #expect(try await fair.room.campaign(id, by: fair.growers).campaign.state.kind == .started)
            let other = try await fair.started(fair.terms(days: 9)).id
            fair.world.clock.advance(days: 1)
            try await fair.room.makeRound()
            #expect(try await fair.room.campaign(id, by: fair.growers).campaign.state.cause == .deadline)
            fair.world.clock.advance(days: 8)
            try await fair.room.makeRound()
            #expect(try await fair.room.campaign(other, by: fair.growers).campaign.state.cause == .lotClosed)
        }
    }
}
