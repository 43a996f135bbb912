import Contracts
import Markdown
import Testing
import Values

/// What an author writes, and what a reader's browser gets.
@Suite struct `An author's Markdown` {
    private let renderer = CommonMarkRenderer()

    private func html(_ markdown: String) -> String {
        renderer.html(markdown, resolve: { "/media/\($0)" })
    }

    @Test func `becomes paragraphs, emphasis and lists`() {
        #expect(
            html("Oranges from *Baojing*, **5 kg** ~~dear~~ cheap.\n\n1. pick\n2. pack\n\n- a\n\n- b") == """
                <p>Oranges from <em>Baojing</em>, <strong>5 kg</strong> <del>dear</del> cheap.</p>
                <ol>
                <li>pick</li>
                <li>pack</li>
                </ol>
                <ul>
                <li><p>a</p>
                </li>
                <li><p>b</p>
                </li>
                </ul>

                """)
    }

    @Test func `keeps the outline below the article's own title`() {
        #expect(
            html("# Harvest\n\n## Picking\n\n###### Knives")
                == "<h2>Harvest</h2>\n<h3>Picking</h3>\n<h6>Knives</h6>\n")
        #expect(html("### Harvest\n\n#### Picking") == "<h2>Harvest</h2>\n<h3>Picking</h3>\n")
        #expect(html("## Harvest") == "<h2>Harvest</h2>\n")
    }

    @Test func `shows a table with its columns aligned`() {
        #expect(
            html("| grade | kg |\n|:-|-:|\n| A | 5 |\n| B |") == """
                <table>
                <thead>
                <tr>
                <th scope="col" align="left">grade</th>
                <th scope="col" align="right">kg</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td align="left">A</td>
                <td align="right">5</td>
                </tr>
                <tr>
                <td align="left">B</td>
                <td align="right"></td>
                </tr>
                </tbody>
                </table>

                """)
    }

    @Test func `numbers its footnotes and leads back from each`() {
        #expect(
            html("Sweet[^s] and sour[^s].\n\n[^s]: Measured *twice*.") == """
                <p>Sweet<sup><a href="#fn-1" id="fnref-1-1" role="doc-noteref">1</a></sup> and sour<sup><a href="#fn-1" \
                id="fnref-1-2" role="doc-noteref">1</a></sup>.</p>
                <section class="footnotes" role="doc-endnotes">
                <ol>
                <li id="fn-1">
                <p>Measured <em>twice</em>. <a href="#fnref-1-1" role="doc-backlink">↩</a> \
                <a href="#fnref-1-2" role="doc-backlink">↩</a></p>
                </li>
                </ol>
                </section>

                """)
    }

    @Test func `links inside the site plainly and outside with care`() {
        #expect(
            html("[story](/articles/orange?a=1&b=2)")
                == "<p><a href=\"/articles/orange?a=1&amp;b=2\">story</a></p>\n")
        #expect(
            html("[shop](https://shop.example/橙 \"The \\\"shop\\\"\")")
                == "<p><a href=\"https://shop.example/%E6%A9%99\" "
                + "title=\"The &quot;shop&quot;\" rel=\"noopener nofollow ugc\">shop</a></p>\n")
        #expect(
            html("www.example.org") == "<p><a href=\"http://www.example.org\" rel=\"noopener nofollow ugc\">"
                + "www.example.org</a></p>\n")
        #expect(
            html("<mailto:a@b.example>") == "<p><a href=\"mailto:a@b.example\">mailto:a@b.example</a></p>\n")
        #expect(html("[x](//evil.example)").contains("rel=\"noopener nofollow ugc\""))
        #expect(html("[x](/\\evil.example)").contains("rel=\"noopener nofollow ugc\""))
    }

    @Test func `shows code as it is written`() {
        #expect(
            html("```swift \"onclick=\n<b>&\n```\n\n`<i>`")
                == "<pre><code class=\"language-swift\">&lt;b&gt;&amp;\n"
                + "</code></pre>\n<p><code>&lt;i&gt;</code></p>\n")
    }

    @Test func `reads as plain text without its marks`() {
        let text = renderer.plainText(
            "# Harvest\n\nOranges *fresh* from\nBaojing, ![a tree](media:5) [here](https://a.example).\n\n"
                + "- pick\n- pack\n  1. box\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n> quoted\n\n---\n\nend")
        #expect(
            text == """
                Harvest

                Oranges fresh from
                Baojing, a tree here.

                • pick
                • pack
                  1. box

                a | b
                1 | 2

                quoted

                end
                """)
    }
}
