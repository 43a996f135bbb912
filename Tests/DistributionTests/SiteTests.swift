import Channels
import Contracts
import Distribution
import TestKit
import Testing
import Values

@Suite struct `The site` {
    @Test(arguments: Engine.all) func `shows an article as soon as it is released, and tells so`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            try await news.release(.oranges())
            guard case .copy(let copy) = try await news.site.copies.find(Slug("baojing-oranges")!) else {
                Issue.record("no copy under its address")
                return
            }
            #expect(copy.edition == .oranges())
            let site = try await news.room.siteChannel()
            let standing = try await news.room.standing(of: ArticleID(1))
            #expect(standing.reach == .all)
            let publication = standing.places[0].publication
            #expect(publication.standing?.number == 1)
            let told = try await news.world.recorded(PublicationDelivered.self)
            #expect(told.map(\.publication) == [publication.id])
            #expect(told[0].channel == site)
            #expect(told[0].channelKind == "site")
            #expect(told[0].address == "https://terrace.example/articles/baojing-oranges")
            // Its links to shops are credited to this copy.
            let origin = Newsroom.seal.open(copy.referral)
            #expect(origin?.source == .copy)
            #expect(origin?.id == publication.id.raw)
            #expect(origin?.article == ArticleID(1))
            #expect(origin?.channel == site)
        }
    }

    @Test(arguments: Engine.all) func `takes a withdrawn article off and remembers that it was there`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            try await news.release(.oranges())
            try await news.withdraw(ArticleID(1))
            #expect(try await news.site.copies.find(Slug("baojing-oranges")!) == .gone)
            #expect(try await news.site.copies.page(limit: 10) == [])
            #expect(try await news.world.recorded(PublicationRecalled.self).map(\.article) == [ArticleID(1)])
            #expect(try await news.room.standing(of: ArticleID(1)).reach == .nowhere)
            #expect(try await news.site.copies.find(Slug("never-there")!) == .unknown)
        }
    }

    @Test(arguments: Engine.all) func `gives an article that comes back a new key and a new place in the feeds`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            try await news.release(.oranges())
            let first = try #require(try await news.site.copies.find(ArticleID(1)))
            try await news.withdraw(ArticleID(1))
            news.world.clock.advance(seconds: 60)
            try await news.release(.oranges(number: 2))
            let second = try #require(try await news.site.copies.find(ArticleID(1)))
            #expect(second.publication != first.publication)
            #expect(second.key != first.key)
            #expect(second.feedID != first.feedID)
        }
    }

    @Test(arguments: Engine.all) func `leads an old address to the new one`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            try await news.release(.oranges())
            try await news.release(.oranges(number: 2, slug: "oranges-of-baojing"))
            #expect(
                try await news.site.copies.find(Slug("baojing-oranges")!) == .moved(to: Slug("oranges-of-baojing")!))
        }
    }

    @Test(arguments: Engine.all) func `pages through copies newest first, by language and by product`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let start = Instant(iso8601: "2026-11-24T08:00:00+08:00")!
            for number in 1...5 {
                try await news.release(
                    .oranges(
                        Int64(number), slug: "story-\(number)", language: number == 3 ? .english : .chinese,
                        group: Int64(900 + number), at: start.adding(seconds: Int64(number))))
            }
            let first = try await news.site.copies.page(limit: 2)
            #expect(first.map { $0.edition.article.raw } == [5, 4])
            let cursor = SiteCursor(first[1].cursor.description)
            let second = try await news.site.copies.page(after: cursor, limit: 2)
            #expect(second.map { $0.edition.article.raw } == [3, 2])
            #expect(try await news.site.copies.page(language: .english, limit: 9).map { $0.edition.article.raw } == [3])
            #expect(try await news.site.copies.page(product: ProductID(50), limit: 9).count == 5)
            #expect(try await news.site.copies.page(product: ProductID(51), limit: 9) == [])
        }
    }

    @Test(arguments: Engine.all) func `never shows an older revision after a newer one`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            try await news.release(.oranges(number: 2, title: "新"))
            try await news.release(.oranges(number: 1, title: "旧"))
            #expect(try await news.site.copies.find(ArticleID(1))?.edition.title == "新")
            #expect(try await news.room.standing(of: ArticleID(1)).places[0].publication.standing?.number == 2)
        }
    }
}
