import Contracts
import Crypto
import Distribution
import EventLog
import FoundationEssentials
import Members
import Storage
import Synchronization
import TestKit
import Values

@testable import Channels

/// Our side of the fediverse in a test: the real room and the real channel on a real store, with one actor, `baojing`.
struct FederatedVillage {
    static let publisher = Caller(member: MemberID(7), organization: OrganizationID(8), roles: [.publisher])
    static let actor = "https://terrace.example/actors/baojing"

    let world: World
    let shelf: FederatedShelf
    let adapter: ActivityPubChannel
    let room: DistributionRoom
    let channel: ChannelID
    let servers: OtherServers

    static func on<Answer>(
        _ engine: Engine = .sqlite, pace: DeliveryPace = DeliveryPace(),
        _ body: (FederatedVillage) async throws -> Answer
    ) async throws -> Answer {
        try await World.on(engine, [.members, .distribution, .activityPubChannel]) { world in
            let servers = OtherServers(clock: world.clock)
            let village = try await FederatedVillage(
                world, outbound: servers, servers: servers, address: SiteAddress("https://terrace.example")!,
                pace: pace)
            let made = try await village.get("/actors/baojing")
            servers.believes(made["publicKey"]?["publicKeyPem"]?.text ?? "")
            return try await body(village)
        }
    }

    init(
        _ world: World, outbound: any Outbound, servers: OtherServers, address: SiteAddress,
        pace: DeliveryPace = DeliveryPace()
    ) async throws {
        self.world = world
        self.servers = servers
        shelf = FederatedShelf()
        adapter = ActivityPubChannel(
            ground: world.ground, address: address, outbound: outbound, files: FederatedFiles(),
            vault: ActorKeyVault(SymmetricKey(data: Array(repeating: 3, count: 32))), pace: pace,
            version: "1.2.3")
        room = DistributionRoom(
            ground: world.ground, editions: shelf,
            referrals: ReferralSeal(key: SymmetricKey(data: Array(repeating: 7, count: 32))), channels: [adapter],
            keys: CredentialKeys(SymmetricKey(data: Array(repeating: 9, count: 32))), webhooks: NoWebhooks())
        channel = try await room.addChannel(
            NewChannel(
                kind: .activityPub, name: "联邦",
                settings: [
                    "preferredUsername": .text("baojing"), "displayName": .text("保靖农人"), "aliases": .text("oranges"),
                ], isAutomatic: true), by: Self.publisher
        ).id
        try await adapter.work(room.desk)
    }

    // What we do.

    func release(_ edition: Edition) async throws {
        shelf.put(edition)
        let told = ArticlePublished(
            article: edition.article, revision: edition.revision, number: edition.number, group: edition.group,
            slug: edition.slug, language: edition.language, kind: edition.kind, title: edition.title,
            summary: edition.summary, products: edition.products, facts: [], author: MemberID(3))
        try await tell { outbox, transaction in try outbox.record(told, in: transaction) }
    }

    func withdraw(_ article: ArticleID) async throws {
        shelf.remove(article)
        try await tell { outbox, transaction in
            try outbox.record(ArticleWithdrawn(article: article, reason: "写错了产地"), in: transaction)
        }
    }

    private func tell(_ body: @escaping @Sendable (Outbox, Transaction) throws -> Void) async throws {
        let outbox = world.outbox
        let room = room
        try await world.store.write { transaction in try body(outbox, transaction) }
        try await world.pump([
            Consumer("distribution", hears: .domain) { event, transaction in try room.hear(event, in: transaction) }
        ]).drain()
        try await room.work()
        try await adapter.work(room.desk)
    }

    /// The key under which an article stands.
    func key(of article: ArticleID = ArticleID(1)) async throws -> String? {
        try await room.standing(of: article).places.first { $0.channel.id == channel }?.publication.key.description
    }

    func returned(to article: ArticleID = ArticleID(1)) async throws -> [ReturnedItem] {
        try await room.returned(to: article, limit: 100, by: Self.publisher)
    }

    // What others do.

    func get(_ path: String, accept: String = "application/activity+json") async throws -> ActivityJSON {
        let answer = try await ask("GET", path, headers: [(name: "accept", value: accept)])
        return try ActivityJSONReader.read(answer.body)
    }

    func ask(
        _ method: String, _ path: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []
    ) async throws -> InboundAnswer {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        var query: [String: String] = [:]
        for pair in parts.count > 1 ? parts[1].split(separator: "&") : [] {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            query[sides[0]] = Self.decoded(sides.count > 1 ? sides[1] : "")
        }
        for route in adapter.inbound where route.method == method {
            guard let parameters = Self.match(route.path, parts[0]) else { continue }
            return try await route.answer(
                InboundRequest(
                    method: method, path: parts[0], query: query, parameters: parameters, headers: headers, body: body))
        }
        return InboundAnswer(status: 404)
    }

