import Contracts
import Distribution
import Testing
import Values

@testable import Channels

@Suite struct `An entry of a microblog` {
    private let entry = XMPPEntry(address: Harvest.site)

    private func rendered(_ edition: Edition) throws -> (ArticleRendition, XMPPElement) {
        let rendition = entry.rendition(of: edition, referral: "rid-7")
        return (rendition, try entry.element(of: rendition, id: "xmpp:x"))
    }

    @Test func `has all that Atom asks for, and its text twice`() throws {
        let (rendition, entry) = try rendered(Harvest.edition(number: 2))
        #expect(entry.namespace == "http://www.w3.org/2005/Atom" && entry["xml:lang"] == "zh-Hans")
        #expect(entry.child("title")?.text == "十月的保靖橙子" && entry.child("id")?.text == "xmpp:x")
        #expect(
            entry.child("published")?.text == "2026-11-20T00:00:00Z"
                && entry.child("updated")?.text == "2026-11-20T00:01:00Z")
        #expect(
            entry.child("author")?.child("name")?.text == "田小妹" && entry.child("summary")?.text == "五十吨橙子等人来")
        let contents = entry.children.filter { $0.name == "content" }
        #expect(contents.map { $0["type"] } == ["text", "xhtml"])
        #expect(
            contents[0].text
                == "保靖的山上，橙子熟了。\n一箱五公斤 28 元。\n\n在产地的网站上阅读与购买: https://terrace.example/articles/baojing-oranges?from=rid-7"
        )
        let links = entry.children.filter { $0.name == "link" }
        #expect(links.map { $0["rel"] } == ["alternate", "enclosure", "enclosure"])
        #expect(links.map { $0["title"] } == ["十月的保靖橙子", "枝头的橙子", nil])
        #expect(
            rendition.body == """
                <div xmlns="http://www.w3.org/1999/xhtml"><h2>十月的橙子</h2>
                <p>保靖的山上， 橙子熟了。</p>
                <div><img src="https://terrace.example/media/77/1280.jpg" alt="枝头的橙子"/><p>十月</p></div>
                <div><p><a href="https://terrace.example/media/88/film">采摘</a></p></div>
                <p>一箱五公斤 <strong>28 元</strong>，见<a href="https://terrace.example/products/baojing-orange">产品</a>。</p>
                <p><a href="https://terrace.example/articles/baojing-oranges?from=rid-7">在产地的网站上阅读与购买</a></p></div>
                """)
        #expect(contents[1].child("div", "http://www.w3.org/1999/xhtml")?.xml() == rendition.body)
        #expect(try rendered(Harvest.edition(number: 2)).0 == rendition)
    }

    @Test(arguments: [
        ("<script>x</script><p onclick=\"y\" style=\"z\">a</p>", "<p>a</p>"),
        ("<a href=\"javascript:x\">a</a>", "<a>a</a>"),
        ("<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> done</li>", "<li>☑  done</li>"),
        (
            "<aside class=\"product-card\" data-product=\"5\"><strong>橙</strong> <span>保靖</span></aside>",
            "<blockquote><strong>橙</strong> 保靖</blockquote>"
        ),
        (
            "<section class=\"footnotes\"><ol start=\"3\"><li>x</li></ol></section>",
            "<div><ol start=\"3\"><li>x</li></ol></div>"
        ),
        ("<pre><code>a &lt; b</code></pre><hr />", "<pre><code>a &lt; b</code></pre><hr/>"),
    ]) func `shows what any reader can show`(html: String, expected: String) throws {
        let body = try #require(XHTMLBody(html, at: Harvest.site))
        #expect(body.element.xml() == "<div xmlns=\"http://www.w3.org/1999/xhtml\">\(expected)</div>")
    }

    @Test func `falls back to paragraphs where the HTML is no XML`() throws {
        let (rendition, _) = try rendered(Harvest.edition(html: "<p>a<br>b", text: "甲\n\n乙 & <丙>"))
        #expect(
            rendition.body.hasPrefix(
                "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>甲</p><p>乙 &amp; &lt;丙&gt;</p><p><a "))
        #expect(XHTMLBody("</div><div>", at: Harvest.site) == nil)
    }

    @Test func `carries long, right-to-left and colourful texts whole`() throws {
        for unit in ["橙", "🍊👩🏽‍🌾", "البرتقال ‏"] {
            let text = String(repeating: unit, count: 30_000 / unit.count)
            let (rendition, entry) = try rendered(Harvest.edition(html: "<p>\(text)</p>", text: text))
            #expect(rendition.body.contains(text))
            #expect(entry.child("content")?.text.hasPrefix(text) == true)
        }
        let pictures = (100..<140).map { Edition.Picture(media: MediaID($0), alternativeText: "第\($0)张") }
        #expect(
            try rendered(Harvest.edition(pictures: pictures)).1.children.filter { $0["rel"] == "enclosure" }
                .count == 42)
    }

    @Test func `stands where its reference says`() throws {
        let channel = try Harvest.channel(
            "xmpp", ["account": "news@example.org", "service": "pubsub.example.org", "node": "橙 news"])
        let reference = XMPPReference(try XMPPSettings.of(channel), item: "2222222222abc")
        #expect(reference.address == "xmpp:pubsub.example.org?;node=%E6%A9%99%20news;item=2222222222abc")
        #expect(XMPPReference(reference.text) == reference)
        #expect(XMPPReference("nonsense") == nil)
    }

    @Test(arguments: [
        ("{}", ["settings.account"]), (#"{"account":"nobody"}"#, ["settings.account"]),
        (#"{"account":"a b@x.org"}"#, ["settings.account"]),
        (#"{"account":"a@x.org","service":"<x>"}"#, ["settings.service"]),
        (#"{"account":"a@x.org","port":70000}"#, ["settings.port"]),
        (#"{"account":"a@x.org","security":"maybe"}"#, ["settings"]),
        (#"{"account":"a@x.org","host":"10.0.0.1"}"#, ["settings.host"]),
        (#"{"account":"a@x.org","security":"none"}"#, ["settings.security"]),
        (
            #"{"account":"新闻@x.org","service":"pubsub.x.org","node":"news","port":5222,"security":"direct"}"#,
            []
        ),
    ]) func `goes where its settings say`(json: String, fields: [String]) throws {
        let outbound = try HTTPOutbound(agent: "Terrace/test", clock: PresentClock())
        let xmpp = XMPPChannel(outbound: outbound, clock: PresentClock(), address: Harvest.site)
        #expect(xmpp.problems(with: ChannelSettings(json: json)!).map(\.field) == fields)
    }

    @Test(arguments: [
        ("modify", "not-acceptable", "payload-too-big", "content body"),
        ("cancel", "item-not-found", nil, "gone"),
        ("auth", "forbidden", nil, "auth forbidden"),
        ("cancel", "feature-not-implemented", "unsupported", "unsupported"),
        ("wait", "resource-constraint", nil, "limited"), ("wait", "policy-violation", nil, "limited"),
        ("cancel", "conflict", "precondition-not-met", "content settings.node"),
        ("wait", "internal-server-error", nil, "unknown outcome"),
        ("cancel", "service-unavailable", nil, "transient"),
        ("wait", "remote-server-timeout", nil, "unknown outcome"),
    ]) func `is refused in the server's words`(
        type: String, condition: String, detail: String?, trouble: String
    ) {
        var children = [XMPPElement(condition, XMPPNames.stanzaErrors)]
        if let detail { children.append(XMPPElement(detail, XMPPNames.pubsubErrors)) }
        let error = XMPPElement("error", XMPPNames.client, ["type": type], children)
        let refusal = XMPPRefusal(XMPPElement("iq", XMPPNames.client, ["type": "error"], [error]))
        let found = refusal.trouble(.acting, at: Harvest.published)
        #expect(Result<Void, ChannelTrouble>.failure(found).trouble == trouble)
        #expect(found.said.contains(condition))
    }
}
