import Contracts
import Distribution
import Foundation
import Testing
import Values

@testable import Channels

@Suite struct `An article as a message in QQ` {
    private func settings(_ place: String, _ form: String = "text", links: Bool = true) -> String {
        #"{"app_id":"102000001","place":"\#(place)","target":"1661124","form":"\#(form)","links":\#(links)}"#
    }

    private func rendition(_ edition: Edition, _ settings: String) -> ArticleRendition {
        QQRendering.rendition(edition, for: Story.copy("qq", settings), at: Story.site)
    }

    private func sent(_ settings: String, picture: String?, anchor: QQAnchor? = nil) throws -> [String: Any] {
        let read = try #require(ChannelSettings(json: settings)?.decoded(QQSettings.self))
        let message = QQMessage(
            rendition(Story.edition(html: "<p>橙</p>"), settings), read, picture: picture, answering: anchor)
        return try #require(try JSONSerialization.jsonObject(with: Data(jsonBytes(message))) as? [String: Any])
    }

    private static let link = "https://terrace.example/articles/baojing-oranges?from=rid-7&copy=abcdefghijklm"

    @Test func `says what it is about and where to read on`() {
        let shown = rendition(Story.edition(html: "<p>橙</p>"), settings("group"))
        #expect(shown.body == "十月的保靖橙子\n\n五十吨橙子等人来\n\n读全文，买到它：\(Self.link)")
        #expect(shown.attachments.map(\.part) == [.cover])
        let english = rendition(Story.edition(title: "Oranges", html: "", language: .english), settings("group"))
        #expect(english.body.contains("\n\nRead and buy: https://"))
    }

    @Test func `holds no address where ours is not filed`() {
        let shown = rendition(Story.edition(html: "<p>橙</p>"), settings("group", links: false))
        #expect(!shown.body.contains("http"))
        #expect(shown.fields["link"] == nil)
    }

    @Test func `is cut in its summary, never in its address`() {
        let shown = rendition(
            Story.edition(summary: String(repeating: "橙🍊", count: 3_000), html: ""), settings("group"))
        #expect(shown.body.unicodeScalars.count <= 2_000)
        #expect(shown.body.hasSuffix(Self.link))
        #expect(QQRendering.problems(shown, against: QQRendering.limits) == [])
        let wordy = rendition(Story.edition(title: String(repeating: "橙", count: 2_100), html: ""), settings("group"))
        #expect(QQRendering.problems(wordy, against: QQRendering.limits).map(\.field) == ["title"])
    }

    @Test func `escapes Markdown's own signs`() {
        let shown = rendition(
            Story.edition(title: "5kg*28 [橙]", summary: "#1_好", html: ""), settings("group", "markdown"))
        #expect(shown.body.hasPrefix("# 5kg\\*28 \\[橙\\]\n\n\\#1\\_好\n\n[读全文，买到它](https://"))
    }

    @Test func `in a group has a type, and an uploaded picture`() throws {
        let text = try sent(settings("group"), picture: nil)
        #expect(text["msg_type"] as? Int == 0)
        let media = try sent(settings("group"), picture: "info")
        #expect(media["msg_type"] as? Int == 7)
        #expect((media["media"] as? [String: String]) == ["file_info": "info"])
        let markdown = try sent(settings("group", "markdown"), picture: nil)
        #expect(markdown["msg_type"] as? Int == 2)
        #expect(markdown["content"] as? String == " ")
        #expect(media["msg_id"] == nil)
    }

    @Test func `in a channel has the picture's address`() throws {
        let text = try sent(settings("channel"), picture: "https://terrace.example/media/77/1280.jpg")
        #expect(text["msg_type"] == nil)
        #expect(text["image"] as? String == "https://terrace.example/media/77/1280.jpg")
        let markdown = try sent(settings("channel", "markdown"), picture: nil)
        #expect(markdown["content"] == nil)
    }

