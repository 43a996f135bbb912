import Contracts
import Sourcing
import Values

/// A nomination as the API tells it.
struct NominationAnswer: Encodable, Sendable {
    struct Signed: Encodable {
        let duty: SigningDuty
        let member: MemberID
        let organization: OrganizationID
        let signedAt: String
    }

    struct Ended: Encodable {
        let kind: Ending.Kind
        let at: String
        let by: MemberID
        let reasons: [RejectionReason]
        let text: String
    }

    let id: NominationID
    let product: ProductID
    let stage: String
    let statement: String
    let expected: Int64
    let growers: Int64
    let households: Int64
    let ties: [GrowerTie]
    let benefit: String
    let nominatedAt: String
    let nominatedBy: MemberID
    let organization: OrganizationID
    let signatures: [Signed]
    let missing: [SigningDuty]
    let visits: [VisitAnswer]
    let lot: LotID?
    let ending: Ended?

    static let stages = ["signatures", "visit", "report", "assessment", "confirmation", "ended"]
    static let shape = Shape.object([
        .required("id", .identifier), .required("product", .identifier), .required("stage", .choice(stages)),
        .required("statement", .string), .required("expected", .integer), .required("growers", .integer),
        .required("households", .integer), .required("ties", .array(.choice(GrowerTie.allCases.map(\.rawValue)))),
        .required("benefit", .string), .required("nominated_at", .string), .required("nominated_by", .identifier),
        .required("organization", .identifier),
        .required(
            "signatures",
            .array(
                .object([
                    .required("duty", .string), .required("member", .identifier),
                    .required("organization", .identifier),
                    .required("signed_at", .string),
                ]))),
        .required("missing", .array(.string)), .required("visits", .array(VisitAnswer.shape)),
        .optional("lot", .nullable(.identifier)),
        .optional(
            "ending",
            .nullable(
                .object([
                    .required("kind", .string), .required("at", .string), .required("by", .identifier),
                    .required("reasons", .array(.string)), .required("text", .string),
                ]))),
    ])

    init(_ file: NominationFile) {
        let nomination = file.nomination
        id = nomination.id
        product = nomination.product
        stage = file.stage.word
        statement = nomination.request.statement
        expected = nomination.request.expected.amount
        growers = nomination.request.growers
        households = nomination.request.households
        ties = nomination.request.ties
        benefit = nomination.request.benefit
        nominatedAt = nomination.nominatedAt.iso8601
        nominatedBy = nomination.nominatedBy
        organization = nomination.organization
        signatures = nomination.signatures.map {
            Signed(duty: $0.duty, member: $0.member, organization: $0.organization, signedAt: $0.signedAt.iso8601)
        }
        missing = SigningDuty.allCases.filter { duty in !nomination.signatures.contains { $0.duty == duty } }
        visits = file.visits.map(VisitAnswer.init)
        lot = file.lot?.id
        ending = nomination.ending.map {
            Ended(kind: $0.kind, at: $0.at.iso8601, by: $0.by, reasons: $0.reasons, text: $0.text)
        }
    }
}

extension NominationFile.Stage {
    /// What it waits for, as the API and the texts of the pages name it.
    var word: String {
        switch self {
        case .signing: "signatures"
        case .scheduling, .failed: "visit"
        case .visiting: "report"
        case .assessing: "assessment"
        case .confirming: "confirmation"
        case .ended: "ended"
        }
    }
}
