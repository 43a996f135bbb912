import Contracts
import Sourcing
import Values

/// A fact as the API takes it: exactly one of the values.
struct FactBody: Decodable {
    let name: String
    let fen: Int64?
    let grams: Int64?
    let places: Int64?
    let count: Int64?
    let day: Day?
    let text: Localized?
    let evidence: MediaID?
    let expiresOn: Day?

    static let shape = Shape.object([
        .required("name", .string), .optional("fen", .nullable(.integer)), .optional("grams", .nullable(.integer)),
        .optional("places", .nullable(.integer)), .optional("count", .nullable(.integer)),
        .optional("day", .nullable(.day)), .optional("text", .nullable(.localized)),
        .optional("evidence", .nullable(.identifier)), .optional("expires_on", .nullable(.day)),
    ])

    /// `field` is where it stands in the request, such as `facts[2].`.
    func fact(_ field: String) throws -> NewFact {
        let values: [FactValue?] = [
            fen.map { .money(.fen($0)) }, grams.map { .quantity(.grams($0)) }, places.map { .quantity(.places($0)) },
            count.map { .count($0) }, day.map { .day($0) }, text.map { .text($0) },
        ]
        let given = values.compactMap { $0 }
        guard given.count == 1 else {
            throw Problem(
                FieldProblem(
                    field + "value",
                    given.isEmpty ? .required : .malformed(expected: "fen | grams | places | count | day | text")))
        }
        return NewFact(name: name, value: given[0], evidence: evidence, expiresOn: expiresOn)
    }
}

/// A fact as the API tells it.
struct FactAnswer: Encodable, Sendable {
    let id: FactID
    let name: String
    let text: Localized
    let confirmedAt: String
    let confirmedBy: MemberID
    let expiresOn: Day?
    let evidence: MediaID?

    static let shape = Shape.object([
        .required("id", .identifier), .required("name", .string), .required("text", .localized),
        .required("confirmed_at", .string), .required("confirmed_by", .identifier),
        .optional("expires_on", .nullable(.day)),
        .optional("evidence", .nullable(.identifier)),
    ])

    init(_ fact: Fact) {
        id = fact.id
        name = fact.name
        text = fact.value.text(as: fact.name)
        confirmedAt = fact.confirmedAt.iso8601
        confirmedBy = fact.confirmedBy
        expiresOn = fact.expiresOn
        evidence = fact.evidence
    }
}
