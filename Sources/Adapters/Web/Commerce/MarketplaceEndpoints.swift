import Commerce
import Contracts
import HTTPTypes
import Values

/// `/marketplaces`
struct MarketplaceEndpoints: Sendable {
    let room: CommerceRoom

    var endpoints: [Endpoint] { [list, show, open, rotate, retire, switchOff, switchOn] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/marketplaces", summary: "All marketplaces, oldest first", tag: "Commerce",
            query: [.limit, .after], answer: .page(of: MarketplaceAnswer.shape)
        ) { [room] request in
            _ = try request.caller()
            let limit = try request.limit()
            let last: MarketplaceID? = try request.after()
            let found = try await room.marketplaces().filter { marketplace in
                last.map { marketplace.id > $0 } ?? true
            }
            return try .json(
                PageOf(
                    items: found.prefix(limit).map { MarketplaceAnswer($0) },
                    next: found.count > limit ? found[limit - 1].id.description : nil))
        }
    }

    private var show: Endpoint {
        Endpoint(
            method: .get, path: "/marketplaces/{id}", summary: "One marketplace", tag: "Commerce",
            answer: MarketplaceAnswer.shape
        ) { [room] request in
            _ = try request.caller()
            return try .json(MarketplaceAnswer(try await room.marketplace(try request.id("id"))))
        }
    }

    private struct New: Decodable {
        let name: String
        let kind: String
        let address: String
        let currency: String?
        let secret: String?
    }

    private var open: Endpoint {
        // An Idempotency-Key would keep the answer, and the secret with it, in the database: here it is not
        // honoured. The name is taken once.
        Endpoint(
            method: .post, path: "/marketplaces",
            summary: "Opens a marketplace; its webhook secret is in this answer alone", tag: "Commerce",
            body: .object([
                .required("name", .string),
                .required("kind", .choice(Marketplace.Kind.allCases.map(\.rawValue))),
                .required("address", .string),
                .optional("currency", .choice(Currency.allCases.map(\.rawValue))),
                .optional("secret", .string),
            ]),
            success: .created, answer: MarketplaceAnswer.shape
        ) { [room] request in
            let new = try request.json(New.self)
            let opened = try await room.openMarketplace(
                MarketplaceRequest(
                    name: new.name, kind: new.kind, address: new.address,
                    currency: new.currency ?? Currency.yuan.rawValue, secret: new.secret),
                by: try request.caller())
            return try .json(MarketplaceAnswer(opened.marketplace, secret: opened.secret), status: .created)
        }
    }

    private struct NewSecret: Decodable {
        let secret: String?
    }

    private struct SecretAnswer: Encodable {
        let secret: String
    }

    private var rotate: Endpoint {
        Endpoint(
            method: .post, path: "/marketplaces/{id}/secrets",
            summary: "A new webhook secret, in this answer alone; the one before holds until it is retired",
            tag: "Commerce", body: .object([.optional("secret", .string)]), success: .created,
            answer: .object([.required("secret", .string)])
        ) { [room] request in
            let wish = request.body.isEmpty ? nil : try request.json(NewSecret.self).secret
            let secret = try await room.rotateSecret(
                of: try request.id("id"), to: wish, by: try request.caller())
            return try .json(SecretAnswer(secret: secret), status: .created)
        }
    }

    private var retire: Endpoint {
        Endpoint(
            method: .delete, path: "/marketplaces/{id}/secrets/old",
            summary: "Ends a change of secrets: only the newest holds", tag: "Commerce", success: .noContent
        ) { [room] request in
            try await room.retireOldSecret(of: try request.id("id"), by: try request.caller())
            return .noContent
        }
    }

    private var switchOff: Endpoint {
        Endpoint(
            method: .post, path: "/marketplaces/{id}/switch-off",
            summary: "Takes a marketplace out of use: its webhooks are refused, its listings not offered",
            tag: "Commerce",
            body: .object([.required("reason", .string)]), answer: MarketplaceAnswer.shape
        ) { [room] request in
            let reason = try request.json(ReasonBody.self).reason
            return try .json(
                MarketplaceAnswer(
                    try await room.switchOff(try request.id("id"), because: reason, by: try request.caller()))
            )
        }
    }

    private var switchOn: Endpoint {
        Endpoint(
            method: .post, path: "/marketplaces/{id}/switch-on", summary: "Puts a marketplace back into use",
            tag: "Commerce", answer: MarketplaceAnswer.shape
        ) { [room] request in
            try .json(
                MarketplaceAnswer(try await room.switchOn(try request.id("id"), by: try request.caller())))
        }
    }
}

/// Why something is ended.
struct ReasonBody: Decodable {
    let reason: String
}

struct MarketplaceAnswer: Encodable, Sendable {
    let id: MarketplaceID
    let name: String
    let kind: String
    let address: String
    let currency: String
    /// Where its webhooks go.
    let webhookPath: String
    let openedAt: String
    let switchedOffAt: String?
    let switchedOffReason: String?
    /// Only in the answer that opened it.
    let secret: String?

    static let shape = Shape.object([
        .required("id", .identifier), .required("name", .string),
        .required("kind", .choice(Marketplace.Kind.allCases.map(\.rawValue))), .required("address", .string),
        .required("currency", .choice(Currency.allCases.map(\.rawValue))), .required("webhook_path", .string),
        .required("opened_at", .string), .optional("switched_off_at", .string),
        .optional("switched_off_reason", .string), .optional("secret", .string),
    ])

    init(_ marketplace: Marketplace, secret: String? = nil) {
        id = marketplace.id
        name = marketplace.name
        kind = marketplace.kind.rawValue
        address = marketplace.address
        currency = marketplace.currency.rawValue
        webhookPath = "/api/v1/marketplaces/\(marketplace.id)/webhooks"
        openedAt = marketplace.openedAt.iso8601
        switchedOffAt = marketplace.switchedOff?.at.iso8601
        switchedOffReason = marketplace.switchedOff?.reason
        self.secret = secret
    }
}
