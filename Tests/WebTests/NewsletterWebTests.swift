import Contracts
import Foundation
import HTTPTypes
import HummingbirdTesting
import Members
import Storage
import Testing
import Values

@testable import Channels
@testable import Terrace
@testable import Web

@Suite struct `The desk's page of a newsletter` {
    private static let issue = NewsletterIssueID(41)

    /// An issue with one letter in each state, as the post would have left it.
    private static func on(
        _ body: @escaping @Sendable (Desk, Desk, String, Platform) async throws -> Void
    ) async throws {
        try await Desk.on { admin, platform in
            let office = platform.rooms.newsletter.office
            let now = platform.clock.now()
            try await office.ground.store.write { transaction in
                try office.issues.insert(
                    NewsletterIssue(
                        id: issue, channel: ChannelID(5), key: "key-41", publication: PublicationID(31), corrects: nil,
                        language: .chinese,
                        text: IssueText(subject: "橙子<熟了>", html: "", text: "", address: "https://t.example/1"),
                        madeAt: now, gatheredThrough: SubscriberID(0), gatheredAt: now, haltedAt: nil),
                    in: transaction)
                let states: [(NewsletterRecipient.State, String?)] = [
                    (.sent, "2.0.0"), (.rejected, "5.1.1"), (.unconfirmed, nil), (.queued, nil), (.skipped, nil),
                ]
                for (place, (state, status)) in states.enumerated() {
                    try office.recipients.insert(
                        NewsletterRecipient(
                            id: NewsletterRecipientID(Int64(100 + place)), channel: ChannelID(5), issue: issue,
                            kind: .issue, subscriber: SubscriberID(Int64(place)),
                            address: "xiaomei\(place)@example.org",
                            messageID: "key-41.\(place)@example.org", returnToken: "t\(place)", state: state,
                            attempts: 1, queuedAt: now, readyAt: state == .queued ? now : nil, status: status,
                            said: status),
                        in: transaction)
                }
            }
            let desk = try await Desk(client: admin.client).signedIn("yang", Desk.password)
            try await body(desk, admin, try await desk.csrf(), platform)
        }
    }

    @Test func `lists issues, and letters by state, with nobody's whole address`() async throws {
        try await Self.on { desk, api, _, _ in
            let list = try await desk.get("/desk/newsletter")
            #expect(list.status == .ok && list.text.contains("橙子&lt;熟了&gt;"))
            let all = try await desk.get("/desk/newsletter/41")
            #expect(all.text.contains("x…@example.org") && !all.text.contains("xiaomei"))
            #expect(all.text.matches(of: /key-41\.[0-9]@example\.org/).count == 5)
            let unconfirmed = try await desk.get("/desk/newsletter/41?state=unconfirmed")
            #expect(
                unconfirmed.text.matches(of: /key-41\.[0-9]@example\.org/).map { String($0.0) } == [
                    "key-41.2@example.org"
                ])
            #expect(try await desk.get("/desk/newsletter/41?state=lost").status == .badRequest)
            #expect(try await desk.get("/desk/newsletter/42").status == .notFound)

            let issues = try await api.get("/api/v1/newsletter-issues").object()
            let items = try #require(issues["items"] as? [[String: Any]])
            #expect((items[0]["letters"] as? [String: Int])?["rejected"] == 1)
            var seen: [String] = []
            var next: String? = ""
            while let after = next {
                let query = after.isEmpty ? "" : "&after=\(after)"
                let page = try await api.get("/api/v1/newsletter-issues/41/letters?limit=2\(query)").object()
                seen += try #require(page["items"] as? [[String: Any]]).compactMap { $0["state"] as? String }
                next = page["next"] as? String
            }
            #expect(seen == ["sent", "rejected", "unconfirmed", "waiting", "skipped"])
        }
    }

    @Test func `settles a letter whose outcome nobody knew, once`() async throws {
        try await Self.on { desk, _, csrf, platform in
            let path = "/desk/newsletter/41/letters/102/settle"
            let wrong = try await desk.post(path, form: [("csrf", csrf), ("seen", "maybe")])
            #expect(wrong.status == .unprocessableContent)
            let settled = try await desk.post(
                path, form: [("csrf", csrf), ("seen", "out"), ("state", "unconfirmed")])
            #expect(settled.headers[.location] == "/desk/newsletter/41?notice=letter_settled&state=unconfirmed")
            let again = try await desk.post(path, form: [("csrf", csrf), ("seen", "again")])
            #expect(again.status == .conflict)
            let publisher = Caller(member: MemberID(7), organization: OrganizationID(8), roles: [.publisher])
            let tally = try await platform.rooms.newsletter.issue(Self.issue, by: publisher)?.tally
            #expect(tally?.unconfirmed == 0 && tally?.sent == 2)
        }
    }

    @Test func `stops an issue, and mails a correction`() async throws {
        try await Self.on { desk, _, csrf, platform in
            let empty = try await desk.post("/desk/newsletter/41/correction", form: [("csrf", csrf), ("note", " ")])
            #expect(empty.status == .unprocessableContent && empty.text.contains("id=\"note-error\""))
            let sent = try await desk.post(
                "/desk/newsletter/41/correction", form: [("csrf", csrf), ("note", "价格是 28 元")])
            #expect(sent.headers[.location] == "/desk/newsletter/41?notice=correction_sent")
            _ = try await desk.post("/desk/newsletter/41/halt", form: [("csrf", csrf)])
            let publisher = Caller(member: MemberID(7), organization: OrganizationID(8), roles: [.publisher])
            let issues = try await platform.rooms.newsletter.issues(limit: 9, by: publisher)
            #expect(issues.map(\.corrects) == [Self.issue, nil])
            #expect(issues.last?.haltedAt != nil && issues.last?.tally.waiting == 0)
        }
    }

    @Test func `and every cause and mend of a letter has its words`() async throws {
        try await withPlatform { _, platform in
            let house = try await WebServer.house(
                rooms: platform.rooms, baseAddress: "http://terrace.test", clock: platform.clock)
            let catalogue = house.renderer.catalogue
            let keys =
                NewsletterLetter.State.allCases.map { "state.\($0.rawValue)" }
                + NewsletterLetter.Cause.allCases.map { "cause.\($0.rawValue)" }
                + NewsletterLetter.Mend.allCases.map { "mend.\($0.rawValue)" }
            #expect(keys.filter { !catalogue.has("newsletter." + $0) } == [])
        }
    }

    @Test func `readers find the way to it, and to the films, from every page`() async throws {
        try await withPlatform { client, _ in
            let reader = Desk(client: client)
            for page in ["/", "/articles", "/products", "/impact", "/sign-in"] {
                let html = try await reader.get(page).text
                for link in ["/newsletter", "/films.xml", "/feed.xml", "/atom.xml", "/feed.json"] {
                    #expect(html.contains("<a href=\"\(link)\">"), "\(page) \(link)")
                }
                #expect(html.contains("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"影片（RSS）\""))
            }
            #expect(try await reader.get("/newsletter").status == .ok)
            #expect(try await reader.get("/films.xml").status == .ok)
        }
    }
}
