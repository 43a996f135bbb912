import Contracts
import Sourcing
import Values

/// A product as the API tells it.
struct ProductAnswer: Encodable, Sendable {
    struct Place: Encodable {
        let code: String
        let revision: String
        let name: Localized
    }

    let id: ProductID
    let slug: Slug
    let kind: ProductKind
    let name: Localized
    let summary: Localized
    let county: Place
    let organization: OrganizationID
    let picture: MediaID?
    let version: Int64
    let facts: [FactAnswer]
    let lots: [LotAnswer]

    static let shape = Shape.object([
        .required("id", .identifier), .required("slug", .string),
        .required("kind", .choice(ProductKind.allCases.map(\.rawValue))), .required("name", .localized),
        .required("summary", .localized),
        .required(
            "county",
            .object([.required("code", .string), .required("revision", .string), .required("name", .localized)])),
        .required("organization", .identifier), .optional("picture", .nullable(.identifier)),
        .required("version", .integer), .required("facts", .array(FactAnswer.shape)),
        .required("lots", .array(LotAnswer.shape)),
    ])

    init(_ file: ProductFile) {
        let product = file.product
        id = product.id
        slug = product.slug
        kind = product.kind
        name = product.name
        summary = product.summary
        county = Place(
            code: product.county.code, revision: product.county.revision,
            name: product.countyNames?.name ?? Localized(chinese: product.county.code, english: product.county.code))
        organization = product.organization
        picture = product.picture
        version = product.version
        facts = file.facts.map(FactAnswer.init)
        lots = file.lots.map(LotAnswer.init)
    }
}

/// A lot as the API tells it.
struct LotAnswer: Encodable, Sendable {
    struct Paper: Encodable {
        let number: String
        let issuedOn: Day
        let basis: Certificate.Basis
    }

    struct Withdrawn: Encodable {
        let kind: LotWithdrawal.Kind
        let at: String
        let reason: String
    }

    let id: LotID
    let product: ProductID
    let code: String
    /// In the lot's unit.
    let quantity: Int64
    let unit: Unit
    let opensOn: Day
    let closesOn: Day
    let shelfLifeDays: Int64
    let gatePriceFen: Int64
    let growers: Int64
    let households: Int64
    let householdList: ContentDigest
    let supplier: OrganizationID
    let certificate: Paper?
    let confirmedAt: String
    let confirmedBy: MemberID
    let withdrawal: Withdrawn?

    static let shape = Shape.object([
        .required("id", .identifier), .required("product", .identifier), .required("code", .string),
        .required("quantity", .integer), .required("unit", .choice(Unit.allCases.map(\.rawValue))),
        .required("opens_on", .day), .required("closes_on", .day), .required("shelf_life_days", .integer),
        .required("gate_price_fen", .integer), .required("growers", .integer), .required("households", .integer),
        .required("household_list", .string), .required("supplier", .identifier),
        .optional(
            "certificate",
            .nullable(
                .object([.required("number", .string), .required("issued_on", .day), .required("basis", .string)]))),
        .required("confirmed_at", .string), .required("confirmed_by", .identifier),
        .optional(
            "withdrawal",
            .nullable(.object([.required("kind", .string), .required("at", .string), .required("reason", .string)]))),
    ])

    init(_ lot: Lot) {
        id = lot.id
        product = lot.product
        code = lot.terms.code
        quantity = lot.terms.quantity.amount
        unit = lot.terms.quantity.unit
        opensOn = lot.terms.opensOn
        closesOn = lot.terms.closesOn
        shelfLifeDays = lot.terms.shelfLifeDays
        gatePriceFen = lot.terms.gatePrice.fen
        growers = lot.terms.growers
        households = lot.terms.households
        householdList = lot.terms.householdList
        supplier = lot.terms.supplier
        certificate = lot.terms.certificate.map { Paper(number: $0.number, issuedOn: $0.issuedOn, basis: $0.basis) }
        confirmedAt = lot.confirmedAt.iso8601
        confirmedBy = lot.confirmedBy
        withdrawal = lot.withdrawal.map { Withdrawn(kind: $0.kind, at: $0.at.iso8601, reason: $0.reason) }
    }
}
