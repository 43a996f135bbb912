import Contracts
import Distribution
import TestKit
import Testing
import Values

@Suite struct `Publishing by hand` {
    @Test(arguments: Engine.all) func `goes out at the hour on the wall, not before`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel()
            try await news.release(.oranges())
            let morning = DueTime.at(WallTime("2026-11-25T07:30")!, zone: "Asia/Shanghai")
            try await news.room.publish(ArticleID(1), to: [channel], at: morning, by: Newsroom.publisher)
            // 08:00 in Shanghai now; a correction meanwhile does not let it out early.
            try await news.release(.oranges(number: 2, price: "¥26.00"))
            news.world.clock.advance(seconds: 23 * 3_600 + 1_799)
            try await news.room.work()
            #expect(news.remote.posts == [])
            #expect(try await news.place(channel)?.delivery?.state == .scheduled)
            news.world.clock.advance(seconds: 1)
            try await news.room.work()
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥26.00"])
        }
    }

    @Test(arguments: Engine.all) func `goes out when the clocks of a far zone say so`(engine: Engine) async throws {
        try await Newsroom.on(engine, zones: FarZone()) { news in
            let channel = try await news.foreignChannel()
            news.shelf.put(.oranges())
            let due = DueTime.at(try #require(WallTime("2026-11-24T09:00")), zone: "Far/Away")
            try await news.room.publish(ArticleID(1), to: [channel], at: due, by: Newsroom.publisher)
            news.world.clock.advance(seconds: 3 * 3_600 - 1)
            try await news.room.work()
            #expect(news.remote.posts == [])
            news.world.clock.advance(seconds: 1)
            try await news.room.work()
            #expect(news.remote.posts.count == 1)
        }
    }

    @Test(arguments: Engine.all) func `is for publishers and marketers`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel()
            news.shelf.put(.oranges())
            let author = Caller(member: MemberID(9), organization: OrganizationID(8), roles: [.author, .editor])
            let refusal = DistributionError.notAllowed(anyOf: [.publisher, .marketer, .admin])
            await #expect(throws: refusal) {
                try await news.room.publish(ArticleID(1), to: [channel], by: author)
            }
            await #expect(throws: refusal) { try await news.room.recall(ArticleID(1), by: author) }
            await #expect(throws: DistributionError.notAllowed(anyOf: [.publisher, .admin])) {
                try await news.room.switchOff(channel, reason: "试", by: author)
            }
            let marketer = Caller(member: MemberID(9), organization: OrganizationID(8), roles: [.marketer])
            try await news.room.publish(ArticleID(1), to: [channel], by: marketer)
            #expect(try await news.place(channel)?.publication.madeBy == MemberID(9))
        }
    }

    @Test(arguments: Engine.all) func `names what is wrong with a request and does nothing`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel()
            news.shelf.put(.oranges())
            func refusal(_ ids: [ChannelID], _ due: DueTime = .now, of article: Int64 = 1) async -> DistributionError? {
                await #expect(throws: DistributionError.self) {
                    try await news.room.publish(ArticleID(article), to: ids, at: due, by: Newsroom.publisher)
                }
            }
            #expect(await refusal([]) == .invalid(FieldProblem("channels", .required)))
            #expect(
                await refusal([channel, channel])
                    == .invalid(FieldProblem("channels", .malformed(expected: "each channel once"))))
            #expect(await refusal([ChannelID(404)]) == .noSuchChannel(ChannelID(404)))
            #expect(await refusal([channel], of: 2) == .notReleased(ArticleID(2)))
            let yesterday = WallTime("2026-11-23T08:00")!
            #expect(
                await refusal([channel], .at(yesterday, zone: "Asia/Shanghai"))
                    == .invalid(FieldProblem("when", .malformed(expected: "2026-11-24 08:00 – 2027-11-25 08:00"))))
            #expect(
                await refusal([channel], .at(yesterday, zone: "Mars/Olympus"))
                    == .invalid(FieldProblem("zone", .unknown("Mars/Olympus"))))
            #expect(try await news.room.standing(of: ArticleID(1)).places == [])
        }
    }

    @Test(arguments: Engine.all) func `retries only what failed`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.refuse(.content(field: "title", rule: "no brackets")))
            try await news.release(.oranges())
            let place = try #require(try await news.place(channel))
            #expect(place.delivery?.state == .rejected)
            #expect(
                place.problem
                    == DeliveryProblem(cause: .content, mend: .fixContent, field: "title", said: "title: no brackets"))
            let site = try #require(
                try await news.room.standing(of: ArticleID(1)).places.first { $0.channel.kind == .site })
            try await news.room.retry(place.publication.id, by: Newsroom.publisher)
            try await news.room.work()
            #expect(news.remote.posts.count == 1)
            await #expect(throws: DistributionError.nothingToRetry(site.publication.id)) {
                try await news.room.retry(site.publication.id, by: Newsroom.publisher)
            }
        }
    }

    @Test(arguments: Engine.all) func `finds out before sending what the channel would refuse`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel()
            let long = String(repeating: "橙", count: 61)
            news.shelf.put(.oranges(title: long))
            let preview = try await news.room.preview(ArticleID(1), on: channel)
            #expect(preview.problems.map(\.field) == ["title"])
            try await news.room.publish(ArticleID(1), to: [channel], by: Newsroom.publisher)
            try await news.room.work()
            #expect(news.remote.calls == [])
            let place = try #require(try await news.place(channel))
            #expect(place.problem?.cause == .content)
            #expect(place.problem?.field == "title")
            #expect(place.problem?.said == "title: at most 60 characters. Shorten the title")
            // A new revision is tried by itself.
            try await news.release(.oranges(number: 2, title: "短"))
            #expect(news.remote.texts == ["短 一箱五公斤，¥28.00"])
        }
    }

    @Test(arguments: Engine.all) func `can be called off while it waits`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel()
            news.shelf.put(.oranges())
            let later = DueTime.at(WallTime("2026-11-25T07:30")!, zone: "Asia/Shanghai")
            try await news.room.publish(ArticleID(1), to: [channel], at: later, by: Newsroom.publisher)
            let place = try #require(try await news.place(channel))
            try await news.room.cancel(place.publication.id, by: Newsroom.publisher)
            news.world.clock.advance(days: 2)
            try await news.room.work()
            #expect(news.remote.calls == [])
            #expect(try await news.place(channel)?.publication.end?.cause == .cancelled)
            await #expect(throws: DistributionError.nothingToCancel(place.publication.id)) {
                try await news.room.cancel(place.publication.id, by: Newsroom.publisher)
            }
        }
    }

    @Test(arguments: Engine.all) func `says of a channel that takes nothing back that it stays there`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(
            engine, .atMostOnce,
            adapting: {
                $0.deletes = false
                $0.updates = false
            }
        ) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            try await news.release(.oranges())
            await #expect(throws: DistributionError.cannotRecall(channel)) {
                try await news.room.recall(ArticleID(1), from: [channel], by: Newsroom.publisher)
            }
            try await news.release(.oranges(number: 2, price: "¥26.00"))
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥28.00"])
            try await news.withdraw(ArticleID(1))
            let place = try #require(try await news.place(channel))
            #expect(place.delivery?.state == .rejected)
            #expect(place.problem?.cause == .unsupported)
            #expect(place.publication.standing?.number == 1)
            #expect(news.remote.posts.count == 1)
        }
    }

    @Test(arguments: Engine.all) func `again after a recall is a new publication with a new key`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel()
            news.shelf.put(.oranges())
            try await news.room.publish(ArticleID(1), to: [channel], by: Newsroom.publisher)
            try await news.room.work()
            let first = try #require(try await news.place(channel)?.publication)
            try await news.room.recall(ArticleID(1), from: [channel], by: Newsroom.publisher)
            try await news.room.work()
            #expect(news.remote.posts == [])
            try await news.room.publish(ArticleID(1), to: [channel], by: Newsroom.publisher)
            try await news.room.work()
            let second = try #require(try await news.place(channel)?.publication)
            #expect(second.id != first.id)
            #expect(second.key != first.key)
            #expect(news.remote.posts.map(\.key) == [second.key.description])
        }
    }

    @Test(arguments: Engine.all) func `puts an article that somebody removed over there back under a new key`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .locateThenCreate) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            try await news.release(.oranges())
            _ = try await news.remote.delete(reference: "post1", key: "")
            try await news.release(.oranges(number: 2, price: "¥26.00"))
            let place = try #require(try await news.place(channel))
            #expect(place.publication.end?.cause == .gone)
            #expect(place.problem?.mend == .publishAgain)
            try await news.room.publish(ArticleID(1), to: [channel], by: Newsroom.publisher)
            try await news.room.work()
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥26.00"])
            #expect(try await news.place(channel)?.publication.key != place.publication.key)
        }
    }
}

/// Two hours behind Shanghai.
private struct FarZone: CivilZones {
    func instant(of time: WallTime, in zone: String) -> Instant? {
        zone == "Far/Away" ? ShanghaiZone().instant(of: time, in: ShanghaiZone.name)?.adding(seconds: 7_200) : nil
    }
}
