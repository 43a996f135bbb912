import Contracts
import Crypto
import Distribution
import EventLog
import Foundation
import Imaging
import Media
import Members
import Storage
import Synchronization
import TestKit
import Testing
import Values

@testable import Channels

/// The whole machinery with an adapter, and a line to the double on which two requests in five go wrong.
@Suite(.serialized) struct `In a storm, contract test,` {
    private struct Story: Decodable {
        let title: String?
        let article_title: String?
        let id: String?
        let content: String?
    }

    private struct WeChatState: Decodable {
        struct Draft: Decodable {}
        let published: [Story]
        let drafts: [String: Draft]
    }
    private struct QiehaoState: Decodable { let articles: [Story] }
    private struct QQState: Decodable { let messages: [Story] }

    @Test(.enabled(if: isThere("WECHAT")), arguments: [1, 2] as [UInt64])
    func `an official account shows each article once, and nothing that was recalled`(seed: UInt64) async throws {
        let door = try DoubleDoor("WECHAT")
        let settings: [String: EnteredValue] = [
            "app_id": .text("wx0123456789abcdef"), "api_address": .text(door.address),
        ]
        try await Weather.with(.of("wechat"), settings, ["secret": "0123456789abcdef0123456789abcdef"], seed: seed) {
            weather in
            try await weather.publish(12)
            try await weather.recall([2, 5, 7])
            try await weather.clear()
            let state: WeChatState = try await door.state()
            #expect(state.published.compactMap(\.title).sorted() == weather.titles(but: [2, 5, 7]))
            #expect(state.drafts.isEmpty)
            #expect(try await weather.states() == Array(repeating: .published, count: 9))
        }
    }

    @Test(.enabled(if: isThere("WECHAT")), arguments: [4] as [UInt64])
    func `an official account that publishes by hand has one true draft of each`(seed: UInt64) async throws {
        struct State: Decodable {
            struct Draft: Decodable { let title: String }
            let published: [Story]
            let drafts: [String: Draft]
        }
        let door = try DoubleDoor("WECHAT")
        let settings: [String: EnteredValue] = [
            "app_id": .text("wx0123456789abcdef"), "finish": .text("draft"), "api_address": .text(door.address),
        ]
        try await Weather.with(.of("wechat"), settings, ["secret": "0123456789abcdef0123456789abcdef"], seed: seed) {
            weather in
            try await weather.publish(8)
            try await weather.publish(8, number: 2)
            try await weather.recall([3])
            try await weather.clear()
            let state: State = try await door.state()
            #expect(state.published.isEmpty)
            #expect(state.drafts.values.map(\.title).sorted() == weather.titles(but: [3], number: 2))
        }
    }

    @Test(.enabled(if: isThere("QIEHAO")), arguments: [1, 2] as [UInt64])
    func `企鹅号 shows each article once`(seed: UInt64) async throws {
        let door = try DoubleDoor("QIEHAO")
        let settings: [String: EnteredValue] = [
            "client_id": .text("0123456789abcdef0123456789abcdef"), "daily": .number(1_000),
            "api_address": .text(door.address),
            "auth_address": .text(door.address),
        ]
        try await Weather.with(
            .of("qiehao"), settings, ["client_secret": "fedcba9876543210fedcba9876543210"], seed: seed
        ) { weather in
            try await weather.publish(12)
            try await weather.clear()
            let state: QiehaoState = try await door.state()
            #expect(state.articles.compactMap(\.article_title).sorted() == weather.titles())
            #expect(try await weather.states() == Array(repeating: .published, count: 12))
        }
    }

    @Test(.enabled(if: isThere("QQ")), arguments: [1, 2] as [UInt64])
    func `a QQ bot sends nothing twice, and says of which it does not know`(seed: UInt64) async throws {
        let door = try DoubleDoor("QQ")
        let settings: [String: EnteredValue] = [
            "app_id": .text("102000001"), "place": .text("channel"), "target": .text("1661124"),
            "api_address": .text(door.address), "auth_address": .text(door.address),
        ]
        try await Weather.with(.of("qq"), settings, ["secret": "DG5g3B4j9X2KOErG"], seed: seed) { weather in
            try await weather.publish(20)
            try await weather.clear()
            let state: QQState = try await door.state()
            let shown = state.messages.compactMap(\.content).map { String($0.prefix { $0 != "\n" }) }
            #expect(Set(shown).count == shown.count)
            let states = try await weather.states()
            #expect(states.count { $0 == .published } + states.count { $0 == .unconfirmed } == 20)
            // What counts as published is there; what is not there is not claimed.
            #expect(shown.count >= states.count { $0 == .published })
        }
    }
}

/// A room with one channel on a stormy line, and articles of a picture each.
private struct Weather {
    static let publisher = Caller(member: MemberID(7), organization: OrganizationID(8), roles: [.publisher, .admin])

    let world: World
    let room: DistributionRoom
    let shelf: Shelf
    let outbound: StormyOutbound
    let channel: ChannelID
    let picture: MediaID

