import Testing

@testable import Channels

@Suite struct `An article's HTML on other servers` {
    private let html = FederatedHTML(
        address: SiteAddress("https://terrace.example")!, page: "https://terrace.example/articles/oranges")

    @Test func `keeps pictures with their words and makes addresses whole`() {
        let ours = """
            <figure><picture><source type="image/webp" srcset="/media/77/320.webp 320w" sizes="100vw" /><img src="/media/77/1280.jpg" \
            srcset="/media/77/320.jpg 320w" alt="枝头的&quot;橙子&quot;" /></picture><figcaption>十月</figcaption></figure>
            """
        #expect(
            html.rewritten(ours) == """
                <figure><img src="https://terrace.example/media/77/1280.jpg" alt="枝头的&quot;橙子&quot;" /><figcaption>十月</figcaption></figure>
                """)
    }

    @Test func `turns films into links and product cards into paragraphs`() {
        let ours = """
            <video controls="controls" src="/media/88/film" aria-label="采摘"></video><aside class="product-card" data-product="5">\
            <strong>橙子</strong> <span>保靖</span></aside>
            """
        #expect(
            html.rewritten(ours) == """
                <a href="https://terrace.example/media/88/film" rel="noopener">▶ 采摘</a><p><strong>橙子</strong> 保靖</p>
                """)
    }

    @Test(arguments: [
        (#"<a href="/go/x">a</a>"#, #"<a href="https://terrace.example/go/x" rel="noopener nofollow">a</a>"#),
        (
            "<a href=\"#fn-1\">1</a>",
            "<a href=\"https://terrace.example/articles/oranges#fn-1\" rel=\"noopener nofollow\">1</a>"
        ),
        (#"<a href="javascript:alert(1)">a</a>"#, "a"), (#"<a href="//evil.example">a</a>"#, "a"),
        ("<script>alert(1)</script>b", "b"), ("<p onclick=\"x()\">b</p>", "<p>b</p>"), ("<p>open", "<p>open</p>"),
        ("</p>closed", "closed"), ("<p><em>a</p>b", "<p><em>a</em></p>b"), ("a &lt;b&gt; c", "a &lt;b&gt; c"),
        ("<unknown>x</unknown>", "x"), ("cut <p", "cut "), ("<style>p{}", ""),
    ]) func `leaves out what does not belong`(ours: String, expected: String) {
        #expect(html.rewritten(ours) == expected)
    }
}
