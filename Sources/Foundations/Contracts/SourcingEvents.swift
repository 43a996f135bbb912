public import EventLog
public import Values

/// A product was entered or its description changed.
public struct ProductDescribed: Event {
    public let product: ProductID
    public let slug: Slug
    public let kind: ProductKind
    public let name: Localized
    public let summary: Localized
    public let county: CountyCode
    public let organization: OrganizationID
    public var key: String { product.description }

    public init(
        product: ProductID, slug: Slug, kind: ProductKind, name: Localized, summary: Localized, county: CountyCode,
        organization: OrganizationID
    ) {
        self.product = product
        self.slug = slug
        self.kind = kind
        self.name = name
        self.summary = summary
        self.county = county
        self.organization = organization
    }
}

/// A supply was confirmed after a visit: from now on it may be sold, up to its quantity and no further.
public struct LotConfirmed: Event {
    public let lot: LotID
    public let product: ProductID
    /// The name people use, such as `BJ-ORANGE-2026-1`.
    public let code: String
    public let quantity: Quantity
    public let opensOn: Day
    /// The last day on which it may be sold.
    public let closesOn: Day
    public let shelfLifeDays: Int
    /// What the grower gets, per kilogram for grams, per place for places.
    public let gatePrice: Money
    public let growers: Int
    public let households: Int
    /// The organization that supplies it and is paid for it.
    public let supplier: OrganizationID
    public let county: CountyCode
    public let visit: VisitID
    public let confirmedBy: MemberID
    /// SHA-256 of the list of the households behind it, kept where it was written; nil when none was given.
    public let householdList: ContentDigest?
    /// The day of its certificate (承诺达标合格证); nil when it has none.
    public let certifiedOn: Day?
    public var key: String { lot.description }

    public init(
        lot: LotID, product: ProductID, code: String, quantity: Quantity, opensOn: Day, closesOn: Day,
        shelfLifeDays: Int, gatePrice: Money, growers: Int, households: Int, supplier: OrganizationID,
        county: CountyCode, visit: VisitID, confirmedBy: MemberID, householdList: ContentDigest? = nil,
        certifiedOn: Day? = nil
    ) {
        self.lot = lot
        self.product = product
        self.code = code
        self.quantity = quantity
        self.opensOn = opensOn
        self.closesOn = closesOn
        self.shelfLifeDays = shelfLifeDays
        self.gatePrice = gatePrice
        self.growers = growers
        self.households = households
        self.supplier = supplier
        self.county = county
        self.visit = visit
        self.confirmedBy = confirmedBy
        self.householdList = householdList
        self.certifiedOn = certifiedOn
    }
}

/// A lot may not be sold any longer, whatever is left of it.
public struct LotWithdrawn: Event {
    public let lot: LotID
    public let product: ProductID
    public let reason: String
    public var key: String { lot.description }

    public init(lot: LotID, product: ProductID, reason: String) {
        self.lot = lot
        self.product = product
        self.reason = reason
    }
}

/// A fact about a product was confirmed; it replaces the one of the same name.
public struct FactConfirmed: Event {
    public let fact: FactID
    public let product: ProductID
    /// Lower-case letters and underscores, such as `price`, `pack_weight`, `origin`.
    public let name: String
    public var key: String { product.description }

    public init(fact: FactID, product: ProductID, name: String) {
        self.fact = fact
        self.product = product
        self.name = name
    }
}

/// A fact is true no longer: its day came, or somebody withdrew it.
public struct FactLapsed: Event {
    public let fact: FactID
    public let product: ProductID
    public let name: String
    public var key: String { product.description }

    public init(fact: FactID, product: ProductID, name: String) {
        self.fact = fact
        self.product = product
        self.name = name
    }
}
