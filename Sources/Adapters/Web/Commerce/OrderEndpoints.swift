import Commerce
import Contracts
import HTTPTypes
import Values

/// `/orders`
struct OrderEndpoints: Sendable {
    let room: CommerceRoom

    var endpoints: [Endpoint] { [list, show, oversold] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/orders", summary: "Orders, newest first; for merchants and auditors",
            tag: "Commerce",
            query: [.init("marketplace", .identifier, "Only those of this marketplace"), .limit, .after],
            answer: .page(of: OrderAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            let found = try await room.orders(
                of: try request.filter("marketplace"), before: try request.after(), limit: limit + 1,
                by: try request.caller())
            return try .json(
                PageOf(
                    items: found.prefix(limit).map(OrderAnswer.init),
                    next: found.count > limit ? found[limit - 1].id.description : nil))
        }
    }

    private var show: Endpoint {
        Endpoint(
            method: .get, path: "/orders/{id}",
            summary: "One order with its lines, every message of the shop about it and every posting",
            tag: "Commerce",
            answer: OrderStoryAnswer.shape
        ) { [room] request in
            try .json(OrderStoryAnswer(try await room.order(try request.id("id"), by: try request.caller())))
        }
    }

    private var oversold: Endpoint {
        Endpoint(
            method: .get, path: "/oversales",
            summary: "What shops sold beyond their lots and have not taken back, newest first",
            tag: "Commerce",
            query: [.limit, .after], answer: .page(of: OversaleAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            let found = try await room.oversold(
                before: try request.after(), limit: limit + 1, by: try request.caller())
            return try .json(
                PageOf(
                    items: found.prefix(limit).map(OversaleAnswer.init),
                    next: found.count > limit ? found[limit - 1].sale.id.description : nil))
        }
    }
}
