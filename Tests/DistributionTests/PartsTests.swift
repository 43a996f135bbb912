import Contracts
import Distribution
import Storage
import TestKit
import Testing
import Values

/// A newsletter part of whose letters went out without an answer: it stands, and nobody knows with whom.
@Suite struct `A copy of which parts are unconfirmed` {
    private static func mailing(
        _ engine: Engine, lose unconfirmed: Int, waiting: Int = 0,
        _ body: (Newsroom, ForeignMailing, ChannelID) async throws -> Void
    ) async throws {
        let mailing = ForeignMailing()
        try await Newsroom.on(engine, beside: [mailing]) { news in
            let channel = try await news.room.addChannel(
                NewChannel(kind: mailing.kind, name: "通讯", isAutomatic: true), by: Newsroom.publisher)
            mailing.lose(unconfirmed, waiting: waiting)
            try await news.release(.oranges())
            try await body(news, mailing, channel.id)
        }
    }

    @Test(arguments: Engine.all) func `stands, says so with cause and mend, and waits for a person`(
        engine: Engine
    ) async throws {
        try await Self.mailing(engine, lose: 2) { news, mailing, channel in
            let place = try #require(try await news.place(channel))
            #expect(place.delivery?.state == .unconfirmed && place.delivery?.isPartly == true)
            #expect(place.problem == DeliveryProblem(cause: .unknown, mend: .look, said: "2 letters"))
            #expect(place.publication.standing?.reference == "mailing1" && place.publication.standing?.number == 1)
            #expect(place.nextAt == nil && place.delivery?.readyAt == nil)
            #expect(try await news.room.standing(of: ArticleID(1)).reach == .some)
            #expect(try await news.room.figures().open.first { $0.channel == channel }?.state == .unconfirmed)
            await #expect(throws: DistributionError.outcomeUnknown(place.publication.id)) {
                try await news.room.retry(place.publication.id, by: Newsroom.publisher)
            }
            news.world.clock.advance(days: 3)
            try await news.restarted().work()
            #expect(try await news.place(channel) == place)
            #expect(mailing.settled.isEmpty)
            let told = try await news.world.recorded(PublicationDelivered.self)
            #expect(told.filter { $0.channel == channel }.count == 1)
        }
    }

    @Test(arguments: Engine.all) func `is published once a person says that they arrived`(engine: Engine) async throws {
        try await Self.mailing(engine, lose: 2) { news, mailing, channel in
            let publication = try #require(try await news.place(channel)).publication.id
            try await news.room.settle(
                publication, .stands(reference: nil, address: nil), by: Newsroom.publisher)
            try await news.room.work()
            let place = try #require(try await news.place(channel))
            #expect(mailing.settled == [true])
            #expect(place.delivery?.state == .published && place.problem == nil)
            #expect(try await news.room.standing(of: ArticleID(1)).reach == .all)
            let told = try await news.world.recorded(PublicationDelivered.self)
            #expect(told.filter { $0.channel == channel }.count == 1)
        }
    }

    @Test(arguments: Engine.all) func `is under way again when a person says that they are to be sent again`(
        engine: Engine
    ) async throws {
        try await Self.mailing(engine, lose: 1) { news, mailing, channel in
            let publication = try #require(try await news.place(channel)).publication.id
            try await news.room.settle(publication, .absent, by: Newsroom.publisher)
            try await news.room.work()
            #expect(mailing.settled == [false])
            #expect(try await news.place(channel)?.delivery?.state == .remotePending)
            mailing.lose(0)
            news.world.clock.advance(seconds: 21)
            try await news.room.work()
            #expect(try await news.place(channel)?.delivery?.state == .published)
        }
    }

    @Test(arguments: Engine.all) func `says so while other letters still wait for their turn`(
        engine: Engine
    ) async throws {
        try await Self.mailing(engine, lose: 1, waiting: 3) { news, mailing, channel in
            let place = try #require(try await news.place(channel))
            #expect(place.delivery?.needsPerson == true && place.delivery?.readyAt != nil)
            mailing.lose(1)
            news.world.clock.advance(seconds: 21)
            try await news.room.work()
            #expect(try await news.place(channel)?.delivery?.readyAt == nil)
        }
    }

    @Test(arguments: Engine.all) func `is looked at once more when it was being asked about while a person spoke`(
        engine: Engine
    ) async throws {
        try await Self.mailing(engine, lose: 1) { news, mailing, channel in
            let publication = try #require(try await news.place(channel)).publication.id
            let gate = Gate()
            mailing.hold(gate)
            let desk = news.room.desk
            try await news.world.store.write { transaction in try desk.lookAgain(at: publication, in: transaction) }
            async let work: Void = news.room.work()
            await gate.reached()
            // The answer that is on its way knows nothing of this yet.
            mailing.lose(0)
            try await news.world.store.write { transaction in try desk.lookAgain(at: publication, in: transaction) }
            gate.open()
            try await work
            #expect(try await news.place(channel)?.delivery?.state == .published)
        }
    }

    @Test(arguments: Engine.all) func `is still unconfirmed after a recall, which takes back nothing`(
        engine: Engine
    ) async throws {
        try await Self.mailing(engine, lose: 1) { news, mailing, channel in
            try await news.withdraw(ArticleID(1))
            let place = try #require(try await news.place(channel))
            #expect(place.delivery?.state == .unconfirmed && place.problem?.mend == .look)
            try await news.room.settle(
                place.publication.id, .stands(reference: nil, address: nil), by: Newsroom.publisher)
            try await news.room.work()
            let after = try #require(try await news.place(channel))
            #expect(after.delivery?.operation == .delete && after.delivery?.state == .rejected)
            #expect(after.problem?.cause == .unsupported)
        }
    }
}
