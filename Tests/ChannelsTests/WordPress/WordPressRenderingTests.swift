import Contracts
import Distribution
import Testing
import Values

@testable import Channels

@Suite struct `An article for a WordPress site` {
    static let site = SiteAddress("https://terrace.example")!

    static func copy(_ kind: String, _ settings: String) -> ChannelCopy {
        ChannelCopy(
            publication: PublicationID(2_000_000_000_000_000_000), article: ArticleID(7),
            channel: Channel(
                id: ChannelID(5), kind: ChannelKind(rawValue: kind), name: "x",
                settings: ChannelSettings(json: settings)!,
                isAutomatic: false, madeAt: Instant(seconds: 0), madeBy: nil, switchedOff: nil),
            key: PublicationKey("3zzzzzzzzzz22")!, reference: nil, referral: "rid")
    }

    func html(_ edition: Edition) -> String {
        WordPressMarkup(site: Self.site).html(of: edition, for: Self.copy("wordpress", "{}"))
    }

    @Test func `is one block with its key in a comment and the way back to our pages`() {
        let html = html(.telling("橙子", html: "<p>一箱\n五公斤</p>\n"))
        #expect(
            html == """
                <!-- wp:html -->
                <!-- terrace:3zzzzzzzzzz22 -->
                <div lang="zh-Hans" dir="auto">
                <p>一箱
                五公斤</p>
                <p><a href="https://terrace.example/articles/oranges?from=rid&amp;copy=3zzzzzzzzzz22">在原文页选购</a></p>
                </div>
                <!-- /wp:html -->
                """)
    }

    @Test func `shows pictures as plain images with their words`() {
        let picture =
            "<figure><picture><source type=\"image/webp\" srcset=\"/media/77/640.webp 640w\" sizes=\"100vw\" />"
            + "<img src=\"/media/77/1280.jpg\" srcset=\"/media/77/640.jpg 640w\" alt=\"a &quot;b&quot;\" loading=\"lazy\" /></picture>"
            + "<figcaption>c</figcaption></figure>"
        #expect(
            html(.telling("橙子", html: picture)).contains(
                "<figure><img src=\"https://terrace.example/media/77/1280.jpg\" alt=\"a &quot;b&quot;\" loading=\"lazy\" />"
                    + "<figcaption>c</figcaption></figure>"))
    }

    @Test func `makes our own addresses whole and leaves others alone`() {
        let html = html(
            .telling(
                "橙子", html: "<p><a href=\"/products/x\">x</a> <a href=\"https://y.example/?a=1&amp;b=2\">y</a></p>"))
        #expect(html.contains("<a href=\"https://terrace.example/products/x\">"))
        #expect(html.contains("<a href=\"https://y.example/?a=1&amp;b=2\">"))
    }

    @Test func `keeps every character of a long text`() {
        let words = String(repeating: "保靖的橙子🍊مرحبا", count: 2_400)
        #expect(html(.telling("橙子", html: "<p>\(words)</p>")).contains(words))
    }
}

@Suite struct `A WordPress site's refusal` {
    static let now = Instant(seconds: 1_764_000_000)

    func trouble(_ status: Int, _ body: String, _ effect: OutboundEffect = .acting) -> ChannelTrouble {
        WordPressRefusal(OutboundAnswer(status: status, headers: [], body: Array(body.utf8))).trouble(
            effect, at: Self.now)
    }

    @Test func `names the field that it did not take`() {
        let said = trouble(
            400,
            #"{"code":"rest_invalid_param","message":"Invalid parameter(s): content","data":{"status":400,"params":{"content":"too odd"}}}"#
        )
        #expect(said == .content(field: "body", rule: "too odd"))
    }

    @Test func `ends a post only when the post is gone`() {
        let gone = trouble(404, #"{"code":"rest_post_invalid_id","message":"Invalid post ID.","data":{"status":404}}"#)
        #expect(gone == .gone("Invalid post ID. (404 rest_post_invalid_id)"))
        #expect(
            trouble(404, "<html>nothing here</html>")
                == .transient("no WordPress answers there: 404 <html>nothing here</html>", retryAfter: nil))
        let other = trouble(404, #"{"code":"rest_user_invalid_id","message":"no","data":null}"#)
        #expect(other == .transient("no (404 rest_user_invalid_id)", retryAfter: nil))
    }

    @Test func `does not say that nothing happened when that is not known`() {
        #expect(
            trouble(500, #"{"code":"internal_server_error","message":"x","data":{"status":500}}"#)
                == .unknownOutcome(#"500 {"code":"internal_server_error","message":"x","data":{"status":500}}"#))
        #expect(
            trouble(500, #"{"code":"db_insert_error","message":"x","data":{"status":500}}"#)
                == .transient("x (500 db_insert_error)", retryAfter: nil))
        #expect(trouble(502, "bad gateway") == .unknownOutcome("502 bad gateway"))
        #expect(trouble(502, "bad gateway", .looking) == .transient("502 bad gateway", retryAfter: nil))
    }

    @Test func `tells wrong credentials from missing rights`() {
        #expect(
            trouble(401, #"{"code":"incorrect_password","message":"x"}"#)
                == .auth(.revoked, "x (401 incorrect_password)"))
        #expect(
            trouble(403, #"{"code":"rest_cannot_publish","message":"x"}"#)
                == .auth(.forbidden, "x (403 rest_cannot_publish)"))
    }
}
