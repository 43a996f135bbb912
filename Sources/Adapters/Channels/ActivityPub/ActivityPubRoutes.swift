import Contracts
import Distribution
import Members
import Storage
import Values

/// What the fediverse asks of us: WebFinger and NodeInfo, actors, inboxes, outboxes, followers, objects.
struct ActivityPubRoutes: Sendable {
    private static let inOnePage = 10
    private static let followersInOnePage = 50

    let actors: LocalActors
    let gate: InboxGate
    let inbox: Inbox
    let version: String
    private var addresses: ActivityPubAddresses { actors.addresses }

    var all: [InboundRoute] {
        [
            get("/.well-known/webfinger", webFinger),
            get("/.well-known/nodeinfo", nodeInfoLinks),
            get("/nodeinfo/2.1", nodeInfo),
            get("/actors/{name}", actor),
            get("/actors/{name}/outbox", outbox),
            get("/actors/{name}/followers", followers),
            get("/actors/{name}/following", following),
            get("/objects/{key}", object),
            get("/objects/{key}/create", creation),
            InboundRoute(method: "POST", path: "/inbox", mostBytes: InboxGate.mostBytes) { try await receive($0) },
            InboundRoute(method: "POST", path: "/actors/{name}/inbox", mostBytes: InboxGate.mostBytes) { request in
                guard let name = request.parameters["name"], try await actors.find(name: name) != nil else {
                    return .activityProblem(404, "there is no such actor")
                }
                return try await receive(request)
            },
        ]
    }

    private func get(
        _ path: String, _ answer: @escaping @Sendable (InboundRequest) async throws -> InboundAnswer
    ) -> InboundRoute { InboundRoute(method: "GET", path: path, answer: answer) }

    private func receive(_ request: InboundRequest) async throws -> InboundAnswer {
        do {
            if let admitted = try await gate.admit(request) { try await inbox.take(admitted) }
            return InboundAnswer(status: 202)
        } catch let refusal as InboxRefusal {
            return .activityProblem(refusal.status, refusal.said)
        }
    }

    // How we are found.

    private func webFinger(_ request: InboundRequest) async throws -> InboundAnswer {
        guard let resource = request.query["resource"] else { return .activityProblem(400, "`resource` is missing") }
        let documents = ActorDocument(addresses: addresses)
        guard let name = documents.name(in: resource), let actor = try await actors.find(name: name) else {
            return .activityProblem(404, "there is nobody of that name")
        }
        return .activity(
            documents.webFinger(of: actor), type: "application/jrd+json",
            headers: [(name: "access-control-allow-origin", value: "*"), (name: "cache-control", value: "max-age=300")])
    }

    private func nodeInfoLinks(_ request: InboundRequest) async throws -> InboundAnswer {
        let link: ActivityJSON = [
            "rel": "http://nodeinfo.diaspora.software/ns/schema/2.1",
            "href": .text(addresses.site.full("/nodeinfo/2.1")),
        ]
        return .activity(["links": [link]], type: "application/json")
    }

    private func nodeInfo(_ request: InboundRequest) async throws -> InboundAnswer {
        let (users, posts) = try await actors.ground.store.read { transaction in
            (try ActorTable().count(in: transaction), try ObjectTable().count(of: nil, in: transaction))
        }
        let document: ActivityJSON = [
            "version": "2.1", "software": ["name": "terrace", "version": .text(version)], "protocols": ["activitypub"],
            "services": ["inbound": [], "outbound": []], "openRegistrations": false,
            "usage": ["users": ["total": .integer(users)], "localPosts": .integer(posts)], "metadata": [:],
        ]
        return .activity(
            document, type: "application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.1#\"")
    }

    private func actor(_ request: InboundRequest) async throws -> InboundAnswer {
        guard let actor = try await named(request) else { return .activityProblem(404, "there is no such actor") }
        if request.wantsPage { return .moved(to: addresses.site.full("/")) }
        let document = ActorDocument(addresses: addresses).json(of: actor)
        return .activity(document.with(["@context": ActorDocument.context]), for: request)
    }

    private func named(_ request: InboundRequest) async throws -> LocalActor? {
        guard let name = request.parameters["name"], let actor = try await actors.find(name: name), actor.name == name
        else {
            return nil
        }
        return actor
    }

    // What we said.

    private func outbox(_ request: InboundRequest) async throws -> InboundAnswer {
        guard let actor = try await named(request) else { return .activityProblem(404, "there is no such actor") }
        let address = addresses.outbox(actor.name)
        guard request.query["page"] != nil || request.query["before"] != nil else {
            let count = try await actors.ground.store.read { transaction in
                try ObjectTable().count(of: actor.channel, in: transaction)
            }
            return .activity(Self.collection(address, count), for: request)
        }
        guard let cursor = request.cursor(OutboxCursor.init) else {
            return .activityProblem(400, "`before` is no cursor")
        }
        let found = try await actors.ground.store.read { transaction in
            try ObjectTable().outbox(of: actor.channel, before: cursor, limit: Self.inOnePage + 1, in: transaction)
        }
        let shown = found.prefix(Self.inOnePage)
        let documents = ArticleDocument(addresses: addresses)
        let next = found.count > Self.inOnePage ? shown.last.map { OutboxCursor($0).text } : nil
        return .activity(
            Self.page(address, shown.compactMap { documents.creation($0, by: actor.name) }, request, next: next),
            for: request)
    }

