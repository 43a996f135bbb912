import Contracts
import Markdown
import Testing
import Values

@Suite struct `Pictures, films and cards in a text` {
    private let renderer = CommonMarkRenderer()

    private func html(_ markdown: String) -> String {
        renderer.html(
            markdown, resolve: { $0 == MediaID(404) ? nil : "/media/\($0)" },
            card: { slug in
                slug == "baojing-orange"
                    ? ProductMention(product: ProductID(77), name: "保靖椪柑 & co", place: "湖南保靖县") : nil
            })
    }

    private func picture(_ media: String, _ alternativeText: String) -> String {
        func sources(_ format: String) -> String {
            [320, 640, 1280, 1920].map { "/media/\(media)/\($0).\(format) \($0)w" }.joined(separator: ", ")
        }
        let sizes = "(max-width: 48rem) 100vw, 48rem"
        return "<picture><source type=\"image/webp\" srcset=\"\(sources("webp"))\" sizes=\"\(sizes)\" />"
            + "<img src=\"/media/\(media)/1280.jpg\" srcset=\"\(sources("jpg"))\" sizes=\"\(sizes)\" loading=\"lazy\" "
            + "decoding=\"async\" alt=\"\(alternativeText)\" /></picture>"
    }

    @Test func `a picture on a line of its own is a figure`() {
        #expect(
            html("![An \"old\" *tree*](media:12)")
                == "<figure>\(picture("12", "An &quot;old&quot; tree"))</figure>\n")
        #expect(
            html("![tree](media:12 \"In <May>\")")
                == "<figure>\(picture("12", "tree"))<figcaption>In &lt;May&gt;</figcaption></figure>\n")
    }

    @Test func `the words around a figure stay paragraphs`() {
        #expect(
            html("Before\n![tree](media:12)\nafter")
                == "<p>Before</p>\n<figure>\(picture("12", "tree"))</figure>\n<p>after</p>\n")
        #expect(html("a ![tree](media:12) b") == "<p>a \(picture("12", "tree")) b</p>\n")
        #expect(
            html("[![tree](media:12)](/articles/a)")
                == "<p><a href=\"/articles/a\">\(picture("12", "tree"))</a></p>\n")
    }

    @Test func `a picture that is gone leaves its words`() {
        #expect(html("![a tree](media:404)") == "<p>a tree</p>\n")
    }

    @Test func `a picture of another site becomes a link`() {
        #expect(
            html("![pixel](https://spy.example/p.gif)")
                == "<p><a href=\"https://spy.example/p.gif\" rel=\"noopener nofollow ugc\">pixel</a></p>\n")
        #expect(html("![pixel](javascript:alert(1))") == "<p>pixel</p>\n")
    }

    @Test func `a film is played on the page`() {
        #expect(
            html("![The harvest](film:9)") == "<figure><video controls=\"controls\" preload=\"metadata\" "
                + "playsinline=\"playsinline\" src=\"/media/9/film\" aria-label=\"The harvest\"></video>"
                + "<figcaption>The harvest</figcaption></figure>\n")
    }

    @Test func `a product's line becomes its card`() {
        let card =
            "<aside class=\"product-card\" data-product=\"77\"><strong>保靖椪柑 &amp; co</strong> "
            + "<span>湖南保靖县</span></aside>\n"
        #expect(html("{{product:baojing-orange}}") == card)
        #expect(html("Buy\n{{product:baojing-orange}}\nnow") == "<p>Buy</p>\n\(card)<p>now</p>\n")
        #expect(html("{{product:unknown}}") == "")
        #expect(
            html("not alone {{product:baojing-orange}}") == "<p>not alone {{product:baojing-orange}}</p>\n")
        #expect(html("`{{product:baojing-orange}}`") == "<p><code>{{product:baojing-orange}}</code></p>\n")
    }

    @Test func `are found in their order with their words`() {
        let text =
            "![one *tree*](media:3)\n\n- ![](media:1)\n\n![film](film:8) ![x](media:no) ![y](https://a.example/media:4)"
            + " [link](media:5) `![code](media:6)`"
        #expect(renderer.pictures(text).map(\.media) == [MediaID(3), MediaID(1)])
        #expect(renderer.pictures(text).map(\.alternativeText) == ["one tree", ""])
        #expect(renderer.films(text) == [MediaID(8)])
    }
}
