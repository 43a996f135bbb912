import Contracts
import EventLog
import TestKit
import Testing
import Values

@testable import Recommendation

@Suite struct `A question to the log` {
    /// Two stories, of which readers open the first more often than the second; the feed decides, readers report.
    private func season(_ orchard: Orchard, readers: Int) async throws {
        try await orchard.publish(101)
        try await orchard.publish(102)
        try await orchard.drain()
        try await orchard.room.load()
        let chance = Chance(seed: 21)
        for reader in 0..<readers {
            let items = try await orchard.feed("reader-\(reader)", limit: 1)
            let first = try #require(items.first)
            let worth = first.card.article == ArticleID(101) ? 0.6 : 0.2
            if chance.share(UInt64(reader)) < worth {
                try await orchard.room.record([ReaderReport(kind: .open, impression: first.impression)])
            }
        }
        try await orchard.drain()
    }

    private func answer(_ orchard: Orchard, _ policy: PolicyQuestion.Policy) async throws -> PolicyReport {
        var question = PolicyQuestion(policy: policy)
        question.maturity = 0
        return try await LogEvaluation(log: orchard.world.log, catalog: orchard.answers).answer(question)
    }

    @Test func `finds the very probabilities of the ranking that was live`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await season(orchard, readers: 60)
            let report = try await answer(orchard, .explained)
            #expect(report.decisions == 60 && report.positions == 60 && report.leftOut == 0 && report.stories == 2)
            // Every weight is one only when each decision's board was rebuilt as it was.
            #expect(abs(report.weights.mean - 1) < 1e-9 && abs(report.weights.most - 1) < 1e-9)
            #expect(abs(report.weights.effective - 60) < 1e-6)
        }
    }

    @Test func `counts what was opened, and says why it concludes nothing from sixty readers`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await season(orchard, readers: 60)
            let report = try await answer(orchard, .uniform)
            #expect(report.hits > 5 && report.hits < 60)
            #expect(abs(report.live - Double(report.hits) / 60) < 1e-12)
            #expect(report.estimates.isEmpty && !report.isAdmitted && !report.grounds.isEmpty)
            #expect(report.refusals.map(\.code).contains("few_effective"))
            #expect(report.refusals.map(\.code).contains("few_blocks"))
        }
    }

    @Test func `refuses a story that no decision knew`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await season(orchard, readers: 3)
            await #expect(throws: RecommendationError.invalid(FieldProblem("policy", .unknown("story:999")))) {
                _ = try await answer(orchard, .story(ArticleID(999)))
            }
        }
    }

    @Test func `about an experiment counts every reader once, in the arm that the hash gives`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await season(orchard, readers: 40)
            let question = try #require(
                ExperimentQuestion(
                    name: "covers", salt: 7,
                    arms: [(name: "old", basisPoints: 5_000), (name: "new", basisPoints: 5_000)]))
            let outcome = try await LogEvaluation(log: orchard.world.log, catalog: orchard.answers).outcome(
                of: question)
            var sizes = ["old": 0, "new": 0]
            for reader in 0..<40 {
                sizes[question.arm(of: try orchard.room.reader(named: "reader-\(reader)")), default: 0] += 1
            }
            #expect(outcome.arms.map(\.name) == ["old", "new"])
            #expect(outcome.arms.map(\.readers) == [sizes["old"], sizes["new"]])
            #expect(outcome.refusals.count == 2 && outcome.arms[1].lead == nil)
        }
    }

    @Test(arguments: ["live", "uniform", "explained", "story:12"])
    func `names its policy as it is typed`(text: String) {
        #expect(PolicyQuestion.Policy(text)?.description == text)
        #expect(PolicyQuestion.Policy("story:") == nil && PolicyQuestion.Policy("best") == nil)
    }
}
