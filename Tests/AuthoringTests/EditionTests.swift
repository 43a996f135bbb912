import Authoring
import Contracts
import TestKit
import Testing
import Values

@Suite struct `What a reader gets` {
    @Test(arguments: Engine.all)
    func `shows the confirmed value of today, never the one of the day it was written`(
        engine: Engine
    ) async throws {
        try await EditorialOffice.open(engine) { office in
            office.almanac.confirm(
                office.orange, "origin",
                Localized(chinese: "*湖南* <b>保靖</b>", english: "*Hunan* <b>Baojing</b>"),
                expiresOn: Day("2026-11-25"))
            let article = try await office.begin(
                "oranges",
                office.manuscript(
                    "椪柑 {{fact:price}}",
                    body: """
                        # 保靖

                        {{fact:price}} 一箱，来自 {{fact:origin}}，买 {{product:baojing-orange}} 吧。

                        {{product:baojing-orange}}
                        """)
            ).article.id
            try await office.bringOut(article)
            let edition = try #require(try await office.room.edition(of: article))
            #expect(edition.title == "椪柑 ¥28.00")
            #expect(
                edition.html == """
                    <h2>保靖</h2>
                    <p>¥28.00 一箱，来自 *湖南* &lt;b&gt;保靖&lt;/b&gt;，买 保靖椪柑 吧。</p>
                    <aside class="product-card" data-product="1001"><strong>保靖椪柑</strong> <span>湖南省保靖县</span></aside>

                    """)
            #expect(edition.text == "保靖\n\n¥28.00 一箱，来自 *湖南* <b>保靖</b>，买 保靖椪柑 吧。\n\n保靖椪柑 · 湖南省保靖县")
            #expect(
                edition.markdown == """
                    # 保靖

                    ¥28.00 一箱，来自 \\*湖南\\* \\<b\\>保靖\\</b\\>，买 保靖椪柑 吧。

                    **保靖椪柑** · 湖南省保靖县
                    """)
            #expect(edition.authorName == "向小梅")
            #expect(try await office.room.staleReferences(by: office.author).isEmpty)

            office.almanac.confirm(office.orange, "price", Localized(chinese: "¥26.50", english: "¥26.50"))
            office.world.clock.advance(days: 2)
            let later = try #require(try await office.room.edition(of: article))
            #expect(later.title == "椪柑 ¥26.50")
            #expect(later.text.hasPrefix("保靖\n\n¥26.50 一箱，来自 待确认，买"))
            for caller in [office.author, office.publisher] {
                let stale = try await office.room.staleReferences(by: caller)
                #expect(
                    stale.map { "\($0.slug) \($0.number) \($0.product) \($0.name)" } == [
                        "oranges 1 1001 origin"
                    ])
                #expect(stale.map(\.article) == [article])
            }
            #expect(try await office.room.staleReferences(by: office.otherAuthor) == [])
        }
    }

    @Test(arguments: Engine.all)
    func `names the product of a fact when the article has several`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            office.almanac.confirm(office.sugar, "price", Localized(chinese: "¥15.00", english: "¥15.00"))
            let manuscript = Manuscript(
                title: "Two", summary: "s",
                body: "{{fact:brown-sugar:price}} {{ fact : baojing-orange : price }}\n{{fact:price}}",
                products: [office.orange, office.sugar])
            let article = try await office.begin("two", manuscript, language: .english).article.id
            let preview = try await office.room.preview(of: article, number: 1, by: office.editor)
            #expect(preview.edition.text == "¥15.00 ¥28.00\nto be confirmed")
            guard case .factOfWhichProduct(let reference) = preview.readiness.obstacles.first else {
                Issue.record("\(preview.readiness)")
                return
            }
            #expect(reference.line == 2)
            #expect(preview.readiness.obstacles.count == 1)
        }
    }

    @Test(arguments: Engine.all)
    func `leads to the translations that are published`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let chinese = try await office.begin().article
            let english = try await office.begin("oranges-en", language: .english, group: chinese.group)
                .article
            try await office.bringOut(chinese.id)
            #expect(try await office.room.edition(of: chinese.id)?.translations == [])
            #expect(try await office.room.edition(of: english.id) == nil)
            try await office.bringOut(english.id)
            #expect(
                try await office.room.edition(of: chinese.id)?.translations
                    == [Edition.Translation(language: .english, slug: Slug("oranges-en")!)])
            #expect(
                try await office.room.edition(of: english.id)?.translations
                    == [Edition.Translation(language: .chinese, slug: Slug("oranges")!)])
        }
    }

    @Test(arguments: Engine.all)
    func `can be looked at beforehand by those who may`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let picture = try await office.picture(7)
            let film = try await office.film()
            let article = try await office.begin().article.id
            let words = office.manuscript(body: "![果园](media:\(picture))\n\n![采摘](film:\(film))")
            let preview = try await office.room.preview(words, of: article, by: office.author)
            #expect(preview.edition.pictures == [Edition.Picture(media: picture, alternativeText: "果园")])
            #expect(preview.edition.films == [film])
            #expect(
                preview.edition.html.contains(
                    "<source type=\"image/webp\" srcset=\"/media/\(picture)/320.webp 320w"))
            #expect(preview.edition.html.contains("src=\"/media/\(film)/film\""))
            #expect(preview.readiness.obstacles == [])
            await #expect(throws: AuthoringError.notAllowed(anyOf: [.editor])) {
                try await office.room.preview(words, of: article, by: office.otherAuthor)
            }
            #expect(try await office.room.revisions(of: article, by: office.author).count == 1)
        }
    }

    @Test(arguments: Engine.all)
    func `is warned of where prices and weights were written by hand`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let body = """
                一箱 28 元，{{fact:price}} 元以外，¥28.00 起。
                大约 50,000kg，5 公斤装，1.5吨；2026 年 11 月，10 grams, 10 girls, A4元 media:5g
                第3章 RMB 100, 7斤8克 100元
                """
            let article = try await office.begin("f", office.manuscript("只要9.9元", body: body)).article.id
            let figures = try await office.room.preview(of: article, number: 1, by: office.author).readiness
                .writtenFigures
            #expect(
                figures.map { "\($0.place.rawValue):\($0.line) \($0.text)" } == [
                    "title:1 9.9元", "body:1 28 元", "body:1 ¥28.00", "body:2 50,000kg", "body:2 5 公斤",
                    "body:2 1.5吨",
                    "body:2 10 grams", "body:2 5g", "body:3 RMB 100", "body:3 7斤", "body:3 8克", "body:3 100元",
                ])
        }
    }
}
