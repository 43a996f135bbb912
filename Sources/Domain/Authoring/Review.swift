public import Contracts
public import Storage
public import Values

public enum SubmissionMark {}
public typealias SubmissionID = Identifier<SubmissionMark>

/// A revision was handed in for review.
public struct Submission: Hashable, Sendable {
    public let id: SubmissionID
    public let article: ArticleID
    public let revision: RevisionID
    public let number: Int
    public let submittedBy: MemberID
    public let submittedAt: Instant
}

/// What a revision has to pass before it can go out, in this order.
public enum ReviewStep: String, Hashable, Sendable, Codable, CaseIterable {
    /// An editor who is not its author reads it.
    case editorial
}

/// What a reviewer decided.
public enum Verdict: Hashable, Sendable {
    case approve
    case needsChanges(reasons: [String])

    public static let reasonCount = 20
    public static let reasonLength = 1_000

    /// `approve` or `needs_changes`, as it is stored and told.
    public var word: String {
        switch self {
        case .approve: "approve"
        case .needsChanges: "needs_changes"
        }
    }

    public var reasons: [String] {
        switch self {
        case .approve: []
        case .needsChanges(let reasons): reasons
        }
    }

    func checked() throws(AuthoringError) -> Verdict {
        guard case .needsChanges(let given) = self else { return self }
        guard !given.isEmpty else { throw .field("reasons", .required) }
        guard given.count <= Self.reasonCount else {
            throw .field("reasons", .tooLong(most: Self.reasonCount))
        }
        var reasons: [String] = []
        for (index, reason) in given.enumerated() {
            let line = try checkedLine(reason, "reasons[\(index)]", most: Self.reasonLength)
            guard !line.isEmpty else { throw .field("reasons[\(index)]", .required) }
            reasons.append(line)
        }
        return .needsChanges(reasons: reasons)
    }
}

/// One verdict on exactly one revision.
public struct Review: Hashable, Sendable {
    public let id: ReviewID
    public let submission: SubmissionID
    public let article: ArticleID
    public let revision: RevisionID
    public let number: Int
    public let step: ReviewStep
    public let reviewer: MemberID
    public let verdict: Verdict
    public let reviewedAt: Instant
}

extension ReviewStep: Bindable, Readable {}

extension [Review] {
    /// The first step that the last verdicts leave open; nil when the revision passed them all. Oldest first.
    var openStep: ReviewStep? {
        ReviewStep.allCases.first { step in last { $0.step == step }?.verdict != .approve }
    }
}
