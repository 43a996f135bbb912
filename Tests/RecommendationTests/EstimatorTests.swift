import Testing

@testable import Recommendation

/// A log of two stories that were shown with known chances, and what they bring.
private enum Orchestra {
    /// Story 0 brings 0.2 in the mean, story 1 brings 0.5.
    static let worth = [0.2, 0.5]

    /// - Parameter chance: with which story 1 was shown; `target` with which it would be.
    static func rounds(_ count: Int, chance: Double, target: Double, days: Int = 20, seed: UInt64 = 5) -> [LoggedRound]
    {
        let luck = Chance(seed: seed)
        return (0..<count).map { n in
            let story = luck.share(UInt64(2 * n)) < chance ? 1 : 0
            let reward = luck.share(UInt64(2 * n + 1)) < worth[story] ? 1.0 : 0.0
            var round = LoggedRound(
                block: Int32(n * days / count), position: 0, reward: reward,
                propensity: story == 1 ? chance : 1 - chance, target: story == 1 ? target : 1 - target)
            // A model that is wrong by a tenth.
            round.estimate = worth[story] + 0.1
            round.expected = target * (worth[1] + 0.1) + (1 - target) * (worth[0] + 0.1)
            return round
        }
    }
}

@Suite struct `An estimate of what another policy would bring` {
    @Test func `is what the formulas say, by hand`() {
        func round(
            _ reward: Double, _ propensity: Double, _ target: Double, _ expected: Double, _ estimate: Double
        )
            -> LoggedRound
        {
            LoggedRound(
                block: 0, position: 0, reward: reward, propensity: propensity, target: target, expected: expected,
                estimate: estimate)
        }
        // Weights 2, 0.5 and 0.
        let rounds = [round(1, 0.25, 0.5, 0.4, 0.6), round(3, 0.5, 0.25, 0.3, 0.2), round(5, 0.5, 0, 0.2, 0.1)]
        let values: [(Estimator, Double)] = [
            (.inverse, 3.5 / 3), (.selfNormalised, 3.5 / 2.5), (.direct, 0.3),
            (.doublyRobust, (0.4 + 2 * 0.4 + 0.3 + 0.5 * 2.8 + 0.2) / 3),
            (.switching(limit: 1), (0.4 + 0.3 + 0.5 * 2.8 + 0.2) / 3),
            (.clipped(limit: 1), (0.4 + 0.4 + 0.3 + 0.5 * 2.8 + 0.2) / 3),
        ]
        for (estimator, value) in values {
            #expect(abs(estimator.value(of: rounds) - value) < 1e-12, "\(estimator.name)")
        }
        let weights = WeightSummary(rounds)
        #expect(abs(weights.mean - 2.5 / 3) < 1e-12 && weights.most == 2)
        #expect(abs(weights.effective - 6.25 / 4.25) < 1e-12)
        #expect(Estimator.inverse.value(of: []) == 0)
    }

    @Test func `is near the truth with all estimators but the model's own, and its interval holds it`() throws {
        let truth = 0.9 * 0.5 + 0.1 * 0.2
        let evaluation = PolicyEvaluation(Orchestra.rounds(40_000, chance: 0.3, target: 0.9))
        #expect(evaluation.refusals.isEmpty)
        for estimate in evaluation.estimates where estimate.estimator != .direct {
            #expect(abs(estimate.value - truth) < 0.02, "\(estimate.estimator.name)")
            #expect(estimate.interval.low < truth && truth < estimate.interval.high, "\(estimate.estimator.name)")
        }
        let direct = try #require(evaluation.estimates.first { $0.estimator == .direct })
        #expect(abs(direct.value - truth - 0.1) < 1e-9, "the model is wrong by a tenth, and it shows")
        #expect(evaluation.chief?.estimator.name == "switch-dr")
    }