    /// An activity that somebody signs and posts; `change` may spoil the request on its way.
    @discardableResult
    func post(
        _ activity: ActivityJSON, by person: OtherServers.Person, to path: String = "/inbox",
        _ scheme: SignatureScheme = .cavage, at moment: Instant? = nil, isWorking: Bool = true,
        change: (inout SignedMessage) -> SignedMessage? = { _ in nil }
    ) async throws -> Int {
        var message = SignedMessage(
            method: "POST", scheme: "https", authority: "terrace.example", target: path,
            headers: [(name: "content-type", value: "application/activity+json")], body: activity.bytes)
        let now = moment ?? world.clock.now()
        message.headers +=
            scheme == .cavage
            ? CavageSignature.sign(message, by: person.keys, at: now)
            : MessageSignature.sign(message, by: person.keys, at: now)
        if let changed = change(&message) { message = changed }
        let answer = try await ask("POST", path, headers: message.headers, body: message.body)
        if isWorking { try await adapter.work(room.desk) }
        return answer.status
    }

    @discardableResult
    func follow(
        by person: OtherServers.Person, number: Int = 1, _ scheme: SignatureScheme = .cavage
    ) async throws -> Int {
        try await post(
            [
                "@context": "https://www.w3.org/ns/activitystreams", "id": "\(person.id)/follows/\(number)",
                "type": "Follow",
                "actor": .text(person.id), "object": .text(Self.actor),
            ], by: person, to: "/actors/baojing/inbox", scheme)
    }

    static func match(_ pattern: String, _ path: String) -> [String: String]? {
        let wanted = pattern.split(separator: "/")
        let given = path.split(separator: "/")
        guard wanted.count == given.count else { return nil }
        var parameters: [String: String] = [:]
        for (want, part) in zip(wanted, given) {
            if want.hasPrefix("{") {
                parameters[String(want.dropFirst().dropLast())] = String(part)
            } else if want != part {
                return nil
            }
        }
        return parameters
    }

    private static func decoded(_ text: String) -> String {
        var out: [UInt8] = []
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: bytes.prefix(2), as: UTF8.self), radix: 16)
            {
                out.append(code)
                bytes = bytes.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// Nobody outside is told of publications here.
private struct NoWebhooks: WebhookSender {
    func allows(_ address: String) -> Bool { false }
    func post(_ body: [UInt8], to address: String, headers: [(name: String, value: String)]) async -> WebhookReply {
        .status(404, retryAfter: nil)
    }
}

/// Answers for the room that keeps articles: what lies here is released.
final class FederatedShelf: EditionSource {
    private let editions = Mutex<[ArticleID: Edition]>([:])
    func edition(of article: ArticleID) async throws -> Edition? { editions.withLock { $0[article] } }
    func put(_ edition: Edition) { editions.withLock { $0[edition.article] = edition } }
    func remove(_ article: ArticleID) { editions.withLock { $0[article] = nil } }
}

/// Answers for the room that keeps pictures.
struct FederatedFiles: LinkedFiles {
    func files(of media: [MediaID]) async throws -> [MediaID: LinkedFile] {
        Dictionary(
            media.map { id in
                let isFilm = id.raw >= 88
                return (
                    id,
                    LinkedFile(
                        address: isFilm ? "/media/\(id)/film" : "/media/\(id)/1280.jpg",
                        contentType: isFilm ? "video/mp4" : "image/jpeg", length: 1_000)
                )
            }
        ) { $1 }
    }
}

extension Edition {
    static func federated(
        _ article: Int64 = 1, number: Int = 1, title: String = "十月的保靖橙子", summary: String = "五十吨橙子等人来",
        html: String = "<p>一箱五公斤，¥28.00</p>", language: Language = .chinese, films: [MediaID] = [],
        pictures: [Picture] = [Picture(media: MediaID(77), alternativeText: "枝头的橙子")]
    ) -> Edition {
        Edition(
            article: ArticleID(article), revision: RevisionID(article * 1_000 + Int64(number)), number: number,
            group: TranslationGroupID(900 + article), slug: Slug("story-\(article)")!, language: language,
            kind: .article,
            title: title, summary: summary, html: html, text: "一箱五公斤", markdown: "一箱五公斤",
            cover: pictures.first, pictures: pictures, films: films, products: [ProductID(50)], authorName: "田小妹",
            firstPublishedAt: Instant(iso8601: "2026-11-24T08:00:00+08:00")!,
            updatedAt: Instant(iso8601: "2026-11-24T08:00:00+08:00")!, translations: [])
    }
}
