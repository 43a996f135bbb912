import Channels
import Contracts
import Distribution
import TestKit
import Testing
import Values

@Suite struct `The feeds` {
    @Test(arguments: Engine.all) func `are RSS with all that a reader needs`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            try await news.release(.oranges(title: "橙子 & <蜜> \u{0B}\u{FFFE}🍊", html: Self.html))
            let copy = try #require(try await news.site.copies.find(ArticleID(1)))
            let document = try await news.site.copies.document(.rss)
            #expect(document.contentType == "application/rss+xml; charset=utf-8")
            #expect(
                String(decoding: document.body, as: UTF8.self) == """
                    <?xml version="1.0" encoding="utf-8"?>
                    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
                    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" \
                    xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Terrace</title>\
                    <link>https://terrace.example/</link>\
                    <description>产地的故事与产品 · Stories from the farms, and what they grow</description>\
                    <atom:link href="https://terrace.example/feed.xml" rel="self" type="application/rss+xml"/>\
                    <lastBuildDate>Tue, 24 Nov 2026 00:00:00 GMT</lastBuildDate>
                    <item><title>橙子 &amp; &lt;蜜&gt; 🍊</title>\
                    <link>https://terrace.example/articles/baojing-oranges</link>\
                    <guid isPermaLink="false">\(copy.feedID)</guid>\
                    <pubDate>Tue, 24 Nov 2026 00:00:00 GMT</pubDate><dc:creator>田小妹</dc:creator>\
                    <dc:language>zh-Hans</dc:language><description>五十吨橙子等人来</description>\
                    <content:encoded>&lt;p&gt;一箱 &lt;a href="https://terrace.example/products/oranges"&gt;橙子&lt;/a&gt; \
                    &lt;a href="https://shop.example/a"&gt;店&lt;/a&gt;&lt;/p&gt;&lt;img \
                    src="https://terrace.example/media/77/1280.jpg" srcset="https://terrace.example/media/77/320.jpg 320w, \
                    https://terrace.example/media/77/640.jpg 640w" alt="看，/这/里"&gt;</content:encoded>\
                    <enclosure url="https://terrace.example/media/77/1280.jpg" length="123456" type="image/jpeg"/>\
                    <media:content url="https://terrace.example/media/77/1280.jpg" type="image/jpeg" medium="image">\
                    <media:description type="plain">枝头的橙子</media:description></media:content></item>
                    </channel></rss>

                    """)
            #expect(copy.feedID == "tag:terrace.example,2026-11-24:\(copy.key)")
        }
    }

    static let html = """
        <p>一箱 <a href="/products/oranges">橙子</a> <a href="https://shop.example/a">店</a></p>\
        <img src="/media/77/1280.jpg" srcset="/media/77/320.jpg 320w, /media/77/640.jpg 640w" alt="看，/这/里">
        """

    @Test(arguments: Engine.all) func `are Atom and JSON with each article in its language`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let chinese = Edition.oranges(
                translations: [Edition.Translation(language: .english, slug: Slug("baojing-oranges-en")!)],
                films: [MediaID(88)])
            let english = Edition.oranges(
                2, title: "Oranges of Baojing", slug: "baojing-oranges-en", language: .english,
                translations: [Edition.Translation(language: .chinese, slug: Slug("baojing-oranges")!)])
            try await news.release(chinese)
            try await news.release(english)
            let atom = String(decoding: try await news.site.copies.document(.atom).body, as: UTF8.self)
            #expect(atom.contains(#"<entry xml:lang="zh-Hans"><id>tag:terrace.example,2026-11-24:"#))
            #expect(atom.contains(#"<entry xml:lang="en"><id>tag:terrace.example,2026-11-24:"#))
            #expect(
                atom.contains(
                    #"<link rel="enclosure" type="video/mp4" length="9876543" href="https://terrace.example/media/88/film"/>"#
                ))
            #expect(atom.contains("<published>2026-11-24T00:00:00Z</published>"))
            let json = String(decoding: try await news.site.copies.document(.json).body, as: UTF8.self)
            #expect(json.contains(#""version":"https://jsonfeed.org/version/1.1""#))
            #expect(json.contains(#""language":"en","#))
            #expect(json.contains(#""language":"zh-Hans","#))
            #expect(json.contains(#""mime_type":"video/mp4","size_in_bytes":9876543"#))
            // An article with several films gives all of them, each under a title of its own.
            let both = Edition.oranges(number: 2, films: [MediaID(88), MediaID(89)])
            try await news.release(both)
            let films = String(decoding: try await news.site.copies.document(.atom).body, as: UTF8.self)
            for film in [88, 89] {
                #expect(films.contains(#"href="https://terrace.example/media/\#(film)/film"/>"#))
            }
            let attached = String(decoding: try await news.site.copies.document(.json).body, as: UTF8.self)
            #expect(attached.contains(#""title":"十月的保靖橙子","url":"https://terrace.example/media/88/film""#))
            #expect(attached.contains(#""title":"十月的保靖橙子 (2)","url":"https://terrace.example/media/89/film""#))
            let map = String(decoding: try await news.site.copies.sitemap(pages: ["/impact"]).body, as: UTF8.self)
            #expect(map.contains("<url><loc>https://terrace.example/impact</loc></url>"))
            #expect(
                map.contains(
                    #"<xhtml:link rel="alternate" hreflang="en" href="https://terrace.example/articles/baojing-oranges-en"/>"#
                ))
        }
    }

    @Test(arguments: Engine.all) func `change their tag exactly when what stands on the site changes`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let empty = try await news.site.copies.document(.atom)
            try await news.release(.oranges())
            let first = try await news.site.copies.document(.atom)
            #expect(first.etag != empty.etag)
            try await news.tell(FactConfirmed(fact: FactID(5), product: ProductID(50), name: "price"))
            try await news.room.work()
            #expect(try await news.site.copies.document(.atom).etag == first.etag)
            news.world.clock.advance(seconds: 10)
            news.shelf.put(.oranges(price: "¥30.00"))
            try await news.tell(FactConfirmed(fact: FactID(5), product: ProductID(50), name: "price"))
            try await news.room.work()
            let second = try await news.site.copies.document(.atom)
            #expect(second.etag != first.etag)
            #expect(second.changedAt == first.changedAt.adding(seconds: 10))
            try await news.withdraw(ArticleID(1))
            #expect(try await news.site.copies.document(.atom).etag != second.etag)
            // The site's routes give the same documents.
            let route = try #require(news.room.inbound.first { $0.path == "/atom.xml" })
            let answer = try await route.answer(
                InboundRequest(method: "GET", path: "/atom.xml", query: [:], parameters: [:], headers: [], body: []))
            #expect(answer.body == (try await news.site.copies.document(.atom).body))
            #expect(
                answer.headers.first { $0.name == "link" }?.value == #"<https://terrace.example/atom.xml>; rel="self""#)
        }
    }

    @Test func `write dates as HTTP does and read them back`() {
        let moment = Instant(iso8601: "2028-02-29T23:59:58Z")!
        #expect(moment.httpDate == "Tue, 29 Feb 2028 23:59:58 GMT")
        #expect(Instant(httpDate: "Tue, 29 Feb 2028 23:59:58 GMT") == moment)
        #expect(Instant(iso8601: "1969-12-31T00:00:00Z")!.httpDate == "Wed, 31 Dec 1969 00:00:00 GMT")
        #expect(Instant(httpDate: "Tuesday, 29-Feb-28 23:59:58 GMT") == nil)
    }

    @Test func `know the site by a plain origin only`() {
        #expect(SiteAddress("https://terrace.example/")?.origin == "https://terrace.example")
        #expect(SiteAddress("http://127.0.0.1:8080")?.host == "127.0.0.1")
        for text in ["terrace.example", "ftp://x", "https://x/y", "https://u@x", "https://", "https://x?y"] {
            #expect(SiteAddress(text) == nil, "\(text)")
        }
    }
}
