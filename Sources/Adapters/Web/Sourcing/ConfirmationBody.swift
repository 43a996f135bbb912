import Contracts
import Sourcing
import Values

/// A confirmation as the API takes it.
struct ConfirmationBody: Decodable {
    struct Terms: Decodable {
        let code: String
        let quantity: Int64
        let opensOn: Day
        let closesOn: Day
        let shelfLifeDays: Int64
        let gatePriceFen: Int64
        let growers: Int64
        let households: Int64
        let householdList: ContentDigest
        let supplier: OrganizationID
        let certificate: Paper?
    }

    struct Paper: Decodable {
        let number: String
        let issuedOn: Day
        let basis: Certificate.Basis
        let paper: MediaID?
    }

    let lot: Terms
    let facts: [FactBody]

    static let shape = Shape.object([
        .required(
            "lot",
            .object([
                .required("code", .string), .required("quantity", .integer), .required("opens_on", .day),
                .required("closes_on", .day), .required("shelf_life_days", .integer),
                .required("gate_price_fen", .integer),
                .required("growers", .integer), .required("households", .integer), .required("household_list", .string),
                .required("supplier", .identifier),
                .optional(
                    "certificate",
                    .nullable(
                        .object([
                            .required("number", .string), .required("issued_on", .day),
                            .required("basis", .choice(Certificate.Basis.allCases.map(\.rawValue))),
                            .optional("paper", .nullable(.identifier)),
                        ]))),
            ])),
        .required("facts", .array(FactBody.shape)),
    ])

    func request(in unit: Unit) throws -> ConfirmationRequest {
        ConfirmationRequest(
            lot: LotTerms(
                code: lot.code, quantity: Quantity(amount: lot.quantity, unit: unit), opensOn: lot.opensOn,
                closesOn: lot.closesOn, shelfLifeDays: lot.shelfLifeDays, gatePrice: .fen(lot.gatePriceFen),
                growers: lot.growers, households: lot.households, householdList: lot.householdList,
                supplier: lot.supplier,
                certificate: lot.certificate.map {
                    Certificate(number: $0.number, issuedOn: $0.issuedOn, basis: $0.basis, paper: $0.paper)
                }),
            facts: try facts.enumerated().map { index, fact in try fact.fact("facts[\(index)].") })
    }
}
