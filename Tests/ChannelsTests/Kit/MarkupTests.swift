import Contracts
import Foundation
import Testing
import Values

@testable import Channels

@Suite struct `An article's HTML for closed platforms` {
    @Test func `keeps words and order and drops what they refuse`() {
        let body = ReducedBody(Story.everything, filmNote: "〔视频〕") { $0.hasPrefix("https://mp.weixin.qq.com/") }
        #expect(body.pictures == [MediaID(77)])
        #expect(
            body.whole == """
                <h2>十月 <em>的</em> <strong>橙子</strong></h2>
                <section><img src="media:77" alt="枝头的&quot;橙子&quot;" /><p>十月</p></section>
                <p>见店铺，又见<a href="https://mp.weixin.qq.com/s/abc">老文章</a><sup>1</sup>。</p>
                <section><p>〔视频〕</p><p>采摘</p></section>
                <section><strong>保靖橙子</strong> <span>湖南保靖</span></section>
                <ul>
                <li>☑  采了</li>
                <li>☐  没装</li>
                </ul>
                <table>
                <thead>
                <tr>
                <th align="right">箱</th>
                </tr>
                </thead>
                </table>
                <pre><code>a &lt; b &amp;&amp; c</code></pre>
                <hr />
                <p>第一行<br />
                第二行</p>

                """)
    }

    @Test func `gets the addresses of uploaded pictures, and loses those that have none`() {
        let body = ReducedBody(Story.picture(77) + Story.picture(78), filmNote: "").whole
        let shown = withAddresses(body) { $0 == MediaID(77) ? "http://pic.example/1?a=1&b=2" : nil }
        #expect(shown.contains(#"<img src="http://pic.example/1?a=1&amp;b=2" alt="枝头的&quot;橙子&quot;" />"#))
        #expect(!shown.contains("media:"))
        #expect(shown.components(separatedBy: "<img").count == 2)
    }

    @Test(arguments: [200, 2_000, 19_999]) func `is cut behind a whole block`(most: Int) {
        let paragraphs = (1...400).map { "<p>第 \($0) 段：橙子👨‍👩‍👧‍👦很甜，<strong>五公斤</strong>一箱。</p>\n" }.joined()
        let text = ReducedBody(paragraphs, filmNote: "").text(most: most, notice: "<p>未完</p>", tail: "<p>尾</p>")
        #expect(text.unicodeScalars.count <= most)
        #expect(text.hasSuffix("<p>未完</p><p>尾</p>"))
        let opened = text.components(separatedBy: "<p>").count
        #expect(opened == text.components(separatedBy: "</p>").count)
        // Not shorter than it need be.
        if most < 19_999 { #expect(text.unicodeScalars.count > most - 60) }
    }

    @Test func `is cut inside its first block when that is too long already`() {
        let text = ReducedBody("<p>" + String(repeating: "橙&amp;子", count: 15_000) + "</p>", filmNote: "")
            .text(most: 19_999, notice: "<p>未完</p>", tail: "")
        #expect(text.unicodeScalars.count <= 19_999)
        #expect(text.hasPrefix("<p>橙&amp;子"))
        #expect(text.hasSuffix("…</p><p>未完</p>"))
    }

    @Test func `that fits stays whole`() {
        let body = ReducedBody("<p>短</p>", filmNote: "")
        #expect(body.text(most: 100, notice: "<p>未完</p>", tail: "<p>尾</p>") == "<p>短</p><p>尾</p>")
    }

    @Test(arguments: [
        "<", "<p", "<p class=\"", "</", "<>", "a<b>c", "<img src=\"/media/x/1.jpg\" />", "<video>", "</video></a></p>",
    ])
    func `does no harm when it is broken`(html: String) {
        let body = ReducedBody(html, filmNote: "〔视频〕")
        #expect(body.pictures == [])
        #expect(!body.whole.contains("<video"))
    }
}
