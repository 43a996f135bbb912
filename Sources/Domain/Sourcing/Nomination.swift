public import Contracts
public import Storage
public import Values

/// An organization recommends a product. It is complete when three people have signed for three duties.
public struct Nomination: Hashable, Sendable {
    public let id: NominationID
    public let product: ProductID
    public let request: NominationRequest
    public let nominatedAt: Instant
    public let nominatedBy: MemberID
    /// The organization that nominated.
    public let organization: OrganizationID
    public let signatures: [Signature]
    /// How it came to its end; nil while it is open.
    public let ending: Ending?
}

/// The shape of 832平台: 主体自愿申请 → 县级部门推荐 → 平台审核. The agriculture bureau answers for operation, supply and
/// safety, the rural-revitalisation bureau for what the households have of it.
public enum SigningDuty: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
    case applicant
    case agriculture
    case revitalisation
}

/// One of the three: who signed for which duty, when, and for which organization.
public struct Signature: Hashable, Sendable {
    public let duty: SigningDuty
    public let member: MemberID
    public let organization: OrganizationID
    public let signedAt: Instant

    public init(duty: SigningDuty, member: MemberID, organization: OrganizationID, signedAt: Instant) {
        self.duty = duty
        self.member = member
        self.organization = organization
        self.signedAt = signedAt
    }
}

/// What ties the growers to the sale (联农带农).
public enum GrowerTie: String, Hashable, Sendable, Codable, CaseIterable {
    case contractPurchase = "contract_purchase"
    case employment
    case dividend
    case landLease = "land_lease"
    case training
}

/// What is asked for when a product is nominated.
public struct NominationRequest: Hashable, Sendable {
    public let statement: String
    /// What is expected to be for sale, in the kind's unit; a visit measures it.
    public let expected: Quantity
    public let growers: Int64
    public let households: Int64
    public let ties: [GrowerTie]
    /// What the households have of it, in words.
    public let benefit: String

    public init(
        statement: String, expected: Quantity, growers: Int64, households: Int64, ties: [GrowerTie],
        benefit: String
    ) {
        self.statement = statement
        self.expected = expected
        self.growers = growers
        self.households = households
        self.ties = ties
        self.benefit = benefit
    }
}

/// How a nomination came to its end: who, when, why.
public struct Ending: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
        case withdrawn
        case rejected
        case confirmed
    }

    public let kind: Kind
    public let at: Instant
    public let by: MemberID
    /// Of a rejection.
    public let reasons: [RejectionReason]
    /// In words; empty for a confirmation.
    public let text: String
}

public enum RejectionReason: String, Hashable, Sendable, Codable, CaseIterable {
    case originDoubtful = "origin_doubtful"
    case quantityMissing = "quantity_missing"
    case quality
    case papersMissing = "papers_missing"
    case safety
    case packing
    case householdsUnproven = "households_unproven"
    case price
    case duplicate
    case other
}