    @Test func `has the same interval from the same seed, and one as wide as days differ`() {
        let bootstrap = BlockBootstrap(draws: 400, seed: 3)
        let days = (0..<10).map { (above: Double($0), below: 1.0) }
        let one = bootstrap.interval(of: days)
        #expect(one == bootstrap.interval(of: days))
        #expect(one != BlockBootstrap(draws: 400, seed: 4).interval(of: days))
        // The mean of ten even draws of 0 ... 9 has a standard error of 0.91.
        #expect((one?.low ?? 0) > 2 && (one?.low ?? 9) < 3.5 && (one?.high ?? 0) > 5.5 && (one?.high ?? 9) < 7)
        let same = bootstrap.interval(of: days.map { _ in (above: 4, below: 2) })
        #expect(same == BlockBootstrap.Interval(low: 2, high: 2), "days that are alike leave no doubt")
        #expect(bootstrap.interval(of: [(1, 1)]) == nil)
    }
}

@Suite struct `A log that carries no conclusion is refused` {
    private func refusals(_ rounds: [LoggedRound]) -> [EvaluationRefusal] {
        let evaluation = PolicyEvaluation(rounds)
        #expect(evaluation.refusals.isEmpty == !evaluation.estimates.isEmpty)
        return evaluation.refusals
    }

    @Test func `when it is empty`() {
        #expect(refusals([]) == [.noRounds])
    }

    @Test func `when it is worth too few rounds`() {
        let found = refusals(Orchestra.rounds(600, chance: 0.3, target: 0.9))
        guard case .fewEffective(let effective, 500) = found.first, found.count == 1 else {
            Issue.record("\(found)")
            return
        }
        #expect(effective < 500)
    }

    @Test func `when propensities are missing`() {
        var rounds = Orchestra.rounds(5_000, chance: 0.5, target: 0.5)
        rounds[7].propensity = 0
        rounds[8].propensity = .nan
        rounds[9].propensity = 1.5
        #expect(refusals(rounds) == [.missingPropensities(count: 3, of: 5_000)])
    }

    @Test func `when the mean weight is not one: the propensities are not those that were used`() {
        var rounds = Orchestra.rounds(5_000, chance: 0.5, target: 0.7)
        for place in rounds.indices { rounds[place].propensity *= 0.8 }
        let found = refusals(rounds)
        guard case .meanWeight(let mean, let error) = found.first, found.count == 1 else {
            Issue.record("\(found)")
            return
        }
        #expect(abs(mean - 1.25) < 0.05 && error < 0.02)
    }

    @Test func `when a position was never explored, unless the policy does there what was done`() {
        var rounds = Orchestra.rounds(5_000, chance: 0.5, target: 0.5)
        for place in rounds.indices where place % 2 == 1 {
            rounds[place].position = 1
            rounds[place].propensity = 1
            rounds[place].target = 1
        }
        #expect(refusals(rounds) == [])
        for place in rounds.indices where place % 2 == 1 { rounds[place].target = Double(place % 4 / 2) * 2 }
        #expect(refusals(rounds) == [.neverExplored(position: 1)])
    }

    @Test func `when it covers too few days`() {
        #expect(refusals(Orchestra.rounds(5_000, chance: 0.5, target: 0.5, days: 4)) == [.fewBlocks(4, least: 5)])
    }

