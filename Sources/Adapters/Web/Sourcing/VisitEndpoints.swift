import Contracts
import HTTPTypes
import Sourcing
import Values

/// `/visits`: what a field visit found, and its assessment.
struct VisitEndpoints: Sendable {
    let room: SourcingRoom

    var endpoints: [Endpoint] { [list, show, record, cancel, assess] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/visits", summary: "Visits, newest first; for assessors and auditors", tag: "Sourcing",
            query: [.limit, .after], answer: .page(of: VisitAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            let found = try await room.visits(before: try request.after(), limit: limit + 1, by: try request.caller())
            return try .json(
                PageOf(
                    items: found.prefix(limit).map(VisitAnswer.init),
                    next: found.count > limit ? found[limit - 1].visit.id.description : nil))
        }
    }

    private var show: Endpoint {
        Endpoint(
            method: .get, path: "/visits/{id}", summary: "One visit", tag: "Sourcing", answer: VisitAnswer.shape
        ) { [room] request in
            try .json(VisitAnswer(try await room.visit(try request.id("id"), by: try request.caller())))
        }
    }

    private struct Report: Decodable {
        struct Item: Decodable {
            let kind: Evidence.Kind
            let media: MediaID
            let digest: ContentDigest
            let caption: Localized
        }

        let visitedAt: String
        /// Decimal degrees, such as `28.709812`.
        let latitude: String
        let longitude: String
        let notes: String
        let measured: Int64
        let unit: Unit
        let evidence: [Item]

        func report() throws -> VisitReport {
            guard let time = Instant(iso8601: visitedAt) else {
                throw Problem(FieldProblem("visited_at", .malformed(expected: "2026-11-24T10:00:00+08:00")))
            }
            guard let place = Coordinates(latitude: latitude, longitude: longitude) else {
                throw Problem(FieldProblem("latitude", .malformed(expected: "28.709812")))
            }
            return VisitReport(
                visitedAt: time, place: place, notes: notes, measured: Quantity(amount: measured, unit: unit),
                evidence: evidence.map {
                    Evidence(kind: $0.kind, media: $0.media, digest: $0.digest, caption: $0.caption)
                })
        }
    }

    private var record: Endpoint {
        Endpoint(
            method: .post, path: "/visits/{id}/reports", summary: "Records what the visit found", tag: "Sourcing",
            body: .object([
                .required("visited_at", .string), .required("latitude", .string), .required("longitude", .string),
                .required("notes", .string), .required("measured", .integer),
                .required("unit", .choice(Unit.allCases.map(\.rawValue))),
                .required("evidence", .array(VisitAnswer.evidence)),
            ]), isIdempotent: true, success: .created, answer: VisitAnswer.shape
        ) { [room] request in
            let visit = try await room.recordVisit(
                try request.id("id"), try request.json(Report.self).report(), by: try request.caller())
            return try .json(VisitAnswer(visit), status: .created)
        }
    }

    private struct Reason: Decodable {
        let reason: String
    }

    private var cancel: Endpoint {
        Endpoint(
            method: .post, path: "/visits/{id}/cancellations", summary: "Says that the visit does not take place",
            tag: "Sourcing", body: .object([.required("reason", .string)]), answer: VisitAnswer.shape
        ) { [room] request in
            let visit = try await room.cancelVisit(
                try request.id("id"), because: try request.json(Reason.self).reason, by: try request.caller())
            return try .json(VisitAnswer(visit))
        }
    }

    private struct Scores: Decodable {
        struct Item: Decodable {
            let criterion: Criterion
            let points: Int64
            let note: String?
        }

        let answers: [Item]
        let note: String
    }

    private var assess: Endpoint {
        Endpoint(
            method: .post, path: "/visits/{id}/assessments", summary: "Scores the checklist, each criterion once",
            tag: "Sourcing",
            body: .object([
                .required(
                    "answers",
                    .array(
                        .object([
                            .required("criterion", .choice(Criterion.allCases.map(\.rawValue))),
                            .required("points", .range(0, 5)),
                            .optional("note", .nullable(.string)),
                        ]))), .required("note", .string),
            ]), isIdempotent: true, success: .created, answer: VisitAnswer.shape
        ) { [room] request in
            let body = try request.json(Scores.self)
            let id: VisitID = try request.id("id")
            let caller = try request.caller()
            _ = try await room.assess(
                id,
                AssessmentRequest(
                    answers: body.answers.map { .init($0.criterion, points: $0.points, note: $0.note ?? "") },
                    note: body.note), by: caller)
            return try .json(VisitAnswer(try await room.visit(id, by: caller)), status: .created)
        }
    }
}

/// A visit as the API tells it.
struct VisitAnswer: Encodable, Sendable {
    struct Item: Encodable {
        let kind: Evidence.Kind
        let media: MediaID
        let digest: ContentDigest
        let caption: Localized
    }

    struct Verdict: Encodable {
        struct Mark: Encodable {
            let criterion: Criterion
            let points: Int64
            let weight: Int64
            let isMust: Bool
            let note: String
        }

        let total: Int64
        let isPassed: Bool
        let assessedBy: MemberID
        let scores: [Mark]
    }

    let id: VisitID
    let nomination: NominationID
    let day: Day
    let visitor: MemberID
    let visitedAt: String?
    let place: String?
    let measured: Int64?
    let notes: String?
    let evidence: [Item]
    let cancellation: String?
    let assessment: Verdict?

    static let evidence = Shape.object([
        .required("kind", .choice(Evidence.Kind.allCases.map(\.rawValue))), .required("media", .identifier),
        .required("digest", .string), .required("caption", .localized),
    ])
    static let shape = Shape.object([
        .required("id", .identifier), .required("nomination", .identifier), .required("day", .day),
        .required("visitor", .identifier), .optional("visited_at", .nullable(.string)),
        .optional("place", .nullable(.string)), .optional("measured", .nullable(.integer)),
        .optional("notes", .nullable(.string)), .required("evidence", .array(evidence)),
        .optional("cancellation", .nullable(.string)),
        .optional(
            "assessment",
            .nullable(
                .object([
                    .required("total", .integer), .required("is_passed", .boolean),
                    .required("assessed_by", .identifier),
                    .required(
                        "scores",
                        .array(
                            .object([
                                .required("criterion", .string), .required("points", .integer),
                                .required("weight", .integer),
                                .required("is_must", .boolean), .required("note", .string),
                            ]))),
                ]))),
    ])

    init(_ assessed: AssessedVisit) { self.init(assessed.visit, assessed.assessment) }

    init(_ visit: Visit, _ made: Assessment? = nil) {
        id = visit.id
        nomination = visit.nomination
        day = visit.day
        visitor = visit.visitor
        visitedAt = visit.report?.visitedAt.iso8601
        place = visit.report?.place.display
        measured = visit.report?.measured.amount
        notes = visit.report?.notes
        evidence = (visit.report?.evidence ?? []).map {
            Item(kind: $0.kind, media: $0.media, digest: $0.digest, caption: $0.caption)
        }
        cancellation = visit.cancellation?.reason
        assessment = made.map { assessment in
            Verdict(
                total: assessment.total, isPassed: assessment.isPassed, assessedBy: assessment.assessedBy,
                scores: assessment.scores.map {
                    .init(
                        criterion: $0.criterion, points: $0.points, weight: $0.weight, isMust: $0.isMust, note: $0.note)
                })
        }
    }
}
