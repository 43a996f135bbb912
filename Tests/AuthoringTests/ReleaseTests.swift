import Authoring
import Contracts
import TestKit
import Testing
import Values

@Suite struct `Publishing an article` {
    @Test(arguments: Engine.all)
    func `tells everybody, once`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let cover = Edition.Picture(media: try await office.picture(1), alternativeText: "果园")
            let dossier = try await office.begin(
                "oranges",
                Manuscript(
                    title: "椪柑 {{fact:price}}", summary: "一箱 {{fact:pack_weight}}",
                    body: "{{fact:baojing-orange:price}} {{fact:price}}", cover: cover,
                    products: [office.orange]))
            let article = dossier.article.id
            await #expect(throws: AuthoringError.notAllowed(anyOf: [.publisher])) {
                try await office.room.publish(article, number: 1, by: office.author)
            }
            let out = try await office.bringOut(article)
            #expect(out.stage == .published)
            #expect(try await office.room.publish(article, number: 1, by: office.publisher) == out)
            let told = try await office.world.recorded(ArticlePublished.self)
            #expect(told.count == 1)
            let event = try #require(told.first)
            #expect(event.article == article)
            #expect(event.revision == dossier.latest.id)
            #expect(event.number == 1)
            #expect(event.title == "椪柑 ¥28.00")
            #expect(event.summary == "一箱 5 公斤")
            #expect(event.facts == ["pack_weight", "price"])
            #expect(event.products == [office.orange])
            #expect(event.cover == cover)
            #expect(event.author == office.author.member)
        }
    }

    @Test(arguments: Engine.all)
    func `leaves what is out standing until the next revision has gone the same way`(
        engine: Engine
    ) async throws {
        try await EditorialOffice.open(engine) { office in
            let article = try await office.begin().article.id
            try await office.bringOut(article)
            office.world.clock.advance(days: 1)
            _ = try await office.room.revise(
                article, to: office.manuscript("新的"), expecting: 1, by: office.author)
            #expect(try await office.room.edition(of: article)?.title == "保靖的椪柑")
            _ = try await office.room.submit(article, number: 2, by: office.author)
            #expect(try await office.room.edition(of: article)?.title == "保靖的椪柑")
            _ = try await office.room.review(article, number: 2, verdict: .approve, by: office.editor)
            _ = try await office.room.publish(article, number: 2, by: office.publisher)
            let edition = try #require(try await office.room.edition(of: article))
            #expect(edition.title == "新的")
            #expect(edition.firstPublishedAt.iso8601 == "2026-11-24T00:00:00Z")
            #expect(edition.updatedAt.iso8601 == "2026-11-25T00:00:00Z")
            await #expect(throws: AuthoringError.olderThanPublished(number: 2)) {
                try await office.room.publish(article, number: 1, by: office.publisher)
            }
            #expect(try await office.world.recorded(ArticlePublished.self).map(\.number) == [1, 2])
        }
    }

    @Test(arguments: Engine.all)
    func `can be undone, and done again`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let article = try await office.begin().article.id
            await #expect(throws: AuthoringError.notPublished(article)) {
                try await office.room.withdraw(article, because: "太早", by: office.publisher)
            }
            try await office.bringOut(article)
            await #expect(throws: AuthoringError.notAllowed(anyOf: [.publisher])) {
                try await office.room.withdraw(article, because: "我的", by: office.author)
            }
            await #expect(throws: AuthoringError.invalid(FieldProblem("reason", .required))) {
                try await office.room.withdraw(article, because: " ", by: office.publisher)
            }
            let back = try await office.room.withdraw(article, because: "价格有误", by: office.publisher)
            #expect(back.standing == nil)
            #expect(back.stage == .approved)
            #expect(try await office.room.edition(of: article) == nil)
            #expect(try await office.room.published().isEmpty)
            #expect(try await office.world.recorded(ArticleWithdrawn.self).map(\.reason) == ["价格有误"])

            office.world.clock.advance(days: 2)
            let again = try await office.room.publish(article, number: 1, by: office.publisher)
            #expect(again.standing?.number == 1)
            #expect(again.standing?.firstPublishedAt.iso8601 == "2026-11-24T00:00:00Z")
            #expect(try await office.world.recorded(ArticlePublished.self).map(\.number) == [1, 1])
            let history = try await office.room.history(of: article, by: office.publisher)
            #expect(history.releases.map(\.number) == [1, 1])
            #expect(history.withdrawals.map(\.release) == [history.releases[0].id])
        }
    }

    @Test(arguments: Engine.all)
    func `refuses a fact that lapsed after the approval`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            office.almanac.confirm(
                office.orange, "price", Localized(chinese: "¥28.00", english: "¥28.00"),
                expiresOn: Day("2026-11-24"))
            let article = try await office.begin().article.id
            _ = try await office.room.submit(article, number: 1, by: office.author)
            _ = try await office.room.review(article, number: 1, verdict: .approve, by: office.editor)
            office.world.clock.advance(days: 1)
            do {
                _ = try await office.room.publish(article, number: 1, by: office.publisher)
                Issue.record("it went out")
            } catch AuthoringError.notReady(let obstacles) {
                guard case .factUnconfirmed(let reference) = obstacles.first, obstacles.count == 1 else {
                    Issue.record("\(obstacles)")
                    return
                }
                #expect(reference.text == "{{fact:price}}")
            }
            #expect(try await office.world.recorded(ArticlePublished.self).isEmpty)
        }
    }
}
