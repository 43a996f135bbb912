import Testing

@testable import Channels

@Suite struct `Markdown for Nostr` {
    private func text(_ markdown: String) -> String {
        NostrMarkdown(address: Harvest.site).text(of: markdown)
    }

    @Test func `has whole addresses, films as links, and no lines broken in a paragraph`() {
        #expect(
            text(Harvest.markdown) == """
                # 十月的橙子

                保靖的山上，橙子熟了。

                ![枝头的橙子](https://terrace.example/media/77/1280.jpg "十月")

                [采摘](https://terrace.example/media/88/film)

                一箱五公斤 **28 元**，见[产品](https://terrace.example/products/baojing-orange)。
                """)
    }

    @Test(arguments: [
        ("one\ntwo", "one two"), ("一\n二", "一二"), ("一\ntwo", "一 two"), ("one  \ntwo", "one  \ntwo"),
        ("one\\\ntwo", "one\\\ntwo"), ("one\r\ntwo", "one two"), ("one\n\ntwo", "one\n\ntwo"),
        ("- a\n- b", "- a\n- b"),
        ("1. a\n2. b", "1. a\n2. b"), ("> a\n> b", "> a\n> b"), ("a\n---\nb", "a\n---\nb"),
        ("# a\nb", "# a\nb"),
        ("|a|b|\n|-|-|\n|1|2|", "|a|b|\n|-|-|\n|1|2|"), ("*a* b\nc", "*a* b c"),
        ("2026 was\ngood", "2026 was good"),
    ]) func `keeps blocks and joins lines`(markdown: String, expected: String) {
        #expect(text(markdown) == expected)
    }

    @Test(arguments: [
        ("a <b>bold</b> move", "a bold move"), ("<script>alert(1)</script>", "alert(1)"),
        ("<!-- no -->x", "x"),
        ("<https://example.org/a>", "<https://example.org/a>"), ("<a@example.org>", "<a@example.org>"),
        ("1 < 2", "1 < 2"),
        ("a <b", "a \\<b"), ("`<b>`", "`<b>`"), ("``a`<b>``", "``a`<b>``"), ("a ` <b>x", "a ` x"),
        ("```\n<b>\n[x](/y)\n```\n<b>z", "```\n<b>\n[x](/y)\n```\nz"), ("    <b>code", "    <b>code"),
        (#"\<b>"#, #"\<b>"#), (#"<img src="x:y" onerror="z">"#, ""),
    ]) func `has no HTML outside of code`(markdown: String, expected: String) {
        #expect(text(markdown) == expected)
    }

    @Test(arguments: [
        ("[a](/b)", "[a](https://terrace.example/b)"), ("[a](//x.org)", "[a](//x.org)"),
        ("[a](#b)", "[a](#b)"),
        ("[a](javascript:alert(1))", "[a]()"),
        ("[a](<media:5>)", "[a](<https://terrace.example/media/5/1280.jpg>)"),
        (
            "[![p](media:5)](/b)",
            "[![p](https://terrace.example/media/5/1280.jpg)](https://terrace.example/b)"
        ),
        ("![a [b] c](film:9 \"t\")", "[a [b] c](https://terrace.example/media/9/film \"t\")"),
        ("[ref]: media:7", "[ref]: https://terrace.example/media/7/1280.jpg"), ("![x](media:abc)", "![x]()"),
        (#"\[a](/b)"#, #"\[a](/b)"#), ("[a](http://x.org/(y))", "[a](http://x.org/(y))"), ("[a", "[a"),
        ("[a](", "[a]("),
        ("]]](", "]]]("),
    ]) func `leads nowhere but where it should`(markdown: String, expected: String) {
        #expect(text(markdown) == expected)
    }

    @Test func `is made in a time that grows with the text alone`() {
        let clock = ContinuousClock()
        for hostile in ["[", "![", "`", "<", "<a ", "](", "\\", "a\n", "[a](", "` `` "] {
            let took = clock.measure { _ = text(String(repeating: hostile, count: 100_000)) }
            #expect(took < .seconds(20), "\(hostile)")
        }
    }

    @Test func `keeps right-to-left texts and emoji as they are`() {
        let arabic = "البرتقال من باوجينغ 🍊👩🏽‍🌾 — ‏جديد"
        #expect(text(arabic) == arabic)
        #expect(text(String(repeating: "橙子🍊", count: 10_000)).count == 30_000)
    }
}
