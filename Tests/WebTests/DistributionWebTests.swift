import Channels
import Contracts
import Distribution
import EventLog
import Foundation
import HTTPTypes
import HummingbirdTesting
import Members
import NIOCore
import Testing
import Values

@testable import Terrace
@testable import Web

/// The demonstration's stories, as readers and the desk see them.
private struct Stand: Sendable {
    let reader: Desk
    let publisher: Desk
    let author: Desk
    let platform: Platform
    let article: String
    let password: String

    static let page = "/articles/baojing-de-chengzi"

    static func on(_ body: @escaping @Sendable (Stand) async throws -> Void) async throws {
        try await withPlatform { client, platform in
            _ = try await Demonstration(platform: platform).setUp(at: "http://terrace.test")
            let data = try Data(contentsOf: URL(fileURLWithPath: platform.settings.dataFolder + "/demo.json"))
            let demo = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
            let tokens = try #require(demo["tokens"] as? [String: String])
            let articles = try #require(demo["articles"] as? [[String: String]])
            let accounts = try #require(demo["accounts"] as? [[String: Any]])
            let login = try #require(accounts.first { $0["login"] as? String == "publisher" })
            try await body(
                Stand(
                    reader: Desk(client: client), publisher: Desk(client: client, token: tokens["publisher"]),
                    author: Desk(client: client, token: tokens["author"]), platform: platform,
                    article: try #require(articles.first { $0["slug"] == "baojing-de-chengzi" }?["id"]),
                    password: try #require(login["password"] as? String)))
        }
    }

    /// Delivers what was asked for, and lets everybody hear of it.
    func settle() async throws {
        try await platform.rooms.distribution.work()
        try await platform.pump.drain()
    }

    func referrals(_ html: String) -> Set<String> {
        Set(html.matches(of: /\/go\/([A-Za-z0-9_-]+)\?listing=/).map { String($0.1) })
    }
}

@Suite struct `A published story` {
    @Test func `is read with its offers, and counts as opened once by the impression that led to it`() async throws {
        try await Stand.on { stand in
            let plain = try await stand.reader.get(Stand.page)
            #expect(plain.status == .ok)
            #expect(plain.text.contains("<h1>保靖的橙子，挂在梯田上等人来</h1>"))
            #expect(
                plain.text.contains(#"<link rel="canonical" href="http://terrace.test/articles/baojing-de-chengzi">"#))
            #expect(plain.text.contains(#"hreflang="en" href="http://terrace.test/articles/the-oranges-of-baojing""#))
            #expect(plain.text.contains(#"<meta property="og:title" content="保靖的橙子，挂在梯田上等人来">"#))
            let data = try #require(plain.text.firstMatch(of: /<script type="application\/ld\+json">(.*)<\/script>/)).1
            let graph = try #require(
                (JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])?["@graph"] as? [[String: Any]])
            #expect(graph.map { $0["@type"] as? String } == ["Article", "Product"])
            let offer = try #require(graph[1]["offers"] as? [String: Any])
            #expect(offer["@type"] as? String == "AggregateOffer")
            #expect(offer["lowPrice"] as? String == "28.00")

            let copy = try #require(try await stand.platform.rooms.site.find(ArticleID(stand.article)!))
            #expect(stand.referrals(plain.text) == [copy.referral])
            let feed = try await stand.reader.get("/api/v1/feed?limit=10&reader=xiaomei").object()
            let items = try #require(feed["items"] as? [[String: Any]])
            func impression(of slug: String) throws -> String {
                let item = try #require(items.first { ($0["article"] as? [String: Any])?["slug"] as? String == slug })
                return try #require(item["impression"] as? String)
            }
            let own = try impression(of: "baojing-de-chengzi")
            let other = try #require(
                items.first { ($0["article"] as? [String: Any])?["slug"] as? String != "baojing-de-chengzi" }?[
                    "impression"]
                    as? String)
            #expect(stand.referrals(try await stand.reader.get(Stand.page + "?from=\(own)").text) == [own])
            #expect(stand.referrals(try await stand.reader.get(Stand.page + "?from=\(own)").text) == [own])
            #expect(stand.referrals(try await stand.reader.get(Stand.page + "?from=\(other)").text) == [copy.referral])
            #expect(stand.referrals(try await stand.reader.get(Stand.page + "?from=junk").text) == [copy.referral])
            let opened = try await stand.platform.log.read(.reader, after: 0, limit: 1_000)
                .compactMap { try $0.event.decoded(ArticleOpened.self) }
            #expect(opened.map(\.article) == [ArticleID(stand.article)!])
        }
    }

