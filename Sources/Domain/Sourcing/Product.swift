public import Contracts
public import Values

/// A distinctive thing that is sold, as it was last described.
public struct Product: Hashable, Sendable {
    public let id: ProductID
    public let slug: Slug
    public let kind: ProductKind
    public let name: Localized
    public let summary: Localized
    public let county: CountyCode
    /// Whose product it is: the one that applies for it, such as the growers' cooperative.
    public let organization: OrganizationID
    public let picture: MediaID?
    /// 1, 2, 3 …: one more with each new description.
    public let version: Int64
    public let describedAt: Instant
    public let describedBy: MemberID

    /// The county's names in the revision that the product was described under.
    public var countyNames: County? { County.find(county) }
}

/// What is asked for when a product is entered.
public struct ProductDescription: Hashable, Sendable {
    public let kind: ProductKind
    public let slug: Slug
    public let name: Localized
    public let summary: Localized
    /// A six-digit code of the newest revision.
    public let county: String
    public let organization: OrganizationID
    public let picture: MediaID?

    public init(
        kind: ProductKind, slug: Slug, name: Localized, summary: Localized, county: String,
        organization: OrganizationID, picture: MediaID? = nil
    ) {
        self.kind = kind
        self.slug = slug
        self.name = name
        self.summary = summary
        self.county = county
        self.organization = organization
        self.picture = picture
    }
}

/// What of a description can change later: slug, kind and organization stay, because links, lots and signatures rest on them.
public struct ProductRevision: Hashable, Sendable {
    public let name: Localized
    public let summary: Localized
    /// A six-digit code; once the product was nominated, only one and the same.
    public let county: String
    public let picture: MediaID?

    public init(name: Localized, summary: Localized, county: String, picture: MediaID? = nil) {
        self.name = name
        self.summary = summary
        self.county = county
        self.picture = picture
    }
}

extension ProductRevision {
    static let longestName = 100
    static let longestSummary = 600

    func checked() throws(SourcingError) -> ProductRevision {
        ProductRevision(
            name: try checkedLine(name, "name", most: Self.longestName),
            summary: try checkedText(summary, "summary", most: Self.longestSummary),
            county: county, picture: picture)
    }
}

extension Product {
    /// Whether the revision says what stands here already.
    func reads(_ revision: ProductRevision, county: CountyCode) -> Bool {
        name == revision.name && summary == revision.summary && self.county == county
            && picture == revision.picture
    }

    /// The same product under a new description.
    func revised(_ revision: ProductRevision, county: CountyCode, at: Instant, by caller: Caller) -> Product {
        Product(
            id: id, slug: slug, kind: kind, name: revision.name, summary: revision.summary, county: county,
            organization: organization, picture: revision.picture, version: version + 1, describedAt: at,
            describedBy: caller.member)
    }

    var described: ProductDescribed {
        ProductDescribed(
            product: id, slug: slug, kind: kind, name: name, summary: summary, county: county,
            organization: organization)
    }

    var card: ProductCard {
        // A county that is kept was found when it was entered; its code stands for it should the table ever lose it.
        let place = countyNames?.place ?? Localized(chinese: county.code, english: county.code)
        return ProductCard(
            id: id, slug: slug, kind: kind, name: name, summary: summary, county: county, countyName: place,
            organization: organization, picture: picture)
    }
}
