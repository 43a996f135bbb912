import Contracts

/// The start of the workspace: what each role works with, in the order in which the data walks through the house.
struct DeskPages: Sendable {
    let house: House

    var pages: [Page] {
        [
            .get("/desk", isForMembers: true) { request in
                try house.renderer.page("desk/start", for: request, Desk(for: try request.caller(), in: house, request))
            }
        ]
    }
}

/// The groups of links that a caller's roles open.
struct Desk {
    struct Group {
        let title: String
        let links: [Link]
    }

    struct Link {
        let address: String
        let title: String
        let explanation: String
    }

    let groups: [Group]

    init(for caller: Caller, in house: House, _ request: WebRequest) {
        func text(_ key: String) -> String { house.renderer.text("desk." + key, request) }
        groups = Self.map.compactMap { group in
            let links = group.links.filter { link in link.roles.isEmpty || link.roles.contains { caller.has($0) } }
            guard !links.isEmpty else { return nil }
            return Group(
                title: text(group.key),
                links: links.map {
                    Link(
                        address: $0.address, title: text("\($0.key).title"), explanation: text("\($0.key).explanation"))
                })
        }
    }

    private typealias Entry = (address: String, key: String, roles: [Role])

    private static let map: [(key: String, links: [Entry])] = [
        (
            "sourcing",
            [
                ("/desk/nominations", "nominations", [.nominator, .assessor, .auditor]),
                ("/desk/visits", "visits", [.assessor, .auditor]),
                ("/desk/lots", "lots", [.nominator, .assessor, .merchant, .auditor]),
            ]
        ),
        (
            "stories",
            [
                ("/desk/articles", "articles", [.author, .editor, .publisher]),
                ("/desk/reviews", "reviews", [.editor, .publisher]),
                ("/desk/channels", "channels", [.publisher, .marketer, .author, .editor]),
                ("/desk/newsletter", "newsletter", [.publisher, .marketer]),
                ("/desk/webhooks", "webhooks", [.publisher]),
            ]
        ),
        (
            "selling",
            [
                ("/desk/campaigns", "campaigns", [.marketer, .auditor]),
                ("/desk/marketplaces", "marketplaces", [.merchant]),
                ("/desk/listings", "listings", [.merchant]),
                ("/desk/orders", "orders", [.merchant, .auditor]),
                ("/desk/stock", "stock", [.merchant, .auditor]),
            ]
        ),
        (
            "house",
            [
                ("/desk/account", "account", []),
                ("/desk/organizations", "organizations", [.admin]),
                ("/desk/members", "members", [.admin]),
                ("/desk/audit", "audit", [.auditor]),
            ]
        ),
    ]
}
