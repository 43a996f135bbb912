/// Whether a learnt policy may go live: never on a log that does not carry it, never below what is live by more than a
/// hundredth, and never below the best that one and the same story for everybody would bring.
///
/// The last is no formality: contextual bandits with their standard settings were measured below the best constant choice.
enum PolicyGate {
    enum Verdict: Hashable, Sendable {
        case admitted
        case refused([Ground])
    }

    enum Ground: Hashable, Sendable {
        /// The log does not carry the policy's own value.
        case unknown([EvaluationRefusal])
        /// The value of what is live is not known.
        case liveUnknown
        /// Not one constant choice has enough rounds of its own to be valued.
        case constantsUnknown
        case belowLive(low: Double, live: Double)
        case belowConstant(low: Double, constant: Double)
    }

    /// - Parameters:
    ///   - live: the mean reward of the policy that is live, over the same rounds.
    ///   - constants: the evaluations of always showing one story, for every story.
    ///   - tolerance: by which share the policy's low end may be below the live one's mean.
    static func verdict(
        on policy: PolicyEvaluation, live: Double?, constants: [PolicyEvaluation], tolerance: Double = 0.01
    ) -> Verdict {
        guard let chief = policy.chief else { return .refused([.unknown(policy.refusals)]) }
        var grounds: [Ground] = []
        if let live {
            if chief.interval.low < live - tolerance * abs(live) {
                grounds.append(.belowLive(low: chief.interval.low, live: live))
            }
        } else {
            grounds.append(.liveUnknown)
        }
        // The best of many estimates is flattered by luck, which errs on the side of what is proven.
        if let constant = constants.compactMap({ $0.chief?.value }).max() {
            if chief.interval.low < constant {
                grounds.append(.belowConstant(low: chief.interval.low, constant: constant))
            }
        } else {
            grounds.append(.constantsUnknown)
        }
        return grounds.isEmpty ? .admitted : .refused(grounds)
    }
}

extension PolicyGate.Ground: CustomStringConvertible {
    var description: String {
        switch self {
        case .unknown: "what it would bring is not known from this log"
        case .liveUnknown: "what is live has no rounds in this log to be compared with"
        case .constantsUnknown:
            "no single story was shown often enough to be a yardstick: log longer, or explore more"
        case .belowLive(let low, let live): "it may bring as little as \(low), and what is live brings \(live)"
        case .belowConstant(let low, let constant):
            "it may bring as little as \(low), and one story for everybody would bring \(constant)"
        }
    }
}