    @Test func `as a card fills in template 24`() throws {
        let card = try sent(settings("channel", "ark"), picture: "https://terrace.example/media/77/1280.jpg")
        let ark = try #require(card["ark"] as? [String: Any])
        #expect(ark["template_id"] as? Int == 24)
        let pairs = try #require(ark["kv"] as? [[String: String]])
        let filled = Dictionary(uniqueKeysWithValues: pairs.map { ($0["key"] ?? "", $0["value"] ?? "") })
        #expect(filled["#TITLE#"] == "十月的保靖橙子")
        #expect(filled["#LINK#"] == Self.link)
        #expect(filled["#IMG#"] == "https://terrace.example/media/77/1280.jpg")
    }

    @Test func `that answers names what it answers, and as its how-manieth`() throws {
        let answer = try sent(settings("group"), picture: nil, anchor: QQAnchor(event: "ROBOT1.0_x", sequence: 3))
        #expect(answer["msg_id"] as? String == "ROBOT1.0_x")
        #expect(answer["msg_seq"] as? Int == 3)
    }

    @Test func `of a film goes with the film where films are taken`() {
        let film = Story.edition(html: "", kind: .film, films: [MediaID(88)])
        #expect(
            rendition(film, settings("group")).attachments == [
                .init(media: MediaID(88), part: .film, alternativeText: "十月的保靖橙子")
            ])
        #expect(rendition(film, settings("channel")).attachments.map(\.part) == [.cover])
    }

    @Test(arguments: [
        (304_023, 202, "unknown outcome"), (11_243, 401, "auth expired"), (100_016, 200, "auth revoked"),
        (11_253, 403, "auth forbidden"), (40_034_105, 400, "auth forbidden"), (304_045, 400, "limited"),
        (20_028, 429, "limited"),
        (304_003, 400, "content link"), (40_054_010, 400, "content link"), (50_006, 400, "content body"),
        (40_054_007, 400, "content body"), (304_083, 400, "content pictures"), (10_003, 404, "gone"),
        (40_034_005, 400, "transient"), (304_016, 500, "unknown outcome"), (777_777, 400, "content body"),
        (777_777, 500, "unknown outcome"),
    ])
    func `is refused for reasons that are told apart`(code: Int64, status: Int, meaning: String) {
        let trouble = QQRefusal(code: code, message: "words").trouble(.acting, status: status, at: Instant(seconds: 0))
        #expect(Result<Void, ChannelTrouble>.failure(trouble).trouble == meaning)
    }

    @Test(arguments: [
        ("{}", "settings.app_id"), (#"{"app_id":"x","place":"channel","target":"1"}"#, "settings.app_id"),
        (#"{"app_id":"1","place":"wall","target":"1"}"#, "settings.place"),
        (#"{"app_id":"1","place":"group"}"#, "settings.target"),
        (#"{"app_id":"1","place":"group","target":"a/b"}"#, "settings.target"),
        (#"{"app_id":"1","place":"group","target":"1","form":"song"}"#, "settings.form"),
        (#"{"app_id":"1","place":"group","target":"1","auth_address":"http://10.0.0.1"}"#, "settings.auth_address"),
        (#"{"app_id":"1","place":"group","target":"C9F7"}"#, ""),
    ])
    func `goes where checked settings say`(settings: String, field: String) throws {
        let outbound = try HTTPOutbound(agent: "Terrace/test", clock: RealClock())
        #expect(
            QQSettings.problems(with: ChannelSettings(json: settings)!, outbound).map(\.field)
                == (field.isEmpty ? [] : [field]))
    }
}

@Suite struct `A reference to a message in QQ` {
    @Test func `that a person gave is the message's identifier, or nothing where QQ shows none`() {
        #expect(QQReference("MSG-1").message == "MSG-1")
        #expect(QQReference("").message == nil)
        #expect(QQReference(QQReference(audit: "A-1").copy.reference) == QQReference(audit: "A-1"))
    }
}
