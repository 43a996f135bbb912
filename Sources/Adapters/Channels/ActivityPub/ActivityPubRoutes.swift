import Contracts
import Distribution
import Members
import Storage
import Values

/// What the fediverse asks of us: WebFinger and NodeInfo, actors, inboxes, outboxes, followers, objects.
struct ActivityPubRoutes: Sendable {
    let actors: LocalActors
    let gate: InboxGate
    let inbox: Inbox
    let version: String
    var addresses: ActivityPubAddresses { actors.addresses }

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

    func named(_ request: InboundRequest) async throws -> LocalActor? {
        guard let name = request.parameters["name"], let actor = try await actors.find(name: name), actor.name == name
        else {
            return nil
        }
        return actor
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
