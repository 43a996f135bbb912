import Contracts
import HTTPTypes
import Sourcing
import Values

/// `/lots`: confirmed supplies, and how they are taken back.
struct LotEndpoints: Sendable {
    let room: SourcingRoom

    var endpoints: [Endpoint] { [list, show, withdraw, deny] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/lots", summary: "Confirmed lots, newest first", tag: "Sourcing", access: .everybody,
            query: [.limit, .after], answer: .page(of: LotAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            let found = try await room.lots(before: try request.after(), limit: limit + 1)
            return try .json(
                PageOf(
                    items: found.prefix(limit).map(LotAnswer.init),
                    next: found.count > limit ? found[limit - 1].id.description : nil))
        }
    }

    private var show: Endpoint {
        Endpoint(
            method: .get, path: "/lots/{id}", summary: "One lot", tag: "Sourcing", access: .everybody,
            answer: LotAnswer.shape
        ) { [room] request in
            try .json(LotAnswer(try await room.lot(try request.id("id"))))
        }
    }

    private struct Reason: Decodable {
        let reason: String
    }

    private var withdraw: Endpoint {
        Endpoint(
            method: .post, path: "/lots/{id}/withdrawals", summary: "Withdraws a lot: it may not be sold any longer",
            tag: "Sourcing", body: .object([.required("reason", .string)]), answer: LotAnswer.shape
        ) { [room] request in
            try .json(
                LotAnswer(
                    try await room.withdrawLot(
                        try request.id("id"), because: try request.json(Reason.self).reason, by: try request.caller())))
        }
    }

    private struct Statement: Decodable {
        let statement: String
    }

    private var deny: Endpoint {
        Endpoint(
            method: .post, path: "/lots/{id}/denials",
            summary: "The growers in whose name it is sold deny its origin: the lot is withdrawn", tag: "Sourcing",
            body: .object([.required("statement", .string)]), answer: LotAnswer.shape
        ) { [room] request in
            try .json(
                LotAnswer(
                    try await room.denyOrigin(
                        of: try request.id("id"), saying: try request.json(Statement.self).statement,
                        by: try request.caller())))
        }
    }
}
