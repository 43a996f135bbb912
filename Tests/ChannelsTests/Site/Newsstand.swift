import Contracts
import Distribution
import FoundationEssentials
import Members
import Storage
import TestKit
import Values

@testable import Channels

/// The site as a channel with its hub, on a real store, reached over real HTTP.
struct Newsstand {
    let world: World
    let site: SiteChannel
    let host: RouteHost
    let channel: Channel

    @discardableResult
    static func on<Answer>(
        _ engine: Engine, hubs: [String] = [], _ body: (Newsstand) async throws -> Answer
    ) async throws -> Answer {
        try await World.on(engine, [.members, .siteChannel, .webSub]) { world in
            let host = try await RouteHost()
            let outbound = try HTTPOutbound(
                agent: "Terrace/test", clock: world.clock, allowsPrivateTargets: true)
            let site = SiteChannel(
                ground: world.ground, address: SiteAddress(host.address)!, files: SeasonFiles(),
                outbound: outbound)
            host.mount(site.inbound)
            let json = String(
                decoding: try JSONEncoder().encode(["hubs": hubs.joined(separator: "\n")]), as: UTF8.self)
            let channel = Channel(
                id: ChannelID(1), kind: .site, name: "Terrace", settings: ChannelSettings(json: json)!,
                isAutomatic: true,
                madeAt: world.clock.now(), madeBy: nil, switchedOff: nil)
            let answer = try await body(Newsstand(world: world, site: site, host: host, channel: channel))
            try await host.close()
            return answer
        }
    }

    private func copy(_ edition: Edition) -> ChannelCopy {
        ChannelCopy(
            publication: PublicationID(30 + edition.article.raw), article: edition.article, channel: channel,
            key: PublicationKey(
                "3kabcdefgh2z\(["2", "3", "4", "5", "6", "7"][Int(edition.article.raw % 6)])")!,
            reference: nil, referral: "rid-7")
    }

    func publish(_ edition: Edition) async throws {
        let copy = copy(edition)
        _ = try await site.create(try site.render(edition, for: copy), prepared: .none, for: copy)
    }

    func recall(_ edition: Edition) async throws { _ = try await site.delete(copy(edition)) }

    /// Lets the hub do what can be done now.
    func work() async throws { _ = try await site.hub!.round() }

    func feed(_ feed: SiteFeed) async throws -> String {
        String(decoding: try await site.copies.document(feed).body, as: UTF8.self)
    }

    func ask(_ form: String) async throws -> InboundAnswer {
        let route = site.inbound.first { $0.path == "/hub" }!
        return try await route.answer(
            InboundRequest(
                method: "POST", path: "/hub", query: [:], parameters: [:], headers: [], body: Array(form.utf8)
            ))
    }

    func count(_ table: Statement) async throws -> Int {
        try await world.store.read { transaction in try transaction.value("SELECT count(*) FROM \(table)") }
    }
}

/// 77 and 78 are pictures, 88 and 89 films.
struct SeasonFiles: LinkedFiles {
    func files(of media: [MediaID]) async throws -> [MediaID: LinkedFile] {
        var files: [MediaID: LinkedFile] = [:]
        for id in media where [77, 78].contains(id.raw) {
            files[id] = LinkedFile(
                address: "/media/\(id)/1280.jpg", contentType: "image/jpeg", length: 123_456)
        }
        for id in media where [88, 89].contains(id.raw) {
            files[id] = LinkedFile(address: "/media/\(id)/film", contentType: "video/mp4", length: 9_876_543)
        }
        return files
    }
}

extension Edition {
    static func story(
        _ article: Int64 = 1, number: Int = 1, title: String = "十月的保靖橙子", films: [Int64] = [],
        pictures: [Int64] = [77]
    ) -> Edition {
        let published = Instant(iso8601: "2026-11-24T08:00:00+08:00")!
        return Edition(
            article: ArticleID(article), revision: RevisionID(article * 1_000 + Int64(number)),
            number: number,
            group: TranslationGroupID(900), slug: Slug("story-\(article)")!, language: .chinese,
            kind: .article,
            title: title, summary: "五十吨橙子 & more <等人来>", html: "<p>一箱五公斤</p>", text: "一箱五公斤",
            markdown: "一箱五公斤",
            cover: Picture(media: MediaID(77), alternativeText: "枝头的\"橙子\""),
            pictures: pictures.map { Picture(media: MediaID($0), alternativeText: "图 \($0)") },
            films: films.map { MediaID($0) },
            products: [], authorName: "田小妹", firstPublishedAt: published.adding(seconds: article),
            updatedAt: published.adding(seconds: article), translations: [])
    }
}
