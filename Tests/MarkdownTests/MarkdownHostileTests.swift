import Contracts
import Markdown
import Testing
import Values

/// Input that somebody made to break the page or the server.
@Suite struct `Hostile Markdown` {
    private let renderer = CommonMarkRenderer()

    private func html(_ markdown: String) -> String { renderer.html(markdown, resolve: { "/media/\($0)" }) }

    @Test func `runs nothing: raw HTML is dropped`() {
        #expect(html("<script>alert(1)</script>") == "")
        #expect(html("a <script>b</script> <img src=x onerror=alert(1)> <!-- c --> d") == "<p>a b   d</p>\n")
        #expect(html("<div onclick=\"x\">\n\n*in*\n\n</div>") == "<p><em>in</em></p>\n")
        #expect(html("a &lt;script&gt; &quot;") == "<p>a &lt;script&gt; &quot;</p>\n")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java&#10;script:alert(1)", "&#1;javascript:alert(1)",
        "&#x6A;avascript:alert(1)", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "media:12", "blob:x", "ftp://a.example/", "x-unknown:y",
    ])
    func `links to no address that could run or read`(address: String) {
        let page = html("[x](<\(address)>)\n\n[y]\n\n[y]: <\(address)>")
        #expect(!page.lowercased().contains("script:alert"), "\(page)")
        #expect(page == "<p>x</p>\n<p>y</p>\n" || page.contains("href=\"java%0Ascript:alert"), "\(page)")
    }

    @Test func `cannot leave its attribute`() {
        let page = html(
            "[x](</a\"onmouseover=alert(1)//>)\n\n![\" onerror=\"alert(1)](media:3)\n\n[y](/z '\"><b>')")
        #expect(!page.contains("\"onmouseover"))
        #expect(page.contains("href=\"/a%22onmouseover=alert(1)//\""))
        #expect(page.contains("alt=\"&quot; onerror=&quot;alert(1)\""))
        #expect(page.contains("title=\"&quot;&gt;&lt;b&gt;\""))
    }

    @Test func `holds no control characters, so that it fits into XML`() {
        #expect(html("a\0b\u{8}c\u{1B}d\u{7F}e &#0; &#7;") == "<p>a\u{FFFD}bcde \u{FFFD} </p>\n")
    }

    @Test func `of any script comes through whole`() {
        for text in [
            "مرحبا \u{202E}abc\u{202C} عالم", "👩‍🌾👨‍👩‍👧‍👦🍊", "e\u{301}\u{301}\u{301}", "保靖，椪柑。", "\u{FEFF}x", "𠮷",
        ] {
            #expect(html(text).contains(text.unicodeScalars.first == "\u{FEFF}" ? "x" : text))
            #expect(renderer.plainText(text).unicodeScalars.last == text.unicodeScalars.last)
        }
    }

    static let bombs: [Bomb] = [
        Bomb("quotations", String(repeating: ">", count: 50_000) + "a"),
        Bomb(
            "spaced quotations",
            String(repeating: "> ", count: 50_000) + "a" + String(repeating: "\nb", count: 50_000)),
        Bomb("brackets", String(repeating: "[", count: 50_000)),
        Bomb("pictures", String(repeating: "![", count: 50_000) + String(repeating: "](a)", count: 25_000)),
        Bomb(
            "lists, then empty lines",
            String(repeating: "- ", count: 50_000) + "a\n" + String(repeating: "\n", count: 100_000)),
        Bomb("footnotes inside footnotes", String(repeating: ">[^a]: ", count: 30_000)),
        Bomb("instructions", String(repeating: "a <?", count: 60_000)),
        Bomb("declarations", String(repeating: "a <!A ", count: 40_000)),
        Bomb("sections", String(repeating: "a <![CDATA[", count: 20_000)),
        Bomb("addresses that end in brackets", "http://a.b/" + String(repeating: ")", count: 200_000)),
        Bomb("mail addresses", String(repeating: "x@y.z", count: 50_000)),
        Bomb(
            "emphasis",
            String(repeating: "*a **a ", count: 18_000) + String(repeating: " a** a*", count: 18_000)),
        Bomb("underscores", String(repeating: "_a__", count: 60_000)),
        Bomb("back-ticks", (1...700).map { "e" + String(repeating: "`", count: $0) }.joined()),
        Bomb(
            "short rows below a wide header",
            String(repeating: "|a", count: 500) + "|\n" + String(repeating: "|-", count: 500) + "|\n"
                + String(repeating: "a\n", count: 100_000)),
        Bomb("headers that do not fit", String(repeating: "1.[^a]|a|\n|-|\n**<", count: 15_000)),
        Bomb("headers below a long paragraph", String(repeating: "!\n`", count: 85_000) + "|a|\n|-|\n"),
        Bomb("addresses without a space", String(repeating: "#http://a.b<", count: 21_000)),
        Bomb("footnotes among emphasis", String(repeating: ">[^a]*", count: 42_000)),
        Bomb("marks that close nothing", String(repeating: "[a]()]_", count: 37_000)),
        Bomb("headers among form feeds", String(repeating: "\u{C}\r\n-|-\n", count: 30_000)),
        Bomb(
            "a header without its row",
            String(repeating: "|", count: 90_000) + "\n" + String(repeating: "|-", count: 40_000)),
        Bomb(
            "a long target referred to often",
            "[a]: /" + String(repeating: "u", count: 100_000) + "\n\n"
                + String(repeating: "[a] ", count: 35_000)),
        Bomb(
            "lists by indentation", (0..<480).map { String(repeating: " ", count: $0 * 2) + "- a\n" }.joined()
        ),
        Bomb("too much", String(repeating: "oranges ", count: 100_000)),
    ]

    @Test(arguments: bombs)
    func `costs no more than its length`(bomb: Bomb) {
        let clock = ContinuousClock()
        let text = bomb.text
        let taken = clock.measure {
            let length = html(text).utf8.count
            #expect(length < 12 * 1_024 * 1_024)
            _ = renderer.plainText(text)
            _ = renderer.pictures(text)
        }
        // A second each on an idle machine at most, in a debug build; quadratic ones took minutes.
        #expect(taken < .seconds(15))
    }

    @Test func `is shown as it stands when it is beyond all bounds`() {
        let text = String(repeating: "> ", count: 5_000) + "<b>"
        #expect(html(text) == "<pre>" + String(repeating: "&gt; ", count: 5_000) + "&lt;b&gt;</pre>\n")
        #expect(renderer.plainText(text) == text)
    }

    @Test func `of random marks never opens more than it closes`() {
        var random = SplitMix(state: 20_261_124)
        let marks = [
            "[", "]", "(", ")", "![", "*", "**", "_", "~~", "`", "<", ">", "\n", "\n\n", "|", "|-|-|\n", "- ",
            "1. ", "> ",
            "[^a]", "[^a]: ", "[a]: /u ", "<!--", "<b>", "</b>", "&amp;", "&", "\\", "# ", "media:1",
            "film:2", "    ", "\t",
            "{{product:a}}", "{{fact:b}}", "http://a.b", "橙", "🍊", "\u{202E}", "\0", "x", " ", "\r\n", "```",
        ]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 1...60, using: &random)).map { _ in
                marks.randomElement(using: &random)!
            }.joined()
            let page = renderer.html(
                text, resolve: { "/media/\($0)" },
                card: { _ in ProductMention(product: ProductID(1), name: "n", place: "p") })
            #expect(isBalanced(page), "\(text.debugDescription) → \(page)")
        }
    }

    @Test func `is read the same by many at once`() async {
        let text =
            "~~a~~ www.example.org | **b**\n\n| a |\n|-|\n| ~~c~~ http://d.example |\n\n[^n] x\n\n[^n]: y"
        let expected = html(text)
        await withTaskGroup(of: Int.self) { group in
            for index in 0..<400 {
                group.addTask {
                    index % 2 == 0
                        ? (renderer.html(text, resolve: { _ in nil }) == expected ? 0 : 1)
                        : (renderer.plainText("~a~ \(index)").isEmpty ? 1 : 0)
                }
            }
            var differences = 0
            for await difference in group { differences += difference }
            #expect(differences == 0)
        }
    }
}

struct Bomb: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String

    init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }

    var testDescription: String { name }
}

/// Whether every tag is closed by its own, in order, and every angle bracket belongs to a tag.
private func isBalanced(_ page: String) -> Bool {
    var open: [Substring] = []
    var rest = page[...]
    while let start = rest.firstIndex(where: { $0 == "<" || $0 == ">" }) {
        guard rest[start] == "<", let end = rest[start...].firstIndex(of: ">") else { return false }
        let tag = rest[rest.index(after: start)..<end]
        rest = rest[rest.index(after: end)...]
        if tag.hasSuffix(" /") { continue }
        let name = tag.drop { $0 == "/" }.prefix { $0 != " " }
        if !tag.hasPrefix("/") {
            open.append(name)
        } else if open.popLast() != name {
            return false
        }
    }
    return open.isEmpty
}

private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
