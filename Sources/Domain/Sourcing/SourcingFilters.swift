public import Contracts
import Members
import Storage
public import Values

/// Which products a list holds; nil lets all through.
public struct ProductFilter: Hashable, Sendable {
    public let kind: ProductKind?
    /// A six-digit code.
    public let county: String?
    public let organization: OrganizationID?
    /// Only those of which a lot was ever confirmed: what the public sees.
    public let isConfirmed: Bool

    public init(
        kind: ProductKind? = nil, county: String? = nil, organization: OrganizationID? = nil,
        isConfirmed: Bool = false
    ) {
        self.kind = kind
        self.county = county
        self.organization = organization
        self.isConfirmed = isConfirmed
    }
}

/// Which nominations a list holds; nil lets all through.
public struct NominationFilter: Hashable, Sendable {
    public enum State: Hashable, Sendable {
        case open
        case ended(Ending.Kind)
    }

    public let product: ProductID?
    public let state: State?
    /// Set by the room: what the caller may see.
    var view: NominationView?

    public init(product: ProductID? = nil, state: State? = nil) {
        self.product = product
        self.state = state
    }
}

/// What an organization sees of nominations: its own, those of its products, and for a government organization those of
/// its county.
struct NominationView: Hashable, Sendable {
    let organization: OrganizationID
    /// Empty unless it is a government organization.
    let counties: [String]

    init(of organization: Organization) {
        self.organization = organization.id
        var codes: [String] = []
        if organization.kind == .government, let county = organization.county {
            codes = [county.code]
            if let successor = County.find(county.code)?.successor { codes.append(successor) }
        }
        counties = codes
    }

    /// Over the tables `n` and `p`.
    var condition: Statement {
        let own: Statement = "n.organization = \(organization) OR p.organization = \(organization)"
        return counties.isEmpty ? "(\(own))" : "(\(own) OR p.county_code IN (\(list: counties)))"
    }
}
