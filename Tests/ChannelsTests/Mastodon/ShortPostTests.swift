import Testing

@testable import Channels

@Suite struct `A short post` {
    func text(_ title: String, _ summary: String, _ hashtags: [String] = [], most: Int) -> String? {
        ShortPost(title: title, summary: summary, link: "https://t.example/a", hashtags: hashtags)
            .text(fitting: { $0.count <= most })?.text
    }

    @Test func `has all when all fits`() {
        #expect(text("橙子", "五十吨", ["助农"], most: 100) == "橙子\n\n五十吨\n\nhttps://t.example/a\n\n#助农")
        #expect(text("橙子", "", most: 100) == "橙子\n\nhttps://t.example/a")
    }

    @Test func `cuts its summary between words`() {
        let cut = text("Oranges", "Fifty tonnes of oranges wait for somebody to come", most: 7 + 2 + 30 + 2 + 19)
        #expect(cut == "Oranges\n\nFifty tonnes of oranges wait…\n\nhttps://t.example/a")
        #expect(text("Oranges", "Fiftytonnes", most: 7 + 2 + 4 + 2 + 19) == "Oranges\n\nhttps://t.example/a")
    }

    @Test func `cuts a script without spaces anywhere, and never within a character`() {
        #expect(text("橙", "保靖的橙子熟了，五十吨在等", most: 1 + 2 + 9 + 2 + 19) == "橙\n\n保靖的橙子熟了…\n\nhttps://t.example/a")
        let family = text("橙", String(repeating: "👨‍👩‍👧‍👦", count: 20), most: 1 + 2 + 6 + 2 + 19)
        #expect(family == "橙\n\n👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦…\n\nhttps://t.example/a")
    }

    @Test func `cuts what is written from right to left at its words`() {
        let cut = text("برتقال", "خمسون طنا من البرتقال تنتظر من يأتي", most: 6 + 2 + 15 + 2 + 19)
        #expect(cut == "برتقال\n\nخمسون طنا من…\n\nhttps://t.example/a")
    }

    @Test func `gives up its hashtags, then the end of its title, never its link`() {
        #expect(
            text("Oranges of Baojing", "", ["help"], most: 18 + 2 + 19) == "Oranges of Baojing\n\nhttps://t.example/a")
        #expect(
            text(String(repeating: "橙", count: 30_000), "", most: 50)?.hasSuffix("橙…\n\nhttps://t.example/a") == true)
        #expect(text("橙子", "", most: 10) == nil)
    }

    @Test func `knows where its link and its hashtags are`() throws {
        let post = ShortPost(title: "橙子", summary: "", link: "t.example/a", hashtags: ["助农", "a_1"])
        let text = try #require(post.text(fitting: { _ in true }))
        let bytes = Array(text.text.utf8)
        func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        #expect(words(text.link) == "t.example/a")
        #expect(text.hashtags.map { words($0.range) } == ["#助农", "#a_1"])
    }

    @Test func `takes for hashtags only what can be one`() {
        #expect(hashtags(in: "#助农 ＃保靖, Baojing_2026、#123 #a-b  #") == ["助农", "保靖", "Baojing_2026"])
        #expect(hashtags(in: nil) == [])
    }
}

@Suite struct `Somebody else's HTML` {
    @Test func `becomes plain words`() {
        #expect(
            plainText(ofForeign: "<p>还有吗？<br>a &amp; b&#x21;&#33; <script>x()</script></p><p>c</p>")
                == "还有吗？\na & b!! \nc")
        #expect(plainText(ofForeign: "&bogus; &#xFFFFFFFF; <unfinished") == "&bogus; &#xFFFFFFFF;")
        #expect(plainText(ofForeign: String(repeating: "a", count: 9_000)).count == 5_000)
        #expect(plainText(ofForeign: String(repeating: "<", count: 9_000)) == "")
    }
}