    @Test func `with words that say why and what would mend it`() {
        let all: [EvaluationRefusal] = [
            .noRounds, .missingPropensities(count: 1, of: 2), .neverExplored(position: 0), .neverExplored(position: 3),
            .fewEffective(12.34, least: 500), .meanWeight(1.5, error: 0.0123), .fewBlocks(2, least: 5),
        ]
        for refusal in all { #expect(refusal.description.contains(": "), "a reason, then the mend") }
        #expect(all[3].description.hasPrefix("position 4 ") && all[3].description.contains("--positions 3"))
        #expect(all[4].description.contains("12.340 rounds") && all[4].description.contains("500 are needed"))
        #expect(all[5].description.contains("1.500 ± 0.012"))
        #expect(Set(all.map(\.code)).count == 6)
    }
}

@Suite struct `The reward model` {
    @Test func `never learns from the reader that it is asked about`() {
        var model = RewardModel(strength: 1)
        let reader: Int64 = 77
        for _ in 0..<100 { model.note(1, story: 4, position: 0, reader: reader) }
        #expect(model.expected(story: 4, position: 0, fold: RewardModel.fold(of: reader)) == 0)
        let others = (0..<RewardModel.folds).filter { $0 != RewardModel.fold(of: reader) }
        for fold in others { #expect(model.expected(story: 4, position: 0, fold: fold) > 0.9) }
    }

    @Test func `tells stories and positions apart once it knows them, and leans on the mean before`() {
        var model = RewardModel()
        let chance = Chance(seed: 8)
        let worth: [[Double]] = [[0.4, 0.2], [0.1, 0.05]]
        for n in 0..<40_000 {
            let (story, position) = (n % 2, n / 2 % 2)
            let reward = chance.share(UInt64(n)) < worth[story][position] ? 1.0 : 0.0
            model.note(reward, story: Int32(story), position: Int32(position), reader: Int64(n))
        }
        for story in 0..<2 {
            for position in 0..<2 {
                let expected = model.expected(story: Int32(story), position: Int32(position), fold: 2)
                #expect(abs(expected - worth[story][position]) < 0.02)
            }
        }
        // A story that nobody knows has the mean of its position.
        #expect(abs(model.expected(story: 9, position: 0, fold: 0) - 0.25) < 0.02)
        #expect(abs(model.expected(story: 9, position: 1, fold: 0) - 0.125) < 0.02)
    }
}

@Suite struct `The gate before a learnt policy` {
    /// Always the better story, judged from an even log; the constants are both stories.
    private func constants(_ count: Int) -> [PolicyEvaluation] {
        [0.0, 1.0].map { PolicyEvaluation(Orchestra.rounds(count, chance: 0.5, target: $0)) }
    }

    @Test func `lets pass what is proven to be better than what is live and than any one story`() {
        // It brings 0.5 a round, the live one 0.35; the constants' best is held down for this test.
        let policy = PolicyEvaluation(Orchestra.rounds(40_000, chance: 0.5, target: 1))
        #expect(PolicyGate.verdict(on: policy, live: 0.35, constants: [constants(40_000)[0]]) == .admitted)
    }

    @Test func `keeps out what may be below one story for everybody`() {
        let policy = PolicyEvaluation(Orchestra.rounds(40_000, chance: 0.5, target: 0.7))
        guard case .refused(let grounds) = PolicyGate.verdict(on: policy, live: 0.35, constants: constants(40_000)),
            case .belowConstant(let low, let constant) = grounds.first
        else {
            Issue.record("it was let pass")
            return
        }
        #expect(grounds.count == 1 && low < 0.42 && constant > 0.47)
    }

    @Test func `keeps out what may be below what is live`() {
        let policy = PolicyEvaluation(Orchestra.rounds(40_000, chance: 0.5, target: 0.2))
        guard case .refused(let grounds) = PolicyGate.verdict(on: policy, live: 0.35, constants: [constants(40_000)[0]])
        else {
            Issue.record("it was let pass")
            return
        }
        #expect(grounds.contains { if case .belowLive(_, live: 0.35) = $0 { true } else { false } })
    }

    @Test func `keeps out what is not known, or has nothing to be compared with`() {
        let unknown = PolicyEvaluation(Orchestra.rounds(300, chance: 0.5, target: 1))
        #expect(
            PolicyGate.verdict(on: unknown, live: 0.1, constants: constants(40_000))
                == .refused([.unknown(unknown.refusals)]))
        let policy = PolicyEvaluation(Orchestra.rounds(40_000, chance: 0.5, target: 1))
        #expect(
            PolicyGate.verdict(on: policy, live: nil, constants: constants(300))
                == .refused([.liveUnknown, .constantsUnknown]))
    }
}
