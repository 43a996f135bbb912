import Authoring
import Contracts
import TestKit
import Testing
import Values

@Suite struct `Lists of articles` {
    @Test(arguments: Engine.all)
    func `show each member what they may see, page by page`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            var articles: [ArticleID] = []
            for name in ["a", "b", "c"] { articles.append(try await office.begin(name).article.id) }
            let other = try await office.begin("d", by: office.otherAuthor).article.id

            let first = try await office.room.ownArticles(limit: 2, by: office.author)
            #expect(first.map(\.article.id) == [articles[2], articles[1]])
            let second = try await office.room.ownArticles(
                before: first.last?.article.id, limit: 2, by: office.author)
            #expect(second.map(\.article.id) == [articles[0]])
            #expect(
                try await office.room.allArticles(by: office.editor).map(\.article.id) == [other]
                    + articles.reversed())
            #expect(
                try await office.room.allArticles(before: other, limit: 1, by: office.editor).map(
                    \.article.id) == [articles[2]])
            await #expect(throws: AuthoringError.notAllowed(anyOf: [.editor, .publisher, .auditor])) {
                try await office.room.allArticles(by: office.author)
            }
        }
    }

    @Test(arguments: Engine.all)
    func `tell where each article stands`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            var articles: [ArticleID] = []
            for name in ["draft", "waiting", "back", "approved", "out", "out-and-new"] {
                articles.append(try await office.begin(name).article.id)
            }
            for article in articles[1...3] {
                _ = try await office.room.submit(article, number: 1, by: office.author)
            }
            _ = try await office.room.review(
                articles[2], number: 1, verdict: .needsChanges(reasons: ["短"]), by: office.editor)
            _ = try await office.room.review(articles[3], number: 1, verdict: .approve, by: office.editor)
            for article in articles[4...5] { try await office.bringOut(article) }
            _ = try await office.room.revise(
                articles[5], to: office.manuscript("新"), expecting: 1, by: office.author)
            let lines = try await office.room.ownArticles(by: office.author)
            #expect(
                lines.map { "\($0.article.slug) \($0.stage.rawValue) \($0.published ?? 0) \($0.title)" } == [
                    "out-and-new draft 1 新", "out published 1 保靖的椪柑", "approved approved 0 保靖的椪柑",
                    "back needs_changes 0 保靖的椪柑", "waiting waiting 0 保靖的椪柑", "draft draft 0 保靖的椪柑",
                ])
        }
    }

    @Test(arguments: Engine.all)
    func `let the longest waiting come first`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            var articles: [ArticleID] = []
            for name in ["a", "b", "c"] { articles.append(try await office.begin(name).article.id) }
            for index in [2, 0, 1] {
                _ = try await office.room.submit(articles[index], number: 1, by: office.author)
            }
            let first = try await office.room.waiting(limit: 2, by: office.editor)
            #expect(first.map(\.line.article.id) == [articles[2], articles[0]])
            let rest = try await office.room.waiting(
                after: first.last?.submission, limit: 2, by: office.editor)
            #expect(rest.map(\.line.article.id) == [articles[1]])
            await #expect(throws: AuthoringError.notAllowed(anyOf: [.editor])) {
                try await office.room.waiting(by: office.author)
            }
        }
    }

    @Test(arguments: Engine.all)
    func `show publishers what was approved, until it is out`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            var articles: [ArticleID] = []
            for name in ["a", "b", "c"] { articles.append(try await office.begin(name).article.id) }
            for index in [1, 0] {
                _ = try await office.room.submit(articles[index], number: 1, by: office.author)
                _ = try await office.room.review(
                    articles[index], number: 1, verdict: .approve, by: office.editor)
            }
            // What was approved stays approved although its author goes on writing.
            _ = try await office.room.revise(
                articles[1], to: office.manuscript("新"), expecting: 1, by: office.author)
            let ready = try await office.room.ready(limit: 1, by: office.publisher)
            #expect(ready.map(\.line.article.id) == [articles[1]])
            #expect(ready.map(\.line.approved) == [1])
            let rest = try await office.room.ready(after: ready.last?.approval, by: office.publisher)
            #expect(rest.map(\.line.article.id) == [articles[0]])
            _ = try await office.room.publish(articles[1], number: 1, by: office.publisher)
            #expect(try await office.room.ready(by: office.publisher).map(\.line.article.id) == [articles[0]])
            await #expect(throws: AuthoringError.notAllowed(anyOf: [.publisher])) {
                try await office.room.ready(by: office.editor)
            }
        }
    }

    @Test(arguments: Engine.all)
    func `show everybody what is published, about a product or in a language`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            office.almanac.confirm(office.sugar, "price", Localized(chinese: "¥15.00", english: "¥15.00"))
            let oranges = try await office.begin("oranges").article
            let english = try await office.begin("oranges-en", language: .english, group: oranges.group)
                .article
            let sugar = try await office.begin(
                "sugar",
                Manuscript(title: "糖 {{fact:price}}", summary: "甜", body: "糖", products: [office.sugar])
            ).article
            _ = try await office.begin("unseen")
            for article in [oranges, english, sugar] { try await office.bringOut(article.id) }
            // What is still being written is nobody's business.
            _ = try await office.room.revise(
                sugar.id, to: office.manuscript("秘密"), expecting: 1, by: office.author)
            let all = try await office.room.published()
            #expect(all.map(\.article.slug.description) == ["sugar", "oranges-en", "oranges"])
            #expect(all.map(\.title) == ["糖 ¥15.00", "保靖的椪柑", "保靖的椪柑"])
            #expect(all.map(\.products) == [[office.sugar], [office.orange], [office.orange]])
            let rest = try await office.room.published(before: all[0].standing.firstRelease, limit: 1)
            #expect(rest.map(\.article.slug.description) == ["oranges-en"])
            #expect(try await office.room.published(about: office.sugar).map(\.article.id) == [sugar.id])
            #expect(
                try await office.room.published(about: office.orange, in: .chinese).map(\.article.id) == [
                    oranges.id
                ])
            let found = try #require(try await office.room.find(Slug("oranges")!))
            #expect(found.article == oranges)
            #expect(found.standing?.number == 1)
            #expect(try await office.room.find(Slug("unseen")!)?.standing == nil)
            #expect(try await office.room.find(Slug("nothing")!) == nil)
        }
    }
}
