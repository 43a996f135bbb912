import Contracts
import Sourcing
import Values

/// The confirmation as an assessor types it: the lot, and the standard facts that follow from it.
struct ConfirmationForm {
    let request: ConfirmationRequest

    init(_ typed: Form, for product: Product) throws {
        let unit = product.kind.unit
        guard let list = ContentDigest(typed["lot_household_list"].lowercased()) else {
            throw SourcingError.invalid(
                FieldProblem("lot.household_list", .malformed(expected: "SHA-256, 64 × 0-9a-f")))
        }
        var certificate: Certificate?
        if let number = typed["certificate_number"].trimmed {
            certificate = Certificate(
                number: number, issuedOn: try typed.day("certificate_day"),
                basis: Certificate.Basis(rawValue: typed["certificate_basis"]) ?? .selfPromise)
        }
        let terms = LotTerms(
            code: typed["lot_code"], quantity: Quantity(amount: try typed.amount("lot_quantity", unit), unit: unit),
            opensOn: try typed.day("lot_opens_on"), closesOn: try typed.day("lot_closes_on"),
            shelfLifeDays: try typed.number("lot_shelf_life_days"), gatePrice: try typed.money("lot_gate_price_fen"),
            growers: try typed.number("lot_growers"), households: try typed.number("lot_households"),
            householdList: list, supplier: product.organization, certificate: certificate)
        var facts = [
            NewFact(name: StandardFact.households.rawValue, value: .count(terms.households)),
            NewFact(name: StandardFact.shelfLife.rawValue, value: .count(terms.shelfLifeDays)),
            NewFact(name: StandardFact.gatePrice.rawValue, value: .money(terms.gatePrice)),
        ]
        if let place = product.countyNames?.place {
            facts.append(NewFact(name: StandardFact.county.rawValue, value: .text(place)))
        }
        if let certificate {
            facts.append(
                NewFact(
                    name: StandardFact.certificate.rawValue,
                    value: .text(Localized(chinese: certificate.number, english: certificate.number))))
        }
        if typed["fact_price"].trimmed != nil {
            facts.append(
                NewFact(
                    name: StandardFact.price.rawValue, value: .money(try typed.money("fact_price")),
                    expiresOn: terms.closesOn))
        }
        if typed["fact_pack_weight"].trimmed != nil {
            facts.append(
                NewFact(
                    name: StandardFact.packWeight.rawValue,
                    value: .quantity(Quantity(amount: try typed.amount("fact_pack_weight", unit), unit: unit))))
        }
        if typed["fact_origin_chinese"].trimmed != nil {
            facts.append(NewFact(name: StandardFact.origin.rawValue, value: .text(typed.localized("fact_origin"))))
        }
        request = ConfirmationRequest(lot: terms, facts: facts)
    }
}
