import Contracts
import Distribution
import EventLog
import Storage
import TestKit
import Testing
import Values

@Suite struct `What comes back` {
    @Test(arguments: Engine.all) func `is kept once, shown newest first, and forgotten when it is taken back`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            try await news.release(.oranges())
            let publication = try #require(try await news.place(channel)).publication.id
            let at = news.world.clock.now()
            func returned(_ kind: Returned.Kind, _ remote: String, _ text: String = "") -> Returned {
                Returned(
                    channel: channel, publication: publication, kind: kind, remote: remote, actor: "@anna@example.org",
                    text: text, at: at)
            }
            let desk = news.room.desk
            try await desk.take(returned(.reply, "r1", "好甜！"))
            try await desk.take(returned(.reply, "r1", "真的好甜！"))
            try await desk.take(returned(.like, "l1"))
            try await desk.take(returned(.boost, "b1"))
            // Of a publication that is not this channel's, or whose name is endless, nothing is kept.
            try await desk.take(
                Returned(channel: channel, publication: PublicationID(5), kind: .like, remote: "x", actor: "a", at: at))
            try await desk.take(returned(.like, String(repeating: "x", count: 2_001)))
            var items = try await news.room.returned(to: ArticleID(1), limit: 10, by: Newsroom.publisher)
            #expect(items.map(\.kind) == [.boost, .like, .reply])
            #expect(items.last?.person == ReturnedItem.Person(actor: "@anna@example.org", text: "真的好甜！"))
            let page = try await news.room.returned(to: ArticleID(1), limit: 2, by: Newsroom.publisher)
            let rest = try await news.room.returned(
                to: ArticleID(1), before: page.last?.id, limit: 2, by: Newsroom.publisher)
            #expect(page + rest == items)

            try await desk.takeBack(channel, remote: "l1")
            items = try await news.room.returned(to: ArticleID(1), limit: 10, by: Newsroom.publisher)
            #expect(items.map(\.kind) == [.boost, .reply])
            let people = try await news.world.store.read { transaction in
                try transaction.value("SELECT count(*) FROM distribution_returned_person", as: Int.self)
            }
            #expect(people == 2)
            #expect(try await news.room.echoes(of: ArticleID(1))[publication]?.counted == [.reply: 1, .boost: 1])
        }
    }

    @Test(arguments: Engine.all) func `counts those who went on to a shop, copy by copy`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            try await news.release(.oranges())
            let publication = try #require(try await news.place(channel)).publication.id
            let room = news.room
            let outbox = news.world.outbox
            let origins = [
                ReferralOrigin(
                    source: .copy, id: publication.raw, article: ArticleID(1), channel: channel,
                    mintedAt: news.world.clock.now()),
                ReferralOrigin(
                    source: .impression, id: publication.raw, article: ArticleID(1), channel: channel,
                    mintedAt: news.world.clock.now()),
            ]
            try await news.world.store.write { transaction in
                for origin in origins + [origins[0]] {
                    try outbox.record(LinkFollowed(origin: origin, listing: ListingID(4)), in: transaction)
                }
            }
            try await news.world.pump([
                Consumer("distribution", hears: .reader) { event, transaction in
                    try room.hearReaders(event, in: transaction)
                }
            ]).drain()
            #expect(try await room.echoes(of: ArticleID(1))[publication]?.clicks == 2)
        }
    }

    @Test(arguments: Engine.all) func `is asked for often at first and seldom later`(engine: Engine) async throws {
        var account: ForeignAccount?
        try await Newsroom.on(
            engine,
            adapting: {
                $0.metrics = CopyMetrics(views: 1_200, likes: 30)
                account = $0.account
            }
        ) { news in
            let account = try #require(account)
            let channel = try await news.foreignChannel(isAutomatic: true)
            try await news.release(.oranges())
            let publication = try #require(try await news.place(channel)).publication.id
            var asked: [Int] = []
            // Minute by minute for two hours, then hour by hour to the fourth day.
            for minute in 1...120 {
                news.world.clock.advance(seconds: 60)
                try await news.room.askNumbers()
                if account.calls.count > asked.count { asked.append(minute) }
            }
            #expect(asked == [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 120])
            #expect(try await news.room.echoes(of: ArticleID(1))[publication]?.told?.numbers.views == 1_200)
            for _ in 0..<94 {
                news.world.clock.advance(seconds: 3_600)
                try await news.room.askNumbers()
            }
            #expect(account.calls.count == 13 + 46 + 2)
            try await news.room.recall(ArticleID(1), by: Newsroom.publisher)
            try await news.room.work()
            news.world.clock.advance(days: 3)
            try await news.room.askNumbers()
            #expect(account.calls.count == 13 + 46 + 2)
        }
    }
}
