public import Contracts
public import Values

/// A scored checklist over what a visit found.
public struct Assessment: Hashable, Sendable {
    public let id: AssessmentID
    public let visit: VisitID
    public let scores: [Score]
    public let note: String
    /// In basis points, rounded down.
    public let total: Int64
    public let isPassed: Bool
    public let assessedAt: Instant
    public let assessedBy: MemberID
}

/// What one criterion got, with the weight and the rule that counted on that day.
public struct Score: Hashable, Sendable {
    public let criterion: Criterion
    /// 0 to 5.
    public let points: Int64
    public let weight: Int64
    public let isMust: Bool
    /// Why; may be empty from 3 points on.
    public let note: String

    public var isFailedMust: Bool { isMust && points < Checklist.leastOfMust }
}

/// What is asked for when a visit is assessed: every criterion of the product's checklist once.
public struct AssessmentRequest: Hashable, Sendable {
    public struct Answer: Hashable, Sendable {
        public let criterion: Criterion
        public let points: Int64
        public let note: String

        public init(_ criterion: Criterion, points: Int64, note: String = "") {
            self.criterion = criterion
            self.points = points
            self.note = note
        }
    }

    public let answers: [Answer]
    public let note: String

    public init(answers: [Answer], note: String) {
        self.answers = answers
        self.note = note
    }
}

extension Checklist {
    /// The scores in the list's own order, or which answer is missing, double or out of range.
    func scores(of request: AssessmentRequest) throws(SourcingError) -> [Score] {
        var answers: [Criterion: (index: Int, answer: AssessmentRequest.Answer)] = [:]
        for (index, answer) in request.answers.enumerated() {
            let field = "answers[\(index)]"
            guard items.contains(where: { $0.criterion == answer.criterion }) else {
                throw .field("\(field).criterion", .conflicts(with: "product"))
            }
            guard answers.updateValue((index, answer), forKey: answer.criterion) == nil else {
                throw .field("\(field).criterion", .taken(answer.criterion.rawValue))
            }
        }
        var scores: [Score] = []
        for item in items {
            guard let (index, answer) = answers[item.criterion] else {
                throw .field("answers.\(item.criterion.rawValue)", .required)
            }
            try checkedNumber(answer.points, "answers[\(index)].points", 0...Self.highestScore)
            var note = ""
            if answer.note.trimmed != nil || answer.points < Self.leastOfMust {
                note = try checkedText(answer.note, "answers[\(index)].note", most: 1_000)
            }
            scores.append(
                Score(
                    criterion: item.criterion, points: answer.points, weight: item.weight,
                    isMust: item.isMust,
                    note: note))
        }
        return scores
    }

    /// What scores come to: the total in basis points and whether it is enough.
    static func verdict(on scores: [Score]) -> (total: Int64, isPassed: Bool) {
        let weighted = scores.reduce(0) { $0 + $1.points * $1.weight }
        let isPassed = weighted >= passMark * highestScore && !scores.contains(where: \.isFailedMust)
        return (weighted / highestScore, isPassed)
    }
}