    static func with(
        _ contestant: Contestant, _ settings: [String: EnteredValue], _ credentials: [String: String], seed: UInt64,
        _ body: (Weather) async throws -> Void
    ) async throws {
        try await World.on(.sqlite, [.members, .media, .distribution] + contestant.schemas) { world in
            try await withTemporaryFolder { folder in
                let ground = world.ground
                let photographs = try MediaRoom(ground: ground, folder: folder + "/media", images: VipsImageProcessor())
                let author = Caller(member: MemberID(11), organization: OrganizationID(10), roles: [.author])
                let pixels = (0..<320 * 240).flatMap { index -> [UInt8] in [UInt8(truncatingIfNeeded: index), 140, 40] }
                let photograph = try await VipsImageProcessor().drawing(pixels, width: 320, height: 240)
                let picture = try await photographs.store(photograph, as: .picture, by: author).id
                let outbound = StormyOutbound(
                    try HTTPOutbound(agent: "Terrace/test", clock: world.clock, allowsPrivateTargets: true), seed: seed)
                let adapter = contestant.adapter(
                    Contestant.Means(
                        ground: ground, outbound: outbound, media: RoomMedia(photographs), files: NoFiles(),
                        clock: world.clock))
                let shelf = Shelf()
                var pace = DeliveryPace()
                pace.breakerFailures = 10_000
                let room = DistributionRoom(
                    ground: ground, editions: shelf, referrals: ReferralSeal(key: SymmetricKey(size: .bits256)),
                    channels: [adapter], keys: CredentialKeys(SymmetricKey(size: .bits256)), webhooks: NoHooks(),
                    pace: pace)
                let channel = try await room.addChannel(
                    NewChannel(
                        kind: adapter.kind, name: "storm", settings: settings,
                        credentials: ChannelCredentials(credentials),
                        isAutomatic: true), by: publisher)
                try await body(
                    Weather(
                        world: world, room: room, shelf: shelf, outbound: outbound, channel: channel.id,
                        picture: picture))
            }
        }
    }

    private func edition(_ article: Int64, number: Int) -> Edition {
        Edition(
            article: ArticleID(article), revision: RevisionID(article * 1_000 + Int64(number)), number: number,
            group: TranslationGroupID(900 + article), slug: Slug("story-\(article)")!, language: .chinese,
            kind: .article,
            title: Self.title(article, number), summary: "五十吨橙子等人来",
            html: "<p>第 \(number) 稿</p>\n<figure><img src=\"/media/\(picture)/1280.jpg\" alt=\"枝头\" /></figure>\n",
            text: "第 \(number) 稿", markdown: "第 \(number) 稿", cover: .init(media: picture, alternativeText: "枝头"),
            pictures: [.init(media: picture, alternativeText: "枝头")], films: [], products: [], authorName: "田小妹",
            firstPublishedAt: world.clock.now(), updatedAt: world.clock.now(), translations: [])
    }

    private static func title(_ article: Int64, _ number: Int) -> String { "橙子的故事 \(article) 之 \(number)" }

    func titles(but left: Set<Int64> = [], number: Int = 1) -> [String] {
        shelf.articles.filter { !left.contains($0.raw) }.map { Self.title($0.raw, number) }.sorted()
    }

    func publish(_ count: Int64, number: Int = 1) async throws {
        for article in 1...count {
            let edition = edition(article, number: number)
            shelf.put(edition)
            try await tell(
                ArticlePublished(
                    article: edition.article, revision: edition.revision, number: number, group: edition.group,
                    slug: edition.slug, language: edition.language, kind: edition.kind, title: edition.title,
                    summary: edition.summary, products: [], facts: [], author: MemberID(3)))
            if article % 4 == 0 { try await pass(rounds: 2) }
        }
        try await pass(rounds: 3)
    }

    func recall(_ articles: [Int64]) async throws {
        for article in articles {
            shelf.remove(ArticleID(article))
            try await tell(ArticleWithdrawn(article: ArticleID(article), reason: "写错了产地"))
        }
        try await pass(rounds: 3)
    }

    /// The storm is over; time goes on until everything is where it should be.
    func clear() async throws {
        outbound.abate()
        // The longest wait between two tries is six hours.
        try await pass(rounds: 48, seconds: 1_801)
    }

    private func pass(rounds: Int, seconds: Int64 = 301) async throws {
        for _ in 0..<rounds {
            world.clock.advance(seconds: seconds)
            try await room.work()
        }
    }

    /// Where each article's newest operation is; what is wrong with it is shown with a failing test.
    func states() async throws -> [DeliveryState] {
        var states: [DeliveryState] = []
        for article in shelf.articles {
            for place in try await room.standing(of: article).places where place.channel.id == channel {
                guard let delivery = place.delivery else { continue }
                states.append(delivery.state)
                if ![.published, .unconfirmed].contains(delivery.state) {
                    Issue.record(
                        "\(article): \(delivery.operation) \(delivery.state) \(String(describing: delivery.problem))")
                }
            }
        }
        return states
    }

    private func tell(_ event: some Event) async throws {
        let outbox = world.outbox
        try await world.store.write { transaction in try outbox.record(event, in: transaction) }
        let room = room
        try await world.pump([
            Consumer("distribution", hears: .domain) { event, transaction in try room.hear(event, in: transaction) }
        ]).drain()
    }

    /// Answers for the room that keeps articles.
    final class Shelf: EditionSource {
        private let editions = Mutex<[ArticleID: Edition]>([:])

        var articles: [ArticleID] { editions.withLock { $0.keys.sorted() } }
        func edition(of article: ArticleID) async throws -> Edition? { editions.withLock { $0[article] } }
        func put(_ edition: Edition) { editions.withLock { $0[edition.article] = edition } }
        func remove(_ article: ArticleID) { editions.withLock { $0[article] = nil } }
    }

    private struct NoFiles: LinkedFiles {
        func files(of media: [MediaID]) async throws -> [MediaID: LinkedFile] { [:] }
    }

    private struct NoHooks: WebhookSender {
        func allows(_ address: String) -> Bool { false }
        func post(_ body: [UInt8], to address: String, headers: [(name: String, value: String)]) async -> WebhookReply {
            .failed("nobody listens")
        }
    }
}
