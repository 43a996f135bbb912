import Foundation
import Recommendation
import Values

extension PolicyReport {
    /// For people: what was counted, the estimates or why there are none, and whether it may go live.
    var text: String {
        var lines = [
            "policy \(policy), judged by \(goal): \(grouped(String(decisions))) decisions, \(grouped(String(positions))) positions, \(grouped(String(hits))) outcomes",
            "live            \(digits(live))",
        ]
        if leftOut > 0 {
            lines.append("left out        \(grouped(String(leftOut))) decisions whose candidates could not be rebuilt")
        }
        for estimate in estimates {
            let name = estimate.estimator + String(repeating: " ", count: max(1, 16 - estimate.estimator.count))
            lines.append("\(name)\(digits(estimate.value))  (\(digits(estimate.low)) to \(digits(estimate.high)))")
        }
        lines.append(
            "weights         worth \(grouped(String(Int(weights.effective)))) rounds, mean \(digits(weights.mean)) ± \(digits(weights.meanError)), at most \(digits(weights.most))"
        )
        if let best = bestConstant {
            lines.append(
                "best constant   story \(best.story): \(digits(best.value))  (\(digits(best.low)) to \(digits(best.high)))"
            )
        }
        for refusal in refusals { lines.append("✗ no conclusion: \(refusal.reason)") }
        if refusals.isEmpty { lines.append(isAdmitted ? "✓ it may go live" : "✗ it must not go live") }
        for ground in grounds { lines.append("  \(ground)") }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ExperimentOutcome {
    /// For people: each arm's mean, its lead, or why nothing may be concluded.
    var text: String {
        var lines = ["experiment \(experiment), judged by \(goal), for each reader"]
        for arm in arms {
            var line =
                "\(arm.name): \(grouped(String(arm.readers))) readers, \(digits(arm.mean))  (\(digits(arm.low)) to \(digits(arm.high)))"
            if let lead = arm.lead, let low = arm.leadLow, let high = arm.leadHigh {
                line += ", ahead by \(digits(lead))  (\(digits(low)) to \(digits(high)))"
            }
            lines.append(line)
        }
        for refusal in refusals { lines.append("✗ no conclusion: \(refusal)") }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Five digits behind the point.
private func digits(_ number: Double) -> String { String(format: "%.5f", number) }
