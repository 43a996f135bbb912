import Contracts
import Values

extension Entry.Subject {
    var json: CanonicalJSON {
        switch self {
        case .lot(let lot): lot.json
        case .withdrawal(let lot, let product): Self.json(lot, product)
        case .sale(let sale): sale.json
        case .follows(_, let lot, let product): Self.json(lot, product)
        }
    }

    private static func json(_ lot: LotID, _ product: ProductID) -> CanonicalJSON {
        ["lot": .string(lot.description), "product": .string(product.description)]
    }
}

extension LotSubject {
    fileprivate var json: CanonicalJSON {
        var members: [String: CanonicalJSON] = [
            "lot": .string(lot.description),
            "product": .string(product.description),
            "code": .string(code),
            "quantity": .integer(quantity.amount),
            "unit": .string(quantity.unit.rawValue),
            "county": .string(county.code),
            "county_revision": .string(county.revision),
            "supplier": .string(supplier.description),
            "gate_price": .integer(gatePrice.fen),
            "currency": .string(gatePrice.currency.rawValue),
            "growers": .integer(growers),
            "households": .integer(households),
            "opens_on": .string(opensOn.description),
            "closes_on": .string(closesOn.description),
        ]
        members["household_list"] = (householdList?.description).map { .string($0) }
        members["certified_on"] = (certifiedOn?.description).map { .string($0) }
        return .object(members)
    }

    init(_ members: inout BodyReader) throws(BodyTrouble) {
        lot = try members.identifier("lot")
        product = try members.identifier("product")
        code = try members.string("code")
        quantity = Quantity(
            amount: try members.integer("quantity"), unit: try members.parsed("unit", Unit.init(rawValue:)))
        county = try members.county()
        supplier = try members.identifier("supplier")
        gatePrice = Money(
            fen: try members.integer("gate_price"), currency: try members.parsed("currency", Currency.init(rawValue:)))
        growers = try members.integer("growers")
        households = try members.integer("households")
        householdList =
            members.has("household_list") ? try members.parsed("household_list", ContentDigest.init(_:)) : nil
        opensOn = try members.parsed("opens_on", Day.init(_:))
        closesOn = try members.parsed("closes_on", Day.init(_:))
        certifiedOn = members.has("certified_on") ? try members.parsed("certified_on", Day.init(_:)) : nil
    }
}

extension SaleSubject {
    fileprivate var json: CanonicalJSON {
        var members: [String: CanonicalJSON] = [
            "product": .string(product.description),
            "lot": .string(lot.description),
            "county": .string(county.code),
            "county_revision": .string(county.revision),
            "supplier": .string(supplier.description),
            "listing": .string(listing.description),
            "buyer": .string(buyer),
            "evidence": .string(touch.evidence),
        ]
        members["article"] = (touch.article?.description).map { .string($0) }
        members["channel"] = (touch.channel?.description).map { .string($0) }
        return .object(members)
    }

    init(_ members: inout BodyReader) throws(BodyTrouble) {
        product = try members.identifier("product")
        lot = try members.identifier("lot")
        county = try members.county()
        supplier = try members.identifier("supplier")
        listing = try members.identifier("listing")
        buyer = try members.string("buyer")
        touch = SaleCredit(
            article: members.has("article") ? try members.identifier("article") : nil,
            channel: members.has("channel") ? try members.identifier("channel") : nil,
            evidence: try members.string("evidence"))
    }
}
