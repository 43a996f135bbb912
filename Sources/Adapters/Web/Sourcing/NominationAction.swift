import Contracts
import Media
import Sourcing
import Values

/// One thing that can be done about a nomination by a form on its page.
struct NominationAction: Sendable {
    /// The last part of the form's address.
    let path: String
    /// The notice shown when it was done.
    let notice: String
    /// The fields beside which a problem can stand.
    var fields: [String] = []
    var bodyLimit = 256 * 1024
    let act: @Sendable (WebRequest, Form) async throws -> Void

    static func all(_ house: House) -> [NominationAction] {
        let room = house.rooms.sourcing
        return [
            NominationAction(path: "sign", notice: "signed", fields: ["duty"]) { request, typed in
                guard let duty = SigningDuty(rawValue: typed["duty"]) else {
                    throw SourcingError.invalid(FieldProblem("duty", .required))
                }
                _ = try await room.sign(try request.id("id"), as: duty, by: try request.caller())
            },
            NominationAction(path: "withdraw", notice: "nomination-ended", fields: ["reason"]) { request, typed in
                _ = try await room.withdraw(try request.id("id"), because: typed["reason"], by: try request.caller())
            },
            NominationAction(path: "reject", notice: "nomination-ended", fields: ["reasons", "text"]) {
                request, typed in
                _ = try await room.reject(
                    try request.id("id"), for: typed.all("reasons").compactMap(RejectionReason.init),
                    saying: typed["text"],
                    by: try request.caller())
            },
            NominationAction(path: "schedule", notice: "visit-scheduled", fields: ["day", "visitor"]) {
                request, typed in
                guard let visitor = MemberID(typed["visitor"]) else {
                    throw SourcingError.invalid(FieldProblem("visitor", .required))
                }
                _ = try await room.scheduleVisit(
                    for: try request.id("id"), on: try typed.day("day"), visitor: visitor, by: try request.caller())
            },
            record(house), assess(room), confirm(room),
        ]
    }

    private static func record(_ house: House) -> NominationAction {
        NominationAction(
            path: "record", notice: "visit-recorded",
            fields: ["visited_at", "latitude", "longitude", "notes", "measured", "evidence", "photograph"],
            bodyLimit: 32 * 1024 * 1024
        ) { request, typed in
            let caller = try request.caller()
            let file = try await house.rooms.sourcing.nomination(try request.id("id"), by: caller)
            guard let visit = VisitID(typed["visit"]) else { throw Problem.notFound }
            // As a browser's field for date and time sends it, in Shanghai.
            guard
                let time = Instant(iso8601: typed["visited_at"] + ":00+08:00")
                    ?? Instant(iso8601: typed["visited_at"] + "+08:00")
            else { throw SourcingError.invalid(FieldProblem("visited_at", .malformed(expected: "2026-11-24T10:00"))) }
            guard let place = Coordinates(latitude: typed["latitude"], longitude: typed["longitude"]) else {
                throw SourcingError.invalid(FieldProblem("latitude", .malformed(expected: "28.709812")))
            }
            guard let photograph = typed.file("photograph") else {
                throw SourcingError.invalid(FieldProblem("photograph", .required))
            }
            let unit = file.product.kind.unit
            let measured = Quantity(amount: try typed.amount("measured", unit), unit: unit)
            let stored = try await house.rooms.media.store(photograph.bytes, as: .picture, by: caller)
            _ = try await house.rooms.sourcing.recordVisit(
                visit,
                VisitReport(
                    visitedAt: time, place: place, notes: typed["notes"], measured: measured,
                    evidence: [
                        Evidence(
                            kind: .photograph, media: stored.id, digest: stored.digest,
                            caption: typed.localized("caption"))
                    ]), by: caller)
        }
    }

    private static func assess(_ room: SourcingRoom) -> NominationAction {
        NominationAction(path: "assess", notice: "assessed", fields: ["note"]) { request, typed in
            guard let visit = VisitID(typed["visit"]) else { throw Problem.notFound }
            let answers = try Criterion.allCases.filter { typed.has("points_\($0.rawValue)") }.map { criterion in
                AssessmentRequest.Answer(
                    criterion, points: try typed.number("points_\(criterion.rawValue)"),
                    note: typed["note_\(criterion.rawValue)"])
            }
            _ = try await room.assess(
                visit, AssessmentRequest(answers: answers, note: typed["note"]), by: try request.caller())
        }
    }

    private static func confirm(_ room: SourcingRoom) -> NominationAction {
        NominationAction(
            path: "confirm", notice: "confirmed",
            fields: [
                "lot_code", "lot_quantity", "lot_opens_on", "lot_closes_on", "lot_shelf_life_days",
                "lot_gate_price_fen",
                "lot_growers", "lot_households", "lot_household_list", "lot_certificate",
            ]
        ) { request, typed in
            let caller = try request.caller()
            let file = try await room.nomination(try request.id("id"), by: caller)
            _ = try await room.confirm(
                file.nomination.id, try ConfirmationForm(typed, for: file.product).request, by: caller)
        }
    }
}
