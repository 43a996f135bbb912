import Contracts
import HTTPTypes
import Sourcing
import Values

/// `/nominations`: from the first word to the confirmation or the refusal.
struct NominationEndpoints: Sendable {
    let house: House

    private var room: SourcingRoom { house.rooms.sourcing }

    var endpoints: [Endpoint] { [list, show, nominate, sign, withdraw, reject, schedule, confirm] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/nominations", summary: "Nominations that concern the caller, newest first",
            tag: "Sourcing",
            query: [.limit, .after], answer: .page(of: NominationAnswer.shape)
        ) { request in
            let limit = try request.limit()
            let found = try await room.nominations(
                before: try request.after(), limit: limit + 1, by: try request.caller())
            return try .json(
                PageOf(
                    items: found.prefix(limit).map(NominationAnswer.init),
                    next: found.count > limit ? found[limit - 1].nomination.id.description : nil))
        }
    }

    private var show: Endpoint {
        Endpoint(
            method: .get, path: "/nominations/{id}", summary: "One nomination", tag: "Sourcing",
            answer: NominationAnswer.shape
        ) { request in
            try await answer(try request.id("id"), request)
        }
    }

    private struct New: Decodable {
        let product: ProductID
        let statement: String
        let expected: Int64
        let growers: Int64
        let households: Int64
        let ties: [GrowerTie]
        let benefit: String
    }

    private var nominate: Endpoint {
        Endpoint(
            method: .post, path: "/nominations", summary: "Nominates a product", tag: "Sourcing",
            body: .object([
                .required("product", .identifier), .required("statement", .string), .required("expected", .integer),
                .required("growers", .integer), .required("households", .integer),
                .required("ties", .array(.choice(GrowerTie.allCases.map(\.rawValue)))), .required("benefit", .string),
            ]), isIdempotent: true, success: .created, answer: NominationAnswer.shape
        ) { request in
            let new = try request.json(New.self)
            let unit = try await room.product(new.product).product.kind.unit
            let nomination = try await room.nominate(
                new.product,
                NominationRequest(
                    statement: new.statement, expected: Quantity(amount: new.expected, unit: unit),
                    growers: new.growers,
                    households: new.households, ties: new.ties, benefit: new.benefit), by: try request.caller())
            return try await answer(nomination.id, request, status: .created)
        }
    }

    private struct Duty: Decodable {
        let duty: SigningDuty
    }

    private var sign: Endpoint {
        Endpoint(
            method: .post, path: "/nominations/{id}/signatures", summary: "Signs for one of the three duties",
            tag: "Sourcing",
            body: .object([.required("duty", .choice(SigningDuty.allCases.map(\.rawValue)))]), isIdempotent: true,
            success: .created, answer: NominationAnswer.shape
        ) { request in
            let nomination = try await room.sign(
                try request.id("id"), as: try request.json(Duty.self).duty, by: try request.caller())
            return try await answer(nomination.id, request, status: .created)
        }
    }

    private struct Reason: Decodable {
        let reason: String
    }

    private var withdraw: Endpoint {
        Endpoint(
            method: .post, path: "/nominations/{id}/withdrawals", summary: "Takes a nomination back", tag: "Sourcing",
            body: .object([.required("reason", .string)]), answer: NominationAnswer.shape
        ) { request in
            let nomination = try await room.withdraw(
                try request.id("id"), because: try request.json(Reason.self).reason, by: try request.caller())
            return try await answer(nomination.id, request)
        }
    }

    private struct Rejection: Decodable {
        let reasons: [RejectionReason]
        let text: String
    }

    private var reject: Endpoint {
        Endpoint(
            method: .post, path: "/nominations/{id}/rejections", summary: "Rejects a nomination, with reasons",
            tag: "Sourcing",
            body: .object([
                .required("reasons", .array(.choice(RejectionReason.allCases.map(\.rawValue)))),
                .required("text", .string),
            ]), answer: NominationAnswer.shape
        ) { request in
            let body = try request.json(Rejection.self)
            let nomination = try await room.reject(
                try request.id("id"), for: body.reasons, saying: body.text, by: try request.caller())
            return try await answer(nomination.id, request)
        }
    }

    private struct Appointment: Decodable {
        let day: Day
        let visitor: MemberID
    }

    private var schedule: Endpoint {
        Endpoint(
            method: .post, path: "/nominations/{id}/visits", summary: "Schedules a field visit", tag: "Sourcing",
            body: .object([.required("day", .day), .required("visitor", .identifier)]), isIdempotent: true,
            success: .created, answer: VisitAnswer.shape
        ) { request in
            let body = try request.json(Appointment.self)
            let visit = try await room.scheduleVisit(
                for: try request.id("id"), on: body.day, visitor: body.visitor, by: try request.caller())
            return try .json(VisitAnswer(visit), status: .created)
        }
    }

    private var confirm: Endpoint {
        Endpoint(
            method: .post, path: "/nominations/{id}/confirmations",
            summary: "Confirms a lot and facts after a passed visit",
            tag: "Sourcing", body: ConfirmationBody.shape, isIdempotent: true, success: .created,
            answer: .object([.required("lot", LotAnswer.shape), .required("facts", .array(FactAnswer.shape))])
        ) { request in
            struct Answer: Encodable {
                let lot: LotAnswer
                let facts: [FactAnswer]
            }
            let id: NominationID = try request.id("id")
            let caller = try request.caller()
            let unit = try await room.nomination(id, by: caller).product.kind.unit
            let body = try request.json(ConfirmationBody.self)
            let confirmation = try await room.confirm(id, try body.request(in: unit), by: caller)
            return try .json(
                Answer(lot: LotAnswer(confirmation.lot), facts: confirmation.facts.map(FactAnswer.init)),
                status: .created)
        }
    }

    private func answer(
        _ id: NominationID, _ request: WebRequest, status: HTTPResponse.Status = .ok
    ) async throws -> WebResponse {
        try .json(NominationAnswer(try await room.nomination(id, by: try request.caller())), status: status)
    }
}