    @Test func `and its feeds need not be fetched again while nothing changed`() async throws {
        try await Stand.on { stand in
            for path in [Stand.page, "/feed.xml", "/atom.xml", "/feed.json", "/sitemap.xml"] {
                let first = try await stand.reader.get(path)
                #expect(first.status == .ok, "\(path)")
                let tag = try #require(first.headers[.eTag], "\(path)")
                let again = try await stand.reader.get(path, [.ifNoneMatch: tag])
                #expect(again.status == .notModified && again.body.readableBytes == 0, "\(path)")
                #expect(again.headers[.eTag] == tag, "\(path)")
                #expect(try await stand.reader.get(path, [.ifNoneMatch: "\"other\""]).status == .ok, "\(path)")
            }
            let feed = try await stand.reader.get("/feed.xml")
            let date = try #require(feed.headers[.lastModified])
            #expect(try await stand.reader.get("/feed.xml", [.ifModifiedSince: date]).status == .notModified)
            #expect(
                try await stand.reader.get("/feed.xml", [.ifModifiedSince: "Tue, 24 Nov 2020 00:00:00 GMT"]).status
                    == .ok)
            #expect(
                feed.headers[HTTPField.Name("Link")!]
                    == #"<http://terrace.test/hub>; rel="hub", <http://terrace.test/feed.xml>; rel="self""#)
            #expect(try await stand.reader.get("/robots.txt").text.contains("Sitemap: http://terrace.test/sitemap.xml"))
            #expect(
                try await stand.reader.get("/sitemap.xml").text.contains("http://terrace.test/products/baojing-oranges")
            )
        }
    }

    @Test func `is taken off and brought back by the desk, and each step is seen at once`() async throws {
        try await Stand.on { stand in
            let publications = "/api/v1/articles/\(stand.article)/publications"
            let before = try await stand.publisher.get(publications).object()
            #expect(before["reach"] as? String == "all")
            let place = try #require((before["items"] as? [[String: Any]])?.first)
            #expect(place["state"] as? String == "published")
            let channel = try #require(place["channel"] as? String)
            #expect(
                try await stand.author.post(publications, json: #"{"channels":["\#(channel)"]}"#).status == .forbidden)
            #expect(try await stand.reader.get(publications).status == .unauthorized)

            // At the desk, with the session's forms.
            let desk = try await stand.reader.signedIn("publisher", stand.password)
            let csrf = try await desk.csrf()
            let page = "/desk/channels/articles/\(stand.article)"
            #expect(try await desk.get("/desk/channels").text.contains(page))
            #expect(try await desk.get(page).text.contains("http://terrace.test/articles/baojing-de-chengzi"))
            let recalled = try await desk.post(page + "/recall", form: [("csrf", csrf)])
            #expect(recalled.headers[.location] == page + "?notice=taken_back")
            try await stand.settle()
            #expect(try await stand.reader.get(Stand.page).status == .gone)
            #expect(try await stand.reader.get("/feed.xml").text.contains("baojing-de-chengzi") == false)

            let refused = try await desk.post(page + "/publish", form: [("csrf", csrf), ("when", "2020-01-01T08:00")])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains(#"id="channels-error""#))
            let late = try await desk.post(
                page + "/publish", form: [("csrf", csrf), ("channels", channel), ("when", "2020-01-01T08:00")])
            #expect(late.status == .unprocessableContent)
            #expect(late.text.contains(#"id="when-error""#))
            #expect(try await desk.get("/desk/channels/list").text.contains("/desk/channels/\(channel)/off"))

            // And back by the API.
            let brought = try await stand.publisher.post(publications, json: #"{"channels":["\#(channel)"]}"#)
            #expect(brought.status == .accepted)
            try await stand.settle()
            let after = try await stand.publisher.get(publications).object()
            #expect(after["reach"] as? String == "all")
            #expect(try await stand.reader.get(Stand.page).status == .ok)
        }
    }

    @Test(arguments: [
        (#"{"channels":[]}"#, "channels"), (#"{"channels":["x"]}"#, "channels[0]"),
        (#"{"channels":["7"],"when":"tomorrow"}"#, "when"),
        (#"{"channels":["7"],"when":"2026-12-01T08:00","zone":"Mars"}"#, "zone"),
        (#"{}"#, "channels"), (#"{"channels":["7"]"#, "body"),
    ])
    func `is published nowhere by a request that makes no sense`(body: String, field: String) async throws {
        try await Desk.on { desk, _ in
            let response = try await desk.post("/api/v1/articles/1/publications", json: body)
            #expect(try response.problem()["field"] as? String == field)
        }
    }
}

@Suite struct `A story on the board of channels` {
    @Test func `is previewed on every channel and goes to all with one press`() async throws {
        try await Stand.on { stand in
            let admin = stand.platform.rooms.distribution
            let publisher = Caller(member: MemberID(7), organization: OrganizationID(8), roles: [.publisher])
            let added = try await admin.addChannel(
                NewChannel(
                    kind: ChannelKind(rawValue: "wordpress"), name: "博客",
                    settings: ["address": .text("https://blog.example.org")],
                    credentials: ChannelCredentials(["user": "editor", "password": "p"])), by: publisher)
            let desk = try await stand.reader.signedIn("publisher", stand.password)
            let csrf = try await desk.csrf()
            let page = "/desk/channels/articles/\(stand.article)"
            let previews = try await desk.get(page + "/previews")
            #expect(previews.status == .ok)
            #expect(previews.text.contains("博客") && previews.text.contains("<iframe sandbox=\"\""))
            let api = try await stand.publisher.get("/api/v1/articles/\(stand.article)/previews?channel=\(added.id)")
                .object()
            let items = try #require(api["items"] as? [[String: Any]])
            #expect(items.count == 1 && items[0]["channel_kind"] as? String == "wordpress")
            #expect((items[0]["body"] as? String)?.isEmpty == false)

            // What a person needs who publishes by hand.
            let package = try await stand.publisher.get("/api/v1/articles/\(stand.article)/exports/wechat")
            #expect(package.status == .ok && package.headers[.contentType] == "application/zip")
            #expect(package.text.utf8.starts(with: "PK".utf8))
            #expect(try await desk.get(page + "/exports/wechat").status == .ok)
            #expect(try await desk.get(page + "/exports/site").status == .notFound)

            let sent = try await desk.post(page + "/publish", form: [("csrf", csrf), ("all", "all")])
            #expect(sent.headers[.location] == page + "?notice=sent_out")
            let standing = try await stand.publisher.get("/api/v1/articles/\(stand.article)/publications").object()
            let places = try #require(standing["items"] as? [[String: Any]])
            #expect(Set(places.compactMap { $0["channel_kind"] as? String }) == ["site", "wordpress"])
            // By the clocks of a far zone, as an object and as two words.
            for body in [
                #"{"channels":["\#(added.id)"],"when":{"at":"2099-01-01T08:00","zone":"Europe/Berlin"}}"#,
                #"{"channels":["\#(added.id)"],"when":"2099-01-01T08:00","zone":"Europe/Berlin"}"#,
            ] {
                let late = try await stand.publisher.post("/api/v1/articles/\(stand.article)/publications", json: body)
                #expect(try late.problem()["field"] as? String == "when")
            }
            let returns = try await stand.publisher.get("/api/v1/articles/\(stand.article)/returns").object()
            #expect((returns["items"] as? [Any])?.isEmpty == true)
        }
    }

    @Test func `shows what readers answered, and nothing that would run`() async throws {
        try await Stand.on { stand in
            let room = stand.platform.rooms.distribution
            let place = try #require(try await room.standing(of: ArticleID(stand.article)!).places.first)
            try await room.desk.take(
                Returned(
                    channel: place.channel.id, publication: place.publication.id, kind: .reply, remote: "r1",
                    actor: "@anna@example.org", text: "好甜 <script>alert(1)</script>", address: "javascript:alert(1)",
                    at: stand.platform.clock.now()))
            let desk = try await stand.reader.signedIn("publisher", stand.password)
            let page = try await desk.get("/desk/channels/articles/\(stand.article)").text
            #expect(page.contains("@anna@example.org") && page.contains("好甜 &lt;script&gt;"))
            #expect(!page.contains("javascript:") && !page.contains("<script>alert"))
            let returns = try await stand.publisher.get("/api/v1/articles/\(stand.article)/returns").object()
            #expect((returns["items"] as? [[String: Any]])?.first?["kind"] as? String == "reply")
        }
    }
}

@Suite struct `Structured data` {
    @Test func `cannot be ended by a title`() throws {
        let data = StructuredData.object([("name", .text("</script><!-- \"\\\u{1}\u{2028}橙"))])
        #expect(data.text == #"{"name":"\u003c/script\u003e\u003c!-- \"\\\u0001\u2028橙"}"#)
    }
}
