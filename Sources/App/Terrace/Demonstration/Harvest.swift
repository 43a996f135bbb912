import Contracts
import Crypto
import Foundation
import Media
import Sourcing
import Values

/// What one product of the demonstration is: the material of the story.
struct Harvest: Sendable {
    let slug: String
    let kind: ProductKind
    let name: Localized
    let summary: Localized
    let picture: String
    let visitPicture: String
    let visitCaption: Localized
    let code: String
    let kilograms: Int64
    let packGrams: Int64
    let price: Money
    let gatePrice: Money
    let growers: Int64
    let households: Int64
    let shelfLifeDays: Int64
    let sellingDays: Int64
    let statement: String
    let benefit: String
    let notes: String
    let origin: Localized
    let harvest: Localized
    let place: (latitude: String, longitude: String)
    let sku: String

    var request: NominationRequest {
        NominationRequest(
            statement: statement, expected: .kilograms(kilograms), growers: growers, households: households,
            ties: [.contractPurchase, .employment], benefit: benefit)
    }

    func report(at time: Instant, _ pictures: [String: StoredMedia]) throws -> VisitReport {
        guard let proof = pictures[visitPicture],
            let coordinates = Coordinates(latitude: place.latitude, longitude: place.longitude)
        else { throw CocoaError(.fileReadNoSuchFile) }
        return VisitReport(
            visitedAt: time, place: coordinates, notes: notes, measured: .kilograms(kilograms),
            evidence: [Evidence(kind: .photograph, media: proof.id, digest: proof.digest, caption: visitCaption)])
    }

    var assessment: AssessmentRequest {
        AssessmentRequest(
            answers: Checklist.of(kind).items.map { .init($0.criterion, points: $0.criterion == .packing ? 3 : 4) },
            note: "现场核对了名册、仓库和过秤记录，与推荐材料一致。")
    }

    func confirmation(on day: Day, supplier: OrganizationID, _ county: CountyCode) -> ConfirmationRequest {
        let closes = day.adding(days: sellingDays)
        let certificate =
            kind == .produce
            ? Certificate(number: "HN-\(code)", issuedOn: day, basis: .laboratory) : nil
        var facts = [
            NewFact(name: "price", value: .money(price), expiresOn: closes),
            NewFact(name: "pack_weight", value: .quantity(.grams(packGrams))),
            NewFact(name: "origin", value: .text(origin)),
            NewFact(name: "harvest", value: .text(harvest)),
            NewFact(name: "shelf_life", value: .count(shelfLifeDays)),
            NewFact(name: "households", value: .count(households)),
            NewFact(name: "gate_price", value: .money(gatePrice)),
        ]
        if let place = County.find(county)?.place { facts.append(NewFact(name: "county", value: .text(place))) }
        if let certificate {
            facts.append(
                NewFact(
                    name: "certificate",
                    value: .text(Localized(chinese: certificate.number, english: certificate.number)), expiresOn: closes
                ))
        }
        // The list of households itself stays with the bureau; its digest tells whether it is the same list.
        let list = ContentDigest(bytes: Array(SHA256.hash(data: Array("\(code): \(households)".utf8))))
        guard let list else { preconditionFailure("SHA-256 has 32 bytes") }
        return ConfirmationRequest(
            lot: LotTerms(
                code: code, quantity: .kilograms(kilograms), opensOn: day, closesOn: closes,
                shelfLifeDays: shelfLifeDays,
                gatePrice: gatePrice, growers: growers, households: households, householdList: list, supplier: supplier,
                certificate: certificate), facts: facts)
    }
}
