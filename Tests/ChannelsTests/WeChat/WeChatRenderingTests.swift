import Contracts
import Distribution
import Testing
import Values

@testable import Channels

@Suite struct `An article as a draft of an official account` {
    private static let settings = #"{"app_id":"wx0123456789abcdef"}"#

    private func rendition(_ edition: Edition, _ settings: String = settings) -> ArticleRendition {
        WeChatRendering.rendition(edition, for: Story.copy("wechat", settings), at: Story.site)
    }

    private func problems(_ rendition: ArticleRendition) -> [String] {
        WeChatRendering.problems(rendition, against: WeChatLimits.all).map(\.field)
    }

    @Test func `carries its key and referral in the address of the original`() throws {
        let shown = rendition(Story.edition(html: Story.everything))
        #expect(
            shown.fields["link"] == "https://terrace.example/articles/baojing-oranges?from=rid-7&copy=abcdefghijklm")
        #expect(Story.copy("wechat", Self.settings).isNamed(in: try #require(shown.fields["link"])))
        #expect(
            !Story.copy("wechat", Self.settings, key: "bbbbbbbbbbbbb").isNamed(in: try #require(shown.fields["link"])))
        #expect(shown.fields["author"] == "田小妹")
        #expect(shown.fields["digest"] == "五十吨橙子等人来")
        #expect(shown.fields["comments"] == "0")
        #expect(shown.body.hasSuffix("<p>点“阅读原文”，可以买到文中的农产品。</p>"))
        #expect(!shown.body.contains("shop.example"))
        #expect(shown.attachments.map(\.part) == [.picture, .cover])
        #expect(problems(shown) == [])
        #expect(shown.digest == rendition(Story.edition(html: Story.everything)).digest)
    }

    @Test func `keeps to the limits of digest and author, and takes the account's own author`() {
        let long = String(repeating: "橙", count: 300)
        let shown = rendition(
            Story.edition(summary: long, html: "<p>橙</p>"),
            #"{"app_id":"wx0123456789abcdef","author":"保靖县商务局","comments":true}"#)
        #expect(shown.fields["digest"]?.unicodeScalars.count == 120)
        #expect(shown.fields["digest"]?.hasSuffix("…") == true)
        #expect(shown.fields["author"] == "保靖县商务局")
        #expect(shown.fields["comments"] == "1")
    }

    @Test func `of thirty thousand characters is cut and says so`() {
        let paragraphs = (1...600).map { "<p>第 \($0) 段\(String(repeating: "橙", count: 50))</p>\n" }.joined()
        let shown = rendition(Story.edition(html: paragraphs))
        #expect(shown.body.unicodeScalars.count < 20_000)
        #expect(shown.body.contains("全文较长，请点文末“阅读原文”接着读"))
        #expect(problems(shown) == [])
    }

    @Test func `with forty pictures leaves room for their addresses`() throws {
        let html = (1...40).map { Story.picture(Int64($0)) + "<p>\(String(repeating: "橙", count: 600))</p>\n" }.joined()
        let shown = rendition(Story.edition(html: html, pictures: (1...40).map { MediaID(Int64($0)) }, cover: nil))
        #expect(problems(shown) == [])
        var uploads: [String: String] = [:]
        for attachment in shown.attachments {
            uploads[attachment.part == .cover ? "cover.\(attachment.media)" : "picture.\(attachment.media)"] =
                "http://mmbiz.qpic.cn/" + String(repeating: "a", count: 150)
        }
        let draft = try WeChatDraft(shown, WeChatUploads(Preparation(uploads)))
        #expect(draft.content.unicodeScalars.count < 20_000)
        #expect(!draft.content.contains("media:"))
        // Without a cover the first picture stands for it.
        #expect(shown.attachments.last == .init(media: MediaID(1), part: .cover, alternativeText: "第 1 张"))
    }

    @Test func `in a language from right to left and with emoji goes as it is`() {
        let shown = rendition(
            Story.edition(
                title: "برتقال 🍊 باوجينغ", html: "<p dir=\"rtl\">برتقال 🍊👩🏽‍🌾</p>", language: .english, products: []))
        #expect(shown.body == "<p dir=\"rtl\">برتقال 🍊👩🏽‍🌾</p>")
        #expect(problems(shown) == [])
    }

    @Test func `names what is wrong before anything is sent`() {
        #expect(
            problems(rendition(Story.edition(title: String(repeating: "橙", count: 33), html: "<p>橙</p>"))) == ["title"])
        #expect(problems(rendition(Story.edition(html: "", products: []))) == ["body"])
        #expect(problems(rendition(Story.edition(html: "<p>橙</p>", pictures: [], cover: nil))) == ["cover"])
    }

    @Test(arguments: [
        ("{}", "settings.app_id"), (#"{"app_id":"abc"}"#, "settings.app_id"), (#"{"app_id":7}"#, "settings"),
        (#"{"app_id":"wx0123456789abcdef","finish":"later"}"#, "settings.finish"),
        (#"{"app_id":"wx0123456789abcdef","author":"一个比十六个字还要长得多的名字啊"}"#, ""),
        (#"{"app_id":"wx0123456789abcdef","author":"一个比十六个字还要长得多得多的名字啊"}"#, "settings.author"),
        (#"{"app_id":"wx0123456789abcdef","api_address":"http://127.0.0.1:80"}"#, "settings.api_address"),
        (#"{"app_id":"wx0123456789abcdef"}"#, ""),
    ])
    func `is entered with settings that are checked`(settings: String, field: String) throws {
        let outbound = try HTTPOutbound(agent: "Terrace/test", clock: RealClock())
        let problems = WeChatSettings.problems(with: ChannelSettings(json: settings)!, outbound)
        #expect(problems.map(\.field) == (field.isEmpty ? [] : [field]))
    }
}
