import Channels
import Contracts
import Distribution
import EventLog
import Foundation
import HTTPTypes
import HummingbirdTesting
import Members
import NIOCore
import Storage
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

    /// The article on its way to a new channel; nothing has been delivered yet.
    func sent(to new: NewChannel) async throws -> (PublicationID, ChannelID) {
        let caller = Caller(member: MemberID(7), organization: OrganizationID(8), roles: [.publisher])
        let room = platform.rooms.distribution
        let channel = try await room.addChannel(new, by: caller)
        let standing = try await room.publish(try #require(ArticleID(article)), to: [channel.id], by: caller)
        let place = try #require(standing.places.first { $0.channel.id == channel.id })
        return (place.publication.id, channel.id)
    }

    /// One place as the API tells it.
    func place(_ publication: PublicationID) async throws -> [String: Any] {
        let told = try await publisher.get("/api/v1/articles/\(article)/publications").object()
        let items = try #require(told["items"] as? [[String: Any]])
        return try #require(items.first { $0["id"] as? String == publication.description })
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

    @Test func `says of which letters nobody knows, and settles them with one button`() async throws {
        try await Stand.on { stand in
            let (publication, _) = try await stand.sent(
                to: NewChannel(
                    kind: .newsletter, name: "通讯",
                    settings: [
                        "host": .text("mail.example.org"), "port": .number(587), "security": .text("starttls"),
                        "from": .text("news@example.org"),
                    ]))
            // Two letters went out; the answer to one was lost.
            try await stand.platform.store.write { transaction in
                try transaction.run(
                    """
                    UPDATE distribution_delivery
                    SET state = 'unconfirmed', ready_at = NULL, pending_reference = '7', attempts = 1,
                        problem_cause = 'unknown', problem_mend = 'look', problem_said = '1 of 2 letters'
                    WHERE publication = \(publication)
                    """)
                try transaction.run(
                    """
                    UPDATE distribution_publication
                    SET first_sent_at = 1, reference = '7', revision = 1, number = 1, stands_since = 1, updated_at = 1
                    WHERE id = \(publication)
                    """)
                try transaction.run(
                    """
                    INSERT INTO channels_newsletter_issue
                        (id, channel, copy_key, publication, language, rendition, made_at, gathered_through, gathered_at)
                    VALUES (7, 8, 'key', \(publication), 'zh-Hans',
                        '{"subject":"橙子","html":"","text":"","address":""}', 1, 9, 1)
                    """)
                for (id, state) in [(1, "sent"), (2, "unconfirmed")] {
                    try transaction.run(
                        """
                        INSERT INTO channels_newsletter_recipient
                            (id, channel, issue, kind, subscriber, address, message_id, return_token, state, attempts,
                             queued_at)
                        VALUES (\(id), 8, 7, 'issue', \(id), 'r@example.org', \("m\(id)"), \("t\(id)"), \(state), 1, 1)
                        """)
                }
            }
            let told = try await stand.place(publication)
            #expect(told["state"] as? String == "unconfirmed" && told["standing"] != nil && told["next_at"] == nil)
            let problem = try #require(told["problem"] as? [String: Any])
            #expect(problem["cause"] as? String == "unknown" && problem["mend"] as? String == "look")
            #expect(problem["said"] as? String == "1 of 2 letters")
            let standings = try await stand.publisher.get("/api/v1/articles/\(stand.article)/publications").object()
            #expect(standings["reach"] as? String == "some")

            let desk = try await stand.reader.signedIn("publisher", stand.password)
            let page = "/desk/channels/articles/\(stand.article)"
            let shown = try await desk.get(page, [.acceptLanguage: "en"]).text
            #expect(shown.contains("1 of 2 letters") && shown.contains("Send those letters again"))
            #expect(!shown.contains("It is not there: send it again"))
            let settled = try await desk.post(
                "/desk/channels/publications/\(publication)/settle",
                form: [("csrf", try await desk.csrf()), ("article", stand.article), ("seen", "absent")])
            #expect(settled.headers[.location] == page + "?notice=seen_noted")
            let states = try await stand.platform.store.read { transaction in
                try transaction.rows("SELECT state FROM channels_newsletter_recipient WHERE issue = 7 ORDER BY id") {
                    row throws(StorageError) in try row.value(0, as: String.self)
                }
            }
            #expect(states == ["sent", "queued"])
            #expect(try await stand.place(publication)["next_at"] != nil)
        }
    }

    @Test func `shows that a recall waits for a person, and ends it when nothing is there`() async throws {
        try await Stand.on { stand in
            let (publication, channel) = try await stand.sent(
                to: NewChannel(
                    kind: ChannelKind(rawValue: "qq"), name: "QQ 频道",
                    settings: ["app_id": .text("102000001"), "place": .text("channel"), "target": .text("1661124")],
                    credentials: ChannelCredentials(["secret": "s"])))
            try await stand.platform.store.write { transaction in
                try transaction.run(
                    """
                    UPDATE distribution_delivery
                    SET state = 'unconfirmed', ready_at = NULL, attempts = 1, dispatched_at = 1,
                        problem_cause = 'unknown', problem_mend = 'look', problem_said = 'the line was cut'
                    WHERE publication = \(publication)
                    """)
                try transaction.run(
                    """
                    UPDATE distribution_publication SET first_sent_at = 1, uncertain_since = 1 WHERE id = \(publication)
                    """)
            }
            #expect(try await stand.place(publication)["recall_waits"] as? Bool == false)
            let recalled = try await stand.publisher.send(
                .delete, "/api/v1/articles/\(stand.article)/publications?channel=\(channel)", [],
                type: "application/json")
            #expect(recalled.status == .accepted)
            let held = try await stand.place(publication)
            #expect(held["recall_waits"] as? Bool == true && held["state"] as? String == "unconfirmed")
            #expect(try await stand.reader.get("/metrics").text.contains("\nterrace_deliveries_held 1\n"))

            let desk = try await stand.reader.signedIn("publisher", stand.password)
            let english: HTTPFields = [.acceptLanguage: "en"]
            let board = try await desk.get("/desk/channels", english).text
            #expect(board.contains("1 deliveries, such as recalls, wait until somebody has looked"))
            let page = try await desk.get("/desk/channels/articles/\(stand.article)", english).text
            #expect(page.contains("The recall waits for your answer"))

            let settled = try await stand.publisher.post(
                "/api/v1/publications/\(publication)/settle", json: #"{"stands":false}"#)
            #expect(settled.status == .accepted)
            #expect(try await stand.place(publication)["state"] as? String == "recalled")
            #expect(try await stand.reader.get("/metrics").text.contains("\nterrace_deliveries_held 0\n"))
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