    private func followers(_ request: InboundRequest) async throws -> InboundAnswer {
        guard let actor = try await named(request) else { return .activityProblem(404, "there is no such actor") }
        let address = addresses.followers(actor.name)
        guard request.query["page"] != nil || request.query["before"] != nil else {
            let count = try await actors.ground.store.read { transaction in
                try FollowerTable().count(of: actor.channel, in: transaction)
            }
            return .activity(Self.collection(address, count), for: request)
        }
        guard let cursor = request.cursor(FollowerCursor.init) else {
            return .activityProblem(400, "`before` is no cursor")
        }
        let found = try await actors.ground.store.read { transaction in
            try FollowerTable().page(
                of: actor.channel, before: cursor, limit: Self.followersInOnePage + 1, in: transaction)
        }
        let shown = found.prefix(Self.followersInOnePage)
        let next = found.count > Self.followersInOnePage ? shown.last.map { FollowerCursor($0).text } : nil
        return .activity(Self.page(address, shown.map { .text($0.actor) }, request, next: next), for: request)
    }

    /// Our actors follow nobody.
    private func following(_ request: InboundRequest) async throws -> InboundAnswer {
        guard let actor = try await named(request) else { return .activityProblem(404, "there is no such actor") }
        return .activity(
            [
                "@context": ArticleDocument.context, "id": .text(addresses.following(actor.name)),
                "type": "OrderedCollection", "totalItems": 0, "orderedItems": [],
            ], for: request)
    }

    private static func collection(_ address: String, _ count: Int64) -> ActivityJSON {
        [
            "@context": ArticleDocument.context, "id": .text(address), "type": "OrderedCollection",
            "totalItems": .integer(count), "first": "\(address)?page=true",
        ]
    }

    private static func page(
        _ address: String, _ items: [ActivityJSON], _ request: InboundRequest, next: String?
    ) -> ActivityJSON {
        let own = request.query["before"].map { "\(address)?before=\(queryEscaped($0))" } ?? "\(address)?page=true"
        let page: ActivityJSON = [
            "@context": ArticleDocument.context, "id": .text(own), "type": "OrderedCollectionPage",
            "partOf": .text(address),
            "orderedItems": .list(items),
        ]
        return page.with(["next": next.map { "\(address)?before=\(queryEscaped($0))" } ?? .null])
    }

    private func object(_ request: InboundRequest) async throws -> InboundAnswer {
        guard let object = try await known(request) else { return .activityProblem(404, "there is no such object") }
        let documents = ArticleDocument(addresses: addresses)
        if let deletedAt = object.deletedAt {
            return .activity(documents.tombstone(object.key, deletedAt: deletedAt), for: request, status: 410)
        }
        if request.wantsPage { return .moved(to: object.page) }
        guard let article = documents.shown(object) else { return .activityProblem(404, "there is no such object") }
        return .activity(article.with(["@context": ArticleDocument.context]), for: request)
    }

    private func creation(_ request: InboundRequest) async throws -> InboundAnswer {
        guard let object = try await known(request), object.deletedAt == nil,
            let actor = try await actors.ground.store.read({ try ActorTable().find(object.channel, in: $0) }),
            let creation = ArticleDocument(addresses: addresses).creation(object, by: actor.name)
        else { return .activityProblem(404, "there is no such activity") }
        return .activity(creation, for: request)
    }

    private func known(_ request: InboundRequest) async throws -> FederatedObject? {
        guard let key = request.parameters["key"], key.utf8.count <= 64 else { return nil }
        return try await actors.ground.store.read { transaction in try ObjectTable().find(key, in: transaction) }
    }
}

private func queryEscaped(_ text: String) -> String {
    var out = ""
    for byte in text.utf8 {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            out.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            out += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
        }
    }
    return out
}

extension InboundRequest {
    /// Browsers ask for pages, servers for activities.
    fileprivate var wantsPage: Bool {
        guard let accept = header("accept")?.lowercased() else { return false }
        return accept.contains("text/html") && !accept.contains("activity+json") && !accept.contains("ld+json")
    }

    /// Nil when there is one that cannot be read; an inner nil when there is none.
    fileprivate func cursor<Cursor>(_ read: (String) -> Cursor?) -> Cursor?? {
        guard let text = query["before"] else { return .some(nil) }
        return read(text).map { .some($0) }
    }
}

extension InboundAnswer {
    fileprivate static func activity(
        _ document: ActivityJSON, for request: InboundRequest, status: Int = 200
    ) -> InboundAnswer {
        let accept = request.header("accept")?.lowercased() ?? ""
        let type =
            accept.contains("ld+json") && !accept.contains("activity+json")
            ? "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"" : "application/activity+json"
        return activity(document, type: type, headers: [(name: "vary", value: "Accept")], status: status)
    }

    fileprivate static func activity(
        _ document: ActivityJSON, type: String, headers: [(name: String, value: String)] = [], status: Int = 200
    ) -> InboundAnswer {
        InboundAnswer(status: status, headers: [(name: "content-type", value: type)] + headers, body: document.bytes)
    }

    fileprivate static func activityProblem(_ status: Int, _ said: String) -> InboundAnswer {
        activity(["error": .text(said)], type: "application/json", status: status)
    }

    fileprivate static func moved(to address: String) -> InboundAnswer {
        InboundAnswer(status: 303, headers: [(name: "location", value: address), (name: "vary", value: "Accept")])
    }
}
