import Distribution
import Members
import Storage

// What our actors have said, and to whom.
extension ActivityPubRoutes {
    private static let activitiesInOnePage = 10
    private static let followersInOnePage = 50

    func outbox(_ request: InboundRequest) async throws -> InboundAnswer {
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
            try ObjectTable().outbox(
                of: actor.channel, before: cursor, limit: Self.activitiesInOnePage + 1, in: transaction)
        }
        let shown = found.prefix(Self.activitiesInOnePage)
        let documents = ArticleDocument(addresses: addresses)
        let next = found.count > Self.activitiesInOnePage ? shown.last.map { OutboxCursor($0).text } : nil
        return .activity(
            Self.page(address, shown.compactMap { documents.creation($0, by: actor.name) }, request, next: next),
            for: request)
    }

    func followers(_ request: InboundRequest) async throws -> InboundAnswer {
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
    func following(_ request: InboundRequest) async throws -> InboundAnswer {
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
        let own =
            request.query["before"].map { "\(address)?before=\(activityQueryEscaped($0))" } ?? "\(address)?page=true"
        let page: ActivityJSON = [
            "@context": ArticleDocument.context, "id": .text(own), "type": "OrderedCollectionPage",
            "partOf": .text(address),
            "orderedItems": .list(items),
        ]
        return page.with(["next": next.map { "\(address)?before=\(activityQueryEscaped($0))" } ?? .null])
    }
}
