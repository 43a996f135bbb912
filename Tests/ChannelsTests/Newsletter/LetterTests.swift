import Contracts
import Distribution
import Members
import TestKit
import Testing
import Values

@testable import Channels

@Suite struct `A letter` {
    private let renderer = NewsletterRendering(site: Mailroom.site)

    private func copy() throws -> ChannelCopy {
        let settings = ChannelSettings(json: #"{"host":"localhost","from":"news@peers.test"}"#)!
        return ChannelCopy(
            publication: PublicationID(31), article: ArticleID(1),
            channel: Channel(
                id: ChannelID(5), kind: .newsletter, name: "橙子", settings: settings, isAutomatic: false,
                madeAt: Instant(seconds: 0), madeBy: nil, switchedOff: nil),
            key: PublicationKey("3kabcdefgh2z7")!, reference: nil, referral: "rid-7")
    }

    @Test func `shows pictures with their words, links films, and carries the copy's own referral`() throws {
        let html = """
            <h2 id="x">十月</h2>
            <figure><picture><source type="image/webp" srcset="/media/77/320.webp 320w" sizes="100vw" />\
            <img src="/media/77/1280.jpg" srcset="/media/77/320.jpg 320w" sizes="100vw" loading="lazy" alt="枝头的 &quot;橙子&quot;" />\
            </picture><figcaption>十月</figcaption></figure>
            <figure><video controls="controls" src="/media/88/film" aria-label="采摘"></video></figure>
            <aside class="product-card" data-product="50"><strong>橙子</strong></aside>
            <table><tr><td align="right">28</td></tr></table>
            <p><a href="/products/orange">产品</a> <a href="https://example.org/?a=1&amp;b=2" rel="noopener">外面</a> <a href="#fn-1">1</a></p>
            """
        let body = renderer.rendition(of: .season(html: html), for: try copy()).body
        #expect(
            body.contains(
                #"<img src="https://terrace.example/media/77/1280.jpg" alt="枝头的 &quot;橙子&quot;" width="600""#)
        )
        #expect(
            !body.contains("srcset") && !body.contains("<picture") && !body.contains("<source")
                && !body.contains("loading"))
        #expect(
            body.contains(
                #"<a href="https://terrace.example/articles/baojing-oranges?from=rid-7" style="color:#8a3b00">▶ 采摘</a>"#
            ))
        #expect(
            !body.contains("<video") && !body.contains("</video") && !body.contains("data-product")
                && !body.contains("class="))
        #expect(body.contains(#"href="https://terrace.example/products/orange""#))
        #expect(body.contains(#"href="https://example.org/?a=1&amp;b=2""#))
        #expect(body.contains(#"href="https://terrace.example/articles/baojing-oranges?from=rid-7#fn-1""#))
        #expect(body.contains("text-align:right"))
    }

    @Test func `shows a cover that does not stand in the text`() throws {
        let body = renderer.rendition(of: .season(), for: try copy()).body
        #expect(body.contains(#"<img src="https://terrace.example/media/77/1280.jpg" alt="枝头的橙子""#))
    }

    @Test func `is rendered the same each time`() throws {
        let renditions = try (0..<2).map { _ in renderer.rendition(of: .season(), for: try copy()).digest }
        #expect(renditions[0] == renditions[1])
    }

    @Test(arguments: [
        "<", "<p", "<p class=\"", "<img", "<img src=\"/x\"", "</", "<>", "a<b>c", "<img alt=\"x\">",
        "<a href=\"/\">\u{202E}</a>",
    ]) func `is made of whatever comes`(html: String) throws {
        let body = renderer.rendition(of: .season(html: html), for: try copy()).body
        #expect(body.contains("baojing-oranges"))
    }

    @Test func `is held against the server's limit with all that the mail around it costs`() throws {
        let long = String(repeating: "橙", count: 30_000)
        let edition = Edition.season(html: "<p>\(long)</p>", text: long)
        let rendition = renderer.rendition(of: edition, for: try copy())
        let size = NewsletterRendering.size(of: rendition)
        let message = MailMessage(
            id: "a@b", headers: [], text: rendition.fields["text"]!, html: rendition.body)
        #expect(message.bytes.count < size)
        #expect(size < message.bytes.count + 30_000)
    }

    @Test(arguments: [
        (#"{}"#, "settings.host"), (#"{"host":"mx.example"}"#, "settings.from"),
        (#"{"host":"http://mx","from":"a@b.example"}"#, "settings.host"),
        (#"{"host":"mx.example","from":"nobody"}"#, "settings.from"),
        (#"{"host":"mx.example","from":"a@b.example","port":0}"#, "settings.port"),
        (#"{"host":"mx.example","from":"a@b.example","port":"many"}"#, "settings.port"),
        (#"{"host":"mx.example","from":"a@b.example","security":"ssl"}"#, "settings.security"),
        (#"{"host":"mx.example","from":"a@b.example","audience":"none"}"#, "settings.audience"),
        (#"{"host":"mx.example","from":"a@b.example","bounce_address":"x"}"#, "settings.bounce_address"),
        (#"{"host":"mx.example","from":"a@b.example","selector":"a b"}"#, "settings.selector"),
        (#"{"host":"mx.example","from":"a@b.example","from_name":7}"#, "settings.from_name"),
        (#"{"host":"mx.example","from":"a@b.example","from_name":"a\u0000b"}"#, "settings.from_name"),
        (#"{"host":"mx.example","from":"a@b.example","bounce_limit":50}"#, "settings.bounce_limit"),
    ]) func `wants settings that it can be sent with`(json: String, field: String) throws {
        guard case .failure(let misfit) = NewsletterSettings.read(ChannelSettings(json: json)!) else {
            Issue.record("taken: \(json)")
            return
        }
        #expect(misfit.problem.field == field)
    }

    @Test func `takes numbers from forms, and the usual where nothing is said`() throws {
        let json = #"{"host":"mx.example","from":"a@b.example","port":"","per_minute":"60","security":"tls"}"#
        guard case .success(let settings) = NewsletterSettings.read(ChannelSettings(json: json)!) else {
            Issue.record("refused")
            return
        }
        #expect(settings.port == 465 && settings.perMinute == 60)
        #expect(settings.bounces.description == "bounces@b.example")
    }

    @Test(arguments: Engine.all) func `wants a server that may be asked`(engine: Engine) async throws {
        try await World.on(engine, [.members, .newsletterChannel]) { world in
            let outbound = try HTTPOutbound(agent: "Terrace/test", clock: world.clock)
            let newsletter = NewsletterChannel(ground: world.ground, outbound: outbound, site: Mailroom.site)
            for host in ["127.0.0.1", "localhost", "169.254.169.254", "10.1.2.3"] {
                let settings = ChannelSettings(json: #"{"host":"\#(host)","from":"a@b.example"}"#)!
                #expect(newsletter.problems(with: settings).map(\.field) == ["settings.host"], "\(host)")
            }
            #expect(
                newsletter.problems(
                    with: ChannelSettings(json: #"{"host":"mx.example","from":"a@b.example"}"#)!) == [])
            let broken = ChannelCredentials(["password": "x", "dkim_rsa": "key", "dkim_ed25519": "key"])
            #expect(
                newsletter.problems(with: broken).map(\.field)
                    == ["credentials.dkim_rsa", "credentials.dkim_ed25519", "credentials.username"])
        }
    }
}
