import Contracts
import Distribution
import Foundation
import Testing
import Values

@testable import Channels

@Suite struct `An article for 企鹅号` {
    private static let settings = #"{"client_id":"0123456789abcdef"}"#

    private func rendition(_ edition: Edition, _ settings: String = settings) -> ArticleRendition {
        QiehaoRendering.rendition(edition, for: Story.copy("qiehao", settings), at: Story.site)
    }

    @Test func `has its pictures by their addresses, no links, and says where it was first published`() {
        let shown = rendition(Story.edition(html: Story.everything))
        #expect(
            shown.body.contains(#"<img src="https://terrace.example/media/77/1280.jpg" alt="枝头的&quot;橙子&quot;" />"#))
        #expect(!shown.body.contains("href"))
        #expect(shown.fields["form"] == "article")
        #expect(shown.fields["cover"] == "https://terrace.example/media/77/1280.jpg")
        #expect(
            shown.fields["original_url"]
                == "https://terrace.example/articles/baojing-oranges?from=rid-7&copy=abcdefghijklm")
        #expect(shown.fields["original_author"] == "田小妹")
        #expect(QiehaoRendering.problems(shown) == [])
        let silent = rendition(Story.edition(html: "<p>橙</p>"), #"{"client_id":"a","first_published_here":false}"#)
        #expect(silent.fields["original_url"] == nil)
    }

    @Test func `takes the form of what it is`() {
        let story = rendition(Story.edition(html: "", kind: .pictureStory, pictures: [MediaID(1), MediaID(2)]))
        #expect(story.fields["form"] == "gallery")
        #expect(story.body.components(separatedBy: "<img").count == 3)
        let film = rendition(Story.edition(html: "", kind: .film, films: [MediaID(88)]))
        #expect(film.fields["form"] == "film")
        #expect(film.attachments.map(\.part) == [.cover, .film])
        #expect(QiehaoRendering.problems(film) == [])
        // Without a film it is what it has.
        #expect(rendition(Story.edition(html: "<p>橙</p>", kind: .film)).fields["form"] == "article")
    }

    @Test func `has no brackets in its title`() {
        #expect(rendition(Story.edition(title: "【保靖】橙子熟了", html: "<p>橙</p>")).title == "保靖：橙子熟了")
    }

    @Test func `names what is wrong before anything is sent`() {
        #expect(
            QiehaoRendering.problems(rendition(Story.edition(title: " ", html: "<p>橙</p>"))).map(\.field) == ["title"])
        #expect(QiehaoRendering.problems(rendition(Story.edition(html: ""))).map(\.field) == ["body"])
        #expect(
            QiehaoRendering.problems(rendition(Story.edition(html: "<p>橙</p>", pictures: [], cover: nil))).map(\.field)
                == ["cover"])
    }

    @Test(arguments: [
        ("access_token 无效或已过期", "auth expired"), ("client_id 或 client_secret 错误", "auth revoked"),
        ("openid 未授权", "auth forbidden"),
        ("IP 不在白名单", "auth network_policy"), ("今日发文篇数已达上限", "limited"), ("请求过于频繁", "limited"),
        ("系统繁忙，请稍后再试", "unknown outcome"), ("transaction_id 不存在", "gone"), ("标题含有非法字符", "content title"),
        ("封面不能为空", "content cover"), ("图片下载失败", "content pictures"), ("视频分片错误", "content films"),
        ("内容违规", "content body"),
    ])
    func `is refused in words that are understood`(words: String, meaning: String) {
        let trouble = QiehaoRefusal(code: "40000", message: words).trouble(.acting, at: Instant(seconds: 0))
        #expect(Result<Void, ChannelTrouble>.failure(trouble).trouble == meaning)
    }

    @Test(arguments: [#"{"code":"0","msg":"SUCCESS"}"#, #"{"code":0}"#])
    func `is taken whether zero is a number or a text`(json: String) throws {
        #expect(try JSONDecoder().decode(QiehaoRefusal.self, from: Data(json.utf8)).isFine)
    }

    @Test func `is known by title and time, unless it is another copy or its original is shown`() throws {
        func listed(_ title: String, _ time: String, _ more: String = "") throws -> QiehaoArticle {
            let json =
                #"{"article_title":"\#(title)","article_pub_time":"\#(time)","article_url":"http://k.example/s/1"\#(more)}"#
            return try JSONDecoder().decode(QiehaoArticle.self, from: Data(json.utf8))
        }
        let copy = Story.copy("qiehao", Self.settings)
        let sent = Instant(iso8601: "2026-11-24T08:00:00+08:00")!
        func sending(_ address: String? = nil, others: Set<String> = []) -> QiehaoSendingTable.Sending {
            .init(title: "橙子", firstSentAt: sent, address: address, others: others)
        }
        #expect(try listed("橙子", "2026-11-24 07:59:00").isCopy(copy, sent: sending()))
        #expect(try !listed("橙子", "2026-11-24 07:50:00").isCopy(copy, sent: sending()))
        #expect(try !listed("柿子", "2026-11-24 08:00:05").isCopy(copy, sent: sending()))
        #expect(try !listed("橙子", "2026-11-24 08:00:05").isCopy(copy, sent: sending(others: ["http://k.example/s/1"])))
        #expect(try listed("换了标题", "2026-11-24 08:00:05").isCopy(copy, sent: sending("http://k.example/s/1")))
        #expect(try !listed("橙子", "yesterday").isCopy(copy, sent: sending()))
        #expect(try !listed("橙子", "2026-11-24 08:00:05").isCopy(copy, sent: nil))
        let named = #","original_url":"https://terrace.example/articles/x?from=r&copy=abcdefghijklm""#
        #expect(try listed("柿子", "2020-01-01 00:00:00", named).isCopy(copy, sent: nil))
    }

    @Test(arguments: [
        ("{}", "settings.client_id"), (#"{"client_id":"a b"}"#, "settings.client_id"),
        (#"{"client_id":"a","account":"mine"}"#, "settings.account"),
        (#"{"client_id":"a","daily":0}"#, "settings.daily"),
        (#"{"client_id":"a","category":"four"}"#, "settings"),
        (#"{"client_id":"a","api_address":"ftp://x"}"#, "settings.api_address"),
        (#"{"client_id":"a","category":4,"tags":"湖南,橙子"}"#, ""),
    ])
    func `goes to an account whose settings are checked`(settings: String, field: String) throws {
        let outbound = try HTTPOutbound(agent: "Terrace/test", clock: RealClock())
        #expect(
            QiehaoSettings.problems(with: ChannelSettings(json: settings)!, outbound).map(\.field)
                == (field.isEmpty ? [] : [field]))
    }
}
